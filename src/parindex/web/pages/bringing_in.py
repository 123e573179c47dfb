"""A survey's or another index's results for one criterion, from a list: previewed row by row, then written at once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.office.appraisals.actions import bringing_in
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.queries import sent_sheets
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.units.errors import ListRefused
from parindex.office.units.many.table import rows_under
from parindex.web.lists import read_list
from parindex.web.middleware import ActingRequest
from parindex.web.pages.second_reading import appraised_round
from parindex.web.sealing import opened, sealed
from parindex.web.tables import workbook_file
from parindex.writing import listing


@require_GET
def page(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """The template to download, and the field for the list."""
    return render(request, "bring-in.html", _subject(request, pk, node))


@require_GET
def template(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """The template: every unit of the round whose sheet was sent."""
    subject = _subject(request, pk, node)
    blank = [""] * (len(subject["headings"]) - 2)
    rows = [[sheet.unit.code, sheet.unit.name, *blank] for sheet in sent_sheets(subject["round"])]
    return workbook_file(f"ket-qua-{node}", listing.render(subject["headings"], rows))


@require_POST
def preview(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """What each row would change; nothing is written."""
    subject = _subject(request, pk, node)
    source = request.POST.get("source", "").strip()[: bringing_in.LONGEST]
    try:
        if not source:
            raise ListRefused(_("Đề nghị ghi nguồn của kết quả: số, ngày, cơ quan công bố."))
        rows = [
            (number, cells)
            for number, cells in rows_under(subject["headings"], read_list(request.FILES.get("list")))
            if any(cells[heading] for heading in subject["headings"][2:])
        ]
        if not rows:
            raise ListRefused(_("Danh sách chưa có kết quả của đơn vị nào; đề nghị điền rồi tải lên lại."))
        lines = bringing_in.plan(request.actor, subject["round"], node, source, rows)
    except ListRefused as refused:
        return render(request, "bring-in.html", {**subject, "refusal": refused, "source": source}, status=422)
    accepted = [line for line in lines if line.change in ("new", "changed")]
    kept = [(line.number, [line.cells[heading] for heading in subject["headings"]]) for line in accepted]
    shown = {
        **subject,
        "source": source,
        "accepted": accepted,
        "same": sum(line.change == "same" for line in lines),
        "refused": [line for line in lines if line.change == "refused"],
        "sealed": sealed([source, kept], _use(pk, node)),
    }
    return render(request, "bring-in-preview.html", shown)


@require_POST
def write(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """Write what was shown, all or nothing."""
    subject = _subject(request, pk, node)
    source, kept = opened(request, _use(pk, node))
    rows = [(number, dict(zip(subject["headings"], cells, strict=True))) for number, cells in kept]
    try:
        written = bringing_in.bring_in(request.actor, pk, node, source, rows)
    except (ListRefused, AppraisalRefused) as refused:
        return render(request, "bring-in.html", {**subject, "refusal": refused, "source": source}, status=409)
    messages.success(request, _("Đã ghi kết quả của %(n)d đơn vị.") % {"n": written})
    return redirect("bring-in", pk, node)


def _use(pk: int, node: str) -> str:
    return f"survey-import {pk} {node}"


def _subject(request: ActingRequest, pk: int, node: str) -> dict[str, Any]:
    round: Round = appraised_round(request, pk)
    criterion = thawed(round.edition_id).by_id.get(node)
    if criterion is None or criterion.rule is None or not bringing_in.may_bring_in(request.actor, round, node):
        raise Http404
    return {"round": round, "criterion": criterion, "headings": bringing_in.headings(criterion)}
