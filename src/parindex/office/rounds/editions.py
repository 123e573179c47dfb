"""Frozen editions, thawed once and kept: their text never changes."""

from collections import Counter
from functools import lru_cache

from parindex.editions.edition import Edition, Function
from parindex.editions.freeze import freeze, sha256, thaw
from parindex.office.rounds.models import FrozenEdition


@lru_cache(maxsize=16)
def thawed(fingerprint: str) -> Edition:
    """The edition of a fingerprint; one query the first time."""
    return thaw(FrozenEdition.objects.values_list("text", flat=True).get(sha256=fingerprint))


def keep(edition: Edition) -> FrozenEdition:
    """The frozen text of an edition, stored once."""
    text = freeze(edition)
    found, _ = FrozenEdition.objects.get_or_create(
        sha256=sha256(text), defaults={"name": edition.edition, "title": edition.title, "text": text}
    )
    return found


def functions(edition: Edition) -> Counter[Function]:
    """How many leaves each function appraises, those with most first."""
    found = Counter(leaf.by for leaf in edition.leaves() if leaf.by)
    return Counter(dict(found.most_common()))
