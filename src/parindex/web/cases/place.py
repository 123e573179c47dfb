"""Whose cases a request is about, for those who see them; others are told that there is nothing."""

from django.http import Http404

from parindex.office.cases.access import may_import
from parindex.office.cases.models import Intake
from parindex.office.cases.queries import units_of
from parindex.office.units.models import Unit
from parindex.web.middleware import ActingRequest


def unit_seen(request: ActingRequest, pk: int) -> Unit:
    """A unit whose imports and figures the actor sees. 404 otherwise."""
    found = units_of(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def intake_of(request: ActingRequest, unit: int, pk: int) -> Intake:
    """An export brought in for a unit, for those who may import it. 404 otherwise."""
    found = Intake.objects.select_related("unit", "person").filter(pk=pk, unit=unit).first()
    if found is None or not may_import(request.actor, unit):
        raise Http404
    return found
