"""How far the appraisal of a round is, leaf by leaf and unit by unit, as one person appraises or oversees it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from parindex.office.appraisals.access import KIND, OVERSEEING, oversees, reach
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.queries import STAGE, sent_sheets, worths_in
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor

DECIDING = (Phase.Name.APPRAISAL, Phase.Name.SECOND_APPRAISAL, Phase.Name.APPROVAL)
"""The phases in which something is decided."""
Pairs = set[tuple[str, int]]
"""Leaves of sheets."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far one leaf is: sheets sent, those decided, to be decided again, and ready to be accepted at once.

    Counted are the units of which the person appraises the leaf, or oversees it; `mine` whether they appraise some.
    """

    leaf: str
    body: int | None
    mine: bool
    of: int
    decided: int
    again: int
    ready: int

    @property
    def left(self) -> int:
        """Rows that await a decision, or one again."""
        return self.of - self.decided + self.again


@dataclass(frozen=True, slots=True)
class UnitTally:
    """How far one unit is: leaves that the person sees, and those of them that await a decision."""

    sheet: Sheet
    of: int
    left: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: the leaves in the edition's order, the units by name."""

    leaves: list[Tally]
    units: list[UnitTally]

    @property
    def left(self) -> int:
        """Rows that await a decision."""
        return sum(leaf.left for leaf in self.leaves)

    @property
    def open_leaves(self) -> int:
        """Leaves with such rows."""
        return sum(leaf.left > 0 for leaf in self.leaves)

    @property
    def open_units(self) -> int:
        """Units with such rows."""
        return sum(unit.left > 0 for unit in self.units)


def progress(actor: Actor, round: Round) -> Progress:
    """What the actor appraises or oversees of a round; no leaves where that is nothing. Ten queries."""
    mine, everything = reach(actor, round), oversees(actor, round)
    leaves = kit_of(round.edition_id).leaves if everything else mine.leaves()
    if not leaves:
        return Progress([], [])
    sheets = list(sent_sheets(round))
    covered = {leaf: {one.pk for one in sheets if mine.covers(leaf, one.unit_id)} for leaf in leaves}
    seen = {leaf: {one.pk for one in sheets} for leaf in leaves} if everything else covered
    decided, again = _decided(sheets, leaves), _again(round, sheets)
    done = Counter(node for node, sheet in decided if sheet in seen[node])
    repeated = Counter(node for node, sheet in again if sheet in seen.get(node, ()))
    ready = Counter(node for node, sheet in _ready(round, sheets, leaves) - decided if sheet in covered[node])
    appraised = set(mine.leaves())
    tallies = [
        Tally(leaf, mine.bodies.get(leaf), leaf in appraised, len(seen[leaf]), done[leaf], repeated[leaf], ready[leaf])
        for leaf in leaves
    ]
    of = Counter(sheet for units in seen.values() for sheet in units)
    closed = Counter(sheet for node, sheet in decided - again if sheet in seen[node])
    units = [UnitTally(one, of[one.pk], of[one.pk] - closed[one.pk]) for one in sheets if of[one.pk]]
    return Progress(tallies, units)


def _decided(sheets: Sequence[Sheet], leaves: Sequence[str]) -> Pairs:
    """Leaves that were appraised."""
    found = Decision.objects.filter(appraisal__sheet__in=sheets, node__in=leaves, stage=STAGE.APPRAISED)
    return set(found.values_list("node", "appraisal__sheet"))


def _ready(round: Round, sheets: Sequence[Sheet], leaves: Sequence[str]) -> Pairs:
    """Leaves whose claim a stated rule computes; not where a leaf counts for more than it was claimed for."""
    rows = SheetRow.objects.filter(sheet__in=sheets, node__in=leaves, answer_state="computed", claimed=F("computed"))
    now, ordinary = worths_in(round, sheets), kit_of(round.edition_id).sharing.worths(())
    pairs = rows.values_list("node", "sheet")
    return {(node, sheet) for node, sheet in pairs if now.get(sheet, ordinary)[node] == ordinary[node]}


def _again(round: Round, sheets: Sequence[Sheet]) -> Pairs:
    """Leaves to be decided again: their worth or the unit's row is another than the last decision was made on."""
    rows = SheetRow.objects.filter(sheet=OuterRef("appraisal__sheet"), node=OuterRef("node"))
    every = Decision.objects.filter(appraisal__sheet__in=sheets)
    moved = every.annotate(now=Subquery(rows.values("version"))).exclude(row_version=F("now"))
    changed = set(moved.values_list("node", "appraisal__sheet", "stage"))
    now, ordinary = worths_in(round, sheets), kit_of(round.edition_id).sharing.worths(())
    touched = {sheet for _, sheet, _ in changed} | set(now)
    last: dict[tuple[str, int], tuple[str, int, bool]] = {}
    for node, sheet, stage, worth, none in every.filter(appraisal__sheet__in=touched).values_list(
        "node", "appraisal__sheet", "stage", "worth", "not_applicable"
    ):
        before = last.get((node, sheet))
        if before is None or STAGE.values.index(before[0]) < STAGE.values.index(stage):
            last[node, sheet] = (stage, worth, none)
    return {
        (node, sheet)
        for (node, sheet), (stage, worth, none) in last.items()
        if (node, sheet, stage) in changed or (not none and worth != now.get(sheet, ordinary)[node])
    }


def rounds_to_appraise(actor: Actor) -> "QuerySet[Round]":
    """The rounds in which the actor's bodies appraise, or that they oversee, while something is being decided."""
    now = timezone.now()
    bodies = actor.units([KIND.APPRAISER])
    running = Phase.objects.filter(name__in=DECIDING, opens__lte=now).filter(Q(closes__isnull=True) | Q(closes__gt=now))
    involved = Q(superior__in=actor.units(OVERSEEING)) | Q(bodies__unit__in=bodies)
    found = Round.objects.filter(involved | Q(criterion_bodies__unit__in=bodies), phases__in=running)
    return found.select_related("superior").distinct().order_by("-year", "-pk")
