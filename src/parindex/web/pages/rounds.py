"""The rounds that a person runs or audits."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from parindex.office.assessments.progress import rounds_for
from parindex.office.rounds.access import SEEING
from parindex.office.units.models import Role
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of


@require_GET
def page(request: ActingRequest) -> HttpResponse:
    """Every round, the newest first."""
    if not request.actor.units(SEEING):
        raise Http404
    shown = {
        "rounds": page_of(request, rounds_for(request.actor)),
        "coordinates": bool(request.actor.units([Role.Kind.COORDINATOR])),
    }
    return render(request, "rounds.html", shown)
