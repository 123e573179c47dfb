"""Who appraises what: other bodies for single criteria, and the work of a body among its people."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from parindex.editions.edition import Edition
from parindex.office.appraisals.access import KIND, may_share, oversees, reach
from parindex.office.appraisals.actions import sharing
from parindex.office.appraisals.queries import not_given, shares_of
from parindex.office.errors import Refusal
from parindex.office.rounds.actions import name_body
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.rounds.proposing import bodies_on, last_day
from parindex.office.rounds.queries import bodies_of
from parindex.office.units.access import holding
from parindex.office.units.models import Unit
from parindex.web.fields import Choice
from parindex.web.middleware import ActingRequest
from parindex.web.pages.appraisal import any_round
from parindex.web.sheet_view import named


class NamingForm(forms.Form):
    """Another body for one criterion."""

    node = forms.ChoiceField(label=gettext_lazy("Tiêu chí (cùng mọi tiêu chí bên dưới)"), widget=Choice)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Cơ quan thẩm định"),
        required=False,
        empty_label=gettext_lazy("theo lĩnh vực, như khi mở đợt"),
        widget=Choice,
    )

    def __init__(self, round: Round, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="name_%s")
        edition = thawed(round.edition_id)
        _choose(self, "node", [(one.id, named(edition, one)) for one in edition.criteria])
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)  # noqa: S101  (declared above)
        unit.queryset = bodies_on(round.superior_id, last_day(round.year, round.part))


class ShareForm(forms.Form):
    """A part of a body's work for one of its people."""

    person = forms.ChoiceField(label=gettext_lazy("Giao cho"), widget=Choice)
    node = forms.ChoiceField(label=gettext_lazy("Tiêu chí"), required=False, widget=Choice)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị được đánh giá"), required=False, widget=Choice)

    def __init__(self, round: Round, body: int, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"share_{body}_%s")
        edition = thawed(round.edition_id)
        joined = round.participants.select_related("unit").order_by("unit__folded", "unit__code")
        nodes = [(one.id, named(edition, one)) for one in edition.criteria if one.id in _nodes(edition, round, body)]
        _choose(self, "person", [(one.pk, one.name) for one in holding(body, [KIND.APPRAISER])])
        _choose(self, "node", [("", _("Mọi tiêu chí của cơ quan")), *nodes])
        _choose(self, "unit", [("", _("Mọi đơn vị")), *((one.unit_id, one.unit.name) for one in joined)])


def _choose(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
    field.choices = choices


def _nodes(edition: Edition, round: Round, body: int) -> set[str]:
    """The leaves that a body appraises, and all above them."""
    leaves = [leaf for leaf, unit in bodies_of(round.pk, edition).items() if unit == body]
    return {*leaves, *(above.id for leaf in leaves for above in edition.above(leaf))}


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The bodies of the round, and what each has given to whom."""
    return _shown(request, _seen(request, pk))


@require_POST
def name(request: ActingRequest, pk: int) -> HttpResponse:
    """Name another body for a criterion, or leave it to that of its function."""
    round = _seen(request, pk)
    form = NamingForm(round, request.POST)
    if form.is_valid():
        unit = form.cleaned_data["unit"]
        try:
            name_body(request.actor, pk, form.cleaned_data["node"], unit.pk if unit else None)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã ghi cơ quan thẩm định của tiêu chí."))
            return redirect("shares", pk)
    return _shown(request, round, naming=form)


@require_POST
def give(request: ActingRequest, pk: int, body: int) -> HttpResponse:
    """Give one of a body's people a part of its work."""
    round = _seen(request, pk)
    form = ShareForm(round, body, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        unit = int(said["unit"]) if said["unit"] else None
        try:
            sharing.give(request.actor, pk, body, int(said["person"]), said["node"], unit)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã giao."))
            return redirect("shares", pk)
    return _shown(request, round, sharing={body: form})


@require_POST
def end(request: ActingRequest, pk: int, share: int) -> HttpResponse:
    """Take one part back."""
    sharing.take_back(request.actor, _seen(request, pk).pk, share)
    messages.success(request, _("Đã thu lại; các quyết định đã ghi vẫn giữ nguyên."))
    return redirect("shares", pk)


def _seen(request: ActingRequest, pk: int) -> Round:
    """The round, for those who oversee it or appraise in it; else there is nothing here."""
    round = any_round(pk)
    if not (oversees(request.actor, round) or reach(request.actor, round).mine):
        raise Http404
    return round


def _shown(
    request: ActingRequest, round: Round, naming: NamingForm | None = None, sharing: dict[int, ShareForm] | None = None
) -> HttpResponse:
    edition, by_leaf = thawed(round.edition_id), bodies_of(round.pk, thawed(round.edition_id))
    coordinates = request.actor.holds(round.superior_id, [KIND.COORDINATOR])
    everything = oversees(request.actor, round)
    shares = shares_of(round)
    bodies = [
        {
            "unit": unit,
            "leaves": sum(body == unit.pk for body in by_leaf.values()),
            "people": list(holding(unit.pk, [KIND.APPRAISER])),
            "shares": [(one, edition.by_id.get(one.node)) for one in shares if one.body_id == unit.pk],
            "left": [edition.by_id[leaf] for leaf in not_given(round, unit.pk, shares)],
            "form": _form(request, round, unit.pk, sharing or {}),
        }
        for unit in Unit.objects.filter(pk__in=set(by_leaf.values())).order_by("folded", "pk")
        if everything or request.actor.holds(unit.pk, [KIND.APPRAISER])
    ]
    shown = {
        "round": round,
        "bodies": bodies,
        "named": [(edition.by_id[one.node], one.unit) for one in round.criterion_bodies.select_related("unit")],
        "naming": naming or (NamingForm(round) if coordinates else None),
    }
    return render(request, "shares.html", shown, status=422 if naming or sharing else 200)


def _form(request: ActingRequest, round: Round, body: int, bound: dict[int, ShareForm]) -> ShareForm | None:
    return bound.get(body) or (ShareForm(round, body) if may_share(request.actor, round, body) else None)
