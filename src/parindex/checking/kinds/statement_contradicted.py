"""One row admits what another claims in full."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import NONE_OCCURRED
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report, ticks
from parindex.checking.subjects import EVENTS, ON_TIME, SUBJECTS
from parindex.checking.wording import admission, bare, below_whole, late_cases, shares, telling
from parindex.checking.words import Stretch, Words
from parindex.editions.sheet import Row
from parindex.rules.points import points_text
from parindex.vietnamese.grammar import Count

KIND: Final = "statement-contradicted"
BUCKET: Final = "contradicted"

Run = tuple[str, str, str]

ALIKE = 0.6
"""The part of a title's telling words, four at least, from which a clause is about the same."""


RARE = 2
"""A run of three words that no more titles than this have names a subject by itself."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row admits or counts: its words, and what they are about."""

    row: Row
    clause: Stretch
    telling: frozenset[str]
    subjects: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    runs: frozenset[Run] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row claims in full: what its title is about, and the events that it says did not occur."""

    row: Row
    telling: frozenset[str]
    subjects: frozenset[str]
    denied: frozenset[str]
    runs: frozenset[Run]


def find(report: Report) -> Iterator[Finding]:
    seen = Counter(run for row in report.leaves for run in runs(row.title))
    rare = frozenset(run for run, titles in seen.items() if titles <= RARE)
    statements = [statement for row in report.leaves for statement in _statements(report, row)]
    for claim in _claims(report, rare) if statements else ():
        for statement in statements:
            if statement.row is not claim.row and (about := _shared(claim, statement)):
                yield _finding(report, claim.row, statement, about)
                break


def _statements(report: Report, row: Row) -> Iterator[Statement]:
    words = report.words(row)
    found = admission(words)
    clause = found.clause if found and found.grave else late_cases(words)
    if clause:
        text = words.quote(clause)
        subjects = _named(SUBJECTS, words, clause) or _named(SUBJECTS, report.title(row))
        yield Statement(row, clause, telling(text), subjects, runs=runs(text))
    for each in words.clauses:
        counted = any(isinstance(token, Count) and token.value > 0 for token in words.within(each))
        if counted and each.polarity == "stated" and (events := _named(EVENTS, words, each)):
            yield Statement(row, each, telling(each.text), events=events)


def _claims(report: Report, rare: frozenset[Run]) -> Iterator[Claim]:
    for row in report.leaves:
        words = report.words(row)
        if not report.claims_in_full(row) or report.surveyed(row) or _tempered(words):
            continue
        subjects, denied = _named(SUBJECTS, report.title(row)), frozenset[str]()
        if none := NONE_OCCURRED.find(words):
            subjects |= _named(SUBJECTS, words)
            denied = _named(EVENTS, words, words.clause_of(none))
        yield Claim(row, telling(row.title), subjects, denied, runs(row.title) & rare)


def _named(names: Mapping[str, Phrases], words: Words, within: Stretch | None = None) -> frozenset[str]:
    return frozenset(name for name, phrases in names.items() if phrases.find(words, within))


def _shared(claim: Claim, statement: Statement) -> str | None:
    """What a row claims and the other denies; sisters must share more than a subject, and only they an event."""
    sisters = claim.row.parent == statement.row.parent
    shared = claim.telling & statement.telling
    alike = len(shared) >= 4 and len(shared) >= ALIKE * len(claim.telling)
    if sisters and (denied := claim.denied & statement.events):
        return min(denied)
    subjects = claim.subjects & statement.subjects
    if subjects and (not sisters or ON_TIME in subjects or alike):
        return min(subjects)
    if alike or (not sisters and claim.runs & statement.runs):
        return f"“{claim.row.title}”"
    return None


def runs(text: str) -> frozenset[Run]:
    """Every run of three words of a text that has at least two telling ones."""
    words, tell = bare(text), telling(text)
    trios = zip(words, words[1:], words[2:], strict=False)
    return frozenset(trio for trio in trios if sum(word in tell for word in trio) >= 2)


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
