"""What typed words find to choose from, as a part of a form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from parindex.office.units.people import people_for, search_people, units_to_choose
from parindex.web.fields import MOST_FOUND, found
from parindex.web.middleware import ActingRequest


@require_GET
def units(request: ActingRequest) -> HttpResponse:
    """Units that the person administers."""
    things = units_to_choose(request.actor, request.GET.get("q", ""), timezone.localdate())[: MOST_FOUND + 1]
    return render(request, "parts/unit-choices.html", {"name": "unit", **found(things)})


@require_GET
def people(request: ActingRequest) -> HttpResponse:
    """People whom the person sees, with an account that is open."""
    things = search_people(people_for(request.actor), request.GET.get("q", ""), active=True).order_by("folded", "pk")
    return render(request, "parts/person-choices.html", {"name": "person", **found(things[: MOST_FOUND + 1])})
