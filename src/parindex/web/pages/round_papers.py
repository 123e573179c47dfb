"""The papers of a round's result, as Word and PDF: minutes, submission, decision, and the letter to each unit."""

from importlib import import_module

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from parindex.office.assessments.access import READERS
from parindex.office.errors import Refusal
from parindex.office.results import papers
from parindex.office.results.access import sees_result
from parindex.office.results.actions.publishing import latest_of
from parindex.office.results.models import PublishedUnit
from parindex.office.results.published import publications, units_of
from parindex.office.rounds.models import Round
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.writing.layout.paper import Paper
from parindex.writing.papers import appraisal_minutes, approval, result_letter, submission

WRITERS = {
    "docx": ("parindex.writing.layout.word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("parindex.writing.layout.pdf", "application/pdf"),
}
"""The writer and the media type of each form; a writer is loaded when it is asked for."""
MOST_UNITS = 300
"""Units of one paper about all; of more no Word file can be worked with."""


def _composed(round: Round, name: str) -> Paper:
    """The paper of a name, about all units."""
    if name == "bien-ban":
        return appraisal_minutes.compose(papers.minutes(round))
    if name == "to-trinh":
        return submission.compose(papers.submission(round))
    if name == "quyet-dinh":
        return approval.compose(papers.approval(round))
    raise Http404


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The papers about all units, and once the result is public the letter to each."""
    round = _round(request, pk)
    latest = latest_of(round)
    letters = (
        page_of(request, units_of(latest, request.GET.get("q", "")).order_by("folded", "code")) if latest else None
    )
    shown = {
        "round": round,
        "latest": latest,
        "letters": letters,
        "text": request.GET.get("q", ""),
        "large": round.participants.count() > MOST_UNITS,
    }
    return render(request, "round-papers.html", shown)


@require_GET
def paper(request: ActingRequest, pk: int, name: str, suffix: str) -> HttpResponse:
    """One paper about all units, from the result as it stands."""
    round = _round(request, pk)
    if suffix not in WRITERS:
        raise Http404
    if round.participants.count() > MOST_UNITS:
        words = _("Đợt này có hơn {most} đơn vị nên không lập thành một tệp Word; đề nghị dùng bảng và gói công bố.")
        raise Refusal(words.format(most=MOST_UNITS))
    with override("vi"):
        return written(_composed(round, name), f"{name}-{pk}", suffix)


@require_GET
def letter(request: ActingRequest, pk: int, code: str, suffix: str) -> HttpResponse:
    """The letter to one unit about its published result, for the superior's people and the unit's own."""
    publication = publications().filter(round=pk, corrected_by=None).select_related("round__superior").first()
    found = (
        PublishedUnit.objects.filter(publication=publication, code=code).select_related("unit") if publication else ()
    )
    unit = next(iter(found), None)
    if publication is None or unit is None or suffix not in WRITERS:
        raise Http404
    if not (sees_result(request.actor, publication.round) or request.actor.holds(unit.unit_id, READERS)):
        raise Http404
    with override("vi"):
        return written(result_letter.compose(papers.letter(publication, unit)), f"thong-bao-{pk}-{code}", suffix)


def written(paper: Paper, name: str, suffix: str) -> HttpResponse:
    """A paper as a file to download, in a form of WRITERS."""
    writer, media = WRITERS[suffix]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"', "Cache-Control": "private, no-store"}
    return HttpResponse(import_module(writer).render(paper), content_type=media, headers=headers)


def _round(request: ActingRequest, pk: int) -> Round:
    round = Round.objects.select_related("superior").filter(pk=pk).first()
    if round is None or not sees_result(request.actor, round):
        raise Http404
    return round
