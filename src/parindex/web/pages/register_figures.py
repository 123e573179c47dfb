"""The figures counted from a register, each with whom it counts among and how, opening to the lines behind it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from parindex.indicators.loader import measure_named
from parindex.indicators.record_set import Measure, RecordSet
from parindex.indicators.words import in_words
from parindex.office.registers.content import key_of, printed, shown
from parindex.office.registers.figures import Counted, behind, of_register, telling
from parindex.office.registers.queries import ids_by_key, tally
from parindex.office.rounds.models import Round
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.web.registers.periods import FIRST_YEAR, LAST_YEAR, Asked, part_asked
from parindex.web.registers.place import Place, place


@require_GET
def page(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """Every figure of the register in the part of a year that is asked for."""
    here = place(request, unit, register)
    asked = part_asked(request.GET, timezone.localdate())
    counted = of_register(here.unit, here.register, asked.span)
    told = telling(counted)
    shown_here = {
        **_shown(here, asked),
        "told": _printed(told),
        "blank": _printed([one for one in counted if one not in told]),
        "lines": tally(unit, register).lines,
    }
    return render(request, "register-figures.html", shown_here)


@require_GET
def records(request: ActingRequest, unit: int, register: str, measure: str) -> HttpResponse:
    """The lines that one figure counts."""
    here = place(request, unit, register)
    asked, chosen = part_asked(request.GET, timezone.localdate()), _measure(here.register, measure)
    found = behind(here.unit, here.register, chosen, asked.span)
    paged = page_of(request, found)
    counted = next(one for one in of_register(here.unit, here.register, asked.span) if one.measure == chosen)
    shown_here = {
        **_shown(here, asked),
        "measure": chosen,
        "value": printed(chosen, counted.value),
        "population": here.register.population_of(chosen).words,
        "query": in_words(here.register, chosen),
        "page": paged,
        "rows": _with_lines(here, [{name: _kept(value) for name, value in row.items()} for row in paged]),
    }
    return render(request, "register-records.html", shown_here)


def _with_lines(here: Place, found: list[dict[str, Any]]) -> list[tuple[int | None, list[str]]]:
    """Each record as its register prints it, with the line that it is; None where nothing tells it apart."""
    keys = [key_of(here.register, {k: v for k, v in row.items() if v is not None}) for row in found]
    lines = ids_by_key(here.unit.pk, here.register.name, keys)
    return [
        (lines.get(key), [shown(column, row[column.name]) for column in here.register.fields])
        for key, row in zip(keys, found, strict=True)
    ]


def _shown(here: Place, asked: Asked) -> dict[str, Any]:
    parts, years = Round.Part.choices, {"first_year": FIRST_YEAR, "last_year": LAST_YEAR}
    return {**here.shown, "asked": asked, "parts": parts, **years}


def _printed(counted: list[Counted]) -> list[tuple[Counted, str]]:
    return [(one, printed(one.measure, one.value)) for one in counted]


def _measure(register: RecordSet, name: str) -> Measure:
    try:
        found, measure = measure_named(name)
    except KeyError as none:
        raise Http404 from none
    if found.name != register.name:
        raise Http404
    return measure


def _kept(value: Any) -> Any:
    """A counted value as a line keeps it: days as ISO text."""
    return value.isoformat() if hasattr(value, "isoformat") else value
