"""The questions to one unit: what is asked and answered row by row, drafts, sending them, and what came of each."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.office.appraisals.access import KIND
from parindex.office.appraisals.actions import questioning
from parindex.office.appraisals.deadlines import closing, days_left
from parindex.office.appraisals.errors import AnsweredMeanwhile
from parindex.office.appraisals.models import ClarificationRound, Question
from parindex.office.appraisals.questions import (
    Asked,
    asked_of,
    others_of,
    questions_of,
    running,
    sheet_in_time,
)
from parindex.office.assessments.access import works_inside
from parindex.office.assessments.documents import listed
from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden, Refusal
from parindex.office.evidence.models import Document
from parindex.office.rounds.queries import window_of
from parindex.web.intake import examined
from parindex.web.middleware import ActingRequest


@dataclass(frozen=True, slots=True)
class Refused:
    """A question whose form was refused: why, and the words that were typed."""

    question: int
    why: Refusal
    words: str


@require_GET
def page(request: ActingRequest, clarification: int, sheet: int) -> HttpResponse:
    """All that was asked of a unit in a clarification round, as far as whoever asks may see it."""
    return _shown(request, clarification, sheet)


def _shown(request: ActingRequest, clarification: int, sheet: int, refused: Refused | None = None) -> HttpResponse:
    found, one = _place(clarification, sheet)
    asked = asked_of(request.actor, found, one)
    if asked is None:
        raise Http404
    until, inside = closing(found, one), works_inside(request.actor, one)
    in_time = timezone.now() < until and window_of(one).is_open
    writing = in_time and any(each.writes for each in asked)
    newest = running(one.round)
    shown = {
        "clarification": found,
        "sheet": one,
        "asked": asked,
        "others": others_of(request.actor, one, asked),
        "until": until,
        "days_left": days_left(found, until),
        "in_time": in_time,
        "asking": newest is not None and newest.pk == found.pk and in_time,
        "inside": inside,
        "sends": in_time and request.actor.holds(one.unit_id, [KIND.CLERK, KIND.SIGNER]),
        "drafts": sum(each.thread.draft is not None and not each.thread.question.is_closed for each in asked),
        "documents": _documents(request, one) if writing else [],
        "refused": refused,
    }
    return render(request, "unit-questions.html", shown, status=409 if refused else 200)


def _documents(request: ActingRequest, sheet: Sheet) -> list[Document]:
    """The unit's documents to choose from."""
    return [each.document for each in listed(request.actor, sheet) if not each.closed]


@require_POST
def ask(request: ActingRequest, sheet: int, node: str) -> HttpResponse:
    """Ask about one row; where only a part of a page was asked for, the row's questions come back."""
    words, refused = request.POST.get("words", ""), None
    try:
        question = questioning.ask(request.actor, sheet, node, words)
    except Forbidden:
        raise
    except Refusal as why:
        if not request.htmx:
            raise
        refused = why
    if not request.htmx:
        messages.success(request, _("Đã hỏi đơn vị."))
        return redirect("unit-questions", question.clarification_id, sheet)
    one = Sheet.objects.select_related("round", "unit").get(pk=sheet)
    shown = {
        "sheet": one,
        "node": node,
        "threads": questions_of([one], node).get(one.pk, []),
        "asking": running(one.round),
        "refusal": refused,
        "typed": words if refused else "",
    }
    return render(request, "parts/questions.html", shown, status=409 if refused else 200)


@require_POST
def answer(request: ActingRequest, question: int) -> HttpResponse:
    """Save the draft of an answer; a conflict or a refusal comes back beneath what was typed, which stays."""
    found = _question(question)
    form, files = request.POST, request.FILES.getlist("files")
    seen = form.get("over") or form.get("version", "")
    chosen = {int(pk) for pk in [*form.getlist("keep"), form.get("document", "")] if pk.isdecimal()}
    try:
        taken = [(file.name or "", examined(file)) for file in files]
        typed = questioning.TypedAnswer(form.get("words", ""), chosen, taken)
        questioning.answer(request.actor, question, int(seen) if seen.isdecimal() else -1, typed)
    except Forbidden:
        raise
    except Refusal as why:
        if not request.htmx:
            raise
        shown = {"question": found, "version": form.get("version", ""), "refusal": why}
        shown["theirs"] = why.theirs if isinstance(why, AnsweredMeanwhile) else None
        response = render(request, "parts/answer-after.html", shown, status=409)
        response["HX-Retarget"] = f"#a-{question} .after"
        return response
    place = (found.clarification_id, found.appraisal.sheet_id)
    if not request.htmx:
        messages.success(request, _("Đã lưu giải trình; văn thư hoặc người ký gửi cả đơn vị một lần."))
        return redirect("unit-questions", *place)
    clarification, sheet = _place(*place)
    one = _asked(request, clarification, sheet, question)
    shown = {"one": one, "documents": _documents(request, sheet), "saved": True}
    return render(request, "parts/answer.html", shown)


@require_POST
def send(request: ActingRequest, clarification: int, sheet: int) -> HttpResponse:
    """Send all that the unit has drafted."""
    count = questioning.send_answers(request.actor, clarification, sheet)
    messages.success(request, _("Đã gửi %(n)d giải trình cho cơ quan thẩm định.") % {"n": count})
    return redirect("unit-questions", clarification, sheet)


@require_POST
def close(request: ActingRequest, question: int) -> HttpResponse:
    """Say what came of a question; a refusal keeps what was typed."""
    found = _question(question)
    place, words = (found.clarification_id, found.appraisal.sheet_id), request.POST.get("words", "")
    try:
        questioning.close(request.actor, question, request.POST.get("outcome", ""), words)
    except Forbidden:
        raise
    except Refusal as why:
        return _shown(request, *place, Refused(question, why, words))
    messages.success(request, _("Đã ghi kết luận."))
    return redirect("unit-questions", *place)


def _place(clarification: int, sheet: int) -> tuple[ClarificationRound, Sheet]:
    found = ClarificationRound.objects.prefetch_related("days_off").filter(pk=clarification).first()
    one = sheet_in_time(found, sheet) if found else None
    if found is None or one is None:
        raise Http404
    return found, one


def _question(pk: int) -> Question:
    found = Question.objects.select_related("appraisal").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _asked(request: ActingRequest, clarification: ClarificationRound, sheet: Sheet, question: int) -> Asked:
    found = asked_of(request.actor, clarification, sheet) or []
    return next(each for each in found if each.thread.question.pk == question)
