"""Deciding whole sheets that were decided elsewhere: many units in one act, one entry for each sheet."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext

from parindex.office.appraisals.access import KIND, reach, require_covered, require_stranger
from parindex.office.appraisals.actions.deciding import STAGE, locked
from parindex.office.appraisals.errors import AppraisalRefused, DecisionRefused
from parindex.office.appraisals.keeping import Docket, Judgement, dockets, keep
from parindex.office.appraisals.models import Question
from parindex.office.appraisals.ruling import Leaf, Ruling, TypedDecision, understand
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor

Typed = Mapping[str, TypedDecision]
"""What was decided on one sheet, by leaf."""


@transaction.atomic
def decide_sheets(actor: Actor, round: int, stage: str, typed: Mapping[int, Typed]) -> int:
    """Decide leaves of many sheets of one round at one stage, all of them or none; how many leaves.

    Every leaf is held to what `decide` holds it to. Nothing that was decided at the stage is changed by it.
    AppraisalRefused names the unit and the criterion; Forbidden or PhaseClosed when it may not be decided now.
    """
    sheets = locked(typed, stage)
    if not sheets or any(sheet.round_id != round for sheet in sheets):
        raise AppraisalRefused(gettext("Chưa chọn phiếu nào, hoặc phiếu không thuộc đợt này; đề nghị tải lại trang."))
    held = dockets(sheets)
    _require_right(actor, sheets[0].round, stage, typed, held)
    rows = _rows(typed)
    judgements = [
        Judgement(docket, stage, _rulings(docket, typed[sheet], rows[sheet])) for sheet, docket in held.items()
    ]
    keep(actor, "decide-sheets", judgements)
    return sum(len(one.rulings) for one in judgements)


def _require_right(
    actor: Actor, round: Round, stage: str, typed: Mapping[int, Typed], held: Mapping[int, Docket]
) -> None:
    """Whoever may decide each of the leaves at the stage; AppraisalRefused where one may not be decided so."""
    units: dict[str, set[int]] = {}
    for sheet, docket in held.items():
        _require_decidable(docket, stage, typed[sheet])
        for node in typed[sheet]:
            units.setdefault(node, set()).add(docket.sheet.unit_id)
    if stage == STAGE.REAPPRAISED:
        _require_questions(typed, held)
    if stage == STAGE.AWARDED:
        actor.require(round.superior_id, [KIND.COUNCIL], gettext("quyết định điểm cuối cùng"))
        require_stranger(actor, set().union(*units.values()))
        return
    found = reach(actor, round)
    for node, those in units.items():
        require_covered(actor, found, node, those)


def _require_decidable(docket: Docket, stage: str, nodes: Iterable[str]) -> None:
    for node in nodes:
        if node not in docket.kit.paths:
            raise _refused(docket.sheet, node, gettext("không thẩm định dòng này."))
        if (node, stage) in docket.decisions:
            raise _refused(docket.sheet, node, gettext("đã có quyết định ở bước này."))
        if stage != STAGE.APPRAISED and (node, STAGE.APPRAISED) not in docket.decisions:
            raise _refused(docket.sheet, node, gettext("chưa được thẩm định lần đầu nên chưa có gì để xem lại."))


def _require_questions(typed: Mapping[int, Typed], held: Mapping[int, Docket]) -> None:
    """AppraisalRefused where a leaf was never asked about: only what was is appraised a second time."""
    asked = set(Question.objects.filter(appraisal__sheet__in=typed).values_list("appraisal__sheet", "node"))
    for sheet, docket in held.items():
        for node in typed[sheet]:
            if (sheet, node) not in asked:
                raise _refused(docket.sheet, node, gettext("không có câu hỏi giải trình nên không thẩm định lần 2."))


def _rows(typed: Mapping[int, Typed]) -> dict[int, dict[str, SheetRow]]:
    """The rows that are judged, by sheet and leaf, with what a rule reads of them; two queries."""
    every = SheetRow.objects.filter(sheet__in=typed).values_list("pk", "sheet", "node")
    judged = [pk for pk, sheet, node in every if node in typed[sheet]]
    found: dict[int, dict[str, SheetRow]] = {sheet: {} for sheet in typed}
    for row in SheetRow.objects.filter(pk__in=judged).only("sheet_id", "node", "claimed", "facts", "version"):
        found[row.sheet_id][row.node] = row
    return found


def _rulings(docket: Docket, typed: Typed, rows: Mapping[str, SheetRow]) -> dict[str, tuple[Ruling, int]]:
    """What was typed, as each leaf allows once all that does not apply is shared out among its neighbours."""
    edition, sharing, year = docket.kit.edition, docket.kit.sharing, docket.sheet.round.year
    without = docket.held.not_applicable - typed.keys()
    without |= {node for node, one in typed.items() if one.not_applicable}
    worths = sharing.worths(without)
    found = {}
    for node, one in typed.items():
        worth = sharing.worths(without - {node})[node] if node in without else worths[node]
        leaf = Leaf(edition, edition.by_id[node], rows[node], worth, year)
        try:
            found[node] = understand(leaf, one), rows[node].version
        except DecisionRefused as refused:
            raise _refused(docket.sheet, node, str(refused)) from refused
    return found


def _refused(sheet: Sheet, node: str, why: str) -> AppraisalRefused:
    return AppraisalRefused(
        gettext("{name}, tiêu chí {node}: {why} Chưa phiếu nào được ghi.").format(
            name=sheet.unit.name, node=node, why=why
        )
    )
