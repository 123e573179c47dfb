"""The words of one explanation, read once: figures, clauses, and a form to look phrases up in."""

import re
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


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that is nothing more."""

    start: int
    end: int


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a letter."""
    return one.start < other.end and other.start < one.end


_WORD = r"[^\s,.;]+"


class Phrases:
    """Phrases of one class of wording, one or several in a text, parted by `|`.

    In a phrase `…` stands for up to five words and `_` for one, without a comma; with `lists` a comma may stand among
    the words of `…`.
    """

    def __init__(self, *texts: str, lists: bool = False) -> None:
        phrases = [phrase for text in texts for phrase in text.split("|")]
        gap = rf"(?:[\s,]+{_WORD}){{0,6}}?\s+" if lists else rf"(?:\s+{_WORD}){{0,5}}?\s+"
        patterns = (gap.join(map(_words, phrase.split("…"))) for phrase in phrases)
        self.pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + r")(?!\w)")

    def find(self, words: "Words", within: Stretch | None = None) -> Span | None:
        """Where the first phrase of the class stands, or None."""
        found = self.pattern.search(words.lower, *_ends(words, within))
        return Span(*found.span()) if found else None

    def find_all(self, words: "Words", within: Stretch | None = None) -> list[Span]:
        """Where every phrase of the class stands."""
        return [Span(*found.span()) for found in self.pattern.finditer(words.lower, *_ends(words, within))]


def _ends(words: "Words", within: Stretch | None) -> tuple[int, int]:
    return (within.start, within.end) if within else (0, len(words.lower))


def _words(phrase: str) -> str:
    return r"\s+".join(_WORD if word == "_" else re.escape(word) for word in lowered(nfc(phrase)).split())


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
