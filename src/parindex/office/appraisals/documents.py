"""The documents that people open beside the rows that they appraise, and beside answers; nothing else of the unit."""

from parindex.office.appraisals.access import Reach, oversees, reach
from parindex.office.appraisals.models import MessageDocument
from parindex.office.appraisals.questions import is_given
from parindex.office.assessments.access import works_inside
from parindex.office.assessments.models import RowDocument, Sheet
from parindex.office.evidence.models import Document
from parindex.office.units.access import Actor


def appraised_document(actor: Actor, document: int) -> Document | None:
    """The document, if it proves a row of a sent sheet that the actor appraises, may read a second time, or oversees.

    What is restricted (staff assessments) is for those who judge its criterion, not for those who oversee.
    """
    links = RowDocument.objects.filter(document=document, taken_off=False, row__sheet__state=Sheet.State.SENT)
    reaches: dict[int, Reach] = {}
    for link in links.select_related("document__file", "row__sheet__round"):
        sheet = link.row.sheet
        if sheet.round_id not in reaches:
            reaches[sheet.round_id] = reach(actor, sheet.round)
        seen = not link.document.restricted and oversees(actor, sheet.round)
        mine, node = reaches[sheet.round_id], link.row.node
        if seen or mine.covers(node, sheet.unit_id) or (node, sheet.unit_id) in mine.unread:
            return link.document
    return None


def answered_document(actor: Actor, document: int) -> Document | None:
    """The document, if the actor may open it beside an answer: one of the unit's own rows, or an answer that was sent.

    What is restricted is open to the appraiser of the criterion, and to nobody else of the superior.
    """
    links = MessageDocument.objects.filter(document=document).select_related(
        "document__file", "message__question__appraisal__sheet__round"
    )
    for link in links:
        sheet, node = link.message.question.appraisal.sheet, link.message.question.node
        if works_inside(actor, sheet):
            if is_given(actor, sheet, node, {}):
                return link.document
        elif link.message.sent_at and (
            reach(actor, sheet.round).covers(node, sheet.unit_id)
            or (oversees(actor, sheet.round) and not link.document.restricted)
        ):
            return link.document
    return None
