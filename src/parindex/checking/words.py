"""The words of one explanation, read once: figures, clauses, and a form to look phrases up in."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from parindex.vietnamese.clauses import Clause, split
from parindex.vietnamese.grammar import Token, scan
from parindex.vietnamese.normal import nfc

_TONE_PLACES = {
    first + mark[1]: mark[0] + second
    for first, second, marks in (
        ("o", "a", ("òà", "óá", "ỏả", "õã", "ọạ")),
        ("o", "e", ("òè", "óé", "ỏẻ", "õẽ", "ọẹ")),
        ("u", "y", ("ùỳ", "úý", "ủỷ", "ũỹ", "ụỵ")),
    )
    for mark in marks
}
"""Two ways to place a tone: hoá and hóa, uỷ and ủy. Both stand for the second here."""

_LATE_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONE_PLACES)})(?!\w)")


def lowered(text: str) -> str:
    """Lower case and one way to place tones; every letter stays where it is. The text is NFC.

    Tones are kept, for without them chưa, chứa and chùa are one word.
    """
    small = text.lower()
    if len(small) != len(text):  # İ is two letters in lower case
        small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _LATE_TONE.sub(lambda found: _TONE_PLACES[found.group()], small)


class Stretch(Protocol):
    """A part of a text, from `start` to before `end`: a token, a clause, a phrase."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that is nothing more."""

    start: int
    end: int


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a letter."""
    return one.start < other.end and other.start < one.end


_PART = re.compile(r"\w+|[^\w\s]")


def parts(text: str) -> tuple[str, ...]:
    """The words and marks of a text, as phrases are compared by them."""
    return tuple(_PART.findall(lowered(nfc(text))))


@dataclass(frozen=True)
class Words:
    """An explanation with its tokens and clauses. Places of all of them count letters of `text` (NFC)."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The figures, dates and documents in the text."""
        return scan(self.text)

    @cached_property
    def lower(self) -> str:
        """The text to look phrases up in, letter for letter as long as `text`."""
        return lowered(self.text)

    @cached_property
    def parts(self) -> list[str]:
        """Each word and mark, in the form that phrases are compared by."""
        return _PART.findall(self.lower)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word and mark stands among `parts`; figures all under "#"."""
        found: dict[str, list[int]] = {}
        for place, part in enumerate(self.parts):
            found.setdefault("#" if part[0].isdigit() else part, []).append(place)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start() for found in _PART.finditer(self.lower)]

    def range_of(self, stretch: Stretch | None) -> tuple[int, int]:
        """The first word that begins in a stretch, and the one after the last that ends in it."""
        if stretch is None:
            return 0, len(self.parts)
        last = bisect_left(self._starts, stretch.end)
        if last and self._starts[last - 1] + len(self.parts[last - 1]) > stretch.end:
            last -= 1
        return bisect_left(self._starts, stretch.start), last

    def span_of(self, first: int, last: int) -> Span:
        """The stretch of the words from one to before another."""
        return Span(self._starts[first], self._starts[last - 1] + len(self.parts[last - 1]))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the text, each with what it means: stated, negated, planned, none occurred."""
        return split(self.text)

    def within(self, stretch: Stretch) -> list[Token]:
        """The tokens that begin in a stretch."""
        return [token for token in self.tokens if stretch.start <= token.start < stretch.end]

    def quote(self, stretch: Stretch) -> str:
        """The report's own words of a stretch."""
        return self.text[stretch.start : stretch.end].strip()

    def clause_of(self, stretch: Stretch) -> Stretch:
        """The clause that a stretch begins in."""
        return next((each for each in self.clauses if each.start <= stretch.start < each.end), stretch)


def read(text: str) -> Words:
    """The words of a text."""
    return Words(nfc(text))
