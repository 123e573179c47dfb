"""What a round's result still lacks, as whoever approves or publishes it is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from parindex.editions.edition import Criterion
from parindex.office.appraisals.access import OVERSEEING
from parindex.office.appraisals.models import Decision
from parindex.office.assessments.models import Sheet
from parindex.office.results.models import Approval, Standing
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

MOST_NAMED = 20
"""Units that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Some:
    """How many units there are of a sort, and the first of them by name."""

    count: int
    named: Sequence[Unit]

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.named)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A leaf that awaits points in some sheets that were sent; `surveyed`: a survey or an index gives them."""

    criterion: Criterion
    sheets: int
    surveyed: bool


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What is missing before every unit can be ranked."""

    units: int
    unsent: Some
    undecided: Some
    leaves: Sequence[Awaited]
    exempt: int

    @property
    def nothing(self) -> bool:
        """Whether every unit that is not exempt is ranked."""
        return not (self.unsent.count or self.undecided.count)


def awaiting(round: Round) -> Awaiting:
    """What the standings as last refreshed lack; some eight queries whatever the number of units."""
    units = Unit.objects.filter(participations__round=round).order_by("folded", "code")
    sheets = Sheet.objects.filter(round=round, state=Sheet.State.SENT)
    standings = Standing.objects.filter(standings__round=round)
    behind = standings.filter(undecided__gt=0, unit__in=sheets.values("unit")).values("unit")
    sent = sheets.count()
    decided = Decision.objects.filter(appraisal__sheet__in=sheets, stage=Decision.Stage.APPRAISED)
    done = dict(decided.values_list("node").annotate(n=Count("pk")).order_by())
    leaves = [
        Awaited(leaf, sent - done.get(leaf.id, 0), leaf.by == "dieu_tra" or leaf.self_scored != "yes")
        for leaf in thawed(round.edition_id).leaves()
        if done.get(leaf.id, 0) < sent
    ]
    return Awaiting(
        Participant.objects.filter(round=round).count(),
        _some(units.exclude(pk__in=sheets.values("unit"))),
        _some(units.filter(pk__in=behind)),
        leaves,
        standings.exclude(exempt="").count(),
    )


def in_approval(actor: Actor) -> QuerySet[Round]:
    """The rounds whose result the actor sees and that have come to their approval, the newest first."""
    begun = Q(phases__name=Phase.Name.APPROVAL, phases__opens__lte=timezone.now())
    found = Round.objects.filter(begun, superior__in=actor.units(OVERSEEING))
    return found.select_related("superior").order_by("-year", "-pk")


def approvals_of(round: Round) -> list[Approval]:
    """Every approval of a round, the newest first, with who gave it and who withdrew it."""
    return list(round.approvals.select_related("person", "withdrawn_by").order_by("-at", "-pk"))


def _some(units: QuerySet[Unit]) -> Some:
    return Some(units.count(), list(units[:MOST_NAMED]))
