"""One row admits what another claims in full."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import FEWER_IS_BETTER, LACKING, NONE_OCCURRED
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report, ticks
from parindex.checking.subjects import EVENTS, LATE_DOSSIERS, OPPOSITES, SUBJECTS, named, terms
from parindex.checking.wording import admission, admissions, bare, below_whole, late_cases, shares, telling
from parindex.checking.words import Span, Stretch, Words, read
from parindex.editions.sheet import Row
from parindex.rules.points import points_text
from parindex.vietnamese.grammar import Count

KIND: Final = "statement-contradicted"
BUCKET: Final = "contradicted"

ON_TIME = Phrases("đúng hạn", "đúng thời hạn")
NAMELESS = frozenset(bare("tự trừ điểm chưa còn về bị năm nay một số phần nơi cập nhật hoạt động"))
"""Folded words with which a lack names nothing of its own."""

RARE = 2
"""A term that no more titles than this hold names a subject by itself."""

LESS = 1000
"""How much less than a term a single word weighs: it only chooses between titles that fit alike."""

FIT = Fraction(2, 3)
"""From what weight a lack is about what a title asks; a term that n other titles hold weighs 1/n."""

TOLD = Fraction(3, 2)
"""From what weight an explanation speaks of a lack; a term that n explanations hold weighs 1/n."""

IN_BRACKETS = re.compile(r"\([^)]{40,}\)")
"""A long aside of a title, which asks for nothing of its own."""

TOLD_APART = Fraction(3)
"""The same where the titles name no subject in common."""

DEEDS: tuple[tuple[tuple[str, ...], Phrases], ...] = (
    (
        ("ban hành", "xây dựng"),
        Phrases("ban hành | xây dựng | chưa có | không có | sửa | sửa đổi | cập nhật | điều chỉnh"),
    ),
    (
        ("công khai", "niêm yết", "cung cấp", "đăng"),
        Phrases("công khai | niêm yết | đăng | cung cấp | cập nhật | hiển thị | truy cập | hoạt động | chuyên mục"),
    ),
    (("triển khai",), Phrases("triển khai | phổ biến | tuyên truyền")),
    (("tự kiểm tra", "rà soát"), Phrases("kiểm tra | rà soát")),
    (("có từ",), Phrases("tổ chức | đối thoại được | cuộc")),
    (("mức độ xử lý", "xử lý"), Phrases("xử lý | giải quyết | trả lời | khắc phục | thực hiện")),
)
"""How a title may open, and the words without which a lack says nothing against it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row admits or counts: its words, what they speak of, and the events they count."""

    row: Row
    clause: Stretch
    terms: frozenset[str]
    telling: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Titles:
    """What each leaf's title speaks of, and how many titles speak of it."""

    terms: Mapping[str, frozenset[str]]
    counted: Mapping[str, int]

    @classmethod
    def of(cls, report: Report) -> "Titles":
        """Those of a report."""
        found = {row.id: terms(read(IN_BRACKETS.sub("", row.title))) for row in report.leaves}
        return cls(found, Counter(term for held in found.values() for term in held))


def find(report: Report) -> Iterator[Finding]:
    titles = Titles.of(report)
    told: set[str] = set()
    for row in report.leaves:
        statements = [(each, _claimed) for each in _lacks(report, row)]
        events = [(each, _denied) for each in _events(report, row)]
        for statement, match in (*statements, *events, *((each, _opposed) for each in _contraries(report, row))):
            against = match(report, statement, titles)
            if against and against.id not in told and (match is _opposed or _in_full(report, against)):
                told.add(against.id)
                yield _finding(report, against, statement)


def _lacks(report: Report, row: Row) -> Iterator[Statement]:
    """What a row admits; where its words name nothing, they speak of its title."""
    words = report.words(row)
    for found in admissions(words) if row.claimed is not None and not report.surveyed(row) else ():
        if found.grave:
            clause = _with_its_subject(words, found.clause)
            without = LACKING.find_all(words, clause)
            lacking = {word for span in without for word in bare(words.quote(span))}
            idle = lacking | NAMELESS | telling(row.title)
            tells = telling(words.quote(clause))
            own = [word for word in tells - idle if word.isalpha()]
            speaks = terms(words, clause)
            yield Statement(row, clause, speaks if len(own) > 1 else speaks | terms(report.title(row)), tells)


def _with_its_subject(words: Words, clause: Stretch) -> Stretch:
    """A clause that begins with "nhưng", with the one before it that names what it speaks of."""
    if not words.lower.startswith(("nhưng ", "mà "), clause.start):
        return clause
    before = [each for each in words.clauses if each.end <= clause.start]
    return Span(before[-1].start, clause.end) if before else clause


def _events(report: Report, row: Row) -> Iterator[Statement]:
    """What a row counts of events that another may deny."""
    words = report.words(row)
    if (late := late_cases(words)) and LATE_DOSSIERS in named(EVENTS, words, late):
        yield Statement(row, late, terms(words, late), events=frozenset({LATE_DOSSIERS}))
    for clause in words.clauses:
        counted = any(isinstance(token, Count) and token.value > 0 for token in words.within(clause))
        if counted and clause.polarity == "stated" and (events := named(EVENTS, words, clause) - {LATE_DOSSIERS}):
            yield Statement(row, clause, terms(words, clause) | terms(report.title(row)), events=events)


def _contraries(report: Report, row: Row) -> Iterator[Statement]:
    """What a row says that another may say the contrary of, unless it denies it itself."""
    words = report.words(row)
    for stated, denied, _ in OPPOSITES:
        span = stated.find(words)
        if span and not denied.find(words) and not NONE_OCCURRED.find(words, words.clause_of(span)):
            yield Statement(row, words.clause_of(span), frozenset())


