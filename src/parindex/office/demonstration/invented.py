"""A plausible year of a unit as people would type it: its sheet, and what was decided on it at every stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parindex.editions.edition import Criterion, FactSpec
from parindex.office.appraisals.actions.questioning_many import Thread
from parindex.office.appraisals.models import Question
from parindex.office.appraisals.ruling import REASON, TypedDecision
from parindex.office.assessments.content import Typed, as_text
from parindex.office.demonstration.plausible import Points, Stage, facts, points
from parindex.rules.points import points_text
from parindex.rules.values import FactScalar
from parindex.scoring.score import Scorer

STATE = Question.State
DECIDED: tuple[Stage, ...] = ("appraised", "reappraised", "awarded")
DONE = "Đã thực hiện theo kế hoạch, có báo cáo và tài liệu kèm theo."
ANSWER = "Đã bổ sung báo cáo và bảng tổng hợp số liệu của cả năm."
WORDS = {
    REASON.NOT_APPLICABLE: "Trong năm không phát sinh.",
    REASON.SURVEY: "Theo kết quả điều tra thử nghiệm của đợt.",
    REASON.EVIDENCE_SHORT: "Tài liệu kèm theo chưa nêu đủ kết quả; đề nghị bổ sung.",
    REASON.DONE_IN_PART: "Tài liệu cho thấy mới thực hiện một phần; đề nghị xem lại.",
    REASON.CLARIFIED: "Đơn vị đã giải trình và bổ sung tài liệu.",
    REASON.COUNCIL: "Hội đồng thống nhất ghi nhận thêm kết quả cuối năm.",
}


@dataclass(frozen=True, slots=True)
class Invented:
    """What a unit typed by leaf, and by stage and leaf what was decided."""

    sheet: Mapping[str, Typed]
    decided: Mapping[Stage, Mapping[str, TypedDecision]]

    @property
    def threads(self) -> dict[str, Thread]:
        """What was asked about each leaf that is appraised a second time."""
        return dict.fromkeys(self.decided["reappraised"], Thread(WORDS[REASON.EVIDENCE_SHORT], ANSWER, STATE.ACCEPTED))


def invent(scorer: Scorer, unit: str, seed: int) -> Invented:
    """One unit's year; the same for the same unit, year and seed."""
    given = facts(scorer.edition, unit, scorer.year, seed)
    at = points(scorer, unit, given, seed)
    leaves = list(scorer.edition.leaves())
    own = {
        leaf.id: {spec.name: given[key] for spec in leaf.facts if (key := f"{leaf.id}/{spec.name}") in given}
        for leaf in leaves
    }
    sheet = {leaf.id: _typed(leaf, own[leaf.id], at) for leaf in leaves}
    decided: dict[Stage, dict[str, TypedDecision]] = {stage: {} for stage in DECIDED}
    for leaf in leaves:
        before = None
        for stage in DECIDED:
            now = at[stage].get(leaf.id, before)
            if now != before:
                decided[stage][leaf.id] = _decision(leaf, stage, own[leaf.id], at)
            before = now
    return Invented(sheet, decided)


def _typed(leaf: Criterion, own: Mapping[str, FactScalar], at: Points) -> Typed:
    claimed, computed = at["claimed"][leaf.id], at["computed"][leaf.id]
    asked = {spec.name for spec in leaf.facts if not _is_surveyed(spec)}
    claim = points_text(claimed) if isinstance(claimed, int) else "0"
    disagrees = leaf.basis == "stated" and claimed != computed
    reason = "Đề nghị xem xét theo tài liệu kèm theo." if disagrees else ""
    return Typed(claim, DONE, {name: _text(value) for name, value in own.items() if name in asked}, reason)


def _decision(leaf: Criterion, stage: Stage, own: Mapping[str, FactScalar], at: Points) -> TypedDecision:
    given = at[stage][leaf.id]
    reason = _reason(leaf, stage, at)
    surveyed = {spec.name: _text(own[spec.name]) for spec in leaf.facts if _is_surveyed(spec) and spec.name in own}
    if not isinstance(given, int):
        return TypedDecision("", True, reason, WORDS[reason], surveyed)
    sign = "-" if given < 0 else ""
    return TypedDecision(sign + points_text(abs(given)), False, reason, WORDS.get(reason, ""), surveyed)


def _reason(leaf: Criterion, stage: Stage, at: Points) -> REASON:
    """Why a leaf has its points at a stage, as far as the seed tells."""
    given = at[stage][leaf.id]
    if stage != "appraised":
        return REASON.CLARIFIED if stage == "reappraised" else REASON.COUNCIL
    if not isinstance(given, int):
        return REASON.NOT_APPLICABLE
    if leaf.id in at["reappraised"]:
        return REASON.EVIDENCE_SHORT
    if leaf.by == "dieu_tra":
        return REASON.SURVEY
    if given == at["computed"][leaf.id]:
        return REASON.BY_RULE
    return REASON.AGREED if given == at["claimed"][leaf.id] else REASON.DONE_IN_PART


def _is_surveyed(spec: FactSpec) -> bool:
    """Whether the fact comes from a survey, which the unit does not type."""
    return (spec.source or "").startswith("survey/")


def _text(value: FactScalar) -> str:
    """A fact as a person types it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:f}" if isinstance(value, Decimal) else as_text(value)
