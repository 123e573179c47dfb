"""What became of one unit's claim from stage to stage: every node's points, with what is open kept as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parindex.office.appraisals.decided import COLUMNS, DECIDED, Held, Kit, outdated
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Decision
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.points.actions import TOTAL
from parindex.office.points.models import STAGES
from parindex.office.rounds.models import Round
from parindex.rules.points import to_ticks

Stages = Mapping[str, int]
"""Ticks by stage."""


@dataclass(frozen=True, slots=True)
class Row:
    """One leaf as the unit sent it; ticks, `computed` only where a stated rule gives points."""

    claimed: int | None
    computed: int | None


@dataclass(frozen=True, slots=True)
class Course:
    """One unit's points. `nodes` and `worths` by criterion, the total under `points.actions.TOTAL`; ticks.

    A leaf that a stage did not reach counts for what it had before, so that no step shows a loss that nobody decided.
    `reached` are the stages at which something was given; `open` the leaves that await a decision.
    """

    kit: Kit
    nodes: Mapping[str, Stages]
    worths: Mapping[str, int]
    reached: tuple[str, ...]
    open: frozenset[str]
    claimed_above: Mapping[str, int]

    def of(self, node: str) -> dict[str, int]:
        """A node's ticks at the stages that were reached."""
        return {stage: self.nodes[node][stage] for stage in self.reached}

    def lost(self, node: str) -> int:
        """What a node has in the end short of what it counts for; ticks."""
        return self.worths[node] - self.nodes[node][STAGES[-1]]


def course(round: Round, unit: int) -> Course | None:
    """The course of a unit's points; None until its sheet was sent. Four queries."""
    sheet = Sheet.objects.filter(round=round, unit=unit, state=Sheet.State.SENT).first()
    if sheet is None:
        return None
    found = SheetRow.objects.filter(sheet=sheet).values_list("node", "claimed", "computed", "answer_state", "version")
    rows, versions = dict[str, Row](), dict[str, int]()
    for node, claimed, computed, state, version in found:
        rows[node], versions[node] = Row(claimed, computed if state == "computed" else None), version
    decisions = Decision.objects.filter(appraisal__sheet=sheet)
    changed = outdated(decisions.values_list("node", "stage", "row_version"), versions)
    return _course(kit_of(round.edition_id), rows, list(decisions.values_list(*COLUMNS)), changed)


def _course(
    kit: Kit,
    rows: Mapping[str, Row],
    decisions: Sequence[tuple[str, str, int, bool, int]],
    changed: frozenset[str],
) -> Course:
    """The course from the columns of decisions; those of `changed` leaves rest on rows that are others since."""
    held = kit.held(decisions)
    by_stage = _leaves(kit, rows, held)
    nodes: dict[str, dict[str, int]] = {}
    for stage, leaves in by_stage.items():
        for node, ticks in {TOTAL: kit.adder.total(leaves), **kit.adder.nodes(leaves)}.items():
            nodes.setdefault(node, {})[stage] = ticks
    ruled = any(row.computed is not None for row in rows.values())
    stages = {stage for _node, stage, *_rest in decisions}
    reached = ("claimed", *(["computed"] if ruled else []), *(stage for stage in DECIDED if stage in stages))
    total = to_ticks(kit.edition.total) if any(held.worths.values()) else 0
    return Course(
        kit,
        nodes,
        {TOTAL: total, **held.worths},
        reached if not stages or "awarded" in stages else (*reached, "awarded"),
        frozenset(held.undecided()) | changed,
        _claimed_above(kit, rows, held),
    )


def _leaves(kit: Kit, rows: Mapping[str, Row], held: Held) -> dict[str, dict[str, int]]:
    """Every leaf's ticks by stage."""
    claimed = {leaf: rows[leaf].claimed or 0 for leaf in kit.leaves}
    before = claimed | {leaf: ticks for leaf in kit.leaves if (ticks := rows[leaf].computed) is not None}
    found = {"claimed": claimed, "computed": before}
    for stage in DECIDED:
        none = dict.fromkeys(held.without(stage), 0)
        before = before | held.points(stage) | none
        found[stage] = before
    return found


def _claimed_above(kit: Kit, rows: Mapping[str, Row], held: Held) -> dict[str, int]:
    """By how many ticks a claim stands above what a stated rule gave in the end, by leaf; only where it does."""
    found = {}
    for leaf, given in held.final.items():
        claimed = rows[leaf].claimed
        if claimed is not None and leaf in kit.stated and not given.not_applicable and claimed > given.points:
            found[leaf] = claimed - given.points
    return found
