"""What the criteria of a round cost its units together, and how each unit stands in each field."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.editions.edition import Criterion
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.queries import sent_sheets, worths_in
from parindex.office.points.models import NodePoints
from parindex.office.results.actions.summing import NONE, summed
from parindex.office.results.models import Standing, Standings
from parindex.office.results.seeing import Sight
from parindex.office.rounds.models import Round
from parindex.scoring.totals import index


@dataclass(frozen=True, slots=True)
class Cost:
    """One leaf over the `units` in which it applies and a decision holds. Sums of ticks.

    `claimed_above` is by how much claims stand above what a stated rule gave, in `above` units; None without a stated
    rule, and for whoever does not see it.
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


def costs(standings: Standings, seen: Sight) -> list[Cost]:
    """What the leaves that are seen cost, in the edition's order. A leaf that was decided nowhere has zero units."""
    kit = kit_of(standings.round.edition_id)
    sums = summed(standings)
    found = []
    for leaf in kit.edition.leaves():
        if leaf.id in seen.leaves:
            units, worth, awarded, claimed_above, above = sums.get(leaf.id, NONE)
            told = leaf.id in kit.stated and leaf.id in seen.above
            found.append(Cost(leaf, units, worth, awarded, claimed_above if told else None, above if told else 0))
    return found


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
