"""Where the points of a row stand in running text: "0.5 0.5" between a title and an explanation, or "0.5" alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from parindex.vietnamese.normal import fold

_NUMBER = r"(?:0|[1-9]\d{0,2})(?:[.,]\d{1,4})?"
_GROUPS = re.compile(rf"(?<![\w.,/%–-])(?<!\d )({_NUMBER}(?: {_NUMBER})*)(?![\w%/]|[.,:]\d)")
_STACKED = re.compile(rf"^({_NUMBER})\n+({_NUMBER})$", re.M)
SURE, UNSURE, UNLIKELY = 0.3, 0.5, 1.0
"""Doubts: up to SURE it counts as a points cell of its own; above UNSURE it is marked uncertain."""
LOOK_BACK = 12
_COUNTING = re.compile(
    r"\b(tu|do|so|nam|quy|thang|ngay|khoang|co|duoc|trong|gan|hon|lan|thu|muc|dieu|khoan|cap|va|den|toi|da|ty|le)$"
)
"""Words after which a number counts, dates or names something."""


@dataclass(frozen=True, slots=True)
class PointsCells:
    """The numbers of one row's points cells, where they stand in the text, and what it costs to believe so."""

    numbers: tuple[str, ...]
    start: int
    end: int
    doubt: float


class PointsFinder:
    """Finds points cells in the text of one report: `columns` numbers stand side by side where all are filled in."""

    def __init__(self, text: str, columns: int) -> None:
        self._columns = columns
        self._decimal_claims = False
        pairs = [cells for cells in self.find(text) if cells.doubt == 0 and len(cells.numbers) > 1]
        decimals = sum(not cells.numbers[1].isdigit() for cells in pairs)
        self._decimal_claims = decimals * 5 > len(pairs) * 4
        breaks = [index for index, letter in enumerate(text) if letter == "\n"]
        sure, likely = [0] * (len(breaks) + 1), [0] * (len(breaks) + 1)
        for cells in self.find(text):
            line = bisect_right(breaks, cells.start - 1)
            likely[line] |= cells.doubt < UNLIKELY
            sure[line] |= cells.doubt <= SURE and len(cells.numbers) == min(2, columns)
        self._sure, self._likely = [0, *accumulate(sure)], [0, *accumulate(likely)]

    def sure_between(self, line: int, later: int) -> int:
        """How many rows' points stand beyond doubt from a line to before a later one."""
        return self._sure[later] - self._sure[line]

    def likely_between(self, line: int, later: int) -> int:
        """How many places there may be points."""
        return self._likely[later] - self._likely[line]

    def find(self, text: str) -> Iterator[PointsCells]:
        """Every place in `text` that may hold the points of a row, in order."""
        for match in _STACKED.finditer(text):
            yield PointsCells(match.groups()[: self._columns], match.start(), match.end(), 0.1)
        for match in _GROUPS.finditer(text):
            numbers = match[1].split(" ")[: self._columns]
            for count in range(len(numbers), 0, -1):
                start, end = match.start(), match.start() + len(" ".join(numbers[:count]))
                if count == 1:
                    doubt = self._doubt_of_one(text, start, end)
                else:
                    doubt = self._doubt_of_several(numbers[:count], text[end : end + 2])
                yield PointsCells(tuple(numbers[:count]), start, end, doubt)

    def _doubt_of_several(self, numbers: list[str], after: str) -> float:
        """Claims seldom pass the maximum; a whole number before a small letter may count something instead."""
        maximum, claimed = (Decimal(number.replace(",", ".")) for number in numbers[:2])
        doubt = 0.0 if claimed <= maximum else 0.7 if claimed <= 2 * maximum else 1.0
        if after[1:].islower() and numbers[1].isdigit():
            doubt += 1.0 if self._decimal_claims else 0.5
        return doubt + 0.2 * (self._columns - len(numbers))

    def _doubt_of_one(self, text: str, start: int, end: int) -> float:
        """A number alone is the maximum where a line or a title ends with it, and no word before it counts by it."""
        before = text[max(0, start - LOOK_BACK) : start].rpartition("\n")[2].rstrip()
        after = text[end : end + 2]
        doubt = 0.0 if self._columns == 1 else 0.3
        if _COUNTING.search(fold(before)):
            doubt += 1.0
        if not after.strip(" ") or after[0] == "\n":
            return doubt + 0.1 * bool(before)
        if after[0] != " " or after[1].islower():
            return doubt + 1.2
        return doubt + (0.6 if after[1].isdigit() else 0.3)
