"""The documents that an appraiser opens: those beside the rows that they appraise, and nothing else of the unit."""

from parindex.office.appraisals.access import Reach, oversees, reach
from parindex.office.assessments.models import RowDocument, Sheet
from parindex.office.evidence.models import Document
from parindex.office.units.access import Actor


def appraised_document(actor: Actor, document: int) -> Document | None:
    """The document, if it proves a row of a sent sheet that the actor appraises, or oversees and it is not restricted.

    Staff assessments are for the appraiser of their criterion alone.
    """
    links = RowDocument.objects.filter(document=document, taken_off=False, row__sheet__state=Sheet.State.SENT)
    reaches: dict[int, Reach] = {}
    for link in links.select_related("document__file", "row__sheet__round"):
        sheet = link.row.sheet
        if sheet.round_id not in reaches:
            reaches[sheet.round_id] = reach(actor, sheet.round)
        seen = not link.document.restricted and oversees(actor, sheet.round)
        if seen or reaches[sheet.round_id].covers(link.row.node, sheet.unit_id):
            return link.document
    return None
