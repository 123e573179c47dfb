"""One register as a table: found, filtered, sorted, page by page, and to download."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from parindex.indicators.record_set import Column, RecordSet
from parindex.office.registers.content import shown
from parindex.office.registers.models import Record
from parindex.office.registers.queries import by_column, lines, overdue, search, still_open, tally
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.web.registers.lines import cells, rows
from parindex.web.registers.place import Place, place
from parindex.web.tables import csv_file, workbook_file
from parindex.writing import listing

SIZES = (100, 200, 500)
"""Lines of one page, to choose from."""
OPEN, OVERDUE, OUT = "con-mo", "qua-han", "da-bo"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks of a register: words, which lines, by which column, how many at a time."""

    text: str
    which: str
    column: Column | None
    descending: bool
    size: int

    @property
    def order(self) -> str:
        """The order as the address names it."""
        return f"{'-' if self.descending else ''}{self.column.name}" if self.column else ""


def _asked(request: ActingRequest, register: RecordSet) -> Asked:
    """What is not offered counts as not asked."""
    given = request.GET
    named, which, size = given.get("xep", ""), given.get("loc", ""), given.get("so-dong", "")
    offered = (OPEN, OVERDUE, OUT) if register.due else (OUT,)
    column = next((one for one in register.fields if one.name == named.removeprefix("-")), None)
    return Asked(
        given.get("q", ""),
        which if which in offered else "",
        column,
        named.startswith("-"),
        int(size) if size in map(str, SIZES) else SIZES[0],
    )


def _found(here: Place, asked: Asked) -> QuerySet[Record]:
    found = search(lines(here.unit.pk, here.register.name, asked.which == OUT), asked.text)
    if asked.which == OPEN:
        return found.filter(still_open())
    return found.filter(overdue(timezone.localdate())) if asked.which == OVERDUE else found


@require_GET
def page(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """The lines asked for; one line alone where the address names it."""
    here = place(request, unit, register)
    asked = _asked(request, here.register)
    found = _found(here, asked)
    if (one := request.GET.get("dong", "")).isdecimal():
        found = found.filter(pk=one)
    if asked.column is None:
        paged: Any = page_of(request, found, asked.size)
        listed = list(paged)
    else:
        paged = page_of(request, by_column(found, asked.column, asked.descending), asked.size)
        by_id = found.in_bulk(list(paged))
        listed = [by_id[pk] for pk in paged]
    shown_here = {
        **here.shown,
        "asked": asked,
        "one": one,
        "sizes": SIZES,
        "tally": tally(unit, register),
        "page": paged,
        "rows": rows(here.register, listed, timezone.localdate()),
        "cells": cells(here.register, {}),
    }
    return render(request, "register.html", shown_here)


@require_GET
def download(request: ActingRequest, unit: int, register: str, suffix: str) -> HttpResponse:
    """The lines asked for as a workbook, to be filled in and brought back, or as CSV."""
    here = place(request, unit, register)
    if suffix not in ("xlsx", "csv"):
        raise Http404
    asked = _asked(request, here.register)
    found = _found(here, asked)
    listed = list(found)
    if asked.column:
        by_id = {line.pk: line for line in listed}
        listed = [by_id[pk] for pk in by_column(found, asked.column, asked.descending)]
    headings = [column.heading for column in here.register.fields]
    table = [[shown(column, line.values.get(column.name)) for column in here.register.fields] for line in listed]
    name = f"so-{here.register.name.replace('_', '-')}"
    if suffix == "csv":
        return csv_file(name, [headings, *table])
    return workbook_file(name, listing.render(headings, table, choices(here.register)))


def choices(register: RecordSet) -> dict[str, list[str]]:
    """What the cells of a workbook offer, by heading."""
    offered = {column.heading: [*column.choices.values()] for column in register.fields if column.choices}
    return offered | {column.heading: ["có", "không"] for column in register.fields if column.type == "yes_no"}
