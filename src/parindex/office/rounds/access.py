"""Who may run a round, and who may see how far its units are."""

from parindex.office.units.access import Actor
from parindex.office.units.models import Role

SEEING = (Role.Kind.COORDINATOR, Role.Kind.AUDITOR)
"""Who in the superior unit sees a round: progress alone until a sheet is sent."""


def require_coordinator(actor: Actor, superior: int, what: str) -> None:
    """Forbidden unless the actor coordinates for the superior unit."""
    actor.require(superior, [Role.Kind.COORDINATOR], what)
