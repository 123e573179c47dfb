"""Points settled by sums: doubt goes where a family adds up exactly, and comes where it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from math import prod

ROUNDS = 3
"""A decision may settle the family above or below it."""
MOST_TRIED = 256
"""Ways to choose between readings that are tried in one family."""


@dataclass(slots=True, eq=False)
class Points:
    """One points cell: the number taken (None: blank or unreadable), every number read, whether a person should look.

    `guessed` says that no reading gave the number, only a sum.
    """

    value: Decimal | None
    readings: frozenset[Decimal] = frozenset()
    certain: bool = True
    guessed: bool = False


Family = Sequence[Points]
"""A parent's points, then its children's."""


def settle(families: Sequence[Family]) -> None:
    """Decide what readings leave open by the sums it is part of, and doubt the members of sums that do not come out.

    A reading that alone makes its sum exact is certain. A number that no reading gave is taken only for a cell of
    which nothing was read, or for one whose decimal mark was lost, and stays doubtful.
    """
    families = [family for family in families if not any(_is_blank(points) for points in family)]
    for _ in range(ROUNDS):
        for family in families:
            _decide(family)
    exact = {points for family in families if _adds_up(family) for points in family}
    for family in families:
        if not _adds_up(family):
            for points in family:
                points.certain &= points in exact


def _is_blank(points: Points) -> bool:
    return points.value is None and points.certain


def _adds_up(family: Family) -> bool:
    return _exact([points.value for points in family])


def _exact(values: Sequence[Decimal | None]) -> bool:
    parent, *children = values
    known = [value for value in children if value is not None]
    return parent is not None and len(known) == len(children) and parent == sum(known)


def _decide(family: Family) -> None:
    doubtful = [points for points in family if not points.certain]
    if not doubtful:
        return
    choices = [
        sorted(points.readings) if points.readings and not points.guessed else [points.value]
        for points in family
        if not points.certain
    ]
    if prod(map(len, choices)) > MOST_TRIED:
        return
    fits = list(islice((values for values in product(*choices) if _fits(family, doubtful, values)), 2))
    if len(fits) == 1:
        for points, value in zip(doubtful, fits[0], strict=True):
            points.value, points.certain = value, not points.guessed
    elif not fits and len(doubtful) == 1:
        _guess(family, doubtful[0])


def _fits(family: Family, doubtful: Sequence[Points], values: Sequence[Decimal | None]) -> bool:
    chosen = dict(zip(map(id, doubtful), values, strict=True))
    return _exact([chosen.get(id(points), points.value) for points in family])


def _guess(family: Family, doubtful: Points) -> None:
    """The number that the other members leave for the one in doubt, if nothing was read there but a lost decimal mark.

    Other readings stand, in doubt: a report may well add up wrongly.
    """
    parent, *children = family
    rest = sum((points.value or Decimal(0) for points in children if points is not doubtful), Decimal(0))
    missing = rest if doubtful is parent else (parent.value or Decimal(0)) - rest
    fits = missing >= 0 and (doubtful is parent or parent.value is None or missing <= parent.value)
    if fits and all(_digits(reading) == _digits(missing) for reading in doubtful.readings):
        doubtful.value, doubtful.guessed = missing, True


def _digits(number: Decimal) -> str:
    return str(number).replace(".", "").strip("0")
