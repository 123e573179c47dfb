"""An explanation that only says its title again, or what another row says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Final

from parindex.checking.finding import Finding, Severity
from parindex.checking.lexicon import NONE_OCCURRED
from parindex.checking.report import Report
from parindex.checking.wording import admission, bare, telling
from parindex.checking.words import Words
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import DocumentNumber, Ratio

KIND: Final = "explanation-repeated"
BUCKET: Final = "unproved"

STAFF = telling("cán bộ, công chức, viên chức")
"""Who does it, which every explanation may add."""

WORTH_ASKING = 8
"""Words in a row from which two equal passages are no accident."""

MOST = Fraction(7, 10)
"""The part of an explanation that is copied when the rest adds little."""

FITS = 3
"""Syllables that another title alone has, by which words are taken for an answer to it."""

UNITS = telling("hồ sơ, TTHC, văn bản, dữ liệu, thông tin")
"""What many a title counts."""

SHARE = re.compile(r"\d[\d.,]*(?:/\d[\d.,]*|%)")

Passage = tuple[str, ...]


def find(report: Report) -> Iterator[Finding]:
    told: dict[str, Passage] = {}
    for row in report.leaves:
        if not row.claimed or not report.says_something(row) or report.surveyed(row):
            continue
        if restates_title(report, row):
            yield Finding(
                KIND,
                "warning",
                row.id,
                "Giải trình chỉ nhắc lại tên tiêu chí; đề nghị nêu kết quả cụ thể: số liệu, ngày, văn bản.",
                evidence=report.words(row).text.strip(),
                expected="kết quả thực hiện của tiêu chí",
            )
        elif NONE_OCCURRED.find(report.words(row)) is None or _whole_shares(report, row):
            told[row.id] = _said(report.words(row))
    yield from _short_alike(report, told)
    copied = list(_copied(report, told))
    yield from copied
    asked = {finding.criterion for finding in copied}
    yield from _figures_of_another(report, {row: said for row, said in told.items() if row not in asked})


def restates_title(report: Report, row: Row) -> bool:
    """Whether an explanation has most of its title's words and no other that says anything."""
    words = report.words(row)
    if words.tokens or admission(words):
        return False
    said, title = telling(words.text), telling(row.title)
    return len(title) >= 3 and said - STAFF <= title and 10 * len(said & title) >= 7 * len(title)


def _said(words: Words) -> Passage:
    """The words of an explanation, each document with its date as one: citing the same plan copies nothing."""
    text, start = "", 0
    for token in words.tokens:
        if isinstance(token, DocumentNumber) and token.start >= start:
            end = max(token.end, token.date.end if token.date else 0)
            text += words.text[start : token.start] + "".join(words.text[token.start : end].split())
            start = end
    return tuple(bare(text + words.text[start:]))


def _short_alike(report: Report, told: dict[str, Passage]) -> Iterator[Finding]:
    """Rows of the same few words, a figure among them: a note, for it may be by chance."""
    first: dict[Passage, str] = {}
    for row, said in told.items():
        other = first.setdefault(said, row)
        if other != row and len(said) < WORTH_ASKING and any(word[0].isdigit() for word in said):
            yield _finding(report, row, other, "note")


def _copied(report: Report, told: dict[str, Passage]) -> Iterator[Finding]:
    """Of two rows that are equal, or share most of one's words with a share in them, the one whose title they fit less.

    Where they fit both alike, it is the one that says no more than that, or the later.
    """
    holders: dict[Passage, list[str]] = {}
    for row, said in reversed(told.items()):
        for passage in dict.fromkeys(_passages(said)):
            holders.setdefault(passage, []).append(row)
    found: dict[str, str] = {}
    for one, other in dict.fromkeys(pair for rows in holders.values() for pair in permutations(rows, 2)):
        passage = _longest_shared(told[one], frozenset(_passages(told[other])))
        most = len(passage) >= MOST * len(told[one]) and any(map(SHARE.fullmatch, passage))
        if most or told[one] == told[other]:
            strange = _fit(report, one, passage) <= _fit(report, other, passage)
            copy, source = (one, other) if strange else (other, one)
            if source not in found:
                found.setdefault(copy, source)
    for row, other in found.items():
        yield _finding(report, row, other, "warning")


def _figures_of_another(report: Report, told: Mapping[str, Passage]) -> Iterator[Finding]:
    """Rows of one criterion with the same share, where one's words fit what the other's title alone asks: a note."""
    for one, other in permutations(told, 2):
        here, there = report.rows[one], report.rows[other]
        if here.parent != there.parent or not (_whole_shares(report, here) & _whole_shares(report, there)):
            continue
        said, mine, theirs = telling(report.words(here).text), telling(here.title), telling(there.title)
        if not said & (mine - theirs) - UNITS and len(said & (theirs - mine)) >= FITS:
            yield _finding(report, one, other, "note")


def _whole_shares(report: Report, row: Row) -> set[tuple[Decimal, Decimal]]:
    return {(token.part, token.whole) for token in report.words(row).tokens if isinstance(token, Ratio)}


def _passages(said: Passage) -> Sequence[Passage]:
    return [said[start : start + WORTH_ASKING] for start in range(len(said) - WORTH_ASKING + 1)]


def _longest_shared(said: Passage, passages: frozenset[Passage]) -> Passage:
    """The longest run of words of which every passage is among some."""
    best, start = (0, 0), 0
    for place, passage in enumerate(_passages(said)):
        if passage not in passages:
            start = place + 1
        elif place - start >= best[1] - best[0] - WORTH_ASKING:
            best = start, place + WORTH_ASKING
    return said[slice(*best)]


def _fit(report: Report, row: str, passage: Passage) -> Fraction:
    """The part of a title's telling words that a passage has."""
    title = telling(report.rows[row].title)
    return Fraction(len(title.intersection(passage)), len(title) or 1)


def _finding(report: Report, row: str, other: str, severity: Severity) -> Finding:
    source = report.rows[other]
    return Finding(
        KIND,
        severity,
        row,
        f"Giải trình dùng lại nguyên văn nội dung của mục {source.label or source.id} “{source.title}”; đề nghị nêu "
        "kết quả, số liệu riêng của tiêu chí này.",
        evidence=report.words(report.rows[row]).text.strip(),
        expected="số liệu riêng của tiêu chí",
    )
