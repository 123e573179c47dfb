"""A periodic report drafted from a unit's registers, as Word or PDF in the layout of decree 30/2020."""

from datetime import UTC
from importlib import import_module

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from parindex.office.registers.reporting import draft
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.web.fields import BETWEEN, day_field, signer_field
from parindex.web.middleware import ActingRequest
from parindex.web.registers.periods import FIRST_YEAR, LAST_YEAR, MONTHS, WEEK, named, span_asked
from parindex.web.registers.place import unit_read
from parindex.writing.layout.paper import Frame
from parindex.writing.papers.register_report import compose

PAPERS = {
    "docx": (
        "parindex.writing.layout.word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": ("parindex.writing.layout.pdf", "application/pdf"),
}
"""The writer and the media type of each paper."""


def _periods() -> list[tuple[str, str]]:
    months = [(name, gettext("tháng %(n)d") % {"n": number}) for name, number in MONTHS.items()]
    return [(WEEK, gettext("tuần")), *months, *((part.value, str(part.label)) for part in Round.Part)]


class ReportForm(forms.Form):
    """The period of the report and what stands around it."""

    ky = forms.ChoiceField(label=_("Kỳ báo cáo"), choices=_periods)
    nam = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    ngay = day_field(_("Một ngày trong tuần (chỉ với báo cáo tuần)"), required=False)
    noi = forms.CharField(label=_("Địa danh"), max_length=100)
    ky_ten = signer_field()
    noi_nhan = forms.CharField(label=_("Nơi nhận"), max_length=1000, widget=forms.Textarea({"rows": 3, "lang": "vi"}))
    tep = forms.ChoiceField(choices=[(suffix, suffix) for suffix in PAPERS])

    def clean(self) -> None:
        """A week is told by one of its days."""
        if self.cleaned_data.get("ky") == WEEK and not self.cleaned_data.get("ngay"):
            self.add_error("ngay", _("Đề nghị ghi một ngày trong tuần cần báo cáo."))


@require_GET
def page(request: ActingRequest, unit: int) -> HttpResponse:
    """The choice of a period; the paper itself once it is chosen."""
    here = unit_read(request, unit)
    form = ReportForm(request.GET if "tep" in request.GET else None, initial=_usual(here))
    if form.is_bound and form.is_valid():
        return _paper(here, form)
    fields = [field for field in form if field.name != "tep"]
    shown = {"unit": here, "fields": fields}
    return render(request, "register-report.html", shown, status=422 if form.is_bound else 200)


def _usual(unit: Unit) -> dict[str, object]:
    today = timezone.localdate()
    superior = f"- UBND {unit.parent.name};\n" if unit.parent else ""
    return {
        "ky": f"thang-{today.month}",
        "nam": today.year,
        "ngay": today,
        "noi": unit.name.partition(" ")[2],
        "noi_nhan": f"{superior}- Lưu: VT.",
    }


def _paper(unit: Unit, form: ReportForm) -> HttpResponse:
    said, suffix = form.cleaned_data, form.cleaned_data["tep"]
    span = span_asked(said["nam"], said["ky"], said["ngay"])
    now = timezone.now()
    frame = Frame(
        issuer=("ỦY BAN NHÂN DÂN", unit.name.upper()),
        symbol="BC-UBND",
        made=now.astimezone(UTC).replace(microsecond=0),
        place=said["noi"],
        date=f"{timezone.localtime(now):%Y-%m}-",
        signer=tuple(said["ky_ten"].split(BETWEEN)),
        recipients=tuple(line.strip() for line in said["noi_nhan"].splitlines() if line.strip()),
    )
    report = draft(unit, f"Ủy ban nhân dân {_lower(unit.name)}", named(said["ky"], span), span, frame)
    writer, media = PAPERS[suffix]
    content = import_module(writer).render(compose(report))
    headers = {"Content-Disposition": f'attachment; filename="bao-cao-{said["ky"]}-{span.year}.{suffix}"'}
    return HttpResponse(content, content_type=media, headers=headers)


def _lower(name: str) -> str:
    """A unit's name within a sentence: "xã Đồng Mẫu"."""
    return f"{name[:1].lower()}{name[1:]}"
