"""What may change while a round runs: a phase's instants, the bodies, more time for one unit; departments to choose."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from parindex.office.errors import Refusal
from parindex.office.rounds import actions
from parindex.office.rounds.editions import functions, thawed
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.rounds.proposing import bodies_on, last_day
from parindex.office.units.actions.departments import add_department, may_add_departments
from parindex.office.units.models import Role, Unit
from parindex.web.fields import body_field, day_field, instant_field
from parindex.web.languages import vi
from parindex.web.middleware import ActingRequest
from parindex.web.visible import visible_round

REASON = gettext_lazy("Lý do")


def reason_field() -> forms.CharField:
    """Why something is changed; it is shown to those whom it concerns."""
    return forms.CharField(label=REASON, max_length=2000, widget=forms.Textarea({"rows": 2}))


class ExtensionForm(forms.Form):
    """More time for one unit."""

    phase = forms.ChoiceField(label=gettext_lazy("Giai đoạn"))
    closes = instant_field(gettext_lazy("Thời hạn mới (giờ Việt Nam)"))
    reason = reason_field()

    def __init__(self, round: Round, data: QueryDict | None) -> None:
        super().__init__(data)
        field = self.fields["phase"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = [(phase.name, phase.get_name_display()) for phase in round.phases.exclude(closes=None)]


class SpanForm(forms.Form):
    """When a phase is open for all units."""

    opens = instant_field(gettext_lazy("Bắt đầu (giờ Việt Nam)"))
    closes = instant_field(gettext_lazy("Kết thúc (để trống là chưa định)"), required=False)
    reason = reason_field()


class BodiesForm(forms.Form):
    """Which body appraises each function."""

    def __init__(self, round: Round, data: QueryDict | None) -> None:
        super().__init__(data)
        bodies = bodies_on(round.superior_id, last_day(round.year, round.part))
        stored = {body.function: body.unit_id for body in round.bodies.all()}
        for function, leaves in functions(thawed(round.edition_id)).items():
            field = body_field(bodies, function, leaves)
            field.initial = stored.get(function)
            self.fields[function] = field


class DepartmentForm(forms.Form):
    """A department and the days between which it stands."""

    name = forms.CharField(label=gettext_lazy("Tên cơ quan (ví dụ: Sở Nội vụ)"), max_length=200)
    since = day_field(gettext_lazy("Có từ ngày (để trống: từ trước đến nay)"), required=False)
    until = day_field(gettext_lazy("Đến hết ngày (để trống: đang hoạt động)"), required=False)


@require_http_methods(["GET", "POST"])
def extend(request: ActingRequest, pk: int, participant: int) -> HttpResponse:
    """More time for one unit."""
    round = own_round(request, pk)
    unit = Participant.objects.select_related("unit").filter(round=round, pk=participant).first()
    if unit is None:
        raise Http404
    form = ExtensionForm(round, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.extend(request.actor, participant, **form.cleaned_data)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, format_html(_("Đã gia hạn cho {name}."), name=vi(unit.unit.name)))
            return redirect("round", pk)
    return _shown(request, round, form, _("Gia hạn"), unit.unit.name, phases=True)


@require_http_methods(["GET", "POST"])
def reschedule(request: ActingRequest, pk: int, phase: str) -> HttpResponse:
    """Other instants for a phase, or a phase that the round had not."""
    round = own_round(request, pk)
    if phase not in Phase.Name.values:
        raise Http404
    stored = round.phases.filter(name=phase).first()
    initial = {"opens": stored.opens, "closes": stored.closes} if stored else None
    form = SpanForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            span = actions.Span(said["opens"], said["closes"])
            actions.reschedule(request.actor, pk, phase, span, said["reason"])
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã ghi thời gian mới của giai đoạn."))
            return redirect("round", pk)
    label = Phase.Name(phase).label.lower()
    return _shown(request, round, form, _("Thời gian giai đoạn %(name)s") % {"name": label}, phases=True)


@require_http_methods(["GET", "POST"])
def bodies(request: ActingRequest, pk: int) -> HttpResponse:
    """Other bodies from now on."""
    round = own_round(request, pk)
    form = BodiesForm(round, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        chosen = {function: body.pk for function, body in form.cleaned_data.items() if body}
        changed = actions.map_bodies(request.actor, pk, chosen)
        messages.success(request, _("Đã ghi %(n)d thay đổi về cơ quan thẩm định.") % {"n": changed})
        return redirect("round", pk)
    return _shown(request, round, form, _("Cơ quan thẩm định theo lĩnh vực"))


def _shown(
    request: ActingRequest, round: Round, form: forms.Form, heading: str, about: str = "", *, phases: bool = False
) -> HttpResponse:
    shown = {"round": round, "form": form, "heading": heading, "about": about}
    shown["phases"] = round.phases.all() if phases else []
    return render(request, "round-change.html", shown, status=422 if form.errors else 200)


def own_round(request: ActingRequest, pk: int) -> Round:
    """The round, for those who coordinate it."""
    round = visible_round(request, pk)
    if not request.actor.holds(round.superior_id, [Role.Kind.COORDINATOR]):
        raise Http404
    return round


@require_http_methods(["GET", "POST"])
def department(request: ActingRequest, pk: int) -> HttpResponse:
    """A department beneath a unit; `ve` is the page of ours to go back to."""
    unit = Unit.objects.filter(pk=pk).first()
    if unit is None or not may_add_departments(request.actor, pk):
        raise Http404
    form = DepartmentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            added = add_department(request.actor, pk, **form.cleaned_data)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, format_html(_("Đã thêm {name}."), name=vi(added.name)))
            back = request.GET.get("ve", "")
            ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
            return redirect(back) if ours else redirect("unit", pk)
    return render(request, "department.html", {"unit": unit, "form": form}, status=422 if form.errors else 200)
