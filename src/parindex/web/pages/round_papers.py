"""The papers of a round's result, as Word and PDF: minutes, submission, decision, and the letter to each unit."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from parindex.office.assessments.access import READERS
from parindex.office.errors import Refusal
from parindex.office.evidence.store import opened
from parindex.office.results import papers
from parindex.office.results.access import sees_result
from parindex.office.results.actions.publishing import latest_of
from parindex.office.results.models import PublishedUnit
from parindex.office.results.printing import ask_to_print, file_of, printed
from parindex.office.results.published import publications, units_of
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.writing.layout.forms import FORMS, rendered
from parindex.writing.layout.paper import Paper
from parindex.writing.papers import appraisal_minutes, approval, result_letter, submission

MOST_UNITS = 300
"""Units of one paper about each of them that is written while the page waits."""
MINUTES, SUBMISSION, DECISION = "bien-ban", "to-trinh", "quyet-dinh"


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The papers about all units, and once the result is public the letter to each."""
    round = _round(request, pk)
    latest = latest_of(round)
    letters = (
        page_of(request, units_of(latest, request.GET.get("q", "")).order_by("folded", "code")) if latest else None
    )
    large = _is_large(round)
    shown = {
        "round": round,
        "latest": latest,
        "letters": letters,
        "text": request.GET.get("q", ""),
        "large": large,
        "superiors": _superiors(round) if large else [],
        "forms": [("docx", "Word"), ("pdf", "PDF")],
    }
    return render(request, "round-papers.html", shown)


@require_GET
def paper(request: ActingRequest, pk: int, name: str, suffix: str) -> HttpResponse:
    """One paper from the result as it stands, about all units; minutes of one superior's units with `thuoc`."""
    round = _round(request, pk)
    if suffix not in FORMS:
        raise Http404
    beneath = _beneath(request, round) if name == MINUTES else None
    if name == DECISION and _is_large(round):
        words = _(
            "Đợt này có hơn {most} đơn vị nên quyết định kèm phụ lục được lập ở nền; đề nghị bấm lập tệp ở trang Văn "
            "bản của đợt rồi tải về."
        )
        raise Refusal(words.format(most=MOST_UNITS))
    with override("vi"):
        return written(_composed(round, name, beneath), f"{name}-{pk}", suffix)


def _composed(round: Round, name: str, beneath: Unit | None) -> Paper:
    if name == MINUTES:
        return appraisal_minutes.compose(papers.minutes(round, beneath))
    if name == SUBMISSION:
        return submission.compose(papers.submission(round))
    if name == DECISION:
        return approval.compose(papers.approval(round))
    raise Http404


def _beneath(request: ActingRequest, round: Round) -> Unit | None:
    """The superior that `thuoc` names; Refusal where a round is too large for minutes of all its units."""
    named = request.GET.get("thuoc", "")
    found = next((one for one in _superiors(round) if str(one.pk) == named), None)
    if named and found is None:
        raise Http404
    if round.participants.filter(**({"unit__parent": found} if found else {})).count() > MOST_UNITS:
        words = _(
            "Biên bản nêu từng tiêu chí có điểm khác của từng đơn vị, nên của hơn {most} đơn vị thì không tệp Word nào "
            "đọc được. Đề nghị lập biên bản theo từng cấp trên trực tiếp ở trang Văn bản của đợt, hoặc dùng bảng điểm "
            "và gói công bố cho cả đợt."
        )
        raise Refusal(words.format(most=MOST_UNITS))
    return found


@require_POST
def ask_for_decision(request: ActingRequest, pk: int, suffix: str) -> HttpResponse:
    """Have the decision of a large round written by the worker."""
    round = _round(request, pk)
    if suffix not in FORMS:
        raise Http404
    return redirect("printing", pk, ask_to_print(request.actor, round, suffix).pk)


@require_GET
def progress(request: ActingRequest, pk: int, task: int) -> HttpResponse:
    """How far a paper by the worker is; once it is there, where to fetch it."""
    round = _round(request, pk)
    one = printed(request.actor, round, task)
    if one is None:
        raise Http404
    if one.refusal:
        messages.warning(request, one.refusal)
        away = redirect("round-papers", pk)
        return HttpResponse(headers={"HX-Redirect": away["Location"]}) if request.htmx else away
    template = "parts/printing.html" if request.htmx else "printing.html"
    return render(request, template, {"round": round, "task": one})


@require_GET
def fetch(request: ActingRequest, pk: int, task: int) -> HttpResponseBase:
    """The file that the worker has written."""
    one = printed(request.actor, _round(request, pk), task)
    file = file_of(one) if one else None
    if one is None or file is None:
        raise Http404
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(
        opened(file), as_attachment=True, filename=one.name, content_type=FORMS[file.media][1], headers=headers
    )


@require_GET
def letter(request: ActingRequest, pk: int, code: str, suffix: str) -> HttpResponse:
    """The letter to one unit about its published result, for the superior's people and the unit's own."""
    publication = publications().filter(round=pk, corrected_by=None).select_related("round__superior").first()
    found = (
        PublishedUnit.objects.filter(publication=publication, code=code).select_related("unit") if publication else ()
    )
    unit = next(iter(found), None)
    if publication is None or unit is None or suffix not in FORMS:
        raise Http404
    if not (sees_result(request.actor, publication.round) or request.actor.holds(unit.unit_id, READERS)):
        raise Http404
    with override("vi"):
        return written(result_letter.compose(papers.letter(publication, unit)), f"thong-bao-{pk}-{code}", suffix)


def written(paper: Paper, name: str, suffix: str) -> HttpResponse:
    """A paper as a file to download, in one of FORMS."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"', "Cache-Control": "private, no-store"}
    return HttpResponse(rendered(paper, suffix), content_type=FORMS[suffix][1], headers=headers)


def _is_large(round: Round) -> bool:
    return round.participants.count() > MOST_UNITS


def _superiors(round: Round) -> list[Unit]:
    """The superiors of a round's units, by name."""
    return list(Unit.objects.filter(children__participations__round=round).distinct().order_by("folded", "code"))


def _round(request: ActingRequest, pk: int) -> Round:
    round = get_object_or_404(Round.objects.select_related("superior"), pk=pk)
    if not sees_result(request.actor, round):
        raise Http404
    return round
