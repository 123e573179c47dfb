"""Points of leaves rolled up: totals of nodes, caps of bonus and penalty, index, band, ranks. Integers throughout."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parindex.editions.edition import Edition
from parindex.rules.points import to_ticks


def roll_up(edition: Edition, leaves: Mapping[str, int]) -> dict[str, int]:
    """Ticks of every node by id: the sum of its leaves' points, of whatever stage. A leaf without points adds none."""
    found = dict.fromkeys(edition.by_id, 0)
    for criterion in reversed(edition.criteria):
        found[criterion.id] += leaves.get(criterion.id, 0)
        if criterion.parent is not None:
            found[criterion.parent] += found[criterion.id]
    return found


def total(edition: Edition, leaves: Mapping[str, int]) -> int:
    """Ticks of the whole sheet: all leaves, bonus and penalty each within the edition's cap."""
    ordinary = bonus = penalty = 0
    for leaf in edition.leaves():
        points = leaves.get(leaf.id, 0)
        if leaf.rule is None or not leaf.rule.extra_points:
            ordinary += points
        elif points > 0:
            bonus += points
        else:
            penalty -= points
    return ordinary + min(bonus, to_ticks(edition.bonus)) - min(penalty, to_ticks(edition.penalty))


def percent(points: int, maximum: int, places: int = 2) -> Decimal:
    """The index in percent for display, half up: 981000 of 1000000 ticks -> Decimal("98.10")."""
    scale = 10**places
    size = (200 * scale * abs(points) + maximum) // (2 * maximum)
    return Decimal(size if points >= 0 else -size).scaleb(-places)


def band(edition: Edition, points: int) -> str | None:
    """The grade that a total of points reaches; None when the edition has no grades or the lowest is not reached."""
    maximum = to_ticks(edition.total)
    for grade in edition.bands:
        numerator, denominator = grade.at_least.as_integer_ratio()
        if points * 100 * denominator >= numerator * maximum:
            return grade.name
    return None


def ranks(totals: Sequence[int]) -> list[int]:
    """The rank of each total, the highest first; equal totals have equal ranks: 1, 2, 2, 4."""
    first: dict[int, int] = {}
    for place, points in enumerate(sorted(totals, reverse=True), 1):
        first.setdefault(points, place)
    return [first[points] for points in totals]
