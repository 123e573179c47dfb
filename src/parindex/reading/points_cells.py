"""Where the points of a row stand in running text: "0.5 0.5" between a title and an explanation, or "0.5" alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"(?:0|[1-9]\d{0,2})(?:[.,]\d{1,4})?"
_GROUPS = re.compile(rf"(?<![\w.,/%–-])(?<!\d )({_NUMBER}(?: {_NUMBER})*)(?![\w%/]|[.,:]\d)")
_STACKED = re.compile(rf"^({_NUMBER})\n+({_NUMBER})$", re.M)
SURE, UNSURE = 0.3, 0.5
"""Doubts: up to SURE it counts as a points cell of its own; from UNSURE on it is marked uncertain."""


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
        sure = [cells for cells in self.find(text) if cells.doubt == 0 and len(cells.numbers) > 1]
        decimals = sum(not cells.numbers[1].isdigit() for cells in sure)
        self._decimal_claims = decimals * 5 > len(sure) * 4
        self._text = text

    def find(self, text: str) -> Iterator[PointsCells]:
        """Every place in `text` that may hold the points of a row, in order."""
        for match in _STACKED.finditer(text):
            yield PointsCells(match.groups()[: self._columns], match.start(), match.end(), 0.1)
        for match in _GROUPS.finditer(text):
            numbers = match[1].split(" ")[: self._columns]
            for count in range(len(numbers), 0, -1):
                start, end = match.start(), match.start() + len(" ".join(numbers[:count]))
                doubt = self._doubt(text, numbers[:count], start, end)
                yield PointsCells(tuple(numbers[:count]), start, end, doubt)

    def counts_by_line(self, lines: int) -> list[int]:
        """How many rows' points each line holds beyond doubt."""
        breaks = [index for index, letter in enumerate(self._text) if letter == "\n"]
        counts = [0] * lines
        for cells in self.find(self._text):
            if cells.doubt <= SURE and len(cells.numbers) == min(2, self._columns):
                counts[bisect_right(breaks, cells.start - 1)] = 1
        return counts

    def _doubt(self, text: str, numbers: list[str], start: int, end: int) -> float:
        after = text[end : end + 2]
        at_end = not after.strip(" ") or after[0] == "\n"
        small = after[1:2].islower()
        if len(numbers) == 1:
            alone = at_end and (start == 0 or text[start - 1] == "\n")
            if self._columns == 1:
                return 0.0 if at_end else 0.4 if not small else 1.5
            return 0.3 + 0.1 * (not alone) if at_end else 1.5 if small else 0.9 if after[1:2].isdigit() else 0.6
        over = Decimal(numbers[1].replace(",", ".")) > Decimal(numbers[0].replace(",", "."))
        counted = small and numbers[1].isdigit()
        missing = 0.2 * (self._columns - len(numbers))
        return 0.7 * over + (1.0 if self._decimal_claims else 0.5) * counted + missing
