"""A round's result before it is public: what is missing, the council's approval, publication and correction."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from parindex.office.errors import Refusal
from parindex.office.results.access import approves, publishes, sees_result
from parindex.office.results.actions import refresh
from parindex.office.results.actions.approving import LONGEST, withdraw_approval
from parindex.office.results.actions.approving import approve as approve_result
from parindex.office.results.actions.publishing import Announcement, latest_of, publish, understood
from parindex.office.results.announcing import MOST_AT_ONCE, announced, ask_to_publish
from parindex.office.results.awaiting import approvals_of, awaiting
from parindex.office.results.models import Approval, Standing, Standings
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import window_for_all
from parindex.web.fields import day_field
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of

ORDER = ("unit__folded", "unit__code", "pk")


class AnnouncementForm(forms.Form):
    """The paper that approves the result; for a correction also why, and which publication was on the page."""

    decision = forms.CharField(label=gettext_lazy("Số, ký hiệu quyết định phê duyệt"), max_length=100)
    decided_on = day_field(gettext_lazy("Ngày quyết định"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do đính chính"), max_length=2000, widget=forms.Textarea({"rows": 2}), required=False
    )
    corrects = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, corrects: int | None, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"corrects": corrects})
        if corrects is None and not (data and data.get("corrects")):
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """All together, as the act wants it."""
        found: dict[str, Any] = super().clean() or {}
        if not self.errors:
            said = Announcement(found["decision"], found["decided_on"], found["corrects"], found.get("reason", ""))
            try:
                found["said"] = understood(said)
            except Refusal as refused:
                self.add_error(None, str(refused))
        return found


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """Where the units stand, what is missing, who approved, and what was published."""
    return _shown(request, _round(request, pk))


@require_POST
def approve(request: ActingRequest, pk: int) -> HttpResponse:
    """Approve the result that was on the page."""
    round = _round(request, pk)
    if not approves(request.actor, round):
        raise Http404
    approve_result(request.actor, pk, request.POST.get("basis", ""))
    messages.success(request, _("Đã ghi phê duyệt của đồng chí."))
    return redirect("approval", pk)


@require_POST
def withdraw(request: ActingRequest, pk: int, given: int) -> HttpResponse:
    """Take back one of the round's approvals, with a reason."""
    round = _round(request, pk)
    if not approves(request.actor, round) or not round.approvals.filter(pk=given).exists():
        raise Http404
    withdraw_approval(request.actor, given, request.POST.get("reason", ""))
    messages.success(request, _("Đã rút phê duyệt; kết quả chưa công bố được cho đến khi có phê duyệt khác."))
    return redirect("approval", pk)


@require_POST
def announce(request: ActingRequest, pk: int) -> HttpResponse:
    """Publish the approved result: at once when the units are few, else by the worker."""
    round = _round(request, pk)
    if not publishes(request.actor, round):
        raise Http404
    latest = latest_of(round)
    form = AnnouncementForm(latest.pk if latest else None, request.POST)
    if not form.is_valid():
        return _shown(request, round, form, status=422)
    said = form.cleaned_data["said"]
    try:
        if round.participants.count() > MOST_AT_ONCE:
            return redirect("publishing", pk, ask_to_publish(request.actor, round, said).pk)
        made = publish(request.actor, pk, said)
    except Refusal as refused:
        form.add_error(None, str(refused))
        return _shown(request, round, form, status=409)
    messages.success(request, _("Đã công bố kết quả."))
    return redirect("publication", made.pk)


@require_GET
def progress(request: ActingRequest, pk: int, task: int) -> HttpResponse:
    """How far a publication by the worker is; once it is there, its page."""
    round = _round(request, pk)
    one = announced(request.actor, round, task)
    if one is None:
        raise Http404
    if not one.is_over:
        template = "parts/publishing.html" if request.htmx else "publishing.html"
        return render(request, template, {"round": round, "task": one})
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if one.refusal:
        messages.warning(request, one.refusal)
        return redirect("approval", pk)
    return redirect("publication", int(one.result))


def _shown(
    request: ActingRequest, round: Round, form: AnnouncementForm | None = None, status: int = 200
) -> HttpResponse:
    standings, latest = refresh(round), latest_of(round)
    units = Standing.objects.filter(standings=standings).select_related("unit").prefetch_related("places")
    approvals = [(one, _state(one, standings)) for one in approvals_of(round)]
    standing = {one.person_id for one, state in approvals if state == "holds"}
    shown = {
        "round": round,
        "standings": standings,
        "units": page_of(request, units.order_by(*ORDER)),
        "awaiting": awaiting(round),
        "approvals": approvals,
        "approved": bool(standing),
        "mine": request.actor.person in standing,
        "withdraws": approves(request.actor, round) and not round.publications.filter(basis=standings.basis).exists(),
        "longest": LONGEST,
        "approves": approves(request.actor, round),
        "publishes": publishes(request.actor, round),
        "approval": window_for_all(round.pk, Phase.Name.APPROVAL),
        "publishing": window_for_all(round.pk, Phase.Name.PUBLISHED),
        "publications": round.publications.select_related("corrected_by").order_by("-pk"),
        "latest": latest,
        "form": form or AnnouncementForm(latest.pk if latest else None),
    }
    return render(request, "approval.html", shown, status=status)


def _state(one: Approval, standings: Standings) -> str:
    if one.withdrawn_at:
        return "withdrawn"
    return "holds" if one.basis == standings.basis else "past"


def _round(request: ActingRequest, pk: int) -> Round:
    """The round, for those who see its whole result."""
    round = Round.objects.select_related("superior", "edition").filter(pk=pk).first()
    if round is None or not sees_result(request.actor, round):
        raise Http404
    return round
