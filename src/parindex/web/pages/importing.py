"""Filling a sheet from a file or from last year's: every row is shown before anything is written."""

from dataclasses import replace
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.editions.edition import Edition
from parindex.editions.sheet import Header, Row, Total
from parindex.editions.sheet import Sheet as ReadSheet
from parindex.office.assessments.importing import VERSION, Proposal, earlier, fill_in, propose
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.assessments.queries import assignments_of, earlier_sheet, rows_for, rows_of
from parindex.office.assessments.scans import ask_to_read, readings, report_of
from parindex.office.errors import Refusal
from parindex.office.rounds.editions import thawed
from parindex.office.tasks.queries import ahead_of
from parindex.rules.points import to_points
from parindex.scoring.totals import roll_up
from parindex.web.languages import vi
from parindex.web.middleware import ActingRequest
from parindex.web.reports import Scanned, read_report
from parindex.web.sealing import opened, sealed
from parindex.web.visible import visible_sheet
from parindex.writing.official import workbook
from parindex.writing.official.report import Report
from parindex.writing.official.words import COLUMNS, Column

USE = "sheet-import"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The ways to begin."""
    sheet = _sheet(request, pk)
    return _ways(request, sheet)


def _ways(request: ActingRequest, sheet: Sheet, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    shown = {"sheet": sheet, "earlier": earlier_sheet(sheet), "refusal": refusal}
    return render(request, "import.html", {**shown, "readings": readings(request.actor, sheet)}, status=status)


@require_POST
def preview(request: ActingRequest, pk: int) -> HttpResponse:
    """What a file, or last year's sheet, would change; nothing is written. A scan is read in the background."""
    sheet = _sheet(request, pk)
    if "earlier" in request.POST:
        before = earlier_sheet(sheet)
        if before is None:
            raise Http404
        rows = list(rows_of(before).values())
        return _proposed(request, sheet, earlier(_edition(before), rows, _edition(sheet), _rows(request, sheet)))
    try:
        with read_report(request.FILES.get("report"), scans=False) as report:
            return _report_proposed(request, sheet, report)
    except Scanned as scan:
        task = ask_to_read(request.actor, sheet, scan.file)
        return redirect("import-reading", pk, task.pk)
    except Refusal as refused:
        return _ways(request, sheet, refused, status=422)


@require_GET
def reading(request: ActingRequest, pk: int, task: int) -> HttpResponse:
    """How far the reading of a scan is; once it is done, what it would change. It goes on whoever looks or leaves."""
    sheet = _sheet(request, pk)
    one = readings(request.actor, sheet).filter(pk=task).first()
    if one is None:
        raise Http404
    if not one.is_over:
        template = "parts/reading.html" if request.htmx else "reading.html"
        return render(request, template, {"sheet": sheet, "task": one, "ahead": ahead_of(one)})
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    try:
        return _report_proposed(request, sheet, report_of(one))
    except Refusal as refused:
        return _ways(request, sheet, refused)


def _report_proposed(request: ActingRequest, sheet: Sheet, report: ReadSheet) -> HttpResponse:
    found = propose(thawed(sheet.round.edition_id), _rows(request, sheet), report)
    return _proposed(request, sheet, found, report.source.skipped)


def _proposed(request: ActingRequest, sheet: Sheet, found: Proposal, skipped: tuple[str, ...] = ()) -> HttpResponse:
    shown = {"sheet": sheet, "proposal": found, "sealed": _sealed(found), "skipped": skipped}
    return render(request, "preview.html", shown)


def _sealed(proposal: Proposal) -> str:
    rows = [(row.node, row.seen, row.claimed, row.explanation) for row in proposal.rows if row.change != "same"]
    return sealed(rows, USE)


@require_POST
def write(request: ActingRequest, pk: int) -> HttpResponse:
    """Write the rows that were left ticked."""
    sheet = _sheet(request, pk)
    rows = opened(request, USE)
    ticked = set(request.POST.getlist("row"))
    written, refused = fill_in(request.actor, sheet.pk, [tuple(row) for row in rows if row[0] in ticked])
    messages.success(request, _("Đã ghi %(n)d dòng vào phiếu.") % {"n": written})
    for words in refused:
        messages.warning(request, format_html(_("Chưa ghi dòng {words}."), words=vi(words)))
    return redirect("sheet", pk)


@require_GET
def offline(request: ActingRequest, pk: int) -> HttpResponse:
    """The sheet as a workbook to fill in without a network; each row carries the version it was made from."""
    sheet = _sheet(request, pk)
    edition, rows = thawed(sheet.round.edition_id), _rows(request, sheet)
    claims = {node: row.claimed for node, row in rows.items() if row.claimed is not None}
    sums = roll_up(edition, claims) if claims else {}
    printed = tuple(
        Row(
            id=criterion.id,
            label=criterion.label,
            title=criterion.title,
            maximum=criterion.points,
            claimed=_as_points(
                sums.get(criterion.id) if criterion.id in edition.children else claims.get(criterion.id)
            ),
            explanation=rows[criterion.id].explanation or None,
            parent=criterion.parent,
            extra={VERSION: str(rows[criterion.id].version)},
        )
        for criterion in edition.criteria
        if criterion.id in rows
    )
    title = f"PHIẾU Tự đánh giá, chấm điểm, bản làm việc – {sheet.round.title}"
    header = Header(unit=f"ỦY BAN NHÂN DÂN {sheet.unit.name.upper()}", date=str(timezone.localdate().year), title=title)
    report = Report(header, "", printed, Total(edition.total, to_points(sum(claims.values(), 0))))
    columns = (*(replace(column) for column in COLUMNS), Column(VERSION, "extra", 14))
    headers = {"Content-Disposition": f'attachment; filename="phieu-{sheet.pk}.xlsx"'}
    return HttpResponse(workbook.render(report, columns), content_type=WORKBOOK, headers=headers)


def _as_points(ticks: int | None) -> Decimal | None:
    return None if ticks is None else to_points(ticks)


def _edition(sheet: Sheet) -> Edition:
    return thawed(sheet.round.edition_id)


def _rows(request: ActingRequest, sheet: Sheet) -> dict[str, SheetRow]:
    return rows_for(request.actor, sheet, assignments_of(sheet))


def _sheet(request: ActingRequest, pk: int) -> Sheet:
    sheet = visible_sheet(request, pk)
    if sheet.state != Sheet.State.DRAFT:
        raise Http404
    return sheet
