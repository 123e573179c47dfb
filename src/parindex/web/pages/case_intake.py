"""An export brought in: the file, its columns mapped and tried, what it would move, the import, its result."""

import csv
import io
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.indicators.cases.profile import CASES
from parindex.indicators.loader import measures, record_set
from parindex.office.assessments.forecast import forecast
from parindex.office.cases.access import may_import
from parindex.office.cases.actions import ask_to_import, give_up, map_columns, take_in
from parindex.office.cases.errors import CasesRefused
from parindex.office.cases.looking import Moved, look, moved
from parindex.office.cases.mapping import latest_mappings, shelf_of
from parindex.office.cases.models import Intake
from parindex.office.cases.queries import task_of
from parindex.office.errors import Refusal
from parindex.office.tasks.queries import ahead_of
from parindex.office.units.models import Unit
from parindex.web.cases.cells import rows
from parindex.web.cases.mapping_form import fields, profile_in, values
from parindex.web.cases.overview import overview
from parindex.web.cases.place import intake_of, unit_seen
from parindex.web.middleware import ActingRequest
from parindex.web.reports import place
from parindex.web.tables import csv_file
from parindex.writing.words import period_name

MOST_MOVED = 200
"""Units whose moved figures are shown; the others are counted."""


@require_POST
def take(request: ActingRequest, unit: int) -> HttpResponse:
    """Take an uploaded export in."""
    here = unit_seen(request, unit)
    if not may_import(request.actor, unit):
        raise Http404
    try:
        intake = _taken(request, here, request.FILES.get("export"))
    except CasesRefused as refused:
        return overview(request, here, refused, 422)
    return redirect("case-intake", unit, intake.pk)


def _taken(request: ActingRequest, unit: Unit, upload: "UploadedFile[bytes] | None") -> Intake:
    if upload is None or not upload.size:
        raise CasesRefused(_("Chưa chọn tệp, hoặc tệp rỗng. Đề nghị chọn bản xuất .csv, .xlsx hoặc .parquet."))
    limit: int = settings.CONFIGURATION.upload_mb
    if upload.size > limit * 1024 * 1024:
        raise CasesRefused(
            _("Tệp lớn hơn %(limit)s MB. Đề nghị xuất theo từng tháng, hoặc dạng Parquet.") % {"limit": limit}
        )
    with place(), tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / "ban-xuat"
        with path.open("wb") as file:
            file.writelines(upload.chunks())
        return take_in(request.actor, unit, upload.name or "", path)


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, unit: int, pk: int) -> HttpResponse:
    """The mapping while it is open; then how far the import is, and what became of every row."""
    intake = intake_of(request, unit, pk)
    if request.method == "POST":
        map_columns(request.actor, pk, request.POST.get("system", ""), profile_in(request.POST, intake.unit))
        return redirect("case-weigh" if "next" in request.POST else "case-intake", unit, pk)
    return _mapping(request, intake) if intake.is_open else _outcome(request, intake)


def _mapping(request: ActingRequest, intake: Intake) -> HttpResponse:
    with place():
        found = look(intake)
    told = {
        "unit": intake.unit,
        "intake": intake,
        "look": found,
        "read": [one for one in found.headings if not one.personal],
        "personal": [one.name for one in found.headings if one.personal],
        "fields": fields(),
        "words": [(word, values(word.field)) for word in found.words],
        "systems": latest_mappings(shelf_of(intake.unit)),
        "own": intake.profile["constants"],
    }
    if found.trial:
        columns = [one for one in record_set(CASES).columns if one.name in intake.profile["columns"]]
        told |= {
            "kept": found.trial.read - found.trial.refused,
            "reasons": found.trial.reasons.most_common(),
            "columns": columns,
            "sample": rows(found.trial.sample[:5], columns),
        }
    return render(request, "case-mapping.html", told)


def _outcome(request: ActingRequest, intake: Intake) -> HttpResponse:
    task = task_of(intake) if intake.ended_at is None else None
    if task and not task.is_over:
        template = "parts/case-importing.html" if request.htmx else "case-importing.html"
        return render(request, template, {"unit": intake.unit, "intake": intake, "task": task, "ahead": ahead_of(task)})
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    lost = intake.ended_at is None
    refusal = intake.refusal or (task.refusal if task else "")
    return render(
        request, "case-result.html", {"unit": intake.unit, "intake": intake, "refusal": refusal, "lost": lost}
    )


@require_http_methods(["GET", "POST"])
def weigh(request: ActingRequest, unit: int, pk: int) -> HttpResponse:
    """Which figures, sheets and points the import would move; then ask for it."""
    intake = intake_of(request, unit, pk)
    if request.method == "POST":
        ask_to_import(request.actor, pk)
        return redirect("case-intake", unit, pk)
    if not intake.is_open:
        return redirect("case-intake", unit, pk)
    try:
        with place():
            weighing, sheets = forecast(request.actor, intake)
    except Refusal as refused:
        messages.warning(request, str(refused))
        return redirect("case-intake", unit, pk)
    units = moved(weighing)
    told = {
        "unit": intake.unit,
        "intake": intake,
        "weighing": weighing,
        "kept": weighing.read - weighing.refused,
        "sheets": [one for one in sheets if one.leaves],
        "unseen": [one.sheet for one in sheets if one.leaves is None],
        "moved": _named(units[:MOST_MOVED]),
        "more": max(0, len(units) - MOST_MOVED),
    }
    return render(request, "case-weigh.html", told)


def _named(units: list[Moved]) -> list[tuple[Unit, str, list[tuple[str, int | None, int | None]]]]:
    by_pk = Unit.objects.in_bulk([one.unit for one in units])
    return [
        (
            by_pk[one.unit],
            period_name(one.period),
            [(measures()[name][1].title, before, after) for name, before, after in one.figures],
        )
        for one in units
    ]


@require_POST
def leave(request: ActingRequest, unit: int, pk: int) -> HttpResponse:
    """Import nothing of it."""
    intake_of(request, unit, pk)
    give_up(request.actor, pk)
    messages.success(request, _("Đã bỏ bản xuất; chưa nhập hồ sơ nào từ tệp này."))
    return redirect("cases-of", unit)


@require_GET
def quarantine(request: ActingRequest, unit: int, pk: int) -> HttpResponse:
    """Every refused row with its line, column and reason."""
    intake = intake_of(request, unit, pk)
    if intake.quarantine is None:
        raise Http404
    written = io.StringIO(bytes(intake.quarantine).decode("utf-8-sig"), newline="")
    return csv_file(f"cach-ly-{pk}", csv.reader(written, delimiter=";"))
