"""Who sees the results of a round before they are published.

Who coordinates, audits or sits in the council of the superior sees all of it; an appraiser the criteria of their body,
in every unit but one of their own and but what waits for their second reading; a unit's own people that unit, from the
moment when the phase of approval begins.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from parindex.editions.edition import Criterion, Edition
from parindex.office.appraisals.access import KIND, OVERSEEING, Reach, oversees, own_units, reach
from parindex.office.assessments.access import READERS
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor


@dataclass(frozen=True, slots=True)
class Sight:
    """The leaves whose points a person sees; `everything` with totals of all units and their ranks.

    `above` are those of which they also see how far claims stand above a stated rule: who coordinates, who appraises
    the leaf, and a unit's people of their own unit. It is for setting things right, so nobody is ranked by it.
    `unread` are those not shown since rows of them wait for the person's second reading.
    """

    leaves: frozenset[str]
    above: frozenset[str]
    everything: bool = False
    unread: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether nothing is seen, now or once what waits was read."""
        return not (self.leaves or self.unread)

    def criteria(self, edition: Edition) -> list[Criterion]:
        """The criteria all of whose leaves are seen, in the edition's order."""
        seen = set(self.leaves)
        for one in reversed(edition.criteria):
            children = edition.children.get(one.id)
            if children and all(child.id in seen for child in children):
                seen.add(one.id)
        return [one for one in edition.criteria if one.id in seen]

    def but(self, unread: Collection[str]) -> "Sight":
        """The same without leaves that are to be read first."""
        left = self.leaves.difference(unread), self.above.difference(unread)
        return Sight(*left, self.everything, frozenset(unread))


NOTHING = Sight(frozenset(), frozenset())


def sight(actor: Actor, round: Round) -> Sight:
    """What the actor sees of the units of a round together."""
    found, mine = _sight(actor, round)
    return found.but({node for node, _ in mine.unread})


def sight_of(actor: Actor, round: Round, unit: int) -> Sight:
    """What the actor sees of one unit of a round."""
    found, mine = _sight(actor, round)
    if unit not in own_units(actor):
        return found.but({node for node, other in mine.unread if other == unit})
    leaves = frozenset(leaf.id for leaf in thawed(round.edition_id).leaves())
    own = leaves if belongs(actor, unit) and has_begun(shown_from(round)) else frozenset[str]()
    return Sight(leaves, found.above | own, True) if found.everything else Sight(own, own)


def _sight(actor: Actor, round: Round) -> tuple[Sight, Reach]:
    """What a role in the superior or a body shows, before what waits for a second reading is taken out."""
    mine = reach(actor, round)
    appraised = frozenset(leaf for leaf, body in mine.bodies.items() if body in mine.mine)
    if not oversees(actor, round):
        return Sight(appraised, appraised), mine
    every = frozenset(leaf.id for leaf in thawed(round.edition_id).leaves())
    coordinates = actor.holds(round.superior_id, [KIND.COORDINATOR])
    return Sight(every, every if coordinates else appraised, True), mine


def belongs(actor: Actor, unit: int) -> bool:
    """Whether the actor works on the unit's own sheets."""
    return actor.holds(unit, READERS)


def shown_from(round: Round) -> datetime | None:
    """When a unit's own people begin to see its results: with the phase of approval; None while nobody knows."""
    return Phase.objects.filter(round=round, name=Phase.Name.APPROVAL).values_list("opens", flat=True).first()


def rounds_seen(actor: Actor) -> QuerySet[Round]:
    """The rounds of whose units together the actor sees results, the newest first."""
    bodies = actor.units([KIND.APPRAISER])
    seen = Q(superior__in=actor.units(OVERSEEING)) | Q(bodies__unit__in=bodies) | Q(criterion_bodies__unit__in=bodies)
    return Round.objects.filter(seen).select_related("superior").distinct().order_by("-year", "-pk")


def has_begun(at: datetime | None) -> bool:
    """Whether an instant has come."""
    return at is not None and at <= timezone.now()
