"""Checking, signing and sending a sheet: what stands in the way, the papers, and each step with its form."""

from importlib import import_module

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from parindex.office.assessments import steps
from parindex.office.assessments.access import KIND
from parindex.office.assessments.models import OfficialReport, Sheet
from parindex.office.assessments.papers import Imprint, printed
from parindex.office.assessments.queries import assignments_of, reports_of, rows_for
from parindex.office.evidence.store import received
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.queries import window_of
from parindex.web.downloads import download
from parindex.web.fields import BETWEEN, day_field, signer_field
from parindex.web.middleware import ActingRequest
from parindex.web.reports import read_report
from parindex.web.sheet_view import progress
from parindex.web.visible import visible_sheet

OFFICE = "application/vnd.openxmlformats-officedocument"
PAPERS = {
    "docx": ("parindex.writing.official.word", f"{OFFICE}.wordprocessingml.document"),
    "pdf": ("parindex.writing.official.pdf", "application/pdf"),
    "xlsx": ("parindex.writing.official.workbook", f"{OFFICE}.spreadsheetml.sheet"),
}
"""The writer and the media type of each paper."""


class ImprintForm(forms.Form):
    """What the paper says around its table."""

    place = forms.CharField(label=_("Địa danh"), max_length=100)
    signer_title = signer_field()
    opening = forms.CharField(label=_("Câu mở đầu"), max_length=2000, widget=forms.Textarea({"rows": 3, "lang": "vi"}))
    recipients = forms.CharField(label=_("Nơi nhận"), max_length=1000, widget=forms.Textarea({"rows": 3, "lang": "vi"}))


class SignedForm(forms.Form):
    """The signed paper as it comes back."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=50)
    date = day_field(_("Ngày ký"))
    scan = forms.BooleanField(label=_("Đây là bản quét có chữ ký, con dấu (không có chữ ký số)"), required=False)
    paper = forms.FileField(label=_("Tệp đã ký"))


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """Where the sheet is on its way, and what this person may do now."""
    return _shown(request, visible_sheet(request, pk))


def _shown(request: ActingRequest, sheet: Sheet, form: forms.Form | None = None) -> HttpResponse:
    edition, rows = thawed(sheet.round.edition_id), rows_for(request.actor, sheet, assignments_of(sheet))
    actor, unit, state = request.actor, sheet.unit_id, sheet.state
    open_now = window_of(sheet).is_open
    may = {
        "check": state == "draft" and open_now and actor.holds(unit, [KIND.DRAFTER]),
        "sign": state == "checked" and actor.holds(unit, [KIND.CLERK]),
        "send": state == "signed" and open_now and actor.holds(unit, [KIND.CLERK, KIND.SIGNER]),
        "return": state in ("checked", "signed") and actor.holds(unit, [KIND.DRAFTER, KIND.SIGNER, KIND.CLERK]),
        "withdraw": state == "sent" and open_now and actor.holds(unit, [KIND.DRAFTER, KIND.SIGNER]),
        "send-back": state == "sent" and open_now and actor.holds(sheet.round.superior_id, [KIND.COORDINATOR]),
    }
    if form is None and may["check"]:
        form = ImprintForm(initial=_usual(sheet))
    if form is None and may["sign"]:
        form = SignedForm()
    shown = {
        "sheet": sheet,
        "states": Sheet.State.choices,
        "problems": steps.not_ready(edition, list(rows.values())) if may["check"] else [],
        "progress": progress(edition, sheet, rows),
        "reports": list(reports_of(actor, sheet).defer("content")),
        "may": {name.replace("-", "_"): allowed for name, allowed in may.items()},
        "form": form,
    }
    return render(request, "steps.html", shown, status=422 if form is not None and form.is_bound else 200)


def _usual(sheet: Sheet) -> dict[str, str]:
    name, superior = sheet.unit.name, sheet.round.superior.name
    return {
        "place": name.partition(" ")[2],
        "opening": f"Thực hiện {sheet.round.title} của {superior}, UBND {name} báo cáo kết quả tự đánh giá, chấm điểm "
        "như sau:",
        "recipients": f"- UBND {superior};\n- Sở Nội vụ;\n- Lưu: VT, CCHC.",
    }


@require_POST
def take(request: ActingRequest, pk: int, step: str) -> HttpResponse:
    """Take one step; what is wrong in its form comes back with what was typed."""
    sheet = visible_sheet(request, pk)
    reason = request.POST.get("reason", "")
    if step == "trinh":
        imprint = ImprintForm(request.POST)
        if not imprint.is_valid():
            return _shown(request, sheet, imprint)
        said = imprint.cleaned_data
        recipients = tuple(line.strip() for line in said["recipients"].splitlines() if line.strip())
        steps.mark_checked(
            request.actor,
            pk,
            Imprint(said["place"], said["signer_title"].replace(BETWEEN, "\n"), said["opening"], recipients),
        )
        messages.success(request, _("Phiếu đã chốt để trình ký. Tải báo cáo bên dưới, ký trên hệ thống văn bản."))
    elif step == "ban-ky":
        signed = SignedForm(request.POST, request.FILES)
        if not signed.is_valid():
            return _shown(request, sheet, signed)
        _keep_signed(request, pk, signed)
        messages.success(request, _("Đã nhận bản ký. Kiểm tra chữ ký bên dưới rồi gửi."))
    elif step == "gui":
        steps.send(request.actor, pk)
        messages.success(request, _("Đã gửi phiếu cho cấp trên."))
    elif step in ("mo-lai", "rut", "tra-lai"):
        act = {"mo-lai": steps.return_to_draft, "rut": steps.withdraw, "tra-lai": steps.send_back}[step]
        act(request.actor, pk, reason)
        messages.success(request, _("Phiếu đã mở lại; bản trước vẫn giữ nguyên."))
        return redirect("desk" if step == "tra-lai" else "sheet", *([] if step == "tra-lai" else [pk]))
    else:
        raise Http404
    return redirect("steps", pk)


def _keep_signed(request: ActingRequest, pk: int, form: SignedForm) -> None:
    said = form.cleaned_data
    content = received(said["paper"])
    if said["scan"]:
        steps.keep_signed(request.actor, pk, content, None, said["number"], said["date"])
        return
    with read_report(said["paper"]) as paper:
        steps.keep_signed(request.actor, pk, content, paper, said["number"], said["date"])


@require_GET
def paper(request: ActingRequest, pk: int, version: int, suffix: str) -> HttpResponse:
    """The frozen report as a paper to download."""
    report = _report(request, pk, version)
    if suffix not in PAPERS:
        raise Http404
    writer, media = PAPERS[suffix]
    content = import_module(writer).render(printed(report))
    headers = {"Content-Disposition": f'attachment; filename="bao-cao-cchc-{version}.{suffix}"'}
    return HttpResponse(content, content_type=media, headers=headers)


@require_GET
def signed(request: ActingRequest, pk: int, version: int) -> HttpResponse:
    """The signed paper as it came back, to download."""
    report = _report(request, pk, version)
    if report.file is None:
        raise Http404
    return download(report.file, f"ban-ky-{version}")


def _report(request: ActingRequest, pk: int, version: int) -> OfficialReport:
    found = reports_of(request.actor, visible_sheet(request, pk)).filter(version=version).first()
    if found is None:
        raise Http404
    return found
