"""The documents of a sheet: many files dropped at once, citations and web pages noted down, each beside its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from parindex.office.assessments import proving
from parindex.office.assessments.access import works_inside
from parindex.office.assessments.documents import Listed, listed
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.queries import assignments_of, nodes_for
from parindex.office.errors import Refusal
from parindex.office.evidence.actions import Described
from parindex.office.rounds.editions import thawed
from parindex.web.fields import Choice, day_field
from parindex.web.intake import examined
from parindex.web.middleware import ActingRequest
from parindex.web.sheet_view import is_open, named
from parindex.web.visible import visible_sheet

Choices = list[tuple[str, str]]


class ForRow(forms.Form):
    """The row that something is put beside; blank leaves it to the rows' own words."""

    node = forms.ChoiceField(label=gettext_lazy("Gắn với dòng"), required=False, widget=Choice)

    def __init__(self, choices: Choices, *args: Any, blank: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        node = self.fields["node"]
        assert isinstance(node, forms.ChoiceField)  # noqa: S101  (declared above)
        node.choices = [("", blank or _("Tự tìm theo lời giải trình")), *choices]


class CitationForm(ForRow):
    """A document that is kept elsewhere."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=100)
    date = day_field(gettext_lazy("Ngày ban hành"))
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200)
    title = forms.CharField(
        label=gettext_lazy("Tên văn bản (văn bản mật thì để trống)"), max_length=500, required=False
    )
    kept_at = forms.CharField(label=gettext_lazy("Nơi lưu"), max_length=200)
    field_order = ("number", "date", "issuer", "title", "kept_at", "node")


class PageForm(ForRow):
    """A web page, as it was on a day."""

    address = forms.URLField(label=gettext_lazy("Địa chỉ trang"), max_length=500, assume_scheme="https")
    seen_on = day_field(gettext_lazy("Ngày đã xem"))
    title = forms.CharField(label=gettext_lazy("Tên bài, tên trang"), max_length=500)
    picture = forms.FileField(label=gettext_lazy("Bản chụp trang (PDF hoặc ảnh)"))
    field_order = ("address", "seen_on", "title", "picture", "node")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    taken: proving.Taken | None = None
    refused: Refusal | None = None


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The documents and the rows they prove; files that are sent are taken in one by one, each with its outcome."""
    sheet = visible_sheet(request, pk)
    if request.method == "GET":
        if request.htmx:
            return render(request, "parts/documents.html", _listing(request, sheet))
        return _shown(request, sheet)
    files = request.FILES.getlist("files")
    outcomes = [_taken_in(request, sheet, file, request.POST.get("node", "")) for file in files]
    if request.htmx:
        return render(request, "parts/outcomes.html", {"outcomes": outcomes})
    return _shown(request, sheet, outcomes=outcomes)


def _taken_in(request: ActingRequest, sheet: Sheet, file: "UploadedFile[bytes]", node: str) -> Outcome:
    name = file.name or ""
    try:
        return Outcome(name, proving.take_in(request.actor, sheet.pk, name, examined(file), node))
    except Refusal as refused:
        return Outcome(name, refused=refused)


@require_POST
def cite(request: ActingRequest, pk: int) -> HttpResponse:
    """Note down a document that is kept elsewhere."""
    sheet = visible_sheet(request, pk)
    form = CitationForm(choices(request, sheet), request.POST)
    if not form.is_valid():
        return _shown(request, sheet, citation=form)
    said = dict(form.cleaned_data)
    node = said.pop("node")
    proving.cite_in(request.actor, pk, Described(**said), node)
    messages.success(request, _("Đã ghi chỉ dẫn."))
    return redirect("evidence", pk)


@require_POST
def keep_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Note down a web page with its picture; the page itself is not fetched."""
    sheet = visible_sheet(request, pk)
    form = PageForm(choices(request, sheet), request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, sheet, web=form)
    said = dict(form.cleaned_data)
    node, picture = said.pop("node"), said.pop("picture")
    proving.take_in_page(request.actor, pk, picture.name, examined(picture), Described(**said), node)
    messages.success(request, _("Đã ghi trang web và bản chụp."))
    return redirect("evidence", pk)


@require_POST
def match(request: ActingRequest, pk: int) -> HttpResponse:
    """Seek the documents in the rows' words as they are now."""
    count = len(proving.match_again(request.actor, visible_sheet(request, pk).pk))
    messages.success(request, _("Đã đối chiếu: gắn thêm %(n)d chỗ.") % {"n": count})
    return redirect("evidence", pk)


def _shown(
    request: ActingRequest,
    sheet: Sheet,
    outcomes: Iterable[Outcome] = (),
    citation: CitationForm | None = None,
    web: PageForm | None = None,
) -> HttpResponse:
    wrong = citation is not None or web is not None
    rows = choices(request, sheet)
    start = {"node": request.GET.get("dong", "")}
    shown = {
        **_listing(request, sheet),
        "outcomes": outcomes,
        "rows": rows,
        "files": ForRow(rows, initial=start),
        "citation": citation or CitationForm(rows, initial=start, auto_id="cite_%s"),
        "web": web or PageForm(rows, initial=start, auto_id="web_%s"),
    }
    return render(request, "evidence.html", shown, status=422 if wrong else 200)


def _listing(request: ActingRequest, sheet: Sheet) -> dict[str, Any]:
    edition = thawed(sheet.round.edition_id)
    found = [(one, [edition.by_id[node] for node in one.nodes]) for one in listed(request.actor, sheet)]
    return {
        "sheet": sheet,
        "open": is_open(request.actor, sheet),
        "inside": works_inside(request.actor, sheet),
        "placed": [pair for pair in found if pair[0].nodes],
        "loose": [pair for pair in found if _is_loose(pair[0])],
        "earlier": [pair for pair in found if not pair[0].nodes and pair[0].elsewhere],
    }


def _is_loose(one: Listed) -> bool:
    return not one.nodes and not one.elsewhere


def choices(request: ActingRequest, sheet: Sheet) -> Choices:
    """The leaves that the actor sees, to choose one from."""
    edition, seen = thawed(sheet.round.edition_id), nodes_for(request.actor, sheet, assignments_of(sheet))
    return [(leaf.id, named(edition, leaf).strip()) for leaf in edition.leaves() if leaf.id in seen]
