"""Reading appraisals: the matrix of one criterion over all units, and the sheet of one unit over all criteria."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from parindex.office.appraisals.access import KIND, Reach, oversees, own_units, reach
from parindex.office.appraisals.decided import COLUMNS, Given, Held, outdated
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Appraisal, Decision, Question, Share
from parindex.office.appraisals.ruling import Leaf, Ruling, ruling_of
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.rounds.queries import bodies_of, window, window_of
from parindex.office.units.access import Actor
from parindex.office.units.models import Person
from parindex.rules import FactRefused

STAGE = Decision.Stage


@dataclass(frozen=True, slots=True)
class Line:
    """One leaf of one unit as an appraiser sees it: the unit's row and what was decided at each stage.

    `worth` is what the leaf counts for now, in ticks. `mine` is whether whoever asks appraises it. `computed`, `state`
    and `trace` are what the rule gives from the unit's figures for that worth; `asked`, whether a question was asked.
    `reading` is the second reading that waits for whoever asks: what was decided is absent until they have read it.
    """

    sheet: Sheet
    row: SheetRow
    decisions: Mapping[str, Decision]
    worth: int
    mine: bool
    computed: int | None
    state: str
    trace: str
    asked: bool
    reading: int | None

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
    def undecided(self) -> bool:
        """Whether it still awaits a decision, or one again."""
        return not self.reading and (self.final is None or self.stale)

    @property
    def differs(self) -> bool:
        """Whether the rule gives other points than the unit claims."""
        return self.computed is not None and self.computed != self.row.claimed

    @property
    def agrees(self) -> bool:
        """Whether a stated rule computes just what is claimed, so that the row may be accepted with others."""
        return self.state == "computed" and self.row.claimed == self.computed and self.undecided and self.final is None


def sent_sheets(round: Round, phase: str = "") -> QuerySet[Sheet]:
    """The sheets of a round that were sent, by the unit's name; with a phase, annotated with its window."""
    return _sent(phase).filter(round=round).order_by("unit__folded", "unit__code", "pk")


def sent_sheet(sheet: int, phase: str) -> Sheet | None:
    """One sheet, if it was sent, annotated with the window of a phase."""
    return _sent(phase).filter(pk=sheet).first()


def _sent(phase: str) -> QuerySet[Sheet]:
    found = Sheet.objects.filter(state=Sheet.State.SENT).select_related("unit", "round")
    return found.annotate(**window(phase, "round", "unit")) if phase else found


def seen_by(actor: Actor, round: Round, node: str, sheets: Iterable[Sheet]) -> tuple[Reach, list[Sheet]]:
    """What the actor appraises in the round, and those of the sheets whose leaf they may see."""
    mine = reach(actor, round)
    everything = oversees(actor, round)
    return mine, [sheet for sheet in sheets if everything or mine.covers(node, sheet.unit_id)]


def matrix(actor: Actor, round: Round, node: str, sheets: Sequence[Sheet]) -> list[Line] | None:
    """One leaf of these sheets, as far as the actor may see it, in their order; None where the leaf is not theirs."""
    mine, seen = seen_by(actor, round, node, sheets)
    if node not in kit_of(round.edition_id).leaves or not (oversees(actor, round) or node in mine.leaves()):
        return None
    rows = {row.sheet_id: row for row in _rows().filter(sheet__in=seen, node=node)}
    decided: dict[int, dict[str, Decision]] = {}
    stored = Decision.objects.filter(appraisal__sheet__in=seen, node=node).select_related("person", "appraisal")
    for decision in stored:
        decided.setdefault(decision.appraisal.sheet_id, {})[decision.stage] = decision
    found = worths_in(round, seen)
    ordinary = kit_of(round.edition_id).sharing.worths(())
    return [
        _line(
            sheet,
            rows[sheet.pk],
            decided.get(sheet.pk, {}),
            found.get(sheet.pk, ordinary)[node],
            mine,
        )
        for sheet in seen
    ]


def lines(actor: Actor, round: Round, node: str, sheets: Sequence[Sheet]) -> list[Line]:
    """The same; none where the leaf is not theirs. Three queries beside `reach`."""
    return matrix(actor, round, node, sheets) or []


def sheet_lines(actor: Actor, sheet: Sheet) -> list[Line]:
    """Every leaf of one sent sheet that the actor may see, in the edition's order."""
    kit, mine, everything = kit_of(sheet.round.edition_id), reach(actor, sheet.round), oversees(actor, sheet.round)
    rows = {row.node: row for row in _rows().filter(sheet=sheet)}
    decided: dict[str, dict[str, Decision]] = {}
    for decision in Decision.objects.filter(appraisal__sheet=sheet).select_related("person"):
        decided.setdefault(decision.node, {})[decision.stage] = decision
    now = worths_in(sheet.round, [sheet]).get(sheet.pk) or kit.sharing.worths(())
    return [
        _line(sheet, rows[leaf], decided.get(leaf, {}), now[leaf], mine)
        for leaf in kit.leaves
        if everything or mine.covers(leaf, sheet.unit_id)
    ]


def _rows() -> QuerySet[SheetRow]:
    """Rows annotated with whether something was `asked` about them, which a line tells."""
    questions = Question.objects.filter(appraisal__sheet=OuterRef("sheet"), node=OuterRef("node"))
    return SheetRow.objects.annotate(asked=Exists(questions))


