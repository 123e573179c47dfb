"""One unit's whole sheet under appraisal, and the decision on one of its rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from parindex.editions.edition import Edition
from parindex.office.appraisals.access import oversees
from parindex.office.appraisals.actions.deciding import PHASES, decide
from parindex.office.appraisals.errors import DecidedMeanwhile, DecisionRefused
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.queries import Line, lines, sent_sheet, sheet_lines
from parindex.office.appraisals.queries import history as said_of
from parindex.office.appraisals.questions import clarifications_on
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.documents import beside_rows
from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden, Refusal
from parindex.office.points.queries import of_unit
from parindex.office.rounds.editions import thawed
from parindex.web.appraisal_view import STAGE, Cell, Decided, cell, chosen_tab, filtered, tabs
from parindex.web.middleware import ActingRequest


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """Every row of the sheet that the person sees, at one stage."""
    round = _sheet(pk, STAGE.APPRAISED).round
    offered = tabs(round, awarding=oversees(request.actor, round))
    tab = chosen_tab(request, request.actor, round, offered)
    sheet = _sheet(pk, tab.stage)
    every = sheet_lines(request.actor, sheet)
    if not every:
        raise Http404
    edition = thawed(round.edition_id)
    found, name, filters = filtered(request, every)
    beside = beside_rows(sheet, [line.row.node for line in found])
    cells = [
        cell(request.actor, line, edition.by_id[line.row.node], tab.stage, beside.get(line.row.node, ()))
        for line in found
    ]
    shown = {
        "round": round,
        "sheet": sheet,
        "tabs": offered,
        "tab": tab,
        "filter": name,
        "filters": filters,
        "clarifications": clarifications_on(sheet),
        "rows": list(_under_headings(edition, cells)),
        "writes": any(one.may for one in cells),
        "done": sum(not line.undecided for line in every),
        "all": len(every),
        "totals": of_unit(round.pk, sheet.unit_id).get("") if _is_whole(edition, every) else None,
    }
    return render(request, "unit-appraisal.html", shown)


def _is_whole(edition: Edition, lines: Sequence[Line]) -> bool:
    """Whether these are all leaves with all that was decided on them, so that their totals tell nothing that is not."""
    return len(lines) == len(list(edition.leaves())) and not any(line.reading for line in lines)


def _under_headings(edition: Edition, cells: Sequence[Cell]) -> Iterator[dict[str, Any]]:
    """The rows, each with the headings that begin above it."""
    shown: list[str] = []
    for one in cells:
        path = edition.above(one.criterion.id)
        yield {"cell": one, "headings": [above for above in path if above.id not in shown]}
        shown = [above.id for above in path]


@require_http_methods(["GET", "POST"])
def decision(request: ActingRequest, pk: int, node: str, stage: str) -> HttpResponse:
    """The form of one decision as it stands, or saved as typed; a conflict or a refusal keeps what was typed."""
    if stage not in STAGE.values:
        raise Http404
    if request.method == "POST":
        return _save(request, pk, node, stage)
    sheet = _sheet(pk, stage)
    line = _line(request, sheet, node)
    criterion = thawed(sheet.round.edition_id).by_id[node]
    return render(request, "parts/decision.html", {"cell": cell(request.actor, line, criterion, stage, ())})


def _save(request: ActingRequest, sheet: int, node: str, stage: str) -> HttpResponse:
    form = request.POST
    seen = form.get("over") or form.get("version", "")
    kept = {"version": form.get("version", ""), "decided": Decided(sheet, node, stage, {})}
    try:
        made = decide(request.actor, sheet, node, stage, int(seen) if seen.isdecimal() else -1, _typed(request))
    except DecisionRefused as refused:
        shown = {**kept, "problems": refused.problems}
        return render(request, "parts/decision-refused.html", shown, status=422)
    except DecidedMeanwhile as met:
        return render(request, "parts/decision-conflict.html", {**kept, "theirs": met.theirs}, status=409)
    except Forbidden:
        raise
    except Refusal as refused:
        shown = {**kept, "problems": {"": str(refused)}}
        return render(request, "parts/decision-refused.html", shown, status=409)
    if made.person_id == request.user.pk:
        made.person = request.user
    decided = Decided(sheet, node, stage, {stage: made})
    return render(request, "parts/decided.html", {"decided": decided, "saved": True})


def _typed(request: ActingRequest) -> TypedDecision:
    form = request.POST
    return TypedDecision(
        form.get("points", ""),
        "not_applicable" in form,
        form.get("reason", ""),
        form.get("words", ""),
        {name.removeprefix("fact-"): str(form[name]) for name in form if name.startswith("fact-")},
    )


@require_GET
def history(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """Everything that was decided on one row; nothing while whoever asks is to read it a second time."""
    sheet = _sheet(pk, STAGE.APPRAISED)
    reading = _line(request, sheet, node).reading
    shown = {"said": [] if reading else list(said_of(sheet, node)), "reading": reading}
    return render(request, "parts/decision-history.html", shown)


def _sheet(pk: int, stage: str) -> Sheet:
    found = sent_sheet(pk, PHASES[Decision.Stage(stage)])
    if found is None:
        raise Http404
    return found


def _line(request: ActingRequest, sheet: Sheet, node: str) -> Line:
    """The row, if the person may see it; else there is nothing here."""
    found = lines(request.actor, sheet.round, node, [sheet])
    if not found:
        raise Http404
    return found[0]
