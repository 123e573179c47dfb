"""The unit's sheet: the whole tree on one page, each row saved by itself."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from parindex.office.assessments import actions
from parindex.office.assessments.content import Typed
from parindex.office.assessments.errors import Conflict, RowRefused
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.assessments.queries import history as versions_of
from parindex.office.assessments.queries import readable_sheet, rows_of
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.queries import window_of
from parindex.web.middleware import ActingRequest
from parindex.web.sheet_view import Leaf, fields, leaf, progress


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The whole sheet."""
    sheet = _sheet(request, pk)
    edition, rows = thawed(sheet.round.edition_id), rows_of(sheet)
    window = window_of(sheet)
    shown = {
        "sheet": sheet,
        "edition": edition,
        "open": window.is_open and sheet.state == Sheet.State.DRAFT,
        "deadline": window.closes,
        "fields": fields(edition, rows),
        "progress": progress(edition, sheet, rows),
    }
    return render(request, "sheet.html", shown)


@require_http_methods(["GET", "POST"])
def row(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """One row as it stands, or saved as typed; a conflict or a refusal keeps what was typed on the page."""
    if request.method == "GET":
        sheet = _sheet(request, pk)
        stored = rows_of(sheet).get(node)
        if stored is None:
            raise Http404
        return render(request, "parts/leaf.html", {"sheet": sheet, "leaf": _leaf(sheet, stored), "open": True})
    form = request.POST
    facts = {name.removeprefix("fact-"): str(form[name]) for name in form if name.startswith("fact-")}
    typed = Typed(form.get("claimed", ""), form.get("explanation", ""), facts, form.get("reason", ""))
    seen = form.get("over") or form.get("version", "")
    try:
        saved = actions.save_row(request.actor, pk, node, int(seen) if seen.isdecimal() else -1, typed)
    except RowRefused as refused:
        shown = {"problems": refused.problems, "version": form.get("version", ""), "node": node}
        return render(request, "parts/not-understood.html", shown, status=422)
    except Conflict as conflict:
        sheet, theirs = conflict.theirs.sheet, _leaf(conflict.theirs.sheet, conflict.theirs)
        kept = {"sheet": sheet, "theirs": theirs, "version": form.get("version", "")}
        return render(request, "parts/conflict.html", kept, status=409)
    response = render(request, "parts/after.html", {"leaf": _leaf(saved.sheet, saved), "saved": True})
    response["HX-Trigger"] = "row-saved"
    return response


@require_GET
def side(request: ActingRequest, pk: int) -> HttpResponse:
    """The side list, after the findings that rest on several rows were renewed."""
    sheet = actions.compare_rows(_sheet(request, pk))
    edition = thawed(sheet.round.edition_id)
    return render(request, "parts/side.html", {"sheet": sheet, "progress": progress(edition, sheet, rows_of(sheet))})


@require_GET
def history(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """Every earlier state of a row."""
    stored = rows_of(_sheet(request, pk)).get(node)
    if stored is None:
        raise Http404
    return render(request, "parts/history.html", {"versions": list(versions_of(stored))})


def _sheet(request: ActingRequest, pk: int) -> Sheet:
    sheet = readable_sheet(request.actor, pk)
    if sheet is None:
        raise Http404
    return sheet


def _leaf(sheet: Sheet, row: SheetRow) -> Leaf:
    return leaf(thawed(sheet.round.edition_id).by_id[row.node], row)
