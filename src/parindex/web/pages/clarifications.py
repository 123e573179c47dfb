"""The ledger of clarification: numbered rounds with their time, the units that were asked, and how far they are."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET, require_http_methods

from parindex.office.appraisals.access import KIND, oversees
from parindex.office.appraisals.actions import clarifying
from parindex.office.appraisals.deadlines import PHASE, closing, days_left
from parindex.office.appraisals.ledger import ledger, ledger_questions, total, with_messages
from parindex.office.appraisals.models import ClarificationRound, Question
from parindex.office.appraisals.questions import clarifications_of, sheet_in_time
from parindex.office.appraisals.working_days import holidays_between
from parindex.office.errors import Refusal
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.rounds.queries import hour
from parindex.web.fields import day_field, instant_field
from parindex.web.languages import vi
from parindex.web.middleware import ActingRequest
from parindex.web.pages.round_changes import reason_field
from parindex.web.pages.second_reading import appraised_round
from parindex.web.paging import SIZE
from parindex.web.tables import csv_file


class BeginForm(forms.Form):
    """How long the next clarification round is."""

    days = forms.IntegerField(label=gettext_lazy("Số ngày làm việc"), initial=5)
    until = forms.TimeField(
        label=gettext_lazy("Đến giờ nào của ngày cuối (giờ Việt Nam)"),
        initial=clarifying.EVENING,
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M"),
    )


class DayOffForm(forms.Form):
    """A day off that the calendar does not know."""

    day = day_field(gettext_lazy("Ngày nghỉ thêm"))
    reason = reason_field()


class LongerForm(forms.Form):
    """More time for one unit."""

    due = instant_field(gettext_lazy("Thời hạn mới (giờ Việt Nam)"))
    reason = reason_field()


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """One clarification round, the newest unless `so` names another, with the units that were asked in it."""
    round = appraised_round(request, pk)
    every = clarifications_of(round)
    number = request.GET.get("so", "")
    shown_one = next((one for one in every if str(one.number) == number), every[0] if every else None)
    shown = {
        "round": round,
        "phase": round.phases.filter(name=PHASE).first(),
        "every": every,
        "one": shown_one,
        "coordinates": request.actor.holds(round.superior_id, [KIND.COORDINATOR]),
        "oversees": oversees(request.actor, round),
        "runs": bool(every) and timezone.now() < every[0].due,
        **(_shown_round(request, shown_one) if shown_one else {}),
    }
    return render(request, "clarifications.html", shown)


def _shown_round(request: ActingRequest, one: ClarificationRound) -> dict[str, Any]:
    lines = ledger(request.actor, one)
    opened, last = timezone.localdate(one.opened_at), timezone.localdate(one.due)
    return {
        "is_over": timezone.now() >= one.due,
        "days_left": days_left(one, one.due),
        "holidays": holidays_between(opened, last),
        "added": one.days_off.order_by("day"),
        "extensions": one.extensions.select_related("unit").order_by("-pk"),
        "count": total(lines),
        "lines": Paginator(lines, SIZE).get_page(request.GET.get("trang")),
    }


@require_http_methods(["GET", "POST"])
def begin(request: ActingRequest, pk: int) -> HttpResponse:
    """Open the next clarification round."""
    round = _own(request, pk)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            one = clarifying.open_clarification_round(request.actor, pk, **form.cleaned_data)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            said = {"number": one.number, "due": hour(one.due)}
            messages.success(request, _("Đã mở đợt giải trình số %(number)s, hạn %(due)s.") % said)
            return redirect("clarifications", pk)
    return _form(request, round, form, _("Mở đợt giải trình"))


@require_http_methods(["GET", "POST"])
def day_off(request: ActingRequest, clarification: int) -> HttpResponse:
    """Add a day off to a clarification round."""
    one = _clarification(request, clarification)
    form = DayOffForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            moved = clarifying.add_day_off(request.actor, clarification, **form.cleaned_data)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã thêm ngày nghỉ; thời hạn mới là %(due)s.") % {"due": hour(moved.due)})
            return redirect("clarifications", one.round_id)
    return _form(request, one.round, form, _("Thêm ngày nghỉ vào đợt giải trình số %(n)s") % {"n": one.number})


@require_http_methods(["GET", "POST"])
def extend(request: ActingRequest, clarification: int, sheet: int) -> HttpResponse:
    """More time for one unit's answers."""
    one = _clarification(request, clarification)
    found = sheet_in_time(one, sheet)
    if found is None:
        raise Http404
    form = LongerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            clarifying.extend_answers(request.actor, clarification, found.unit_id, **form.cleaned_data)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, format_html(_("Đã gia hạn cho {name}."), name=vi(found.unit.name)))
            return redirect("clarifications", one.round_id)
    return _form(request, one.round, form, _("Gia hạn giải trình"), found.unit.name, closing(one, found))


def _form(
    request: ActingRequest,
    round: Round,
    form: forms.Form,
    heading: str,
    about: str = "",
    until: datetime | None = None,
) -> HttpResponse:
    phase = round.phases.filter(name=PHASE).first()
    shown = {"round": round, "form": form, "heading": heading, "about": about, "until": until, "phase": phase}
    return render(request, "clarification-change.html", shown, status=422 if form.errors else 200)


@require_GET
def table(request: ActingRequest, pk: int) -> HttpResponse:
    """Every question of the round that the reader may see, with what was said, as CSV; in Vietnamese, for files."""
    round = appraised_round(request, pk)
    found = with_messages(ledger_questions(request.actor, clarifications_of(round)))
    edition, heading = (
        thawed(round.edition_id),
        (
            *(
                "Đợt giải trình",
                "Mã",
                "Đơn vị",
                "Tiêu chí",
                "Nội dung tiêu chí",
                "Tình hình",
                "Hạn giải trình",
                "Quá hạn",
            ),
            *("Trao đổi", "Kết luận lúc"),
        ),
    )
    with override("vi"):
        rows = [_cells(one, edition.by_id[one.node].title) for one in found]
        return csv_file(f"so-giai-trinh-{round.pk}", [heading, *rows])


def _cells(question: Question, title: str) -> tuple[object, ...]:
    unit, until = question.appraisal.sheet.unit, closing(question.clarification, question)
    late = question.state == Question.State.ASKED and timezone.now() >= until
    said = question.messages.all()
    words = "\n".join(f"{message.get_side_display()}, {hour(message.sent_at)}: {message.words}" for message in said)
    closed = hour(question.closed_at) if question.closed_at else ""
    state, number = question.get_state_display(), question.clarification.number
    return number, unit.code, unit.name, question.node, title, state, hour(until), "x" if late else "", words, closed


def _own(request: ActingRequest, pk: int) -> Round:
    round = appraised_round(request, pk)
    if not request.actor.holds(round.superior_id, [KIND.COORDINATOR]):
        raise Http404
    return round


def _clarification(request: ActingRequest, pk: int) -> ClarificationRound:
    found = ClarificationRound.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.round = _own(request, found.round_id)
    return found
