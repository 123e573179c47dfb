"""Beginning an edition: from a decision's annex or a report, from one that exists, or blank."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from parindex.editions.judging import Fault
from parindex.office.editions import actions
from parindex.office.editions.access import writes_for
from parindex.office.editions.content import Text, checked, faults, of_sheet, whole
from parindex.office.editions.models import OwnEdition
from parindex.office.errors import Refusal
from parindex.office.units.models import Unit
from parindex.web.editions.view import lines, of_head
from parindex.web.middleware import ActingRequest
from parindex.web.pages.editions import choices
from parindex.web.reports import read_report
from parindex.web.sealing import opened, sealed
from parindex.web.visible import own_edition

USE = "edition-import"


class BeginForm(forms.Form):
    """For which superior, for which year, and from what: blank where nothing is chosen."""

    owner = forms.ChoiceField(label=gettext_lazy("Cơ quan ban hành"))
    year = forms.IntegerField(
        label=gettext_lazy("Năm đánh giá"), min_value=actions.FIRST_YEAR, max_value=actions.LAST_YEAR
    )
    source = forms.ChoiceField(label=gettext_lazy("Nhân bản từ bộ"), required=False)

    def __init__(self, request: ActingRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners, sources = self.fields["owner"], self.fields["source"]
        assert isinstance(owners, forms.ChoiceField)  # noqa: S101  (declared above)
        assert isinstance(sources, forms.ChoiceField)  # noqa: S101
        units = Unit.objects.filter(pk__in=writes_for(request.actor)).order_by("name")
        owners.choices = [(unit.pk, unit.name) for unit in units]
        sources.choices = [("", _("soạn từ đầu, không theo bộ nào")), *choices(request)]


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest) -> HttpResponse:
    """The ways to begin; a clone or a blank one is begun at once."""
    _require_writer(request)
    form = BeginForm(request, request.POST or None, initial=_usual(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        text, made_from = _source(request, said["source"])
        return redirect(
            "own-edition", actions.begin(request.actor, int(said["owner"]), said["year"], text, made_from).pk
        )
    return render(request, "edition-begin.html", {"form": form}, status=422 if form.is_bound else 200)


def _usual(request: ActingRequest) -> dict[str, object]:
    return {"year": timezone.localdate().year, "source": request.GET.get("tu", "")}


def _source(request: ActingRequest, chosen: str) -> tuple[Text, str]:
    if not chosen:
        return actions.BLANK, ""
    if chosen.isdecimal():
        own = own_edition(request, int(chosen))
        return actions.clone_of_own(own), own.name
    return actions.clone_of_shelf(chosen), chosen


@require_POST
def preview(request: ActingRequest) -> HttpResponse:
    """The tree that a file gives, with its sums; nothing is written yet."""
    _require_writer(request)
    form = BeginForm(request, request.POST)
    if not form.is_valid():
        return render(request, "edition-begin.html", {"form": form}, status=422)
    upload = request.FILES.get("annex")
    try:
        with read_report(upload) as sheet:
            text, doubts = of_sheet(sheet)
        edition = whole(checked(text))
    except Refusal as refused:
        return render(request, "edition-begin.html", {"form": form, "refusal": refused}, status=422)
    name = upload.name if upload and upload.name else ""
    wrong: list[Fault] = faults(edition)
    shown = {
        "edition": edition,
        "lines": lines(edition, wrong, sources=text.sources),
        "of_head": of_head(wrong),
        "doubts": doubts,
        "said": form.cleaned_data,
        "owner": Unit.objects.get(pk=form.cleaned_data["owner"]),
        "sealed": sealed([text.head, text.nodes, dict(text.sources), name], USE),
    }
    return render(request, "edition-preview.html", shown)


@require_POST
def write(request: ActingRequest) -> HttpResponse:
    """Begin the draft that was shown."""
    _require_writer(request)
    form = BeginForm(request, request.POST)
    head, nodes, sources, name = opened(request, USE)
    if not form.is_valid():
        return render(request, "edition-begin.html", {"form": form}, status=422)
    said = form.cleaned_data
    text = Text(head, nodes, sources=sources)
    own: OwnEdition = actions.begin(request.actor, int(said["owner"]), said["year"], text, name)
    messages.success(request, _("Đã lập bản dự thảo. Cách tính của mọi tiêu chí để người thẩm định; đề nghị điền dần."))
    return redirect("own-edition", own.pk)


def _require_writer(request: ActingRequest) -> None:
    if not writes_for(request.actor):
        raise Http404
