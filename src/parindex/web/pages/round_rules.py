"""What a coordinator settles beside the appraisal: an inferred rule made law by its guide, and a unit not ranked."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from parindex.editions.wording import rule_sentence
from parindex.office.appraisals.access import KIND
from parindex.office.appraisals.actions import confirming, exempting
from parindex.office.appraisals.models import Exemption
from parindex.office.errors import Refusal
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant
from parindex.web.fields import day_field
from parindex.web.middleware import ActingRequest
from parindex.web.pages.round_changes import own_round, reason_field
from parindex.web.visible import visible_round


class GuideForm(forms.Form):
    """The document that states a rule."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu của văn bản hướng dẫn"), max_length=100)
    issued = day_field(gettext_lazy("Ngày ban hành"))
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200)
    title = forms.CharField(label=gettext_lazy("Tên văn bản"), max_length=500)
    article = forms.CharField(label=gettext_lazy("Điều, mục nêu cách tính (nếu có)"), max_length=100, required=False)
    words = forms.CharField(
        label=gettext_lazy("Lời trích nêu cách tính, chép đúng văn bản"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class ExemptForm(forms.Form):
    """Why a unit is not ranked."""

    reason = reason_field()


@require_GET
def rules(request: ActingRequest, pk: int) -> HttpResponse:
    """The leaves whose rule is only inferred, each with what it says, and those that a source states."""
    round = visible_round(request, pk)
    edition = thawed(round.edition_id)
    leaves = [(leaf, rule_sentence(leaf)) for leaf in edition.leaves() if leaf.rule]
    shown = {
        "round": round,
        "edition": edition,
        "inferred": [(leaf, words) for leaf, words in leaves if leaf.basis == "inferred"],
        "stated": [(leaf, words) for leaf, words in leaves if leaf.basis == "stated"],
        "coordinates": request.actor.holds(round.superior_id, [KIND.COORDINATOR]),
    }
    return render(request, "round-rules.html", shown)


@require_http_methods(["GET", "POST"])
def confirm(request: ActingRequest, pk: int, node: str) -> HttpResponse:
    """Name the guide that states a rule."""
    round = own_round(request, pk)
    leaf = thawed(round.edition_id).by_id.get(node)
    if leaf is None or leaf.rule is None or leaf.basis != "inferred":
        raise Http404
    form = GuideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            new = confirming.confirm_rule(request.actor, pk, node, confirming.Guide(**form.cleaned_data))
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đợt dùng bản mới của bộ tiêu chí: %(name)s.") % {"name": new.edition})
            return redirect("round-rules", pk)
    shown = {"round": round, "form": form, "leaf": leaf, "says": rule_sentence(leaf)}
    return render(request, "confirm-rule.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def exempt(request: ActingRequest, pk: int, participant: int) -> HttpResponse:
    """List a unit without a rank, or rank it again."""
    round = own_round(request, pk)
    one = Participant.objects.select_related("unit").filter(round=round, pk=participant).first()
    if one is None:
        raise Http404
    stored = Exemption.objects.filter(participant=one).first()
    if request.method == "POST" and "again" in request.POST:
        exempting.rank_again(request.actor, participant)
        messages.success(request, _("%(name)s được xếp hạng trở lại.") % {"name": one.unit.name})
        return redirect("round", pk)
    initial = {"reason": stored.reason} if stored else None
    form = ExemptForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        exempting.exempt(request.actor, participant, form.cleaned_data["reason"])
        messages.success(request, _("%(name)s được nêu trong danh sách mà không xếp hạng.") % {"name": one.unit.name})
        return redirect("round", pk)
    shown = {"round": round, "unit": one.unit, "form": form, "stored": stored}
    return render(request, "exempt.html", shown, status=422 if form.errors else 200)
