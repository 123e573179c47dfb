"""Phrases of one class of wording, looked up word by word: hundreds of them cost little more than one."""

from collections.abc import Callable, Iterator, Sequence

from parindex.checking.words import Span, Stretch, Words, parts

GAP = 5
"""The most words that `…` stands for."""

Phrase = tuple[str, ...]

_ANY: dict[str, Callable[[str], bool]] = {"_": str.isalnum, "#": str.isdigit}
"""Stand-ins for one word, with what its first letter must be."""


class Phrases:
    """Phrases of one class of wording, one or several in a text, parted by `|`.

    In a phrase `…` stands for up to five words, `_` for one and `#` for a figure, without a mark between; with `lists`
    a comma may stand among the words of `…`.
    """

    def __init__(self, *texts: str, lists: bool = False) -> None:
        self._gap_marks = {","} if lists else set()
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in {parts(phrase) for text in texts for phrase in text.split("|")}:
            self._by_first.setdefault(phrase[0], []).append(phrase)
        for phrases in self._by_first.values():
            phrases.sort(key=len, reverse=True)

    def find(self, words: Words, within: Stretch | None = None) -> Span | None:
        """Where the first phrase of the class stands, or None."""
        return next(self._spans(words, within), None)

    def find_all(self, words: Words, within: Stretch | None = None) -> list[Span]:
        """Where every phrase of the class stands; none overlap."""
        return list(self._spans(words, within))

    def _spans(self, words: Words, within: Stretch | None) -> Iterator[Span]:
        begun = self._by_first.keys() & words.places.keys()
        if not begun:
            return
        after, last = words.range_of(within)
        for place in sorted(place for word in begun for place in words.places[word]):
            if after <= place < last and (end := self._end_of_match(words.parts, place, last)):
                yield words.span_of(place, end)
                after = end

    def _end_of_match(self, said: Sequence[str], place: int, last: int) -> int | None:
        """The place after the longest phrase that begins at a place."""
        first = said[place]
        for phrase in self._by_first.get("#" if first[0].isdigit() else first, ()):
            if end := self._follow(said, place, last, phrase):
                return end
        return None

    def _follow(self, said: Sequence[str], place: int, last: int, phrase: Phrase) -> int | None:
        for index, word in enumerate(phrase):
            if word == "…":
                return self._leap(said, place, last, phrase[index + 1 :])
            if place >= last or not (word == said[place] or (word in _ANY and _ANY[word](said[place][0]))):
                return None
            place += 1
        return place

    def _leap(self, said: Sequence[str], place: int, last: int, rest: Phrase) -> int | None:
        """Go on with the rest of a phrase after none to five words."""
        skipped = 0
        while skipped <= GAP and place < last:
            if end := self._follow(said, place, last, rest):
                return end
            if not said[place][0].isalnum() and said[place] not in self._gap_marks:
                return None
            skipped += said[place][0].isalnum()
            place += 1
        return None
