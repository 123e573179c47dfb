"""The cases behind a figure, with the query in words: codes, days and states, no person; to download too."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from parindex.indicators.cases.profile import CASES
from parindex.indicators.loader import measure_named, record_set
from parindex.indicators.record_set import Column, Measure
from parindex.indicators.span import Span
from parindex.indicators.words import in_words
from parindex.office.cases.access import may_open
from parindex.office.cases.engine import cases_behind
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.web.cases.cells import rows
from parindex.web.cases.place import unit_seen
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.web.registers.periods import FIRST_YEAR, LAST_YEAR, Asked, part_asked
from parindex.web.reports import place
from parindex.web.tables import csv_file

SHOWN = (
    "code",
    "procedure",
    "channel",
    "state",
    "received_on",
    "due_on",
    "ended_on",
    "receiving_unit",
    "resolving_unit",
)
"""What a page tells of a case."""


@dataclass(frozen=True, slots=True)
class _Asked:
    unit: Unit
    measure: Measure
    asked: Asked
    span: Span

    def cases(self) -> list[dict[str, Any]]:
        with place():
            return cases_behind(self.unit, self.measure, self.span)


@require_GET
def page(request: ActingRequest, unit: int, measure: str) -> HttpResponse:
    """The cases that one figure counts."""
    here = _asked(request, unit, measure)
    cases = record_set(CASES)
    paged = page_of(request, here.cases())
    told = {
        "unit": here.unit,
        "measure": here.measure,
        "population": cases.population_of(here.measure).words,
        "query": in_words(cases, here.measure),
        "asked": here.asked,
        "span": here.span,
        "parts": Round.Part.choices,
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "columns": _columns(),
        "page": paged,
        "rows": rows(paged, _columns()),
    }
    return render(request, "case-records.html", told)


@require_GET
def table(request: ActingRequest, unit: int, measure: str) -> HttpResponse:
    """The same as a table to download."""
    here = _asked(request, unit, measure)
    columns = _columns()
    headings = [column.heading for column in columns]
    return csv_file(f"ho-so-{measure.replace('_', '-')}", [headings, *rows(here.cases(), columns)])


def _columns() -> list[Column]:
    return [record_set(CASES).by_name[name] for name in SHOWN]


def _asked(request: ActingRequest, unit: int, measure: str) -> _Asked:
    here = unit_seen(request, unit)
    if not may_open(request.actor, unit):
        raise Http404
    try:
        found, chosen = measure_named(measure)
    except KeyError as none:
        raise Http404 from none
    if found.name != CASES:
        raise Http404
    today = timezone.localdate()
    asked = part_asked(request.GET, today)
    last = min(asked.span.last, today) if asked.span.first <= today else asked.span.last
    return _Asked(here, chosen, asked, Span(asked.span.first, last))
