"""The words of one explanation, read once: figures, sentences, and a form to look phrases up in."""

import re
from dataclasses import dataclass
from functools import cached_property

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

_LATE_TONE = re.compile("|".join(_TONE_PLACES))
_SENTENCE_END = re.compile(r"[.;!?…]+(?=\s|$)|\n+|(?:(?<=^)|(?<=\s))[-–+•*](?=\s)")
_COMMA = re.compile(r",(?=\s|$)")


def lowered(text: str) -> str:
    """Lower case and one way to place tones; every letter stays where it is. The text is NFC."""
    small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _LATE_TONE.sub(lambda found: _TONE_PLACES[found.group()], small)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: from `start` to before `end`."""

    start: int
    end: int


class Phrases:
    """Phrases of one class of wording. `…` in a phrase stands for up to four words of the same sentence."""

    def __init__(self, *phrases: str) -> None:
        patterns = (r"(?:\s+[^\s,.;]+){0,4}?\s+".join(map(_words, phrase.split("…"))) for phrase in phrases)
        self.pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + r")(?!\w)")

    def find(self, words: "Words", within: Span | None = None) -> Span | None:
        """Where the first phrase of the class stands, or None."""
        span = within or Span(0, len(words.lower))
        found = self.pattern.search(words.lower, span.start, span.end)
        return Span(*found.span()) if found else None

    def find_all(self, words: "Words", within: Span | None = None) -> list[Span]:
        """Where every phrase of the class stands."""
        span = within or Span(0, len(words.lower))
        return [Span(*found.span()) for found in self.pattern.finditer(words.lower, span.start, span.end)]


def _words(phrase: str) -> str:
    return r"\s+".join(map(re.escape, lowered(nfc(phrase)).split()))


@dataclass(frozen=True)
class Words:
    """An explanation with its tokens and sentences. Offsets of all of them count letters of `text` (NFC)."""

    text: str

    @cached_property
    def lower(self) -> str:
        """The text to look phrases up in, letter for letter as long as `text`."""
        return lowered(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Stretches between full stops, semicolons, line ends and list dashes, without the empty ones."""
        return _split(self.text, _SENTENCE_END, Span(0, len(self.text)))

    def clauses(self, sentence: Span) -> tuple[Span, ...]:
        """The stretches of a sentence between its commas."""
        return _split(self.text, _COMMA, sentence)

    def quote(self, span: Span) -> str:
        """The report's own words of a stretch."""
        return self.text[span.start : span.end].strip()

    def sentence_of(self, span: Span) -> Span:
        """The sentence that a stretch begins in."""
        return next((each for each in self.sentences if each.start <= span.start < each.end), span)


def _split(text: str, ends: re.Pattern[str], within: Span) -> tuple[Span, ...]:
    spans, start = [], within.start
    for found in ends.finditer(text, within.start, within.end):
        spans.append(Span(start, found.start()))
        start = found.end()
    spans.append(Span(start, within.end))
    return tuple(span for span in spans if text[span.start : span.end].strip())


def read(text: str) -> Words:
    """The words of a text."""
    return Words(nfc(text))
