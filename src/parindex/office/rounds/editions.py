"""Editions that a round may use, and frozen ones, thawed once and kept: their text never changes."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from parindex.editions.edition import Edition, Function
from parindex.editions.freeze import freeze, sha256, thaw
from parindex.editions.loader import library
from parindex.office.rounds.errors import RoundRefused
from parindex.office.rounds.models import FrozenEdition

OFFERED = ("sample", "released")
"""The states of an edition by which a round may be opened; a sample says that it is one."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An edition to choose by the sha256 of its frozen text."""

    sha256: str
    edition: Edition

    @property
    def is_sample(self) -> bool:
        """Whether it is a sample, which no decision issued."""
        return self.edition.status == "sample"


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


def on_offer() -> list[Offered]:
    """The editions for communes that a round may use: the library's, and those frozen with earlier rounds."""
    found = dict(_shipped())
    for fingerprint in FrozenEdition.objects.order_by("name").values_list("sha256", flat=True):
        found.setdefault(fingerprint, thawed(fingerprint))
    fitting = [Offered(key, one) for key, one in found.items() if one.level == "commune" and one.status in OFFERED]
    return sorted(fitting, key=lambda one: (one.is_sample, one.edition.edition))


@cache
def _shipped() -> dict[str, Edition]:
    return {sha256(freeze(edition)): edition for edition in library()}


def offered(fingerprint: str) -> Offered:
    """One edition on offer. RoundRefused when it is none."""
    for one in on_offer():
        if one.sha256 == fingerprint:
            return one
    raise RoundRefused("Bộ tiêu chí này không dùng được cho đợt đánh giá cấp xã; đề nghị chọn bộ khác.")


def functions(edition: Edition) -> Counter[Function]:
    """How many leaves each function appraises, those with most first."""
    found = Counter(leaf.by for leaf in edition.leaves() if leaf.by)
    return Counter(dict(found.most_common()))
