"""Points of leaves rolled up: totals of nodes, caps of bonus and penalty, index, band, ranks. Integers throughout."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parindex.editions.edition import Edition
from parindex.rules.points import to_ticks


class Adder:
    """An edition made ready to add up the points of many units, of whatever stage: ticks by leaf in, ticks out.

    A leaf without points adds none.
    """

    def __init__(self, edition: Edition) -> None:
        leaves = list(edition.leaves())
        self._extra = [leaf.id for leaf in leaves if leaf.rule is not None and leaf.rule.extra_points]
        self._ordinary = [leaf.id for leaf in leaves if leaf.id not in self._extra]
        self._caps = to_ticks(edition.bonus), to_ticks(edition.penalty)
        self._none = dict.fromkeys(edition.by_id, 0)
        self._upwards = [(criterion.id, criterion.parent) for criterion in reversed(edition.criteria)]
        maximum = to_ticks(edition.total)
        self._cuts = [(grade.name, _lowest(grade.at_least, maximum)) for grade in edition.bands]

    def total(self, leaves: Mapping[str, int]) -> int:
        """Ticks of the whole sheet: all leaves, bonus and penalty each within the edition's cap."""
        total = sum([leaves.get(id, 0) for id in self._ordinary])
        if self._extra:
            extra = [leaves.get(id, 0) for id in self._extra]
            bonus, penalty = (sum(max(sign * points, 0) for points in extra) for sign in (1, -1))
            total += min(bonus, self._caps[0]) - min(penalty, self._caps[1])
        return total

    def nodes(self, leaves: Mapping[str, int]) -> dict[str, int]:
        """Ticks of every node by id: the sum of the leaves beneath it, caps aside."""
        found = self._none.copy()
        for id, parent in self._upwards:
            if id in leaves:
                found[id] += leaves[id]
            if parent is not None:
                found[parent] += found[id]
        return found

    def band(self, total: int) -> str | None:
        """The grade that a total reaches; None when the edition has no grades or the lowest is not reached."""
        return next((name for name, lowest in self._cuts if total >= lowest), None)


def roll_up(edition: Edition, leaves: Mapping[str, int]) -> dict[str, int]:
    """Ticks of every node by id, of one unit."""
    return Adder(edition).nodes(leaves)


def index(points: int, maximum: int, scale: int = 10_000) -> int:
    """Points as a share of the maximum in whole parts of `scale`, half up: 981000 of 1000000 ticks -> 9810, 98.10 %."""
    size = (2 * scale * abs(points) + maximum) // (2 * maximum)
    return size if points >= 0 else -size


def percent(points: int, maximum: int, places: int = 2) -> Decimal:
    """The index in percent for display, half up: 981000 of 1000000 ticks -> Decimal("98.10")."""
    return Decimal(index(points, maximum, 10 ** (places + 2))).scaleb(-places)


def ranks(totals: Sequence[int]) -> list[int]:
    """The rank of each total, the highest first; equal totals have equal ranks: 1, 2, 2, 4."""
    first: dict[int, int] = {}
    for place, points in enumerate(sorted(totals, reverse=True), 1):
        first.setdefault(points, place)
    return [first[points] for points in totals]


def _lowest(percent: Decimal, maximum: int) -> int:
    """The fewest whole ticks that are at least `percent` of the maximum."""
    numerator, denominator = percent.as_integer_ratio()
    return -(-numerator * maximum // (100 * denominator))
