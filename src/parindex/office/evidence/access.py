"""Who may add to a unit's documents, and change one."""

from django.utils.translation import gettext

from parindex.office.errors import Forbidden
from parindex.office.evidence.models import Document
from parindex.office.units.access import Actor
from parindex.office.units.models import Role

WRITERS = (Role.Kind.DRAFTER, Role.Kind.CONTRIBUTOR)


def require_writer(actor: Actor, unit: int, what: str) -> None:
    """Forbidden unless the actor drafts for the unit or contributes to it."""
    actor.require(unit, WRITERS, what)


def may_change(actor: Actor, document: Document) -> bool:
    """Whether the actor drafts for the document's unit, or added it and still contributes."""
    added = document.added_by_id == actor.person and actor.holds(document.unit_id, WRITERS)
    return added or actor.holds(document.unit_id, [Role.Kind.DRAFTER])


def require_changer(actor: Actor, document: Document, what: str) -> None:
    """Forbidden unless the actor may change the document."""
    if not may_change(actor, document):
        raise Forbidden(what, [Role.Kind.DRAFTER.label, gettext("người đã đưa tài liệu lên")])
