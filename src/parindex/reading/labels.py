"""The labels of an outline: reading one ("II.", "1.2.3", "a)"), and which labels may follow another."""

import re
from dataclasses import dataclass

_LABEL = re.compile(r"(?:(?:phần|mục|chương)\s+)?(?P<head>[IVX]+|[A-ZĐa-zđ]|\d{1,3})(?P<more>(?:\.\d{1,3})*)", re.I)
_ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_LETTERS = "abcdđeghiklmnopqrstuvxyfjwz"
"""In the order of Vietnamese lists; the four that Vietnamese lacks come last."""

CAPITAL, ROMAN, NUMBER, LETTER = range(4)
"""The styles of a label's first component, outermost first: A holds I, I holds 1, 1.1 holds a."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed without its closing mark, its style, and its place: "1.2.3" is (1, 2, 3), "II" is (2,)."""

    text: str
    style: int
    path: tuple[int, ...]

    @property
    def last(self) -> str:
        """The last component as printed: "3" of "1.2.3"."""
        return self.text.rpartition(".")[2].split()[-1]

    def sibling(self, step: int = 1) -> "Label":
        """The label `step` places on at the same level; for numbers only."""
        path = (*self.path[:-1], self.path[-1] + step)
        return Label(".".join(map(str, path)), self.style, path)


def parse(text: str, next_capital: int = 0) -> Label | None:
    """The label that is the whole of `text`, but for closing points and brackets; None when it is none.

    "I", "V" and "X" are Roman numbers, unless parts are counted A, B, C and this letter, the `next_capital`-th, is due.
    """
    bare = text.strip().rstrip(".):/ ").lstrip("(")
    if not (match := _LABEL.fullmatch(bare)):
        return None
    head = match["head"]
    more = tuple(int(part) for part in match["more"].split(".")[1:])
    if head.isdigit():
        return Label(bare, NUMBER, (int(head), *more))
    letter = _LETTERS.index(head.lower()) + 1 if len(head) == 1 else 0
    if head.isupper() and _ROMAN.fullmatch(head) and not (letter and letter == next_capital):
        return Label(bare, ROMAN, (_roman(head), *more))
    if not letter:
        return None
    return Label(bare, CAPITAL if head.isupper() else LETTER, (letter, *more))


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
