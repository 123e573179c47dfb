"""Where the words that a finding quotes stand in a text, however its white space runs."""

import re
from collections.abc import Iterable


def find(text: str, quote: str) -> tuple[int, int] | None:
    """The first place of a quote in a text as (start, end); None when it is not there or is empty."""
    words = quote.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text)
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
