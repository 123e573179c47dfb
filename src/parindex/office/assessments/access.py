"""Who may see and change a unit's sheet. Until it is sent it is the unit's own: no superior sees it."""

from django.utils.translation import gettext

from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden
from parindex.office.rounds.access import SEEING
from parindex.office.units.access import Actor
from parindex.office.units.models import Role

KIND = Role.Kind
READERS = (KIND.CONTRIBUTOR, KIND.DRAFTER, KIND.SIGNER, KIND.CLERK)
"""Who in the unit sees its sheet."""

COLLATING = (KIND.DRAFTER, KIND.SIGNER, KIND.CLERK)
"""Who in the unit sees all of it, whatever was given to whom."""


def works_inside(actor: Actor, sheet: Sheet) -> bool:
    """Whether the actor works on the sheet in its own unit: drafts, earlier states and findings are theirs alone."""
    return actor.holds(sheet.unit_id, READERS)


def may_read(actor: Actor, sheet: Sheet) -> bool:
    """Whether the actor works on the sheet's own unit, or coordinates or audits for the superior it was sent to."""
    if works_inside(actor, sheet):
        return True
    return sheet.state == Sheet.State.SENT and actor.holds(sheet.round.superior_id, SEEING)


def sees_all(actor: Actor, sheet: Sheet) -> bool:
    """Whether the actor, who may read the sheet, sees all its rows; whoever only contributes sees those given."""
    only_contributes = actor.holds(sheet.unit_id, [KIND.CONTRIBUTOR]) and not actor.holds(sheet.unit_id, COLLATING)
    return not only_contributes


def may_write(actor: Actor, sheet: Sheet) -> bool:
    """Whether the actor may write rows at all: everybody who drafts, and whoever contributes in rows given to them."""
    return actor.holds(sheet.unit_id, [KIND.DRAFTER, KIND.CONTRIBUTOR])


def require_drafter(actor: Actor, unit: int, what: str) -> None:
    """Forbidden unless the actor drafts for the unit."""
    actor.require(unit, [KIND.DRAFTER], what)


def require_writer(actor: Actor, sheet: Sheet, *, given: bool) -> None:
    """Forbidden unless the actor drafts the sheet, or contributes and a node on the row's path was given to them."""
    if actor.holds(sheet.unit_id, [KIND.DRAFTER]):
        return
    actor.require(sheet.unit_id, [KIND.CONTRIBUTOR, KIND.DRAFTER], gettext("điền phiếu tự đánh giá"))
    if not given:
        raise Forbidden(gettext("điền dòng này"), [KIND.DRAFTER.label, gettext("công chức được giao dòng này")])
