"""The sentences of an explanation with their figures, and what figures that cannot all be right say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from parindex.vietnamese.clauses import split
from parindex.vietnamese.grammar import Count, Ratio, Token, scan
from parindex.vietnamese.normal import fold, nfc, plain

# Words before or behind a figure, without tones.
TOTAL: Final = re.compile(r"\b(?:tong so|tong cong|tiep nhan|co|gom|nhan duoc|phat sinh)(?: la)?\s*:?\s*$")
ALLOWED: Final = re.compile(
    r"\b(?:giao|dinh muc|bien che|chi tieu|quy dinh|du toan|ke hoach)(?: dat ra| de ra)?"
    r"(?: nam \d{4})?(?: la)?\s*:?\s*$"
)
REST: Final = re.compile(
    r"con lai|\bso con\b|\bkhac\b|chu yeu|nhat la|it nhat|\bmot so\b|\bv\.v"
    r"|\.\.\.|…|\bnhu\b|vi du|tieu bieu|noi bat|rieng"
)
"""Words of a list that does not name all."""
TOGETHER: Final = re.compile(r"\bca hai\b|\bvua\b|\bdong thoi\b|\btrung nhau\b")
"""Words of what is counted in two parts at once."""
TIMES: Final = re.compile(r"\s*[x×*]\s*\d")
GOES_ON: Final = re.compile(r"\s*(?:phan loai|trong do|cu the|gom|bao gom)\b")
"""How a sentence begins that takes apart the number of the one before."""
WORDS: Final = "một hai ba bốn năm sáu bảy tám chín mười"
NUMERALS: Final = {plain(name): value for value, name in enumerate(WORDS.split(), 1)}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words that cannot all be right, what they say, and what would fit."""

    evidence: str
    says: str
    expected: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in a composed text, with its tokens."""

    text: str
    plain: str
    end: int
    tokens: tuple[Token, ...]

    @property
    def counts(self) -> list[Count]:
        """The counts of the sentence in order."""
        return [token for token in self.tokens if isinstance(token, Count)]

    def led_by(self, lead: re.Pattern[str], token: Token, start: int = 0) -> bool:
        """Whether such words stand right before a token."""
        return lead.search(self.plain[max(start, token.start - 60) : token.start]) is not None


def sentences(explanation: str) -> Iterator[Sentence]:
    """The sentences of an explanation, each with the tokens that start in it."""
    text = nfc(explanation)
    bare = plain(text)
    tokens, start = scan(text), 0
    ends = [
        clause.end
        for clause in split(text)
        if text[clause.end : clause.end + 1] in (".", "\n") and not GOES_ON.match(bare, clause.end + 1)
    ]
    for end in (*ends, len(text)):
        yield Sentence(text, bare, end, tuple(token for token in tokens if start <= token.start < end))
        start = end


def same_thing(left: Count | Ratio, right: Count | Ratio) -> bool:
    """Whether two figures count the same thing: their first words agree, or a count names none."""
    first, second = fold(left.noun).split()[:2], fold(right.noun).split()[:2]
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def number(value: Decimal) -> str:
    """A figure as officials print it: a decimal comma, no trailing zeros."""
    return f"{value.normalize():f}".replace(".", ",")
