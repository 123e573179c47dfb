"""Opening a round: first what and by which edition, then its units, phases and bodies as proposed, to be changed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from parindex.editions.sheet import Period, PeriodPart
from parindex.office.editions.queries import Offered, offered, on_offer
from parindex.office.errors import Refusal
from parindex.office.rounds.actions import Span, open_round
from parindex.office.rounds.editions import functions
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.proposing import bodies_on, body_for, last_day, phases_from, units_on
from parindex.office.units.access import Actor
from parindex.office.units.models import Role, Unit
from parindex.web.fields import Choice, body_field, instant_field
from parindex.web.middleware import ActingRequest
from parindex.writing.words import period_name

YEARS = 10
"""Years back for which a round may still be opened."""


class SubjectForm(forms.Form):
    """What is assessed, for whom and by which edition."""

    def __init__(self, actor: Actor, data: QueryDict | None) -> None:
        super().__init__(data)
        own = Unit.objects.filter(pk__in=actor.units([Role.Kind.COORDINATOR])).order_by("folded")
        this_year = timezone.localdate().year
        offers = {one.sha256: one for unit in own for one in on_offer(unit.pk)}
        editions = [(one.sha256, _named(one)) for one in offers.values()]
        self.fields = {
            "superior": forms.ModelChoiceField(
                own, label=_("Cấp trên tổ chức đánh giá"), empty_label=None, widget=Choice
            ),
            "year": forms.IntegerField(
                label=_("Năm đánh giá"), min_value=this_year - YEARS, max_value=this_year + 1, initial=this_year
            ),
            "part": forms.ChoiceField(label=_("Kỳ"), choices=Round.Part.choices),
            "edition": forms.ChoiceField(label=_("Bộ tiêu chí"), choices=editions, widget=Choice),
        }


def _named(one: Offered) -> str:
    mark = _("[MẪU] ") if one.is_sample else ""
    return f"{mark}{one.edition.title} ({one.edition.edition})"


@dataclass(frozen=True, slots=True)
class Subject:
    """What was answered to the first form."""

    superior: Unit
    year: int
    part: PeriodPart
    offered: Offered

    @property
    def period(self) -> str:
        """The period in words."""
        return period_name(Period(self.year, self.part))

    @property
    def day(self) -> date:
        """The last day of the period: the units that stand then are assessed."""
        return last_day(self.year, self.part)


class OpeningForm(forms.Form):
    """Title, phases, bodies, and a reason beside each unit that is not assessed."""

    title = forms.CharField(label=gettext_lazy("Tên đợt"), max_length=300)

    def __init__(self, subject: Subject, data: QueryDict | None) -> None:
        super().__init__(data)
        self.units = list(units_on(subject.superior.pk, subject.day))
        self.initial["title"] = f"Chỉ số CCHC cấp xã {subject.period}"
        for name, (opens, closes) in phases_from(timezone.localdate() + timedelta(days=1)).items():
            first = name == Phase.Name.SELF_ASSESSMENT
            phase = {"name": Phase.Name(name).label}
            self.fields[f"opens-{name}"] = instant_field(_("%(name)s: bắt đầu") % phase, required=first)
            self.fields[f"closes-{name}"] = instant_field(_("%(name)s: kết thúc") % phase, required=False)
            self.fields[f"opens-{name}"].initial, self.fields[f"closes-{name}"].initial = opens, closes
        bodies = bodies_on(subject.superior.pk, subject.day)
        for function, leaves in functions(subject.offered.edition).items():
            field = body_field(bodies, function, leaves)
            field.initial = body_for(function, bodies)
            self.fields[f"body-{function}"] = field
        for unit in self.units:
            self.fields[f"left-{unit.pk}"] = forms.CharField(required=False, max_length=500, label=unit.name)

    def phases(self) -> dict[str, Span]:
        """The phases whose beginning was typed."""
        said = self.cleaned_data
        return {
            name: Span(said[f"opens-{name}"], said[f"closes-{name}"]) for name in Phase.Name if said[f"opens-{name}"]
        }

    def bodies(self) -> dict[str, int]:
        """The body of each function that has one."""
        return {
            name.removeprefix("body-"): body.pk
            for name, body in self.cleaned_data.items()
            if name.startswith("body-") and body
        }

    def left_out(self) -> dict[int, str]:
        """The units that are not assessed, with their reasons."""
        reasons = {unit.pk: self.cleaned_data[f"left-{unit.pk}"] for unit in self.units}
        return {unit: reason for unit, reason in reasons.items() if reason.strip()}

    def parts(self) -> dict[str, list[forms.BoundField]]:
        """The fields as the page groups them."""
        named = {"phases": ("opens-", "closes-"), "bodies": ("body-",), "left": ("left-",)}
        return {part: [field for field in self if field.name.startswith(starts)] for part, starts in named.items()}


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest) -> HttpResponse:
    """The first form until it is answered in the address, then the second with what is proposed."""
    if not request.actor.units([Role.Kind.COORDINATOR]):
        raise Http404
    asked = SubjectForm(request.actor, request.GET if "edition" in request.GET else None)
    if not asked.is_bound or not asked.is_valid():
        return render(request, "round-subject.html", {"form": asked}, status=422 if asked.errors else 200)
    said = asked.cleaned_data
    subject = Subject(
        said["superior"], said["year"], cast(PeriodPart, said["part"]), offered(said["superior"].pk, said["edition"])
    )
    form = OpeningForm(subject, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("round", _opened(request, subject, form).pk)
        except Refusal as refused:
            form.add_error(None, str(refused))
    shown = {"subject": subject, "form": form, **form.parts()}
    return render(request, "round-opening.html", shown, status=422 if form.errors else 200)


def _opened(request: ActingRequest, subject: Subject, form: OpeningForm) -> Round:
    left_out = form.left_out()
    return open_round(
        request.actor,
        subject.superior.pk,
        form.cleaned_data["title"],
        subject.offered.edition,
        subject.year,
        subject.part,
        [unit.pk for unit in form.units if unit.pk not in left_out],
        form.phases(),
        form.bodies(),
        left_out,
    )
