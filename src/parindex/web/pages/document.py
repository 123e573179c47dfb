"""One document of a sheet: what is known of it, the rows it proves, and its file to open."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.office.appraisals.documents import answered_document, appraised_document
from parindex.office.assessments import proving
from parindex.office.assessments.access import works_inside
from parindex.office.assessments.documents import Listed, listed, visible_document
from parindex.office.assessments.models import Sheet
from parindex.office.evidence.access import may_change
from parindex.office.evidence.actions import Described
from parindex.office.evidence.errors import DocumentChanged
from parindex.office.evidence.models import Document
from parindex.office.rounds.editions import thawed
from parindex.web.downloads import download
from parindex.web.fields import day_field, version_seen
from parindex.web.middleware import ActingRequest
from parindex.web.pages.evidence import ForRow, choices
from parindex.web.sheet_view import is_open
from parindex.web.visible import visible_sheet


class DocumentForm(forms.Form):
    """What a person knows of a document."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=100, required=False)
    date = day_field(gettext_lazy("Ngày ban hành"), required=False)
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200, required=False)
    title = forms.CharField(label=gettext_lazy("Tên tài liệu"), max_length=500, required=False)
    kept_at = forms.CharField(label=gettext_lazy("Nơi lưu"), max_length=200, required=False)
    restricted = forms.BooleanField(
        label=gettext_lazy("Hồ sơ đánh giá cán bộ: chỉ đơn vị và người thẩm định của tiêu chí được mở"), required=False
    )


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, pk: int, document: int) -> HttpResponse:
    """What is known of a document, to be corrected while the sheet is a draft; a conflict shows both."""
    sheet = visible_sheet(request, pk)
    one, theirs = _listed(request, sheet, document), None
    form = DocumentForm(request.POST if request.method == "POST" else None, initial=_known(one.document))
    if request.method == "POST" and form.is_valid():
        said = Described(**form.cleaned_data, address=one.document.address, seen_on=one.document.seen_on)
        try:
            taken = proving.describe(request.actor, pk, document, version_seen(request.POST), said)
        except DocumentChanged as changed:
            theirs = changed.theirs
        else:
            messages.success(request, _("Đã ghi; tài liệu chứng minh %(n)d dòng.") % {"n": len(taken.nodes)})
            return redirect("evidence", pk)
    by_id, writing = thawed(sheet.round.edition_id).by_id, is_open(request.actor, sheet)
    shown = {
        "sheet": sheet,
        "one": one,
        "criteria": [by_id[node] for node in one.nodes],
        "form": form,
        "version": request.POST.get("version", one.document.version),
        "theirs": theirs,
        "known": DocumentForm(initial=_known(theirs or one.document)),
        "attach": ForRow(
            [choice for choice in choices(request, sheet) if choice[0] not in one.nodes], blank=_("Chọn một dòng")
        ),
        "open": writing,
        "may_change": writing and may_change(request.actor, one.document),
        "inside": works_inside(request.actor, sheet),
    }
    return render(request, "document.html", shown, status=409 if theirs else 422 if form.errors else 200)


@require_POST
def attach(request: ActingRequest, pk: int, document: int) -> HttpResponse:
    """Put the document beside one more row."""
    node = request.POST.get("node", "").strip()
    proving.attach(request.actor, visible_sheet(request, pk).pk, node, document)
    messages.success(request, _("Đã gắn tài liệu với dòng %(node)s.") % {"node": node})
    return redirect("evidence", pk)


@require_POST
def detach(request: ActingRequest, pk: int, document: int) -> HttpResponse:
    """Take the document off a row."""
    node = request.POST.get("node", "")
    proving.detach(request.actor, visible_sheet(request, pk).pk, node, document)
    messages.success(request, _("Đã gỡ tài liệu khỏi dòng %(node)s; tài liệu vẫn còn.") % {"node": node})
    return redirect("evidence", pk)


@require_POST
def remove(request: ActingRequest, pk: int, document: int) -> HttpResponse:
    """Take the document out of the unit's list."""
    proving.remove(request.actor, visible_sheet(request, pk).pk, document)
    messages.success(request, _("Đã bỏ tài liệu khỏi danh sách của đơn vị."))
    return redirect("evidence", pk)


@require_GET
def file(request: ActingRequest, document: int) -> HttpResponse:
    """The document's file; for whoever may not see it there is none."""
    actor = request.actor
    found = (
        visible_document(actor, document) or appraised_document(actor, document) or answered_document(actor, document)
    )
    if found is None or found.file is None:
        raise Http404
    return download(found.file, found.number or found.name.rpartition(".")[0] or "tai-lieu")


def _listed(request: ActingRequest, sheet: Sheet, document: int) -> Listed:
    found = next((one for one in listed(request.actor, sheet) if one.document.pk == document), None)
    if found is None or found.closed:
        raise Http404
    return found


def _known(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in DocumentForm.base_fields}
