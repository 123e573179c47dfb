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


def above(units: Collection[int]) -> set[int]:
    """The units themselves with every unit above them; one query for each level."""
    found: set[int] = set()
    level = set(units)
    while level:
        found |= level
        parents = Unit.objects.filter(pk__in=level, parent__isnull=False).values_list("parent_id", flat=True)
        level = {parent for parent in parents if parent is not None} - found
    return found
