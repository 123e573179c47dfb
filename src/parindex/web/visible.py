"""What an address names, if whoever asks may see it; else there is nothing, and which of the two is not told."""

from django.http import Http404

from parindex.office.assessments.models import Sheet
from parindex.office.assessments.progress import rounds_for
from parindex.office.assessments.queries import readable_sheet
from parindex.office.editions.models import OwnEdition
from parindex.office.editions.queries import readable
from parindex.office.rounds.models import Round
from parindex.web.middleware import ActingRequest


def visible_sheet(request: ActingRequest, pk: int) -> Sheet:
    """A sheet with its round, unit and the window of its phase."""
    found = readable_sheet(request.actor, pk)
    if found is None:
        raise Http404
    return found


def visible_round(request: ActingRequest, pk: int) -> Round:
    """A round, for those who run or audit it."""
    found = rounds_for(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def own_edition(request: ActingRequest, pk: int) -> OwnEdition:
    """An edition of a superior's own."""
    found = readable(request.actor, pk)
    if found is None:
        raise Http404
    return found
