"""Numbers that almost add up: parts that miss their whole by little, and a rest that is nearly what is left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from parindex.checking.sentences import REST, TIMES, TOGETHER, Disagreement, Sentence, number, sentences
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Period, Ratio, Token
from parindex.vietnamese.normal import fold

OPENS: Final = re.compile(r":|\(|\bgom\b|\btrong do\b|\bphan loai\b|\bcu the\b|\bchia\b")
"""What a list of parts surely begins with."""
BREAKS: Final = re.compile(r";|\.(?=\s)")
ATTRIBUTES: Final = re.compile(r"\bnu\b|dang vien|dan toc|\btuoi\b|chung chi")
DEGREES: Final = re.compile(r"dai hoc|cao dang|trung cap|thac si|cao hoc")
"""Of which each person is told the highest, though some may be left out."""
MISSING: Final = re.compile(r"\b(?:thieu|khuyet)\s*$")
"""What one person may be at once with another such thing, so that parts need not add up."""
LEFT: Final = re.compile(r"\b(?:con|con lai|khuyet|thieu|cham|tre|qua han|chua [a-z]+|tru)\s*$")
LEFT_BEHIND: Final = re.compile(r"\s*(?:[a-z]+\s){0,3}?(?:chua|khong|cham|con|khac|tre|qua han)\b")
NOUNS: Final = (
    {"tthc", "thu"},
    {"nguoi", "can", "cong", "dong", "cbcc", "vi"},
    {"kien", "y"},
)
"""First syllables of nouns that stand for one another."""
FEW: Final = Decimal(10)
"""Below this a rest is believed to be one only where words say so."""
NEAR: Final = Decimal("0.12")
"""By what part of a whole its parts may miss it and still be meant to make it up."""


@dataclass(frozen=True, slots=True)
class Miss:
    """What does not add up; `sure` where the words say that it should."""

    found: Disagreement
    sure: bool


def near_misses(explanation: str) -> Iterator[Miss]:
    """Every list that misses its whole, and every rest that misses what is left, by little."""
    for sentence in sentences(explanation):
        yield from _parts(sentence)
        yield from _rests(sentence)


def _parts(sentence: Sentence) -> Iterator[Miss]:
    for whole in sentence.tokens:
        value = _whole_of(whole)
        if value is None or value < 4 or value % 1 or not isinstance(whole, Count | Ratio) or _is_year(whole):
            continue
        parts = _run(sentence, whole, value)
        values = [part.value for part in parts]
        if len(parts) < 2 or any(sum(values[i:j]) == value for i, j in combinations(range(len(values) + 1), 2)):
            continue
        words = sentence.plain[whole.start : parts[-1].end + 40]
        total = sum(values, Decimal(0))
        if not _is_near(total, value) or any(signs.search(words) for signs in (REST, ATTRIBUTES, TOGETHER)):
            continue
        if DEGREES.search(words) and total < value:
            continue
        alike = all(_alike(whole.noun, part.noun) for part in parts)
        opened = OPENS.search(sentence.plain[whole.end : parts[0].start]) is not None
        if opened or (alike and total > value):  # without a list's mark some parts may be left out
            says = f"các phần cộng lại là {number(total)}, khác với {number(value)}"
            quoted = sentence.text[whole.start : parts[-1].end]
            sure = alike and opened and not DEGREES.search(words)
            yield Miss(Disagreement(quoted, says, f"các phần cộng lại bằng {number(value)}"), sure)
            return


def _is_year(token: Count | Ratio) -> bool:
    return isinstance(token, Count) and not token.noun and 1990 <= token.value <= 2100


def _whole_of(token: Token) -> Decimal | None:
    if isinstance(token, Ratio):
        return token.whole if token.part == token.whole else None
    return token.value if isinstance(token, Count) else None


def _run(sentence: Sentence, whole: Token, value: Decimal) -> list[Count]:
    """The smaller counts right behind a whole, up to another kind of figure, a larger one, or the next statement."""
    run: list[Count] = []
    figures = [each for each in sentence.tokens if not isinstance(each, Date | Period | DocumentNumber)]
    for before, token in pairwise([whole, *(each for each in figures if each.start > whole.start)]):
        between = sentence.plain[before.end : token.start]
        if not isinstance(token, Count) or token.value >= value or fold(token.noun).startswith("diem"):
            break
        if sentence.led_by(MISSING, token, before.end) or TIMES.match(sentence.plain, token.end):
            break
        if len(run) > 1 and BREAKS.search(between) and not BREAKS.search(sentence.plain[run[0].end : run[1].start]):
            break
        run.append(token)
    return run


def _is_near(one: Decimal, other: Decimal) -> bool:
    return 0 < abs(one - other) <= max(Decimal(2) if other >= FEW else Decimal(1), other * NEAR)


def _rests(sentence: Sentence) -> Iterator[Miss]:
    """2.193/2.346 hồ sơ nộp trực tuyến, 163 hồ sơ nộp giấy: 153 are left."""
    for ratio in sentence.tokens:
        if not isinstance(ratio, Ratio) or not 0 < ratio.part < ratio.whole:
            continue
        gap = ratio.whole - ratio.part
        behind = [each for each in sentence.tokens if isinstance(each, Count) and each.start > ratio.start]
        if any(count.value == gap for count in behind):
            continue
        for count in behind:
            said = sentence.led_by(LEFT, count, ratio.end) or LEFT_BEHIND.match(sentence.plain, count.end)
            if _alike(ratio.noun, count.noun) and count.noun and _is_near(count.value, gap) and (said or gap >= FEW):
                says = f"{number(ratio.part)}/{number(ratio.whole)} thì còn {number(gap)}, nhưng phần sau ghi "
                quoted = sentence.text[ratio.start : count.end]
                yield Miss(Disagreement(quoted, says + number(count.value), number(gap)), bool(said))
                break


def _alike(one: str, other: str) -> bool:
    """Whether two nouns may count one thing, by their first syllables or as names of one; a missing one fits all."""
    first, second = (fold(noun).split()[:1] for noun in (one, other))
    if not first or not second or first == second:
        return True
    return any(first[0] in nouns and second[0] in nouns for nouns in NOUNS)
