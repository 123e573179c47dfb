"""What each criterion of a round cost its units together, and how every unit stands in every field."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from parindex.editions.edition import Criterion
from parindex.office.appraisals.access import own_units
from parindex.office.results.actions import refresh
from parindex.office.results.costs import Cost, costs, field_indexes
from parindex.office.results.models import Standing, Standings
from parindex.office.results.seeing import Sight, sight
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.rules.points import points_text
from parindex.web.charts import Bar, Chart, HeatMap, Shares, bars, heat_map, named, percent_text
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.web.tables import csv_file

MOST_BARS = 15
"""Criteria that the chart shows; the table beneath has all."""
UNITS = 200
"""Units of one page of the heat map: a province fits on one."""


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The criteria that cost most, all of them, and the heat map of the fields that are seen whole."""
    round, seen = _visible(request, pk)
    standings = refresh(round)
    found, fields = costs(standings, seen), _fields(round, seen)
    every = _units(request, standings, seen)
    units = page_of(request, every, UNITS)
    shown = {
        "round": round,
        "sight": seen,
        "costs": found,
        "chart": _costliest(found),
        "claimed_above": sum(cost.claimed_above or 0 for cost in found),
        "stated": any(cost.claimed_above is not None for cost in found),
        "units": units,
        "map": _heat_map(round, fields, list(units)) if fields else None,
        "waiting": every.filter(undecided__gt=0).count(),
    }
    return render(request, "result-criteria.html", shown)


@require_GET
def table(request: ActingRequest, pk: int) -> HttpResponse:
    """What every criterion cost, as CSV; in Vietnamese, for it goes into files."""
    round, seen = _visible(request, pk)
    heading = ("Mã", "Tiêu chí", "Số đơn vị", "Điểm tối đa cộng lại", "Điểm đạt cộng lại", "Điểm mất", "Chỉ số (%)")
    above = ("Tự chấm cao hơn quy tắc đã nêu", "Số đơn vị tự chấm cao hơn") if seen.above else ()
    with override("vi"):
        rows = [_cells(cost)[: len(heading) + len(above)] for cost in costs(refresh(round), seen)]
        return csv_file(f"tieu-chi-{pk}", [(*heading, *above), *rows])


@require_GET
def fields(request: ActingRequest, pk: int) -> HttpResponse:
    """The index of every unit in every field, as CSV; in Vietnamese, for it goes into files."""
    round, seen = _visible(request, pk)
    with override("vi"):
        every = list(_units(request, refresh(round), seen))
        return csv_file(f"linh-vuc-{pk}", _heat_map(round, _fields(round, seen), every).rows)


def _cells(cost: Cost) -> tuple[object, ...]:
    sums = points_text(cost.worth), points_text(cost.awarded), points_text(cost.lost)
    above = ("", "") if cost.claimed_above is None else (points_text(cost.claimed_above), cost.above)
    return cost.leaf.id, cost.leaf.title, cost.units, *sums, percent_text(cost.index), *above


def _visible(request: ActingRequest, pk: int) -> tuple[Round, Sight]:
    """The round and what of it is seen, for those who see anything."""
    round = get_object_or_404(Round.objects.select_related("superior", "edition"), pk=pk)
    seen = sight(request.actor, round)
    if seen.nothing:
        raise Http404
    return round, seen


def _units(request: ActingRequest, standings: Standings, seen: Sight) -> QuerySet[Standing]:
    """The units of a round by name, but for those in which whoever appraises has a role of their own."""
    found = Standing.objects.filter(standings=standings).select_related("unit")
    if not seen.everything:
        found = found.exclude(unit__in=own_units(request.actor))
    return found.order_by("unit__folded", "unit__code", "pk")


def _fields(round: Round, seen: Sight) -> list[Criterion]:
    """The fields that are seen whole and count for points of the total."""
    edition = thawed(round.edition_id)
    whole = seen.criteria(edition)
    return [field for field in edition.fields if field in whole and field.points]


def _costliest(found: Sequence[Cost]) -> Chart:
    losing = sorted((cost for cost in found if cost.lost > 0), key=lambda cost: -cost.lost)[:MOST_BARS]
    note = _("Điểm tối đa trừ điểm đạt, cộng qua các đơn vị đã có quyết định; nhiều nhất {n} tiêu chí.").format(
        n=MOST_BARS
    )
    head = (_("Tiêu chí"), _("Điểm mất"))
    return bars("mat-diem", _("Tiêu chí mất nhiều điểm nhất"), note, head, [Bar(named(c.leaf), c.lost) for c in losing])


def _heat_map(round: Round, fields: Sequence[Criterion], standings: Sequence[Standing]) -> HeatMap:
    indexes = field_indexes(round, fields, standings)
    rows = [
        Shares(one.unit.name, indexes[one.unit_id], reverse("result-unit", args=[round.pk, one.unit_id]))
        for one in standings
    ]
    return heat_map(_("Lĩnh vực của từng đơn vị"), (_("Đơn vị"), *map(named, fields)), rows)
