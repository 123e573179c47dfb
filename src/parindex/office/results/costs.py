"""What the criteria of a round cost its units together, and how each unit stands in each field."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Sum, When

from parindex.editions.edition import Criterion
from parindex.office.appraisals.decided import DECIDED
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.queries import sent_sheets, worths_in
from parindex.office.assessments.models import SheetRow
from parindex.office.points.models import NodePoints
from parindex.office.results.models import Standing
from parindex.office.rounds.models import Round
from parindex.scoring.totals import index


@dataclass(frozen=True, slots=True)
class Cost:
    """One leaf over the `units` in which it applies and was decided. Sums of ticks.

    `claimed_above` is by how much claims stand above what a stated rule gave, in `above` units; None without a stated
    rule.
    """

    leaf: Criterion
    units: int
    worth: int
    awarded: int
    claimed_above: int | None
    above: int

    @property
    def lost(self) -> int:
        """What the units have short of what the leaf counts for; below zero where it gives bonus points."""
        return self.worth - self.awarded

    @property
    def index(self) -> int | None:
        """Ten-thousandths of what it counts for; None where it counts for nothing by itself."""
        return index(self.awarded, self.worth) if self.worth else None


def costs(round: Round, leaves: Collection[str]) -> list[Cost]:
    """What these leaves cost, in the edition's order; one query. A leaf that was decided nowhere has zero units."""
    kit = kit_of(round.edition_id)
    summed = {node: sums for node, *sums in _summed(round, leaves, kit.stated)}
    found = []
    for leaf in kit.edition.leaves():
        if leaf.id in leaves:
            units, worth, awarded, claimed_above, above = summed.get(leaf.id, (0, 0, 0, 0, 0))
            stated = leaf.id in kit.stated
            found.append(Cost(leaf, units, worth, awarded, claimed_above if stated else None, above))
    return found


def _summed(
    round: Round, leaves: Collection[str], stated: Collection[str]
) -> list[tuple[str, int, int, int, int, int]]:
    """Leaf, units, worth, points, claims above a stated rule and in how many units, from the decisions that hold."""
    later = Decision.objects.filter(appraisal=OuterRef("appraisal"), node=OuterRef("node"))
    holds = Q(stage=DECIDED[-1])
    for place, stage in enumerate(DECIDED[:-1]):
        holds |= Q(~Exists(later.filter(stage__in=DECIDED[place + 1 :])), stage=stage)
    rows = SheetRow.objects.filter(sheet=OuterRef("appraisal__sheet"), node=OuterRef("node"))
    above = Q(node__in=stated, claimed__gt=F("points"))
    found = (
        Decision.objects.filter(holds, appraisal__sheet__round=round, node__in=leaves, not_applicable=False)
        .annotate(claimed=Subquery(rows.values("claimed")[:1]))
        .order_by()
        .values("node")
        .annotate(
            units=Count("pk"),
            worths=Sum("worth"),
            awarded=Sum("points"),
            claimed_above=Sum(
                Case(When(above, then=F("claimed") - F("points")), default=0, output_field=IntegerField())
            ),
            above=Count(Case(When(above, then=1))),
        )
    )
    return list(found.values_list("node", "units", "worths", "awarded", "claimed_above", "above"))


def field_indexes(
    round: Round, fields: Sequence[Criterion], standings: Sequence[Standing]
) -> dict[int, list[int | None]]:
    """The index of each of these units in each field, in ten-thousandths, by unit; three queries.

    None while something of the unit is open, and where nothing of the field applies.
    """
    units = [one.unit_id for one in standings if not one.undecided]
    nodes = [field.id for field in fields]
    points = NodePoints.objects.filter(round=round, unit__in=units, node__in=nodes)
    awarded = {(unit, node): ticks for unit, node, ticks in points.values_list("unit_id", "node", "awarded")}
    sheets = list(sent_sheets(round).filter(unit__in=units))
    changed = worths_in(round, sheets)
    ordinary = kit_of(round.edition_id).sharing.worths(())
    counted = {sheet.unit_id: changed.get(sheet.pk, ordinary) for sheet in sheets}
    return {
        one.unit_id: [
            index(awarded[one.unit_id, node], counted[one.unit_id][node])
            if one.unit_id in counted and counted[one.unit_id][node]
            else None
            for node in nodes
        ]
        for one in standings
    }
