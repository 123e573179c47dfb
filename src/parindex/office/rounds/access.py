"""Who may run a round."""

from parindex.office.units.access import Actor
from parindex.office.units.models import Role


def require_coordinator(actor: Actor, superior: int, what: str) -> None:
    """Forbidden unless the actor coordinates for the superior unit."""
    actor.require(superior, [Role.Kind.COORDINATOR], what)
