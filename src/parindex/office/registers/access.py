"""Who keeps a unit's registers, and who reads them: the unit's own people; figures leave it, records do not."""

from django.utils.translation import gettext

from parindex.office.units.access import Actor
from parindex.office.units.models import Role

KIND = Role.Kind
WRITERS = (KIND.DRAFTER, KIND.CONTRIBUTOR)
READERS = (*WRITERS, KIND.SIGNER, KIND.CLERK, KIND.AUDITOR)


def require_writer(actor: Actor, unit: int) -> None:
    """Forbidden unless the actor drafts for the unit or contributes to it."""
    actor.require(unit, WRITERS, gettext("ghi sổ theo dõi"))


def may_read(actor: Actor, unit: int) -> bool:
    """Whether the actor reads the unit's registers."""
    return actor.holds(unit, READERS)