def _opposed(report: Report, statement: Statement, titles: Titles) -> Row | None:
    """The first full claim that says the contrary."""
    words = report.words(statement.row)
    for stated, denied, asked in OPPOSITES:
        for row in report.leaves if stated.find(words, statement.clause) else ():
            contrary = asked.find(report.title(row)) and denied.find(report.words(row))
            if row is not statement.row and contrary and report.claims_in_full(row):
                return row
    return None


def _claimed(report: Report, statement: Statement, titles: Titles) -> Row | None:
    """The one row whose title asks for what is said to lack: by two terms at least, the rarer the weightier.

    A sister asks something else of the same subject, unless the words fit her title better than their own; nor do the
    words of a row that claims in full fit another, where they fit its own title as well.
    """
    return _by_title(report, statement, titles) or _by_own_words(report, statement, titles)


def _by_own_words(report: Report, statement: Statement, titles: Titles) -> Row | None:
    """The row of the same subject whose explanation, and hardly another's, speaks of what is said to lack, by terms
    that no title holds."""
    subjects = _subjects(report, statement.row, statement.clause)
    speaks = statement.terms - titles.counted.keys()
    if not speaks:
        return None
    said = {row.id: terms(report.words(row)) for row in report.leaves if row is not statement.row}
    holders = Counter(term for held in said.values() for term in held & speaks)
    best: tuple[Fraction, Row] | None = None
    for row in report.leaves:
        if row is statement.row or not _in_full(report, row) or not _of_its_deed(report, row, statement):
            continue
        if row.parent == statement.row.parent and not _is_field(report, row.parent):
            continue  # sisters ask for different things of one subject
        enough = TOLD if subjects & named(SUBJECTS, report.title(row)) else TOLD_APART
        fit = sum((Fraction(1, holders[term]) for term in said[row.id] & speaks), Fraction())
        if fit >= enough and (best is None or fit > best[0]):
            best = fit, row
    return best[1] if best else None


def _is_field(report: Report, name: str | None) -> bool:
    """Whether a row is a field: it stands right under a part of the report, or under nothing."""
    above = report.rows.get(report.rows[name].parent or "") if name in report.rows else None
    return above is None or above.parent is None


def _subjects(report: Report, row: Row, clause: Stretch) -> frozenset[str]:
    """What a row's title and a clause of its words are about."""
    return named(SUBJECTS, report.title(row)) | named(SUBJECTS, report.words(row), clause)


def _by_title(report: Report, statement: Statement, titles: Titles) -> Row | None:
    """The row whose title asks for it."""
    own = titles.terms[statement.row.id]
    at_home = len(statement.terms & own)
    weight = {term: Fraction(1, max(titles.counted.get(term, 0) - (term in own), 1)) for term in statement.terms}
    best: tuple[Fraction, Row] | None = None
    for row in report.leaves:
        shared = statement.terms & titles.terms[row.id]
        fit = sum((weight[term] for term in shared), Fraction())
        if row is statement.row or report.surveyed(row) or fit < FIT or not _of_its_deed(report, row, statement):
            continue
        strict = row.parent == statement.row.parent or report.claims_in_full(statement.row)
        said = terms(report.words(row)) & statement.terms
        if len(shared | said) < 2 or (strict and len(shared) <= at_home):
            continue
        fit += sum((weight[term] for term in said - shared), Fraction()) / 2
        fit += Fraction(len(statement.telling & telling(row.title)), LESS)
        if best is None or fit > best[0]:
            best = fit, row
    return best[1] if best else None


def _of_its_deed(report: Report, row: Row, statement: Statement) -> bool:
    """Whether the lack is of the deed that a title opens with, where it opens with one that lacks can miss."""
    title = report.title(row).lower
    deeds = [phrases for openings, phrases in DEEDS if title.startswith(openings)]
    return all(phrases.find(report.words(statement.row), statement.clause) for phrases in deeds)


def _denied(report: Report, statement: Statement, titles: Titles) -> Row | None:
    """The first full claim that a counted event did not occur: a sister's, or one about the same."""
    for row in report.leaves:
        words = report.words(row)
        none = NONE_OCCURRED.find(words)
        denied = named(EVENTS, words, words.clause_of(none)) if none else frozenset[str]()
        if "hồ sơ" in report.title(row).lower and ON_TIME.find(report.title(row)):
            denied |= {LATE_DOSSIERS}
        if row is statement.row or not denied & statement.events or not _in_full(report, row):
            continue
        rare = any(titles.counted[term] <= RARE for term in statement.terms & titles.terms[row.id])
        if row.parent == statement.row.parent or LATE_DOSSIERS in statement.events or rare:
            return row
    return None


def _in_full(report: Report, row: Row) -> bool:
    """Whether a row claims all its points, and its own words do not say already that not all is done."""
    words = report.words(row)
    lower = (share for share in shares(words) if below_whole(share))
    tempered = admission(words) is not None or any(
        not FEWER_IS_BETTER.find(words, words.clause_of(share)) for share in lower
    )
    return report.claims_in_full(row) and not report.surveyed(row) and not tempered


def _finding(report: Report, row: Row, statement: Statement) -> Finding:
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
        f"Tự chấm đủ {points_text(ticks(row.claimed))} điểm, trong khi mục {other.label or other.id} nêu: "
        f"“{quoted}”; đề nghị làm rõ hai nội dung này.",
        evidence=report.words(row).text.strip() or None,
        expected=f"thống nhất với mục {other.label or other.id}: “{quoted}”",
        at_risk=given_up,
        inferred=True,
    )
