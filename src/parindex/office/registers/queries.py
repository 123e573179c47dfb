"""Reading registers: lines, what is due, and the figures that are counted from them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from parindex.indicators.loader import groups, record_sets
from parindex.indicators.record_set import Column, RecordSet
from parindex.office.registers.access import READERS
from parindex.office.registers.content import shown
from parindex.office.registers.models import Record, RecordVersion
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import fold

SOON = timedelta(days=7)
"""How long before its day a deadline is brought to mind."""


def registers() -> list[RecordSet]:
    """The registers that a unit keeps by hand, in the library's order."""
    return [one for one in record_sets().values() if one.units == ("unit",)]


def grouped() -> list[tuple[str, list[str]]]:
    """The names of the registers under the titles of their groups."""
    every = {one.name for one in registers()}
    return [(title, [one.name for one in sets if one.name in every]) for title, sets in groups().items()]


def units_of(actor: Actor) -> QuerySet[Unit]:
    """The units whose registers the actor reads."""
    return Unit.objects.filter(pk__in=actor.units(READERS)).exclude(kind=Unit.Kind.DEPARTMENT).order_by("folded")


def lines(unit: int, register: str, taken_out: bool = False) -> QuerySet[Record]:
    """The lines of a register, or those that were taken out of it, the newest first."""
    return (
        Record.objects.filter(unit=unit, register=register, taken_out=taken_out)
        .select_related("changed_by")
        .order_by("-pk")
    )


def by_column(found: QuerySet[Record], column: Column, descending: bool = False) -> list[int]:
    """The ids of lines in the order of a column: numbers within text by their size, letters without tones; blanks last.

    Sorted here and not by the database, so that "2" stands before "10" and every database gives the same order.
    """
    values = {pk: said.get(column.name) for pk, said in found.order_by("pk").values_list("pk", "values")}
    blank = [pk for pk, value in values.items() if value is None]
    filled = [pk for pk, value in values.items() if value is not None]
    return sorted(filled, key=lambda pk: _place(column, values[pk]), reverse=descending) + blank


def _place(column: Column, value: Any) -> Any:
    if column.type not in ("text", "choice"):
        return value
    parts = re.split(r"([0-9]+)", fold(shown(column, value)))
    return [int(part) if number % 2 else part for number, part in enumerate(parts)]


def ids_by_key(unit: int, register: str, keys: Collection[str]) -> dict[str, int]:
    """The lines of a register by the fingerprint of what tells them apart."""
    known = [key for key in keys if key]
    found = Record.objects.filter(unit=unit, register=register, taken_out=False, key__in=known)
    return dict(found.values_list("key", "pk"))


def search(found: QuerySet[Record], text: str) -> QuerySet[Record]:
    """Of these lines those that hold all the words typed, with or without tones."""
    for word in fold(text).split()[:10]:
        found = found.filter(folded__contains=word)
    return found


def still_open() -> Q:
    """The condition of a line that is not done."""
    return Q(done__isnull=True)


def overdue(today: date) -> Q:
    """The condition of a line whose day has passed while it is not done."""
    return still_open() & Q(due__lt=today)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines a register has, how many are not done, overdue, and taken out."""

    lines: int
    open: int
    overdue: int
    taken_out: int


def tally(unit: int, register: str) -> Tally:
    """The counts of one register; one query."""
    kept = Q(taken_out=False)
    counted = Record.objects.filter(unit=unit, register=register).aggregate(
        lines=Count("pk", filter=kept),
        open=Count("pk", filter=kept & still_open()),
        overdue=Count("pk", filter=kept & overdue(timezone.localdate())),
        taken_out=Count("pk", filter=~kept),
    )
    return Tally(**counted)


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
    soon = still_open() & Q(due__gte=today, due__lte=today + SOON)
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
