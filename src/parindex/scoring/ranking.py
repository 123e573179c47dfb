"""Many units over one edition: totals, bands, and exact ranks within blocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from parindex.editions.edition import Edition
from parindex.rules.points import to_ticks
from parindex.scoring.totals import Adder, index, ranks


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as it enters a ranking, with its awarded ticks by leaf.

    A block is any key under which units are compared: "phường", a province, the country. A leaf that stands neither
    in `points` nor in `not_applicable` is open. `exempt` is why the unit is listed and not ranked.
    """

    unit: str
    blocks: tuple[str, ...]
    points: Mapping[str, int]
    not_applicable: frozenset[str] = frozenset()
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's rank in one block, among the `of` units ranked there; None for one that is not ranked."""

    rank: int | None
    of: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands. Ticks; `open` counts the leaves that apply and have no points yet.

    `maximum` is 0 when nothing applies. A unit with open leaves has no band and no rank: its total is not final.
    """

    total: int
    maximum: int
    open: int = 0
    band: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def index(self) -> int | None:
        """The total as ten-thousandths of the maximum, for display: 9810 is 98.10 %."""
        return index(self.total, self.maximum) if self.maximum else None


def standings(edition: Edition, entries: Iterable[Entry]) -> dict[str, Standing]:
    """Every unit's standing, by unit, in whatever order they come. ValueError when a unit enters twice."""
    entered: dict[str, Entry] = {}
    for entry in entries:
        if entry.unit in entered:
            raise ValueError(f"unit {entry.unit} enters the ranking twice")
        entered[entry.unit] = entry
    ranking = Ranking(edition)
    alone = {unit: ranking.alone(entry) for unit, entry in entered.items()}
    ranked = {unit: one.total for unit, one in alone.items() if is_ranked(one, entered[unit].exempt)}
    found = places(ranked, {unit: entry.blocks for unit, entry in entered.items()})
    return {unit: Standing(one.total, one.maximum, one.open, one.band, found[unit]) for unit, one in alone.items()}


class Ranking:
    """An edition made ready to say where many units stand, each before it is held against the others."""

    def __init__(self, edition: Edition) -> None:
        self._adder = Adder(edition)
        self._maximum = to_ticks(edition.total)
        self._leaves = frozenset(leaf.id for leaf in edition.leaves())
        self._with_maximum = frozenset(leaf.id for leaf in edition.leaves() if leaf.points)

    def alone(self, entry: Entry) -> Standing:
        """Total, maximum, open leaves and band of one unit, without ranks."""
        total = self._adder.total(entry.points)
        still_open = len(self._leaves - entry.points.keys() - entry.not_applicable)
        applies = not entry.not_applicable or bool(self._with_maximum - entry.not_applicable)
        band = self._adder.band(total) if applies and not still_open else None
        return Standing(total, self._maximum if applies else 0, still_open, band)


def is_ranked(standing: Standing, exempt: str) -> bool:
    """Whether a unit takes a place among others: it is not exempt, something applies, and nothing is open."""
    return not exempt and standing.maximum > 0 and standing.open == 0


Key = TypeVar("Key", str, int)
"""How a unit is known: by its code, or by a number."""


def places(totals: Mapping[Key, int], blocks: Mapping[Key, Iterable[str]]) -> dict[Key, dict[str, Place]]:
    """The place of every unit of `blocks` in each of its blocks, by unit and block; `totals` are of those ranked.

    Equal totals are equal places, and the place after them is skipped: 1, 2, 2, 4. That is what an edition says by
    `ties: equal`; where it says `unknown`, no unit is set above its equal by a rule that nobody stated.
    """
    members: dict[str, list[Key]] = {}
    for unit, keys in blocks.items():
        for key in keys:
            members.setdefault(key, []).append(unit)
    found: dict[Key, dict[str, Place]] = {unit: {} for unit in blocks}
    for key, units in members.items():
        ranked = [unit for unit in units if unit in totals]
        by_unit = dict(zip(ranked, ranks([totals[unit] for unit in ranked]), strict=True))
        for unit in units:
            found[unit][key] = Place(by_unit.get(unit), len(ranked))
    return found
