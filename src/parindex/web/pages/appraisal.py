"""The appraisal of a round: its criteria by body and its units, and how far each is."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from parindex.office.appraisals.access import oversees
from parindex.office.appraisals.progress import Progress, UnitTally, progress
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import fold
from parindex.web.appraisal_view import tabs
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The criteria that the person appraises or oversees, and the units that answer to what was typed."""
    round = any_round(pk)
    found = progress(request.actor, round)
    if not found.leaves:
        raise Http404
    text = request.GET.get("q", "")
    shown = {
        "round": round,
        "progress": found,
        "tab": tabs(round, awarding=False)[0],
        "bodies": list(_by_body(round, found)),
        "text": text,
        "units": page_of(request, _sought(found.units, text)),
        "sees_all": oversees(request.actor, round),
    }
    return render(request, "appraisal.html", shown)


def any_round(pk: int) -> Round:
    """The round, whoever asks: what they see of it is asked for next."""
    found = Round.objects.select_related("superior").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _by_body(round: Round, found: Progress) -> Iterator[dict[str, Any]]:
    """The leaves by the body that appraises them, those of the person's own bodies first."""
    bodies = dict.fromkeys(leaf.body for leaf in sorted(found.leaves, key=lambda leaf: not leaf.mine))
    names = dict(Unit.objects.filter(pk__in=[body for body in bodies if body]).values_list("pk", "name"))
    by_id = thawed(round.edition_id).by_id
    for body in bodies:
        leaves = [leaf for leaf in found.leaves if leaf.body == body]
        yield {
            "name": names.get(body or 0, ""),
            "leaves": [(leaf, by_id[leaf.leaf]) for leaf in leaves],
            "left": sum(leaf.left for leaf in leaves),
            "of": sum(leaf.of for leaf in leaves),
        }


def _sought(units: Sequence[UnitTally], text: str) -> Sequence[UnitTally]:
    wanted = fold(text)
    return [one for one in units if wanted in one.sheet.unit.folded or one.sheet.unit.code == text.strip()]
