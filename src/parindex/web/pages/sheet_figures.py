"""Figures counted from the unit's registers, beside those of its sheet: what they would move, and keeping them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parindex.office.assessments.access import KIND, READERS, sees_all
from parindex.office.assessments.counted import bring_figures, preview
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.queries import readable_sheet
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.queries import window_of
from parindex.web.middleware import ActingRequest


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """Every leaf that the registers count for, with the points that its rule gives before and after."""
    sheet = readable_sheet(request.actor, pk)
    if sheet is None or not request.actor.holds(sheet.unit_id, READERS) or not sees_all(request.actor, sheet):
        raise Http404
    if request.method == "POST":
        changed = bring_figures(request.actor, pk)
        messages.success(request, _("Đã đưa số liệu vào %(n)d dòng của phiếu.") % {"n": changed})
        return redirect("sheet", pk)
    moving = preview(sheet)
    drafts = request.actor.holds(sheet.unit_id, [KIND.DRAFTER])
    shown = {
        "sheet": sheet,
        "edition": thawed(sheet.round.edition_id),
        "moving": [one for one in moving if any(fact.moves for fact in one.facts)],
        "standing": [one for one in moving if not any(fact.moves for fact in one.facts)],
        "before": sum(one.before or 0 for one in moving),
        "after": sum(one.after or 0 for one in moving),
        "open": drafts and sheet.state == Sheet.State.DRAFT and window_of(sheet).is_open,
    }
    return render(request, "sheet-figures.html", shown)
