"""Finding units through time, and what became of them."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from parindex.office.units.models import Succession, Unit
from parindex.vietnamese.normal import fold


def valid(on: date, prefix: str = "") -> Q:
    """The condition of standing on a day, for units or for what names one by `prefix`."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})
    lasting = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": on})
    return begun & lasting


def search(text: str = "", on: date | None = None, kinds: Collection[str] = ()) -> QuerySet[Unit]:
    """The units whose code is the text, or whose name holds it with or without tones; of one day, or of all time."""
    found = Unit.objects.select_related("parent__parent")
    if on is not None:
        found = found.filter(valid(on))
    if kinds:
        found = found.filter(kind__in=kinds)
    wanted = fold(text)
    return found.filter(Q(folded__contains=wanted) | Q(code=text.strip())) if wanted else found


def passings(unit: Unit) -> tuple[list[Succession], list[Succession]]:
    """From which units it came, and into which it went; two queries."""
    came = unit.predecessors.select_related("old__parent").order_by("old__folded", "old__code")
    went = unit.successors.select_related("new__parent").order_by("new__folded", "new__code")
    return list(came), list(went)


def on_day(unit: Unit, day: date) -> list[Unit]:
    """What a unit was, or became, on a day, each with its superior of that day: itself, or what it came from or went
    into. Empty when nothing is known of that day; one query for each step through time.
    """
    found, seen = [unit], {unit.pk}
    while found:
        standing = [one for one in found if _stands(one, day)]
        if standing:
            return sorted(standing, key=lambda one: one.folded)
        gone = {one.pk for one in found if one.valid_to is not None and one.valid_to < day}
        later = Q(predecessors__old__in=gone)
        earlier = Q(successors__new__in={one.pk for one in found} - gone)
        found = list(
            Unit.objects.filter(later | earlier).exclude(pk__in=seen).select_related("parent__parent").distinct()
        )
        seen |= {one.pk for one in found}
    return []


def _stands(unit: Unit, day: date) -> bool:
    begun = unit.valid_from is None or unit.valid_from <= day
    return begun and (unit.valid_to is None or day <= unit.valid_to)


def above(units: Collection[int]) -> set[int]:
    """The units themselves with every unit above them; one query for each level."""
    found: set[int] = set()
    level = set(units)
    while level:
        found |= level
        parents = Unit.objects.filter(pk__in=level, parent__isnull=False).values_list("parent_id", flat=True)
        level = {parent for parent in parents if parent is not None} - found
    return found