def _line(sheet: Sheet, row: SheetRow, decisions: Mapping[str, Decision], worth: int, mine: Reach) -> Line:
    """A line with what the rule gives: as it was stored with the row, computed again where the leaf counts for more."""
    computed, state, trace = row.computed, row.answer_state, row.trace
    kit = kit_of(sheet.round.edition_id)
    if computed is not None and worth != kit.sharing.worths(())[row.node]:
        leaf = Leaf(kit.edition, kit.edition.by_id[row.node], row, worth, sheet.round.year)
        try:
            given, trace = leaf.by_rule({})
        except FactRefused:
            given = "waiting"
        computed, state = (given, state) if isinstance(given, int) else (None, given)
    asked: bool = row.asked  # type: ignore[attr-defined]
    reading = mine.unread.get((row.node, sheet.unit_id))
    judges, shown = mine.covers(row.node, sheet.unit_id), {} if reading else decisions
    return Line(sheet, row, shown, worth, judges, computed, state, trace, asked, reading)


def may_decide(actor: Actor, line: Line, stage: str) -> bool:
    """Whether the actor may decide the line at a stage now; its sheet is annotated with the window of that stage."""
    sheet = line.sheet
    if (
        line.reading
        or not window_of(sheet).is_open
        or (stage != STAGE.APPRAISED and STAGE.APPRAISED not in line.decisions)
    ):
        return False
    if stage == STAGE.REAPPRAISED and not line.asked:
        return False
    if stage == STAGE.AWARDED:
        return actor.holds(sheet.round.superior_id, [KIND.COUNCIL]) and sheet.unit_id not in own_units(actor)
    return line.mine


def open_again(round: Round) -> Counter[int]:
    """How many leaves of each unit are open only since their row has changed: sheets sent again alone have such."""
    again = Sheet.objects.filter(round=round, state=Sheet.State.SENT, reports__version=2, appraisal__isnull=False)
    every = _judged(list(again.select_related("round")))
    return Counter({sheet.unit_id: len(changed - held.stale()) for sheet, held, changed in every})


def holding(sheets: Sequence[Sheet]) -> dict[int, dict[str, Given]]:
    """What holds in the end in sent sheets, by leaf; two queries."""
    return {sheet.pk: held.holding(changed) for sheet, held, changed in _judged(sheets)}


def _judged(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Held, frozenset[str]]]:
    """Each sheet with what was decided on it, and the leaves whose row has changed since."""
    versions: dict[int, dict[str, int]] = {sheet.pk: {} for sheet in sheets}
    for pk, node, version in SheetRow.objects.filter(sheet__in=sheets).values_list("sheet", "node", "version"):
        versions[pk][node] = version
    made: dict[int, list[tuple[str, str, int, bool, int]]] = {sheet.pk: [] for sheet in sheets}
    judged: dict[int, list[tuple[str, str, int]]] = {sheet.pk: [] for sheet in sheets}
    decisions = Decision.objects.filter(appraisal__sheet__in=sheets)
    for pk, version, *row in decisions.values_list("appraisal__sheet", "row_version", *COLUMNS):
        made[pk].append((row[0], row[1], row[2], row[3], row[4]))
        judged[pk].append((row[0], row[1], version))
    for sheet in sheets:
        kit = kit_of(sheet.round.edition_id)
        yield sheet, kit.held(made[sheet.pk]), outdated(judged[sheet.pk], versions[sheet.pk])


def nothing_applies(round: Round) -> frozenset[int]:
    """The units of a round for which no criterion at all applies."""
    scored = sum(1 for leaf in thawed(round.edition_id).leaves() if leaf.points)
    without = sent_sheets(round).filter(appraisal__decisions__not_applicable=True).annotate(n=Count("pk"))
    sheets = list(without.filter(n__gte=scored))
    now = worths_in(round, sheets)
    return frozenset(sheet.unit_id for sheet in sheets if sheet.pk in now and not any(now[sheet.pk].values()))


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


def appraisal_of(sheet: Sheet) -> Appraisal | None:
    """The sheet's appraisal once something was decided."""
    return Appraisal.objects.filter(sheet=sheet).first()


@dataclass(frozen=True, slots=True)
class Said:
    """What was decided on a leaf at one time."""

    stage: str
    at: datetime
    person: Person
    ruling: Ruling
    current: bool

    @property
    def reason(self) -> str:
        """The reason in words."""
        return str(Decision.Reason(self.ruling.reason).label)


def history(sheet: Sheet, node: str) -> Iterator[Said]:
    """Everything that was decided on a leaf, the last stage first and the newest first within it; three queries."""
    found = Decision.objects.filter(appraisal__sheet=sheet, node=node).select_related("person")
    by_stage = {one.stage: one for one in found.prefetch_related("versions__person")}
    for stage in reversed(STAGE):
        if one := by_stage.get(stage):
            yield Said(str(stage.label), one.at, one.person, ruling_of(one), current=True)
            for past in sorted(one.versions.all(), key=lambda each: -each.version):
                yield Said(str(stage.label), past.at, past.person, Ruling(**past.content), current=False)


def shares_of(round: Round) -> list[Share]:
    """What the bodies of a round have given to their people, by name; one query."""
    return list(round.shares.select_related("person", "unit").order_by("person__name", "node", "unit__folded", "pk"))


def not_given(round: Round, body: int, shares: Iterable[Share]) -> list[str]:
    """The leaves of a body that nobody was given for every unit, once it has given anything; two queries more."""
    given = [one for one in shares if one.body_id == body]
    if not given:
        return []
    edition = kit_of(round.edition_id).edition
    units = set(round.participants.values_list("unit", flat=True))
    covered: dict[str, set[int]] = {leaf: set() for leaf, of in bodies_of(round.pk, edition).items() if of == body}
    for share in given:
        beneath = {one.id for one in edition.beneath(share.node)} if share.node else covered.keys()
        for leaf in covered.keys() & beneath:
            covered[leaf] |= units if share.unit_id is None else {share.unit_id}
    return [leaf for leaf, units_given in covered.items() if not units <= units_given]
