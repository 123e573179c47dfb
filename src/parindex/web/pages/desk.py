"""The desk: what awaits the person who has logged in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from parindex.office.appraisals.access import OVERSEEING
from parindex.office.appraisals.ledger import answers_came, awaiting_units
from parindex.office.appraisals.progress import progress, rounds_to_appraise
from parindex.office.assessments import actions
from parindex.office.assessments.access import READERS
from parindex.office.assessments.progress import rounds_for
from parindex.office.assessments.queries import places
from parindex.office.evidence.signatures import trust
from parindex.office.registers.queries import units_of
from parindex.office.results.awaiting import in_approval
from parindex.office.results.published import published_of
from parindex.office.results.seeing import rounds_seen
from parindex.office.rounds.access import SEEING
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.queries import window_of
from parindex.web.middleware import ActingRequest
from parindex.web.registers.calendar import due_soon

MOST_ROUNDS = 5
"""Rounds that the desk names to those who run them; the rest are behind the link."""


def page(request: ActingRequest) -> HttpResponse:
    """The registers and rounds of the person's own units, and rounds that they appraise in, run, audit or see."""
    awaiting = [
        {
            "place": place,
            "window": window_of(place.participant),
            "leaves": sum(1 for _ in thawed(place.participant.round.edition_id).leaves()),
        }
        for place in places(request.actor)
    ]
    runs = rounds_for(request.actor)[:MOST_ROUNDS] if request.actor.units(SEEING) else []
    reads = list(units_of(request.actor).values_list("pk", flat=True))
    judging = [(round, progress(request.actor, round)) for round in rounds_to_appraise(request.actor)[:MOST_ROUNDS]]
    units = request.actor.units(READERS)
    shown = {
        "awaiting": awaiting,
        "rounds": runs,
        "results": rounds_seen(request.actor)[:MOST_ROUNDS],
        "oversees": request.actor.units(OVERSEEING),
        "approvals": in_approval(request.actor)[:MOST_ROUNDS] if request.actor.units(OVERSEEING) else [],
        "own": published_of(units)[:MOST_ROUNDS] if units else [],
        "kinds": request.actor.kinds,
        "judging": [(round, found) for round, found in judging if found.leaves],
        "questions": awaiting_units(request.actor),
        "answers": answers_came(request.actor),
        "registers": reads,
        "no_roots": trust().broken if request.actor.everywhere else (),
        "due": due_soon(reads, timezone.localdate()) if reads else None,
    }
    return render(request, "desk.html", shown)


@require_POST
def open_sheet(request: ActingRequest, participant: int) -> HttpResponse:
    """Open the unit's sheet in a round, blank the first time."""
    return redirect("sheet", actions.open_sheet(request.actor, participant).pk)
