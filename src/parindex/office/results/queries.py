"""Reading standings: the units of one block in their order, with counts over all of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from parindex.office.results.models import Place, Standings
from parindex.vietnamese.normal import fold

RANKED, UNRANKED, EXEMPT = "ranked", "unranked", "exempt"
"""The groups of units that no band names: ranked without one, not ranked since something is open, exempt."""


def blocks(standings: Standings) -> dict[str, int]:
    """The blocks of a round with the number of their units, the largest first; one query."""
    counted = Place.objects.filter(standing__standings=standings).values_list("block").annotate(n=Count("pk"))
    return dict(sorted(counted.order_by(), key=lambda one: (-one[1], one[0])))


def ranking(standings: Standings, block: str, text: str = "") -> "QuerySet[Any]":
    """The places in one block of the units that answer to a text by name or code, each with its `group`."""
    found = Place.objects.filter(standing__standings=standings, block=block).select_related("standing__unit__parent")
    wanted = fold(text)
    if wanted:
        found = found.filter(Q(standing__unit__folded__contains=wanted) | Q(standing__unit__code=text.strip()))
    group = Case(
        When(~Q(standing__exempt=""), then=Value(EXEMPT)),
        When(rank__isnull=True, then=Value(UNRANKED)),
        When(standing__band="", then=Value(RANKED)),
        default=F("standing__band"),
        output_field=CharField(),
    )
    grouped: QuerySet[Any] = found.annotate(group=group)
    return grouped


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the units found are in which group."""

    by_group: dict[str, int]

    @property
    def all(self) -> int:
        """All units counted."""
        return sum(self.by_group.values())


def counts(found: "QuerySet[Any]") -> Counts:
    """The counts over all units of a ranking; one query."""
    return Counts(dict(found.order_by().values_list("group").annotate(n=Count("pk"))))
