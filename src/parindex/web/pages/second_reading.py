"""Rows read a second time: drawn by chance, read blind by somebody else, and how far both readings agree."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.editions.edition import Criterion
from parindex.office.appraisals.access import KIND, takes_part
from parindex.office.appraisals.actions import sampling
from parindex.office.appraisals.agreement import agreement, done, readings, to_read
from parindex.office.appraisals.errors import DecisionRefused
from parindex.office.appraisals.models import Decision, SecondReading
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.documents import beside_rows
from parindex.office.errors import Refusal
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.web.middleware import ActingRequest
from parindex.web.sheet_view import leaf


class DrawForm(forms.Form):
    """How many of the decided rows are read again."""

    percent = forms.IntegerField(label=gettext_lazy("Đọc lại bao nhiêu phần trăm số dòng"), initial=10)


class ReadingForm(forms.Form):
    """What the second appraiser gives one row."""

    points = forms.CharField(label=gettext_lazy("Điểm"), max_length=12, required=False)
    not_applicable = forms.BooleanField(label=gettext_lazy("Không áp dụng"), required=False)
    reason = forms.ChoiceField(label=gettext_lazy("Lý do"), choices=[("", "–"), *Decision.Reason.choices])
    words = forms.CharField(
        label=gettext_lazy("Nhận xét"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, criterion: Criterion, data: QueryDict | None) -> None:
        super().__init__(data)
        for spec in criterion.facts:
            field = forms.CharField(label=spec.ask, required=False, max_length=200)
            self.fields[f"fact-{spec.name}"] = field

    def typed(self) -> TypedDecision:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        facts = {name.removeprefix("fact-"): value for name, value in said.items() if name.startswith("fact-")}
        return TypedDecision(said["points"], said["not_applicable"], said["reason"], said["words"], facts)


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """What was drawn, what waits for whoever asks, and how far both readings agree."""
    round = appraised_round(request, pk)
    edition, twice = thawed(round.edition_id), done(request.actor, round)
    by_leaf = agreement(twice, lambda one: one.first.node)
    by_person = agreement(twice, lambda one: one.first_person.name)
    coordinates = request.actor.holds(round.superior_id, [KIND.COORDINATOR])
    shown = {
        "round": round,
        "form": DrawForm() if coordinates else None,
        "drawn": readings(round).count(),
        "unread": readings(round).filter(person=None).count(),
        "waiting": [(one, edition.by_id[one.first.node]) for one in to_read(request.actor, round)],
        "by_criterion": [(one, by_leaf[one.id]) for one in edition.leaves() if one.id in by_leaf],
        "by_person": sorted(by_person.items()),
        "apart": [(one, edition.by_id[one.first.node]) for one in twice if _differs(one)],
    }
    return render(request, "second-reading.html", shown)


@require_POST
def draw(request: ActingRequest, pk: int) -> HttpResponse:
    """Draw rows by chance."""
    appraised_round(request, pk)
    form = DrawForm(request.POST)
    percent = form.cleaned_data["percent"] if form.is_valid() else 0
    drawn = sampling.draw(request.actor, pk, percent)
    messages.success(request, _("Đã chọn ngẫu nhiên %(n)d dòng để đọc lại.") % {"n": drawn})
    return redirect("second-reading", pk)


@require_http_methods(["GET", "POST"])
def read(request: ActingRequest, reading: int) -> HttpResponse:
    """One drawn row with all that its unit says, without the first decision."""
    one = readings_of(request, reading)
    sheet = one.first.appraisal.sheet
    criterion = thawed(sheet.round.edition_id).by_id[one.first.node]
    form = ReadingForm(criterion, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            sampling.read_again(request.actor, reading, form.typed())
        except DecisionRefused as refused:
            for name, words in refused.problems.items():
                field = name if name in form.fields else f"fact-{name}"
                form.add_error(field if field in form.fields else None, words)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã ghi kết quả đọc lại."))
            return redirect("second-reading", sheet.round_id)
    row = sheet.rows.get(node=criterion.id)
    shown = {
        "one": one,
        "sheet": sheet,
        "form": form,
        "leaf": leaf(criterion, row, beside_rows(sheet, [criterion.id]).get(criterion.id, ())),
    }
    return render(request, "second-reading-row.html", shown, status=422 if form.errors else 200)


def appraised_round(request: ActingRequest, pk: int) -> Round:
    """The round, for those who take part in its appraisal."""
    found = Round.objects.select_related("superior").filter(pk=pk).first()
    if found is None or not takes_part(request.actor, found):
        raise Http404
    return found


def readings_of(request: ActingRequest, reading: int) -> SecondReading:
    """One of the rows that wait for whoever asks."""
    found = SecondReading.objects.select_related("first__appraisal__sheet__round").filter(pk=reading).first()
    if found is None:
        raise Http404
    waiting = to_read(request.actor, found.first.appraisal.sheet.round)
    one = next((each for each in waiting if each.pk == reading), None)
    if one is None:
        raise Http404
    return one


def _differs(one: SecondReading) -> bool:
    return (one.points, one.not_applicable) != (one.first_points, one.first_not_applicable)
