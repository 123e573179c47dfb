"""One row admits what another claims in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import NONE_OCCURRED
from parindex.checking.report import Report, ticks
from parindex.checking.subjects import ON_TIME, SUBJECTS
from parindex.checking.wording import admission, below_whole, late_cases, shares, telling
from parindex.checking.words import Stretch, Words
from parindex.editions.sheet import Row
from parindex.rules.points import points_text

KIND: Final = "statement-contradicted"
BUCKET: Final = "contradicted"

ALIKE = 0.6
"""The part of a title's telling words from which a clause is about the same."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row admits: its words, and the subjects that they are about."""

    row: Row
    clause: Stretch
    subjects: frozenset[str]


def find(report: Report) -> Iterator[Finding]:
    admitted = [statement for row in report.leaves if (statement := _admits(report, row))]
    for row in report.leaves:
        if not report.claims_in_full(row) or report.surveyed(row) or _tempered(report.words(row)):
            continue
        for statement in admitted:
            if statement.row is not row and (about := _shared(report, row, statement)):
                yield _finding(report, row, statement, about)
                break


def _admits(report: Report, row: Row) -> Statement | None:
    words = report.words(row)
    found = admission(words)
    clause = found.clause if found and found.grave else late_cases(words)
    if clause is None:
        return None
    named = _subjects(words, clause)
    return Statement(row, clause, named or _subjects(report.title(row)))


def _subjects(words: Words, within: Stretch | None = None) -> frozenset[str]:
    return frozenset(name for name, phrases in SUBJECTS.items() if phrases.find(words, within))


def _shared(report: Report, row: Row, statement: Statement) -> str | None:
    """The subject that a row claims in full and the statement denies; sisters share more than a subject."""
    admitted = report.words(statement.row)
    alike = likeness(row.title, admitted.quote(statement.clause))
    subjects = statement.subjects & _subjects(report.title(row))
    if NONE_OCCURRED.find(report.words(row)):
        subjects |= statement.subjects & _subjects(report.words(row))
    sisters = row.parent == statement.row.parent
    if subjects and (not sisters or ON_TIME in subjects or alike >= ALIKE):
        return min(subjects)
    return f"“{row.title}”" if alike >= ALIKE else None


def likeness(title: str, clause: str) -> float:
    """The part of a title's telling words that a clause has too; nothing when they are fewer than four."""
    asked, said = telling(title), telling(clause)
    shared = asked & said
    return len(shared) / len(asked) if len(shared) >= 4 else 0.0


def _tempered(words: Words) -> bool:
    """Whether a row's own words already say that not all is done; then another kind speaks."""
    return admission(words) is not None or any(map(below_whole, shares(words)))


def _finding(report: Report, row: Row, statement: Statement, subject: str) -> Finding:
    """The row claims in full what the other admits; at risk is the part that the other row itself gives up."""
    other = statement.row
    quoted = report.words(other).quote(statement.clause)
    given_up = 0
    if other.maximum and other.claimed is not None and other.claimed < other.maximum:
        given_up = ticks(row.claimed) - ticks(row.claimed) * ticks(other.claimed) // ticks(other.maximum)
    return Finding(
        KIND,
        "warning",
        row.id,
        f"Tự chấm đủ {points_text(ticks(row.claimed))} điểm, trong khi mục {other.label or other.id} nêu về {subject}: "
        f"“{quoted}”; đề nghị làm rõ hai nội dung này.",
        evidence=report.words(row).text.strip() or None,
        expected=f"thống nhất với mục {other.label or other.id}: “{quoted}”",
        at_risk=given_up,
        inferred=True,
    )
