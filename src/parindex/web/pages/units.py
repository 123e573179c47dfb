"""Finding a unit by name or code on any day, and one unit with what it came from and went into."""

from datetime import date

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from parindex.office.units.actions.departments import may_add_departments
from parindex.office.units.models import Unit
from parindex.office.units.queries import on_day, passings, search, valid
from parindex.web.middleware import ActingRequest
from parindex.web.paging import in_order, page_of

ORDERS = {
    "ten": ("folded", "parent__folded", "code", "pk"),
    "ma": ("code", "pk"),
    "cap-tren": ("parent__folded", "folded", "pk"),
}


@require_GET
def page(request: ActingRequest) -> HttpResponse:
    """The units of a day that answer to what was typed, with how many there are of each kind."""
    text, day, kind = (
        request.GET.get("q", ""),
        _day(request.GET.get("ngay", ""), timezone.localdate()),
        request.GET.get("loai", ""),
    )
    order, columns = in_order(request, ORDERS)
    found = search(text, day)
    counts = {row["kind"]: row["n"] for row in found.order_by().values("kind").annotate(n=Count("pk"))}
    chosen = found.filter(kind=kind) if kind in counts else found
    shown = {
        "text": text,
        "day": day,
        "kind": kind if kind in counts else "",
        "order": order,
        "counts": [(value, label, counts[value]) for value, label in Unit.Kind.choices if value in counts],
        "total": sum(counts.values()),
        "units": page_of(request, chosen.order_by(*columns)),
    }
    return render(request, "units.html", shown)


@require_GET
def unit(request: ActingRequest, pk: int) -> HttpResponse:
    """One unit: when, under whom on the day asked for, what is beneath it, where it came from and where it went."""
    found = Unit.objects.select_related("parent__parent").filter(pk=pk).first()
    if found is None:
        raise Http404
    came, went = passings(found)
    last = min(found.valid_to, timezone.localdate()) if found.valid_to else timezone.localdate()
    asked = _day(request.GET.get("ngay", ""), last)
    beneath = found.children.filter(valid(asked)).order_by("folded", "code")
    shown = {
        "unit": found,
        "came": came,
        "went": went,
        "day": asked,
        "then": on_day(found, asked),
        "beneath": page_of(request, beneath),
        "adds": may_add_departments(request.actor, found.pk),
    }
    return render(request, "unit.html", shown)


def _day(typed: str, otherwise: date) -> date:
    """The day that was typed, else another."""
    try:
        return parse_date(typed) or otherwise
    except ValueError:
        return otherwise
