"""The registers of a unit: all of them in their groups, with what is overdue and what is due soon."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from parindex.office.registers.access import READERS
from parindex.office.registers.queries import grouped, kept, units_of
from parindex.office.units.models import Unit
from parindex.web.middleware import ActingRequest
from parindex.web.registers.calendar import due_soon
from parindex.web.registers.place import unit_read


@require_GET
def page(request: ActingRequest) -> HttpResponse:
    """The registers of the actor's unit; where there are several, the units to choose from."""
    if not request.actor.kinds & set(READERS):
        raise Http404
    units = list(units_of(request.actor))
    return _unit(request, units[0]) if len(units) == 1 else render(request, "registers-units.html", {"units": units})


@require_GET
def unit(request: ActingRequest, unit: int) -> HttpResponse:
    """The registers of one unit."""
    return _unit(request, unit_read(request, unit))


def _unit(request: ActingRequest, unit: Unit) -> HttpResponse:
    counted = {one.register.name: one for one in kept(unit.pk)}
    due = due_soon([unit.pk], timezone.localdate())
    shown = {
        "unit": unit,
        "groups": [(title, [counted[name] for name in names]) for title, names in grouped() if names],
        "overdue": sum(one.overdue for one in counted.values()),
        "soon": sum(one.soon for one in counted.values()),
        "due": due,
    }
    return render(request, "registers.html", shown)
