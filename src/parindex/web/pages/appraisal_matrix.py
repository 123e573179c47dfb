"""The matrix: one criterion, every unit that sent its sheet as a row, so that like is judged alike."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from parindex.editions.wording import BASES, rule_sentence
from parindex.office.appraisals.actions.bringing_in import may_bring_in
from parindex.office.appraisals.actions.deciding import PHASES, accept
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.queries import Line, matrix, may_decide, sent_sheets
from parindex.office.appraisals.questions import questions_of, running
from parindex.office.appraisals.ruling import bounds
from parindex.office.assessments.documents import beside_leaf
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor
from parindex.rules.points import points_text, to_ticks
from parindex.vietnamese.normal import fold
from parindex.web.appraisal_view import STAGE, cell, chosen_tab, filtered, findings, tabs
from parindex.web.middleware import ActingRequest
from parindex.web.pages.appraisal import any_round
from parindex.web.paging import page_of

ORDERS: dict[str, tuple[Any, Callable[[Line], Any]]] = {
    "ten": (gettext_lazy("Tên đơn vị"), lambda line: 0),
    "ma": (gettext_lazy("Mã đơn vị"), lambda line: line.sheet.unit.code),
    "tu-cham": (gettext_lazy("Điểm tự chấm, cao trước"), lambda line: -(line.row.claimed or 0)),
    "luu-y": (gettext_lazy("Điểm cần làm rõ, nhiều trước"), lambda line: -len(findings(line))),
}
"""The orders of rows by name, each with its words; equal rows stay by the unit's name."""

SURVEYS = "dieu_tra"
"""The function whose results come from outside."""


@require_GET
def page(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """One criterion of the units that answer to what was typed, a hundred at a time."""
    round = any_round(pk)
    offered = tabs(round, awarding=False)
    tab = chosen_tab(request, request.actor, round, offered)
    every = _lines(request.actor, round, node, tab.stage)
    text = request.GET.get("q", "")
    found, name, filters = filtered(request, _sought(every, text))
    order = request.GET.get("xep", "")
    order = order if order in ORDERS else "ten"
    units = page_of(request, sorted(found, key=ORDERS[order][1]))
    edition = thawed(round.edition_id)
    criterion = edition.by_id[node]
    beside = beside_leaf([line.sheet for line in units], node)
    cells = [cell(request.actor, line, criterion, tab.stage, beside.get(line.sheet.pk, ())) for line in units]
    shown = {
        "round": round,
        "criterion": criterion,
        "above": edition.above(node),
        "most": points_text(bounds(criterion, to_ticks(criterion.points))[1]),
        "rule": rule_sentence(criterion),
        "basis": BASES[criterion.basis] if criterion.basis else "",
        "tabs": offered,
        "tab": tab,
        "text": text,
        "filter": name,
        "filters": filters,
        "order": order,
        "orders": [(one, words) for one, (words, __) in ORDERS.items()],
        "units": units,
        "cells": cells,
        "questions": questions_of([line.sheet for line in units], node),
        "running": running(round),
        "writes": any(one.may for one in cells),
        "done": sum(not line.undecided for line in every),
        "all": len(every),
        "brings_in": criterion.by == SURVEYS and may_bring_in(request.actor, round, node),
        "ready": _ready(request.actor, every) if tab.stage == STAGE.APPRAISED else [],
    }
    return render(request, "matrix.html", shown)


def _lines(actor: Actor, round: Round, node: str, stage: str) -> list[Line]:
    """The rows of a criterion that the person sees; without any right to it there is nothing here."""
    found = matrix(actor, round, node, list(sent_sheets(round, PHASES[STAGE(stage)])))
    if found is None:
        raise Http404
    return found


def _sought(lines: Sequence[Line], text: str) -> Sequence[Line]:
    wanted = fold(text)
    return [one for one in lines if wanted in one.sheet.unit.folded or one.sheet.unit.code == text.strip()]


def _ready(actor: Actor, lines: Sequence[Line]) -> list[Line]:
    """The rows that may be accepted at once."""
    return [line for line in lines if line.agrees and may_decide(actor, line, STAGE.APPRAISED)]


@require_POST
def accept_rows(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """Accept the chosen rows in one act, once their number was confirmed."""
    round = any_round(pk)
    chosen = {int(one) for one in request.POST.getlist("sheet") if one.isdecimal()}
    ready = _ready(request.actor, _lines(request.actor, round, node, STAGE.APPRAISED))
    rows = [line for line in ready if line.sheet.pk in chosen]
    if not rows or len(rows) < len(chosen):
        raise AppraisalRefused(_("Có dòng không còn chấp nhận một lượt được, hoặc chưa chọn dòng nào; chưa ghi gì."))
    if request.POST.get("count") != str(len(rows)):
        criterion = thawed(round.edition_id).by_id[node]
        return render(request, "accept.html", {"round": round, "criterion": criterion, "lines": rows})
    count = accept(request.actor, pk, node, chosen)
    messages.success(request, _("Đã chấp nhận %(n)d dòng.") % {"n": count})
    return redirect("matrix", pk, node)
