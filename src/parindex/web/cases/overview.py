"""The page of a unit's cases: its figures as they were last counted, what was brought in, and the field for a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from parindex.editions.sheet import Period
from parindex.office.cases.access import may_import, may_open
from parindex.office.cases.figures import kept
from parindex.office.cases.queries import beneath, intakes
from parindex.office.errors import Refusal
from parindex.office.registers.content import printed
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.web.registers.periods import FIRST_YEAR, LAST_YEAR, part_asked

SHOWN = 20
"""Imports of one page."""


def overview(request: ActingRequest, unit: Unit, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    """The page, and why a file that somebody brought in was refused."""
    asked = part_asked(request.GET, timezone.localdate())
    counted = kept(unit.pk, Period(asked.year, asked.part))  # type: ignore[arg-type]
    told = {
        "unit": unit,
        "refusal": refusal,
        "imports": may_import(request.actor, unit.pk),
        "opens": may_open(request.actor, unit.pk),
        "asked": asked,
        "parts": Round.Part.choices,
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "counted": counted,
        "figures": [(one, printed(one.measure, one.value)) for one in counted.figures] if counted else [],
        "beneath": beneath(unit.pk, asked.year, asked.part),
        "page": page_of(request, intakes(unit.pk), SHOWN),
    }
    return render(request, "cases.html", told, status=status)
