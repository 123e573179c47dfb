"""Who brings in a unit's cases and who reads them. A superior brings in those of all its units and reads no case."""

from django.utils.translation import gettext

from parindex.office.registers.access import READERS, WRITERS
from parindex.office.units.access import Actor
from parindex.office.units.models import Role

SUPERIORS = (Role.Kind.COORDINATOR,)
IMPORTERS = (*WRITERS, *SUPERIORS)
SEEING = (*READERS, *SUPERIORS)
"""Who sees what was brought in for a unit, and the figures of the unit itself."""


def require_importer(actor: Actor, unit: int) -> None:
    """Forbidden unless the actor keeps the unit's registers, or coordinates for it as a superior."""
    actor.require(unit, IMPORTERS, gettext("nhập hồ sơ từ hệ thống một cửa"))


def may_import(actor: Actor, unit: int) -> bool:
    """Whether the actor brings in cases for the unit."""
    return actor.holds(unit, IMPORTERS)


def may_open(actor: Actor, unit: int) -> bool:
    """Whether the actor reads the cases themselves: the unit's own people alone."""
    return actor.holds(unit, READERS)
