"""Reading appraisals: the matrix of one criterion over all units, and the sheet of one unit over all criteria."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from parindex.office.appraisals.access import Reach, oversees, reach
from parindex.office.appraisals.decided import COLUMNS
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Appraisal, Decision
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor

STAGE = Decision.Stage


@dataclass(frozen=True, slots=True)
class Line:
    """One leaf of one unit as an appraiser sees it: the unit's row and what was decided at each stage.

    `worth` is what the leaf counts for now, in ticks. `mine` is whether whoever asks appraises it.
    """

    sheet: Sheet
    row: SheetRow
    decisions: Mapping[str, Decision]
    worth: int
    mine: bool

    @property
    def final(self) -> Decision | None:
        """The decision of the latest stage."""
        return next((self.decisions[at] for at in reversed(STAGE.values) if at in self.decisions), None)

    @property
    def stale(self) -> bool:
        """Whether it was decided while it counted for something else, or on a row that has changed since."""
        final = self.final
        if final is None:
            return False
        return final.row_version != self.row.version or (not final.not_applicable and final.worth != self.worth)

    @property
    def agrees(self) -> bool:
        """Whether a stated rule computes just what is claimed, so that the row may be accepted with others."""
        return self.row.answer_state == "computed" and self.row.claimed == self.row.computed and self.final is None


def sent_sheets(round: Round) -> QuerySet[Sheet]:
    """The sheets of a round that were sent, by the unit's name."""
    found = Sheet.objects.filter(round=round, state=Sheet.State.SENT).select_related("unit", "round")
    return found.order_by("unit__folded", "unit__code", "pk")


def seen_by(actor: Actor, round: Round, node: str, sheets: Iterable[Sheet]) -> tuple[Reach, list[Sheet]]:
    """What the actor appraises in the round, and those of the sheets whose leaf they may see."""
    mine = reach(actor, round)
    everything = oversees(actor, round)
    return mine, [sheet for sheet in sheets if everything or mine.covers(node, sheet.unit_id)]


def lines(actor: Actor, round: Round, node: str, sheets: Sequence[Sheet]) -> list[Line]:
    """One leaf of these sheets, as far as the actor may see it, in their order; three queries beside `reach`."""
    mine, seen = seen_by(actor, round, node, sheets)
    rows = {row.sheet_id: row for row in SheetRow.objects.filter(sheet__in=seen, node=node)}
    decided: dict[int, dict[str, Decision]] = {}
    stored = Decision.objects.filter(appraisal__sheet__in=seen, node=node).select_related("person", "appraisal")
    for decision in stored:
        decided.setdefault(decision.appraisal.sheet_id, {})[decision.stage] = decision
    worths = worths_in(round, seen)
    ordinary = kit_of(round.edition_id).sharing.worths(())[node]
    return [
        Line(
            sheet,
            rows[sheet.pk],
            decided.get(sheet.pk, {}),
            worths[sheet.pk][node] if sheet.pk in worths else ordinary,
            mine.covers(node, sheet.unit_id),
        )
        for sheet in seen
    ]


def sheet_lines(actor: Actor, sheet: Sheet) -> list[Line]:
    """Every leaf of one sent sheet that the actor may see, in the edition's order."""
    kit, mine, everything = kit_of(sheet.round.edition_id), reach(actor, sheet.round), oversees(actor, sheet.round)
    rows = {row.node: row for row in sheet.rows.all()}
    decided: dict[str, dict[str, Decision]] = {}
    for decision in Decision.objects.filter(appraisal__sheet=sheet).select_related("person"):
        decided.setdefault(decision.node, {})[decision.stage] = decision
    worths = worths_in(sheet.round, [sheet]).get(sheet.pk) or kit.sharing.worths(())
    return [
        Line(sheet, rows[leaf], decided.get(leaf, {}), worths[leaf], mine.covers(leaf, sheet.unit_id))
        for leaf in kit.leaves
        if everything or mine.covers(leaf, sheet.unit_id)
    ]


def outdated(round: Round) -> Counter[int]:
    """How many decided leaves of each unit rest on a row that has changed since: only sheets sent again have such."""
    again = Sheet.objects.filter(round=round, state=Sheet.State.SENT, reports__version=2, appraisal__isnull=False)
    rows = SheetRow.objects.filter(sheet__in=again).values_list("sheet", "node", "version")
    versions = {(sheet, node): version for sheet, node, version in rows}
    judged: dict[tuple[int, str], tuple[int, int]] = {}
    for decision in Decision.objects.filter(appraisal__sheet__in=again).select_related("appraisal__sheet"):
        sheet = decision.appraisal.sheet
        place = STAGE.values.index(decision.stage)
        before = judged.get((sheet.pk, decision.node))
        if before is None or before[0] < place:
            judged[sheet.pk, decision.node] = place, decision.row_version
    units = dict(again.values_list("pk", "unit"))
    return Counter(units[sheet] for (sheet, node), (_, at) in judged.items() if versions[sheet, node] != at)


def nothing_applies(round: Round) -> frozenset[int]:
    """The units of a round for which no criterion at all applies."""
    scored = sum(1 for leaf in thawed(round.edition_id).leaves() if leaf.points)
    none = sent_sheets(round).filter(appraisal__decisions__not_applicable=True).annotate(n=Count("pk"))
    sheets = list(none.filter(n__gte=scored))
    worths = worths_in(round, sheets)
    return frozenset(sheet.unit_id for sheet in sheets if sheet.pk in worths and not any(worths[sheet.pk].values()))


def worths_in(round: Round, sheets: Sequence[Sheet]) -> dict[int, Mapping[str, int]]:
    """What every node counts for now in the sheets where something was found not to apply; one query."""
    without = Q(appraisal__sheet__in=sheets, not_applicable=True)
    nodes = Decision.objects.filter(without).values("node")
    stored: dict[int, list[tuple[str, str, int, bool, int]]] = {}
    found = Decision.objects.filter(appraisal__sheet__in=sheets, node__in=nodes)
    for sheet, *row in found.values_list("appraisal__sheet", *COLUMNS):
        stored.setdefault(sheet, []).append((row[0], row[1], row[2], row[3], row[4]))
    kit = kit_of(round.edition_id)
    held = {sheet: kit.held(rows) for sheet, rows in stored.items()}
    return {sheet: one.worths for sheet, one in held.items() if one.not_applicable}


@dataclass(frozen=True, slots=True)
class Tally:
    """How far one leaf is: sheets sent, and those of them whose leaf was decided."""

    leaf: str
    decided: int
    of: int


def tallies(actor: Actor, round: Round) -> list[Tally]:
    """The leaves that the actor appraises or oversees, in the edition's order, and how far each is."""
    mine, everything = reach(actor, round), oversees(actor, round)
    leaves = kit_of(round.edition_id).leaves if everything else mine.leaves()
    sent = Sheet.objects.filter(round=round, state=Sheet.State.SENT).count()
    stage = Decision.objects.filter(appraisal__sheet__round=round, stage=STAGE.APPRAISED)
    done = dict(stage.values_list("node").annotate(n=Count("pk")).order_by())
    return [Tally(leaf, done.get(leaf, 0), sent) for leaf in leaves]


def appraisal_of(sheet: Sheet) -> Appraisal | None:
    """The sheet's appraisal once something was decided."""
    return Appraisal.objects.filter(sheet=sheet).first()
