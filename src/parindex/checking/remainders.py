"""Figures of one sentence that contradict each other: what is left, missing, solved or given back."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from parindex.checking.partitions import parts_of_a_whole
from parindex.checking.sentences import ALLOWED, NUMERALS, TOTAL, Disagreement, Sentence, number, same_thing, sentences
from parindex.vietnamese.grammar import Count, Period, Ratio
from parindex.vietnamese.normal import fold

# Words before or behind a figure, without tones.
LESS: Final = re.compile(r"\b(?:giam(?: duoc)?|thieu|it hon|hut|con(?: lai| thieu)?|chua [a-z]+(?: [a-z]+)?)\s*$")
LEFT_OVER: Final = re.compile(r"\s*(?:chua|dang|con)\b")
BEYOND: Final = re.compile(r"\b(?:tang(?: them)?|vuot(?: hon)?|nhieu hon|thua)\s*$")
PRESENT: Final = re.compile(r"\b(?:hien(?: nay)?(?: xa| don vi)? co|co mat|bo tri(?: duoc)?)\s*$")
SOLVED: Final = re.compile(r"\b(?:giai quyet|tra loi|xu ly)(?: duoc| xong)?\s*$")
RECEIVED_BACK: Final = re.compile(r"\b(?:thu ve|thu duoc|thu|nhan lai)\s*$")
FOUND: Final = re.compile(r"\b(?:phat hien|neu(?: ra)?|ghi nhan|chi ra|tiep nhan|nhan duoc|co)\s*$")
SETTLED: Final = re.compile(r"\b(?:khac phuc|giai quyet|xu ly|tra loi|sua)\b")
CARRIED_OVER: Final = re.compile(r"ky truoc|nam truoc|chuyen sang|ton cu")
NOT_ALL: Final = re.compile(
    r"(?:truoc|dung|qua|tre|som) (?:thoi )?han|truc tuyen|tra lai|tu choi|ky truoc|nam truoc|ton cu"
)
"""Words of more than one state, or of cases from before, so that no plain subtraction holds."""
SPELT_OUT: Final = re.compile(r"(\d+)\s*\(([a-z]+)\)")


def disagreements(explanation: str) -> Iterator[Disagreement]:
    """Every pair of figures of an explanation that contradict each other, at most one of each way a sentence."""
    for sentence in sentences(explanation):
        for rule in RULES:
            if found := rule(sentence):
                yield found


def _remainder(sentence: Sentence) -> Disagreement | None:
    """22/33 người, giảm 10 người: the ratio leaves 11."""
    ratios = [token for token in sentence.tokens if isinstance(token, Ratio)]
    if len(ratios) != 1:
        return None
    ratio = ratios[0]
    after = [token for token in sentence.tokens if token.start > ratio.start]
    same = [token for token in after if isinstance(token, Count) and same_thing(token, ratio)]
    if len(same) != 1 or any(isinstance(token, Period) for token in after):
        return None
    count = same[0]
    less = sentence.led_by(LESS, count, ratio.end) or LEFT_OVER.match(sentence.plain, count.end)
    more = sentence.led_by(BEYOND, count, ratio.end)
    gap = ratio.whole - ratio.part if less else ratio.part - ratio.whole if more else Decimal(0)
    if gap <= 0 or count.value == gap:
        return None
    says = f"{number(ratio.part)}/{number(ratio.whole)} thì chênh lệch là {number(gap)}, nhưng phần sau ghi "
    return Disagreement(sentence.text[ratio.start : count.end], says + number(count.value), number(gap))


def _shortage(sentence: Sentence) -> Disagreement | None:
    """Giao 33 người, hiện có 22 người, thiếu 10 người: 11 are missing; tiếp nhận 90, giải quyết 80, còn 20: 10 are.

    The number allowed may also come last: "có 12 người, giảm 03 người so với định mức 14 người".
    """
    counts = sentence.counts
    for whole, part, rest in zip(counts, counts[1:], counts[2:], strict=False):
        gap = whole.value - part.value
        left = sentence.led_by(LESS, rest, part.end) or LEFT_OVER.match(sentence.plain, rest.end)
        around = sentence.plain[whole.start : rest.end + 20]
        staff = sentence.led_by(ALLOWED, whole) and sentence.led_by(PRESENT, part)
        cases = sentence.led_by(TOTAL, whole) and sentence.led_by(SOLVED, part) and not NOT_ALL.search(around)
        money = all(fold(each.noun).endswith("dong") for each in (whole, part, rest))
        same = same_thing(part, rest) and (staff or same_thing(whole, part))
        if left and same and (staff or cases or money) and gap > 0 and rest.value != gap:
            says = f"{number(whole.value)} trừ {number(part.value)} là {number(gap)}, nhưng phần sau ghi "
            words = sentence.text[whole.start : rest.end]
            return Disagreement(words, says + number(rest.value), number(gap))
        less = sentence.led_by(LESS, part, whole.end) and sentence.led_by(ALLOWED, rest, part.end)
        if less and same_thing(whole, part) and 0 < (gap := rest.value - whole.value) != part.value:
            says = f"{number(rest.value)} trừ {number(whole.value)} là {number(gap)}, nhưng ở đây ghi "
            words = sentence.text[whole.start : rest.end]
            return Disagreement(words, says + number(part.value), number(gap))
    return None


def _all_of_fewer(sentence: Sentence) -> Disagreement | None:
    """Nêu 09 thiếu sót, đã khắc phục 8/8 thiếu sót: all of eight are not all nine."""
    for count, ratio in pairwise(sentence.tokens):
        if not (isinstance(count, Count) and isinstance(ratio, Ratio)) or not count.noun:
            continue
        between = sentence.plain[count.end : ratio.start]
        fewer = ratio.part == ratio.whole < count.value and (count.noun == ratio.noun or not ratio.noun)
        if fewer and FOUND.search(sentence.plain[: count.start]) and SETTLED.search(between) and "thuoc" not in between:
            says = f"đầu câu ghi {number(count.value)} {count.noun}, phần sau lại tính trên {number(ratio.whole)}"
            return Disagreement(sentence.text[count.start : ratio.end], says, f"tính trên {number(count.value)}")
    return None


def _whole(sentence: Sentence) -> Disagreement | None:
    """Có 15 kiến nghị, đã giải quyết 14/16 kiến nghị: no ratio is taken of more than there are."""
    count: Count | None = None
    for token in sentence.tokens:
        if (
            isinstance(token, Ratio)
            and count
            and same_thing(count, token)
            and token.part != count.value < token.whole
            and sentence.led_by(TOTAL, count)
            and not sentence.led_by(TOTAL, token)
            and (count.noun == token.noun or ";" not in sentence.text[count.end : token.start])
        ):
            says = f"đầu câu ghi {number(count.value)} {count.noun}, phần sau lại tính trên {number(token.whole)}"
            words = sentence.text[count.start : token.end]
            return Disagreement(words, says, f"tính trên {number(count.value)}")
        if isinstance(token, Count | Period):
            count = token if isinstance(token, Count) else None
    return None


PERSONS_AND_CASES: Final = ("can bo", "cong chuc", "nguoi", "ho so", "tthc", "thu tuc", "thon", "van ban", "kien nghi")
"""What cannot be more than all there is; of tasks and meetings more than planned may be done."""


def _part_beyond_whole(sentence: Sentence) -> Disagreement | None:
    """1500/1478 hồ sơ."""
    for token in sentence.tokens:
        if isinstance(token, Ratio) and token.part > token.whole and fold(token.noun).startswith(PERSONS_AND_CASES):
            figures = f"{number(token.part)} lớn hơn tổng số {number(token.whole)}"
            return Disagreement(token.text, figures, f"không quá {number(token.whole)}")
    return None


def _solved_beyond_received(sentence: Sentence) -> Disagreement | None:
    """Tiếp nhận 15 ý kiến, giải quyết 18 ý kiến."""
    counts = sentence.counts
    if len(counts) != 2 or CARRIED_OVER.search(sentence.plain) or not same_thing(*counts):
        return None
    received, solved = counts
    if solved.value > received.value and sentence.led_by(TOTAL, received) and sentence.led_by(SOLVED, solved):
        return Disagreement(
            sentence.text[received.start : solved.end],
            f"số giải quyết {number(solved.value)} lớn hơn số tiếp nhận {number(received.value)}",
            f"không quá {number(received.value)}, hoặc nêu số kỳ trước chuyển sang",
        )
    return None


def _returned_beyond_given(sentence: Sentence) -> Disagreement | None:
    """Phát 120 phiếu, thu về 125 phiếu."""
    for given, returned in pairwise(sentence.counts):
        if returned.value > given.value and same_thing(given, returned) and sentence.led_by(RECEIVED_BACK, returned):
            words = sentence.text[given.start : returned.end]
            return Disagreement(words, "số thu về lớn hơn số phát ra", f"không quá {number(given.value)}")
    return None


def _spelt_out(sentence: Sentence) -> Disagreement | None:
    """05 (bốn) cuộc: figure and word differ."""
    for count in sentence.counts:
        spelt = SPELT_OUT.match(sentence.plain, count.start)
        if spelt and NUMERALS.get(spelt[2], count.value) != count.value:
            words = sentence.text[spelt.start() : spelt.end()]
            return Disagreement(words, "số và chữ không khớp nhau", "số và chữ như nhau")
    return None


RULES: Final = (
    _remainder,
    _shortage,
    _all_of_fewer,
    _whole,
    _part_beyond_whole,
    _solved_beyond_received,
    _returned_beyond_given,
    parts_of_a_whole,
    _spelt_out,
)
