"""The first page: a report dropped on it is checked at once, before anybody logs in; nothing is stored."""

from pathlib import PurePath

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from parindex.checking.finding import BUCKETS, Verdict
from parindex.office.demonstration.queries import cast
from parindex.vietnamese.normal import fold
from parindex.web.pages.entrance import from_this_machine
from parindex.web.reports import ReportRefused, read_report, verdict_on
from parindex.writing.docx import render as word_file
from parindex.writing.overview import is_sound, overview
from parindex.writing.words import BUCKET_MEANINGS, period_name
from parindex.writing.words import BUCKETS as BUCKET_NAMES

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """The page; the demonstration's people stand on it when it may be tried from here."""
    return render(request, "first.html", {"cast": cast() if from_this_machine(request) else []})


@login_not_required
@require_POST
def verdict(request: HttpRequest) -> HttpResponse:
    """What a report's check says, as a part of the first page."""
    try:
        with read_report(request.FILES.get("report")) as sheet:
            return render(request, "parts/verdict.html", seen(verdict_on(sheet)))
    except ReportRefused as refused:
        return render(request, "parts/refusal.html", {"refusal": refused}, status=422)


@login_not_required
@require_POST
def commented(request: HttpRequest) -> HttpResponse:
    """The same report as a Word file with comments at the rows concerned."""
    upload = request.FILES.get("report")
    try:
        with read_report(upload) as sheet:
            content = word_file(verdict_on(sheet))
    except ReportRefused as refused:
        return render(request, "refusal.html", {"refusal": refused}, status=422)
    name = "".join(letter if letter.isalnum() else "-" for letter in fold(PurePath(upload.name or "").stem))[:80]  # type: ignore[union-attr]
    headers = {"Content-Disposition": f'attachment; filename="{name or "bao-cao"}-gop-y.docx"'}
    return HttpResponse(content, content_type=WORD, headers=headers)


def seen(verdict: Verdict) -> dict[str, object]:
    """What the first look at a verdict shows."""
    rows = {row.id: row for row in verdict.sheet.rows}
    sums = [finding for finding in verdict.findings if finding.kind == "sum-mismatch"]
    leaves = [rows[id] for id in verdict.buckets if id in rows]
    sound = next((row for row in leaves if row.explanation and is_sound(row, verdict)), None)
    return {
        "verdict": verdict,
        "period": period_name(verdict.sheet.header.period),
        "overview": overview(verdict),
        "sums": sums,
        "leaves": len(leaves),
        "in_full": sum(row.claimed is not None and row.claimed == row.maximum for row in leaves),
        "buckets": [
            (bucket, BUCKET_NAMES[bucket], verdict.totals.buckets.get(bucket, 0), BUCKET_MEANINGS[bucket])
            for bucket in BUCKETS
        ],
        "sound": sound,
        "sound_trace": verdict.answers[sound.id].trace if sound and sound.id in verdict.answers else None,
    }
