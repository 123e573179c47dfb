"""Who sees the results of a round before they are published.

Who coordinates, audits or sits in the council of the superior sees all of it; an appraiser the criteria of their body,
in every unit but one of their own; a unit's own people that unit, from the moment when the phase of approval begins.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from parindex.editions.edition import Criterion, Edition
from parindex.office.appraisals.access import KIND, OVERSEEING, oversees
from parindex.office.assessments.access import READERS
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import bodies_of
from parindex.office.units.access import Actor


@dataclass(frozen=True, slots=True)
class Sight:
    """The leaves whose points a person sees; `everything` with totals of all units and their ranks."""

    leaves: frozenset[str]
    everything: bool = False

    def criteria(self, edition: Edition) -> list[Criterion]:
        """The criteria all of whose leaves are seen, in the edition's order."""
        seen = set(self.leaves)
        for one in reversed(edition.criteria):
            children = edition.children.get(one.id)
            if children and all(child.id in seen for child in children):
                seen.add(one.id)
        return [one for one in edition.criteria if one.id in seen]


NOTHING = Sight(frozenset())


def sight(actor: Actor, round: Round) -> Sight:
    """What the actor sees of the units of a round together."""
    edition = thawed(round.edition_id)
    if oversees(actor, round):
        return Sight(frozenset(leaf.id for leaf in edition.leaves()), True)
    mine = actor.units([KIND.APPRAISER])
    if not mine:
        return NOTHING
    return Sight(frozenset(leaf for leaf, body in bodies_of(round.pk, edition).items() if body in mine))


def sight_of(actor: Actor, round: Round, unit: int) -> Sight:
    """What the actor sees of one unit of a round."""
    found = sight(actor, round)
    if found.everything or unit not in own_units(actor):
        return found
    if not belongs(actor, unit) or not has_begun(shown_from(round)):
        return NOTHING
    return Sight(frozenset(leaf.id for leaf in thawed(round.edition_id).leaves()))


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


def own_units(actor: Actor) -> frozenset[int]:
    """The units in which the actor holds a role other than appraising."""
    return frozenset(unit for kind, unit in actor.roles if kind != KIND.APPRAISER)
