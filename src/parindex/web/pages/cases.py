"""The cases of a unit: its figures by period, what was brought in, and the way to bring in."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from parindex.office.cases.access import SEEING
from parindex.office.cases.queries import units_of
from parindex.web.cases.overview import overview
from parindex.web.cases.place import unit_seen
from parindex.web.middleware import ActingRequest


@require_GET
def page(request: ActingRequest) -> HttpResponse:
    """The cases of the actor's unit; where there are several, the units to choose from."""
    if not request.actor.kinds & set(SEEING):
        raise Http404
    units = list(units_of(request.actor))
    if len(units) == 1:
        return redirect("cases-of", units[0].pk)
    return render(request, "cases-units.html", {"units": units})


@require_GET
def unit(request: ActingRequest, unit: int) -> HttpResponse:
    """The figures and imports of one unit."""
    return overview(request, unit_seen(request, unit))
