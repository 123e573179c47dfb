"""What an import of cases would move in sheets, shown before it is made: nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.office.assessments.access import may_read, sees_all
from parindex.office.assessments.counted import Moving, preview
from parindex.office.assessments.looking import period
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.queries import assignments_of, nodes_for
from parindex.office.cases.directory import scope_of
from parindex.office.cases.figures import facts_from
from parindex.office.cases.looking import Weighing, weigh
from parindex.office.cases.models import Intake
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor


@dataclass(frozen=True, slots=True)
class SheetMoving:
    """A sheet and the leaves that counted cases would move. `leaves` is None where the actor does not see the sheet: a
    superior is told that a draft would move and not what stands in it."""

    sheet: Sheet
    leaves: tuple[Moving, ...] | None

    @property
    def before(self) -> int:
        """Ticks that the rules of these leaves give now."""
        return sum(one.before or 0 for one in self.leaves or ())

    @property
    def after(self) -> int:
        """Ticks that they would give."""
        return sum(one.after or 0 for one in self.leaves or ())


def forecast(actor: Actor, intake: Intake) -> tuple[Weighing, list[SheetMoving]]:
    """Weigh an export, and say which sheets of its units and which points it would move."""
    units = set(scope_of(intake.unit).units.values())
    sheets = list(Sheet.objects.filter(unit__in=units).select_related("round", "unit").order_by("unit__folded", "-pk"))
    weighing = weigh(intake, {period(sheet.round) for sheet in sheets})
    return weighing, list(_moving(actor, sheets, weighing))


def _moving(actor: Actor, sheets: list[Sheet], weighing: Weighing) -> Iterator[SheetMoving]:
    for sheet in sheets:
        of = period(sheet.round)
        figures = weighing.figures.get(of, {}).get(sheet.unit_id)
        if figures is None:
            continue
        facts = facts_from(thawed(sheet.round.edition_id), figures, of, weighing.as_of[of])
        leaves = tuple(one for one in preview(sheet, facts) if _moves(one))
        if leaves:
            yield SheetMoving(sheet, _seen(actor, sheet, leaves))


def _moves(leaf: Moving) -> bool:
    return any(fact.moves and fact.of_cases for fact in leaf.facts)


def _seen(actor: Actor, sheet: Sheet, leaves: tuple[Moving, ...]) -> tuple[Moving, ...] | None:
    if not may_read(actor, sheet):
        return None
    if sees_all(actor, sheet):
        return leaves
    nodes = nodes_for(actor, sheet, assignments_of(sheet))
    return tuple(one for one in leaves if one.criterion.id in nodes)
