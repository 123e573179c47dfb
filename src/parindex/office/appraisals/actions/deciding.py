"""Deciding one leaf of one unit, and accepting at once the rows on which a stated rule and the claim agree."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext

from parindex.office.appraisals.access import KIND, require_judge, require_reach, require_stranger
from parindex.office.appraisals.errors import AppraisalRefused, DecidedMeanwhile
from parindex.office.appraisals.keeping import Docket, Judgement, dockets, keep
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.ruling import REASON, Leaf, Ruling, TypedDecision, ruling_of, understand
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import window, window_of
from parindex.office.units.access import Actor

STAGE = Decision.Stage
PHASES = {
    STAGE.APPRAISED: Phase.Name.APPRAISAL,
    STAGE.REAPPRAISED: Phase.Name.SECOND_APPRAISAL,
    STAGE.AWARDED: Phase.Name.APPROVAL,
}
"""The phase in which each stage is decided."""


@transaction.atomic
def decide(actor: Actor, sheet: int, node: str, stage: str, seen: int, typed: TypedDecision) -> Decision:
    """Decide one leaf at one stage over the version that was seen, 0 for none yet.

    DecidedMeanwhile when somebody else did; DecisionRefused when a field does not fit the leaf or its rule;
    AppraisalRefused, Forbidden or PhaseClosed when it may not be decided now.
    """
    require_judge(actor)
    row = _locked_row(sheet, node, stage)
    docket = dockets([row.sheet])[row.sheet_id]
    _require_right(actor, row.sheet, node, stage, docket)
    if node not in docket.kit.leaves:
        raise AppraisalRefused(gettext("Không thẩm định dòng này; đề nghị tải lại trang."))
    leaf = leaf_of(docket, row)
    ruling = understand(leaf, typed)
    stored = docket.decisions.get((node, stage))
    if stored and ruling_of(stored) == ruling and stored.row_version == leaf.row.version:
        return stored
    if (stored.version if stored else 0) != seen:
        raise (
            DecidedMeanwhile(stored) if stored else AppraisalRefused(gettext("Dòng này đã đổi; đề nghị tải lại trang."))
        )
    keep(actor, "decide", [Judgement(docket, stage, {node: (ruling, leaf.row.version)})])
    return docket.decisions[node, stage]


@transaction.atomic
def accept(actor: Actor, round: int, node: str, sheets: Collection[int]) -> int:
    """Accept the claims on one leaf that a stated rule computes likewise, of many units in one act; how many.

    Rows that have been decided stay; a row that does not agree any more refuses the whole act.
    """
    require_judge(actor)
    found = locked(sheets, STAGE.APPRAISED)
    if not found or any(sheet.round_id != round for sheet in found):
        raise AppraisalRefused(gettext("Chưa chọn đơn vị nào, hoặc đơn vị không thuộc đợt này; đề nghị tải lại trang."))
    require_reach(actor, found[0].round, node, [sheet.unit_id for sheet in found])
    rows = {row.sheet_id: row for row in SheetRow.objects.filter(sheet__in=found, node=node)}
    judgements = []
    for docket in dockets(found).values():
        if (node, STAGE.APPRAISED) in docket.decisions:
            continue
        leaf = leaf_of(docket, rows[docket.sheet.pk])
        if not leaf.agrees():
            raise AppraisalRefused(
                gettext(
                    "{name}: điểm tự chấm không khớp với quy tắc đã nêu nên cần xem riêng; chưa dòng nào được chấp "
                    "nhận. Đề nghị tải lại trang."
                ).format(name=docket.sheet.unit.name)
            )
        ruling = Ruling(leaf.row.claimed or 0, False, leaf.worth, REASON.BY_RULE, read=leaf.read({}))
        judgements.append(Judgement(docket, STAGE.APPRAISED, {node: (ruling, leaf.row.version)}))
    keep(actor, "accept", judgements)
    return len(judgements)


def locked(sheets: Collection[int], stage: str) -> list[Sheet]:
    """Sent sheets with round and unit, held until the transaction ends, in one order; PhaseClosed, AppraisalRefused."""
    phase = PHASES[Decision.Stage(stage)]
    found = list(
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("round", "unit")
        .annotate(**window(phase, "round", "unit"))
        .filter(pk__in=sheets)
        .order_by("pk")
    )
    if len(found) != len(set(sheets)) or any(sheet.state != Sheet.State.SENT for sheet in found):
        raise AppraisalRefused(
            gettext("Có phiếu chưa gửi hoặc đã rút về nên chưa thẩm định được; đề nghị tải lại trang.")
        )
    for sheet in found:
        window_of(sheet).require_open(phase)
    return found


def _locked_row(sheet: int, node: str, stage: str) -> SheetRow:
    """One row with its sheet, which is held likewise: nobody writes in a row while its sheet is sent."""
    phase = PHASES[Decision.Stage(stage)]
    found = (
        SheetRow.objects.select_for_update(of=("sheet",), no_key=True)
        .select_related("sheet__round", "sheet__unit")
        .annotate(**window(phase, "sheet__round", "sheet__unit"))
        .filter(sheet=sheet, node=node)
        .first()
    )
    if found is None or found.sheet.state != Sheet.State.SENT:
        raise AppraisalRefused(
            gettext("Phiếu này chưa gửi hoặc đã rút về nên chưa thẩm định được; đề nghị tải lại trang.")
        )
    window_of(found).require_open(phase)
    return found


def leaf_of(docket: Docket, row: SheetRow) -> Leaf:
    """A leaf as it is to be judged: what it counts for is what its neighbours leave it."""
    edition = docket.kit.edition
    without = docket.held.not_applicable - {row.node}
    worth = docket.kit.sharing.worths(without)[row.node]
    return Leaf(edition, edition.by_id[row.node], row, worth, docket.sheet.round.year)


def _require_right(actor: Actor, sheet: Sheet, node: str, stage: str, docket: Docket) -> None:
    """Whoever may decide at a stage: the body's appraisers, and the council last."""
    if stage == STAGE.AWARDED:
        actor.require(sheet.round.superior_id, [KIND.COUNCIL], gettext("quyết định điểm cuối cùng"))
        require_stranger(actor, [sheet.unit_id])
    else:
        require_reach(actor, sheet.round, node, [sheet.unit_id])
    if stage != STAGE.APPRAISED and (node, STAGE.APPRAISED) not in docket.decisions:
        raise AppraisalRefused(gettext("Dòng này chưa được thẩm định lần đầu nên chưa có gì để xem lại."))
    if stage == STAGE.REAPPRAISED and not docket.appraisal.questions.filter(node=node).exists():
        raise AppraisalRefused(
            gettext(
                "Dòng này không có câu hỏi giải trình nên không thẩm định lần 2; điểm thẩm định lần đầu vẫn giữ nguyên."
            )
        )
