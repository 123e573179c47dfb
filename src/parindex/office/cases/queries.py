"""Reading what was brought in for units, and where it stands."""

from collections.abc import Collection

from django.db.models import QuerySet

from parindex.office.cases.access import SEEING
from parindex.office.cases.directory import BEFORE, named
from parindex.office.cases.models import Count, Intake
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import brief
from parindex.office.units.access import Actor, within
from parindex.office.units.models import Unit


def units_of(actor: Actor) -> QuerySet[Unit]:
    """The units whose imports and figures the actor sees."""
    return Unit.objects.filter(pk__in=actor.units(SEEING)).exclude(kind=Unit.Kind.DEPARTMENT).order_by("folded")


def intakes(unit: int) -> QuerySet[Intake]:
    """What was brought in for a unit, the newest first, without its contents."""
    found = Intake.objects.filter(unit=unit).defer("content", "quarantine", "profile")
    return found.select_related("person").order_by("-begun_at", "-pk")


def task_of(intake: Intake) -> Task | None:
    """The worker's piece of it, as long as it is remembered."""
    return brief().filter(key=f"import-{intake.subject}").first()


def called(names: Collection[str]) -> dict[str, str]:
    """The units that the store names so, as people call them."""
    codes = {name.partition(BEFORE)[0] for name in names}
    return {named(unit): unit.name for unit in Unit.objects.filter(code__in=codes)}


def beneath(unit: int, year: int, part: str) -> QuerySet[Count]:
    """What was counted in a period for the units beneath one, by name: figures leave a unit, cases do not."""
    found = Count.objects.filter(within([unit], "unit__"), year=year, part=part).exclude(unit=unit)
    return found.select_related("unit").order_by("unit__folded")
