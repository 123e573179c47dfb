"""Reading registers: lines, what is due, and the figures that are counted from them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from parindex.indicators.loader import record_sets
from parindex.indicators.record_set import RecordSet
from parindex.office.registers.access import READERS
from parindex.office.registers.models import Record, RecordVersion
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import fold

SOON = timedelta(days=7)
"""How long before its day a deadline is brought to mind."""


def registers() -> list[RecordSet]:
    """The registers that a unit keeps by hand, in the library's order."""
    return [one for one in record_sets().values() if one.units == ("unit",)]


def units_of(actor: Actor) -> QuerySet[Unit]:
    """The units whose registers the actor reads."""
    return Unit.objects.filter(pk__in=actor.units(READERS)).exclude(kind=Unit.Kind.DEPARTMENT).order_by("folded")


def lines(unit: int, register: str) -> QuerySet[Record]:
    """The lines of a register, the newest first."""
    return (
        Record.objects.filter(unit=unit, register=register, taken_out=False)
        .select_related("changed_by")
        .order_by("-pk")
    )


def search(found: QuerySet[Record], text: str) -> QuerySet[Record]:
    """Of these lines those that hold all the words typed, with or without tones."""
    for word in fold(text).split()[:10]:
        found = found.filter(folded__contains=word)
    return found


def overdue(today: date) -> Q:
    """The condition of a line whose day has passed while it is not done."""
    return Q(due__lt=today, done__isnull=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many lines a register has, and how many of them are overdue or due soon."""

    register: RecordSet
    lines: int
    overdue: int
    soon: int


def kept(unit: int) -> list[Kept]:
    """Every register of a unit with its counts; one query."""
    today = timezone.localdate()
    soon = Q(due__gte=today, due__lte=today + SOON, done__isnull=True)
    counted = (
        Record.objects.filter(unit=unit, taken_out=False)
        .values("register")
        .annotate(n=Count("pk"), late=Count("pk", filter=overdue(today)), near=Count("pk", filter=soon))
    )
    by_name = {row["register"]: row for row in counted.order_by()}
    blank = {"n": 0, "late": 0, "near": 0}
    found = [(register, by_name.get(register.name, blank)) for register in registers()]
    return [Kept(register, row["n"], row["late"], row["near"]) for register, row in found]


def deadlines(units: Collection[int], until: date) -> QuerySet[Record]:
    """The open lines of units that were due, or fall due until a day, the nearest first."""
    found = Record.objects.filter(unit__in=units, taken_out=False, done__isnull=True, due__lte=until)
    return found.select_related("unit").order_by(F("due").asc(), "pk")


def versions(line: Record) -> QuerySet[RecordVersion]:
    """What a line said before, the newest first."""
    return line.versions.select_related("person").order_by("-version")


def values_for_counting(unit: int, code: str, register: RecordSet) -> Iterator[dict[str, object]]:
    """Every line of a register as the counting engine takes it, under the unit's code."""
    days = [column.name for column in register.fields if column.type == "date"]
    for values in Record.objects.filter(unit=unit, register=register.name, taken_out=False).values_list(
        "values", flat=True
    ):
        row: dict[str, object] = {**values, "unit": code}
        for name in days:
            if name in row:
                row[name] = date.fromisoformat(str(row[name]))
        yield row
