"""Finding a unit by name or code on any day, and one unit with what it came from and went into."""

from datetime import date

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from parindex.office.units.models import Unit
from parindex.office.units.queries import passings, search, valid
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
    text, day, kind = request.GET.get("q", ""), _day(request.GET.get("ngay", "")), request.GET.get("loai", "")
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
    """One unit: when, under whom, what is beneath it, where it came from and where it went."""
    found = Unit.objects.select_related("parent__parent").filter(pk=pk).first()
    if found is None:
        raise Http404
    came, went = passings(found)
    day = min(found.valid_to, timezone.localdate()) if found.valid_to else timezone.localdate()
    beneath = found.children.filter(valid(day)).order_by("folded", "code")
    shown = {"unit": found, "came": came, "went": went, "day": day, "beneath": page_of(request, beneath)}
    return render(request, "unit.html", shown)


def _day(typed: str) -> date:
    """The day that was typed, else today."""
    try:
        return parse_date(typed) or timezone.localdate()
    except ValueError:
        return timezone.localdate()
