"""How far two readings of the same rows agree: per criterion, and per person who decided first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from parindex.office.appraisals.access import oversees, reach
from parindex.office.appraisals.models import SecondReading
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Rows read twice, those of them given the same points, and by how many ticks the others differ in all."""

    read: int
    same: int
    apart: int

    @property
    def percent(self) -> int:
        """The share of rows given the same points, in whole percent, half up."""
        return (200 * self.same + self.read) // (2 * self.read)


def readings(round: Round) -> QuerySet[SecondReading]:
    """All rows of a round that were drawn."""
    return SecondReading.objects.filter(first__appraisal__sheet__round=round).select_related(
        "first__appraisal__sheet__unit", "first_person", "person"
    )


def to_read(actor: Actor, round: Round) -> list[SecondReading]:
    """The drawn rows that wait for the actor: of their bodies, decided by somebody else."""
    waiting = reach(actor, round).unread.values()
    return list(readings(round).filter(pk__in=waiting).order_by("first__node", "pk"))


def done(actor: Actor, round: Round) -> list[SecondReading]:
    """The rows that were read twice, as far as the actor may see them: who oversees the round, and the body itself."""
    every = readings(round).exclude(person=None)
    if oversees(actor, round):
        return list(every)
    leaves = set(reach(actor, round).leaves())
    return [one for one in every if one.first.node in leaves]


def agreement(rows: Iterable[SecondReading], key: Callable[[SecondReading], Key]) -> dict[Key, Agreement]:
    """How far the readings agree, by whatever they are grouped by."""
    groups: dict[Key, list[int]] = {}
    for one in rows:
        groups.setdefault(key(one), []).append(_apart(one))
    return {
        group: Agreement(len(apart), sum(not each for each in apart), sum(apart)) for group, apart in groups.items()
    }


def _apart(one: SecondReading) -> int:
    """By how many ticks two readings differ; where only one says that it does not apply, by the whole worth."""
    if one.not_applicable != one.first_not_applicable:
        return one.first.worth
    return abs((one.points or 0) - one.first_points)
