"""The unit's sheet: the whole tree on one page, each row saved by itself."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.office.appraisals.questions import clarifications_on
from parindex.office.assessments import actions
from parindex.office.assessments.access import KIND, sees_all, works_inside
from parindex.office.assessments.content import Typed
from parindex.office.assessments.documents import asks_for_day, beside_rows
from parindex.office.assessments.errors import Conflict, RowRefused
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.assessments.proving import match_again
from parindex.office.assessments.queries import assignments_of, progress_of, rows_for
from parindex.office.assessments.queries import history as versions_of
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.queries import window_of
from parindex.web.fields import version_seen
from parindex.web.middleware import ActingRequest
from parindex.web.sheet_view import Beside, Leaf, fields, is_open, leaf, progress
from parindex.web.visible import visible_sheet


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The whole sheet."""
    sheet = visible_sheet(request, pk)
    given = assignments_of(sheet)
    edition, rows = thawed(sheet.round.edition_id), rows_for(request.actor, sheet, given)
    window = window_of(sheet)
    drafts = request.actor.holds(sheet.unit_id, [KIND.DRAFTER])
    shown = {
        "sheet": sheet,
        "edition": edition,
        "open": is_open(request.actor, sheet),
        "drafts": drafts,
        "given": progress_of(sheet, [one for one in given if drafts or one.person_id == request.actor.person], rows),
        "deadline": window.closes,
        "fields": fields(edition, rows, beside_rows(sheet)),
        "inside": works_inside(request.actor, sheet),
        "figures": works_inside(request.actor, sheet) and sees_all(request.actor, sheet),
        "progress": progress(edition, sheet, rows),
        "clarifications": clarifications_on(sheet) if sheet.state == Sheet.State.SENT else [],
    }
    return render(request, "sheet.html", shown)


@require_http_methods(["GET", "POST"])
def row(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """One row as it stands, or saved as typed; a conflict or a refusal keeps what was typed on the page."""
    if request.method == "GET":
        sheet = visible_sheet(request, pk)
        stored = _row(request, sheet, node)
        shown = {
            "sheet": sheet,
            "leaf": _leaf(sheet, stored, beside_rows(sheet, [node])),
            "open": is_open(request.actor, sheet),
            "inside": works_inside(request.actor, sheet),
        }
        return render(request, "parts/leaf.html", shown)
    form = request.POST
    facts = {name.removeprefix("fact-"): str(form[name]) for name in form if name.startswith("fact-")}
    typed = Typed(form.get("claimed", ""), form.get("explanation", ""), facts, form.get("reason", ""))
    try:
        saved = actions.save_row(request.actor, pk, node, version_seen(form), typed)
    except RowRefused as refused:
        shown = {"problems": refused.problems, "version": form.get("version", ""), "node": node}
        return render(request, "parts/not-understood.html", shown, status=422)
    except Conflict as conflict:
        sheet, theirs = conflict.theirs.sheet, _leaf(conflict.theirs.sheet, conflict.theirs, {})
        kept = {"sheet": sheet, "theirs": theirs, "version": form.get("version", "")}
        return render(request, "parts/conflict.html", kept, status=409)
    beside = beside_rows(saved.sheet, [node]) if asks_for_day(saved.sheet, node) else {}
    response = render(
        request, "parts/after.html", {"leaf": _leaf(saved.sheet, saved, beside), "saved": True, "inside": True}
    )
    response["HX-Trigger"] = "row-saved"
    return response


@require_POST
def side(request: ActingRequest, pk: int) -> HttpResponse:
    """The side list, after what rests on several rows was renewed: findings, and documents that a row cites now."""
    sheet, proved = visible_sheet(request, pk), set[str]()
    if is_open(request.actor, sheet):
        actions.compare_rows(sheet)
        proved = {link.row.node for link in match_again(request.actor, pk)}
    rows = rows_for(request.actor, sheet, assignments_of(sheet))
    beside = beside_rows(sheet, proved) if proved else {}
    shown = {
        "sheet": sheet,
        "progress": progress(thawed(sheet.round.edition_id), sheet, rows),
        "proved": [_leaf(sheet, rows[node], beside) for node in proved if node in rows],
    }
    return render(request, "parts/side.html", shown)


@require_GET
def history(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """Every earlier state of a row, for the unit itself: a superior sees what was sent."""
    sheet = visible_sheet(request, pk)
    if not works_inside(request.actor, sheet):
        raise Http404
    stored = _row(request, sheet, node)
    return render(request, "parts/history.html", {"versions": list(versions_of(stored))})


def _row(request: ActingRequest, sheet: Sheet, node: str) -> SheetRow:
    stored = rows_for(request.actor, sheet, assignments_of(sheet)).get(node)
    if stored is None:
        raise Http404
    return stored


def _leaf(sheet: Sheet, row: SheetRow, beside: Beside) -> Leaf:
    return leaf(thawed(sheet.round.edition_id).by_id[row.node], row, beside.get(row.node, ()))
