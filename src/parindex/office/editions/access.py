"""Who writes a superior's editions, and who reads them."""

from parindex.office.editions.models import OwnEdition
from parindex.office.units.access import Actor
from parindex.office.units.models import Role
from parindex.office.units.queries import above

KIND = Role.Kind


def require_writer(actor: Actor, owner: int, what: str) -> None:
    """Forbidden unless the actor coordinates for the superior."""
    actor.require(owner, [KIND.COORDINATOR], what)


def writes_for(actor: Actor) -> set[int]:
    """The superiors for which the actor writes editions."""
    return actor.units([KIND.COORDINATOR])


def reads_of(actor: Actor) -> set[int]:
    """The superiors whose released editions the actor reads: their own units and all above these."""
    return above({unit for _, unit in actor.roles})


def may_read(actor: Actor, edition: OwnEdition) -> bool:
    """Whether the actor writes for its superior, or it is released and they have a role in or beneath that unit."""
    if edition.owner_id in writes_for(actor):
        return True
    return edition.state == OwnEdition.State.RELEASED and edition.owner_id in reads_of(actor)
