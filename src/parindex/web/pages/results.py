"""The ranking of a round before it is published, block by block, for those who see all of it."""

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET

from parindex.office.results.actions import refresh
from parindex.office.results.models import Place
from parindex.office.results.queries import EXEMPT, RANKED, UNRANKED, blocks, counts, ranking
from parindex.office.results.seeing import sight
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.rules.points import points_text
from parindex.web.charts import percent_text
from parindex.web.middleware import ActingRequest
from parindex.web.paging import Column, in_order, page_of
from parindex.web.tables import csv_file

NAME: tuple[Column, ...] = ("standing__unit__folded", "standing__unit__code", "pk")
ORDERS: dict[str, tuple[Column, ...]] = {
    "hang": (F("rank").asc(nulls_last=True), *NAME),
    "ten": NAME,
    "diem": ("-standing__total", *NAME),
    "con-lai": ("-standing__undecided", *NAME),
}
GROUPS = {
    RANKED: gettext_lazy("Đã xếp hạng"),
    UNRANKED: gettext_lazy("Chưa xếp hạng"),
    EXEMPT: gettext_lazy("Không xếp hạng"),
}


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """One block, the units that answer to what was typed, with counts over all of them."""
    round = _ranked_round(request, pk)
    standings = refresh(round)
    offered = blocks(standings)
    block = _block(request, offered)
    text, group = request.GET.get("q", ""), request.GET.get("loai", "")
    order, columns = in_order(request, ORDERS)
    found = ranking(standings, block, text)
    counted = counts(found)
    if group:
        found = found.filter(group=group)
    names = {band.name: band.name for band in thawed(round.edition_id).bands} | GROUPS
    shown = {
        "round": round,
        "blocks": offered.items(),
        "block": block,
        "text": text,
        "group": group,
        "groups": [(name, words, counted.by_group[name]) for name, words in names.items() if name in counted.by_group],
        "all": counted.all,
        "order": order,
        "places": page_of(request, found.order_by(*columns)),
    }
    return render(request, "ranking.html", shown)


@require_GET
def table(request: ActingRequest, pk: int) -> HttpResponse:
    """All units of one block in their order, as CSV; in Vietnamese, for it goes into files."""
    round = _ranked_round(request, pk)
    standings = refresh(round)
    block = _block(request, blocks(standings))
    heading = (
        *("Nhóm", "Hạng", "Số đơn vị xếp hạng", "Mã", "Đơn vị", "Thuộc", "Tổng điểm", "Điểm tối đa", "Chỉ số (%)"),
        *("Xếp loại", "Số tiêu chí chưa quyết định", "Lý do không xếp hạng"),
    )
    with override("vi"):
        places = ranking(standings, block).order_by(*ORDERS["hang"])
        return csv_file(f"xep-hang-{round.pk}", [heading, *(_cells(place) for place in places)])


def _cells(place: Place) -> tuple[object, ...]:
    one, unit = place.standing, place.standing.unit
    return (
        *(place.block, place.rank, place.of, unit.code, unit.name, unit.parent.name if unit.parent else ""),
        *(
            points_text(one.total),
            points_text(one.maximum),
            percent_text(one.index),
            one.band,
            one.undecided,
            one.exempt,
        ),
    )


def _ranked_round(request: ActingRequest, pk: int) -> Round:
    """The round, for those who see all of its results."""
    round = get_object_or_404(Round.objects.select_related("superior", "edition"), pk=pk)
    if not sight(request.actor, round).everything:
        raise Http404
    return round


def _block(request: ActingRequest, offered: dict[str, int]) -> str:
    """The block that `nhom` names, the largest when it names none."""
    name = request.GET.get("nhom", "")
    return name if name in offered else next(iter(offered), "")
