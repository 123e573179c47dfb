"""Where the words that a finding quotes stand in a text, however its white space runs and its marks are typed."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import permutations
from unicodedata import normalize


def find(text: str, quote: str) -> tuple[int, int] | None:
    """The first place of a quote in a text as (start, end); None when it is not there or is empty."""
    words = quote.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    if found is None and not text.isascii():
        found = re.search(r"\s+".join("".join(map(_typed, normalize("NFC", word))) for word in words), text)
    return found.span() if found else None


def places(text: str, quotes: Iterable[str | None]) -> list[tuple[int, int]]:
    """Places of all quotes in a text in order, overlapping ones joined."""
    found = sorted(place for quote in quotes if quote and (place := find(text, quote)))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@cache
def _typed(letter: str) -> str:
    """A pattern of all the ways to type a letter: in one piece, in pieces, or with some of its marks apart."""
    base, *marks = list(normalize("NFD", letter))
    ways = {letter}
    for order in permutations(marks):
        for joined in range(len(order) + 1):
            ways.add(normalize("NFC", base + "".join(order[:joined])) + "".join(order[joined:]))
    return "(?:" + "|".join(map(re.escape, sorted(ways))) + ")"
