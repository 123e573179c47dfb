"""Figures of one explanation that cannot all be right: remainders, wholes and parts that do not fit together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from parindex.vietnamese.clauses import split
from parindex.vietnamese.grammar import Count, Period, Ratio, Token, scan
from parindex.vietnamese.normal import fold, nfc, plain

LESS: Final = re.compile(r"(?:giam(?: duoc)?|thieu|it hon|hut|con(?: lai)?|chua \w+(?: \w+)?)\s*$")
"""What stands before a count of what a ratio leaves over, without tones."""
BEYOND: Final = re.compile(r"(?:tang(?: them)?|vuot(?: hon)?|nhieu hon|thua)\s*$")
TOTAL: Final = re.compile(r"(?:tong so|tong cong|tiep nhan|co|gom|nhan duoc|phat sinh)(?: la)?\s*:?\s*$")
AMONG: Final = re.compile(r"trong do|gom|bao gom|cu the")
EXCLUSIVE: Final = (
    ("truc tuyen", "truc tiep", "buu chinh"),
    ("truoc han", "dung han", "qua han", "tre han", "dang giai quyet", "dang xu ly", "tra lai", "tu choi"),
    ("da giai quyet", "dang giai quyet", "chua giai quyet"),
    ("da hoan thanh", "dang thuc hien", "chua hoan thanh", "chua thuc hien"),
)
"""Parts of which nothing can be two at once, so that together they cannot exceed their whole."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words that cannot all be right, what they say, and what would fit."""

    evidence: str
    says: str
    expected: str


def disagreements(explanation: str) -> Iterator[Disagreement]:
    """Every pair of figures of an explanation that contradict each other."""
    text = nfc(explanation)
    for start, end in _sentences(text):
        tokens = [token for token in scan(text) if start <= token.start < end]
        yield from _remainders(text, tokens)
        yield from _wholes(text, tokens)
        yield from _parts(text, tokens)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for clause in split(text):
        if text[clause.end : clause.end + 1] in (".", "\n"):
            yield start, clause.end
            start = clause.end
    yield start, len(text)


def _remainders(text: str, tokens: Sequence[Token]) -> Iterator[Disagreement]:
    """ "22/33 người, giảm 10 người": the ratio leaves 11."""
    ratios = [token for token in tokens if isinstance(token, Ratio)]
    if len(ratios) != 1:
        return
    ratio = ratios[0]
    after = [token for token in tokens if token.start > ratio.start]
    rest = [token for token in after if isinstance(token, Count) and _same(token, ratio)]
    if any(isinstance(token, Period) for token in after):
        return
    less = [count for count in rest if LESS.search(plain(text[ratio.end : count.start]))]
    more = [count for count in rest if BEYOND.search(plain(text[ratio.end : count.start]))]
    if ratio.part < ratio.whole and len(less) == 1 and len(rest) == 1:
        gap, count = ratio.whole - ratio.part, less[0]
    elif ratio.part > ratio.whole and len(more) == 1 and len(rest) == 1:
        gap, count = ratio.part - ratio.whole, more[0]
    else:
        return
    if count.value != gap:
        figures = f"{number(ratio.part)}/{number(ratio.whole)}"
        yield Disagreement(
            text[ratio.start : count.end],
            f"{figures} thì chênh lệch là {number(gap)}, nhưng phần sau ghi {number(count.value)}",
            number(gap),
        )


def _wholes(text: str, tokens: Sequence[Token]) -> Iterator[Disagreement]:
    """ "Có 15 kiến nghị, đã giải quyết 14/16 kiến nghị": no ratio is taken of more than there are."""
    for count, ratio in _pairs(tokens):
        between = [token for token in tokens if count.start < token.start < ratio.start]
        if (
            count.value < ratio.whole
            and count.value != ratio.part
            and _same(count, ratio)
            and not any(isinstance(token, Period) for token in between)
            and TOTAL.search(plain(text[: count.start]))
        ):
            yield Disagreement(
                text[count.start : ratio.end],
                f"đầu câu ghi {number(count.value)} {count.noun}, phần sau lại tính trên {number(ratio.whole)}",
                f"{number(ratio.part)}/{number(count.value)}",
            )


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[Count, Ratio]]:
    """Each ratio with the count that stands last before it."""
    count: Count | None = None
    for token in tokens:
        if isinstance(token, Ratio) and count:
            yield count, token
        if isinstance(token, Count):
            count = token


def _parts(text: str, tokens: Sequence[Token]) -> Iterator[Disagreement]:
    """ "100 hồ sơ, trong đó trực tuyến 60, trực tiếp 50": parts that exclude each other exceed their whole."""
    counts = [token for token in tokens if isinstance(token, Count)]
    if len(counts) < 2:
        return
    whole, parts = counts[0], counts[1:]
    among = AMONG.search(plain(text), whole.end, parts[0].start)
    if among is None:
        return
    end = text.find(".", parts[-1].end) if "." in text[parts[-1].end :] else len(text)
    words = [fold(text[left:right]) for left, right in _stretches(among.end(), parts, end)]
    for group in EXCLUSIVE:
        named = [part for part, around in zip(parts, words, strict=True) if any(sign in around for sign in group)]
        summed = sum((part.value for part in named), Decimal(0))
        if len(named) > 1 and len(named) == len(parts) and summed > whole.value:
            yield Disagreement(
                text[whole.start : parts[-1].end],
                f"các phần cộng lại là {number(summed)}, lớn hơn tổng số {number(whole.value)}",
                f"tổng các phần không quá {number(whole.value)}",
            )
            return
    for part in parts:
        if part.value > whole.value and _same(part, whole):
            yield Disagreement(
                text[whole.start : part.end],
                f"phần “{part.text}” lớn hơn tổng số {number(whole.value)}",
                f"không quá {number(whole.value)}",
            )


def _stretches(start: int, parts: Sequence[Count], end: int) -> Iterator[tuple[int, int]]:
    """The words around each part: from the mark after the part before to the mark after it."""
    bounds = [start, *(part.end for part in parts[:-1])]
    nexts = [*(part.start for part in parts[1:]), end]
    return zip(bounds, nexts, strict=True)


def _same(left: Count | Ratio, right: Count | Ratio) -> bool:
    """Whether two figures count the same thing: their first words agree, or one of them names none."""
    first, second = fold(left.noun).split()[:2], fold(right.noun).split()[:2]
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] and (shorter > 0 or isinstance(left, Count))


def number(value: Decimal) -> str:
    """A figure as officials print it: a decimal comma, no trailing zeros."""
    return f"{value.normalize():f}".replace(".", ",")
