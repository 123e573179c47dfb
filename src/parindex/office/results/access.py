"""Who sees a round's result before it is public, who approves it and who publishes it."""

from parindex.office.appraisals.access import OVERSEEING
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Role

KIND = Role.Kind


def sees_result(actor: Actor, round: Round) -> bool:
    """Whether the actor sees the whole result of a round: coordinator, council and auditor of the superior."""
    return actor.holds(round.superior_id, OVERSEEING)


def approves(actor: Actor, round: Round) -> bool:
    """Whether the actor sits in the council of the round's superior."""
    return actor.holds(round.superior_id, [KIND.COUNCIL])


def publishes(actor: Actor, round: Round) -> bool:
    """Whether the actor coordinates for the round's superior."""
    return actor.holds(round.superior_id, [KIND.COORDINATOR])
