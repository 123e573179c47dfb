"""What an appraiser typed on one leaf, understood and held to its bounds, its steps and its rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from parindex.editions.edition import Criterion, Edition
from parindex.office.appraisals.errors import DecisionRefused
from parindex.office.appraisals.models import Decision
from parindex.office.assessments.content import counting_facts, counting_texts, read_back, read_points, understand_facts
from parindex.office.assessments.models import SheetRow
from parindex.office.journal.fingerprint import fingerprint
from parindex.rules import FactRefused, evaluate, trace
from parindex.rules.kinds.counts import Bonus, Penalty
from parindex.rules.points import PER_POINT, points_text, to_ticks
from parindex.rules.values import FactScalar, Open
from parindex.vietnamese.normal import nfc

REASON = Decision.Reason
REASONS = frozenset(REASON.values)
WITHOUT_WORDS = (REASON.BY_RULE, REASON.AGREED)
"""Reasons that say all by themselves."""
LONGEST = 4_000
"""Letters of the words of one decision."""


@dataclass(frozen=True, slots=True)
class TypedDecision:
    """A decision as a person typed it. `facts` are figures by name that they hold instead of the unit's."""

    points: str = ""
    not_applicable: bool = False
    reason: str = ""
    words: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The same once understood. Ticks; 0 where it does not apply.

    `read` are all figures that a stated rule read, as text; None where no stated rule bound it.
    """

    points: int
    not_applicable: bool
    worth: int
    reason: str
    words: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, str] | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON, the form that earlier states keep."""
        return {
            "points": self.points,
            "not_applicable": self.not_applicable,
            "worth": self.worth,
            "reason": self.reason,
            "words": self.words,
            "facts": dict(self.facts),
            "read": None if self.read is None else dict(self.read),
        }

    def sha256(self) -> str:
        """The fingerprint that the journal holds."""
        return fingerprint(self.plain())


def ruling_of(decision: Decision) -> Ruling:
    """What a stored decision says."""
    one = decision
    return Ruling(one.points, one.not_applicable, one.worth, one.reason, one.words, one.facts, one.read)


def bounds(criterion: Criterion, worth: int) -> tuple[int, int]:
    """The fewest and the most ticks that a leaf may have when it counts for so much."""
    rule = criterion.rule
    if isinstance(rule, Penalty):
        return -to_ticks(rule.cap), 0
    return 0, to_ticks(rule.cap) if isinstance(rule, Bonus) else worth


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of one unit as it is judged: its row, and what it counts for among its neighbours, in ticks."""

    edition: Edition
    criterion: Criterion
    row: SheetRow
    worth: int
    year: int

    @property
    def bounds(self) -> tuple[int, int]:
        """The fewest and the most ticks that it may have."""
        return bounds(self.criterion, self.worth)

    def by_rule(self, facts: Mapping[str, FactScalar]) -> tuple[int | Open, str]:
        """What the rule gives for the unit's facts with some of them replaced, and its sentence. FactRefused."""
        rule, maximum = self.criterion.rule, to_ticks(self.criterion.points)
        assert rule is not None  # noqa: S101  (a leaf of a frozen edition has a rule)
        values = {**counting_facts(self.criterion, self.row), **facts}
        worth = self.worth if self.worth and self.worth != maximum else None
        places, names = self.edition.rounding, {fact.name: fact.ask.rstrip("? ") for fact in self.criterion.facts}
        given = evaluate(rule, maximum, values, year=self.year, places=places, worth=worth)
        return given, trace(rule, maximum, values, year=self.year, places=places, worth=worth, names=names)

    @property
    def bound_by_rule(self) -> bool:
        """Whether its rule is law here: stated by a source, not inferred by us."""
        return self.criterion.basis == "stated"

    def read(self, facts: Mapping[str, str]) -> dict[str, str] | None:
        """What a stated rule reads when some of the unit's figures are replaced, as text; None where none binds."""
        rule = self.criterion.rule
        if rule is None or not self.bound_by_rule:
            return None
        values = {**counting_texts(self.row.facts), **facts}
        return {name: values[name] for name in rule.needs() if name in values}

    def agrees(self) -> bool:
        """Whether a stated rule gives the points that the unit claims: such a row may be accepted with others."""
        if not self.bound_by_rule or self.row.claimed is None:
            return False
        try:
            given, _ = self.by_rule({})
        except FactRefused:
            return False
        return given == self.row.claimed


def understand(leaf: Leaf, typed: TypedDecision) -> Ruling:
    """What a person typed, as the leaf allows. DecisionRefused names every field that does not fit, at once."""
    problems: dict[str, str] = {}
    facts = understand_facts(leaf.criterion, typed.facts, problems)
    points = _points(leaf, typed, problems)
    words = nfc(typed.words.replace("\r\n", "\n")).strip()
    if len(words) > LONGEST:
        problems["words"] = gettext("Dài quá {most} ký tự; đề nghị tóm tắt.").format(most=LONGEST)
    if typed.reason not in REASONS:
        problems["reason"] = gettext("Đề nghị chọn một lý do.")
    elif not words and typed.reason not in WITHOUT_WORDS:
        problems["words"] = gettext("Đề nghị ghi rõ nhận xét, để đơn vị hiểu vì sao và bổ sung được.")
    if not problems:
        _hold_to_rule(leaf, typed, points, facts, problems)
    if problems:
        raise DecisionRefused(problems)
    return Ruling(points, typed.not_applicable, leaf.worth, typed.reason, words, facts, leaf.read(facts))


def _points(leaf: Leaf, typed: TypedDecision, problems: dict[str, str]) -> int:
    if typed.not_applicable:
        return 0
    low, high = leaf.bounds
    size = typed.points.strip().replace("−", "-")
    try:
        points = read_points(size.removeprefix("-"))
    except ValueError as refused:
        problems["points"] = str(refused)
        return 0
    if points is None:
        problems["points"] = gettext("Đề nghị ghi điểm.")
        return 0
    points = -points if size.startswith("-") else points
    if not low <= points <= high:
        problems["points"] = gettext("Điểm phải từ {least} đến {most}; đề nghị ghi lại.").format(
            least=points_text(low), most=points_text(high)
        )
    elif points % (step := PER_POINT // 10**leaf.edition.rounding):
        problems["points"] = gettext("Điểm của bộ tiêu chí này ghi theo bước {points}; đề nghị ghi lại.").format(
            points=points_text(step)
        )
    return points


def _hold_to_rule(
    leaf: Leaf, typed: TypedDecision, points: int, facts: Mapping[str, str], problems: dict[str, str]
) -> None:
    """Name what contradicts the rule, the claim or the reason that was chosen."""
    try:
        given, sentence = leaf.by_rule(read_back(leaf.criterion, facts))
    except FactRefused as refused:
        problems["facts"] = gettext("Số liệu chưa dùng được: {why}.").format(why=refused)
        return
    if leaf.bound_by_rule:
        _hold_to_stated(typed, points, given, sentence, problems)
    if typed.not_applicable and leaf.criterion.rule and leaf.criterion.rule.extra_points:
        problems["not_applicable"] = gettext("Điểm thưởng, điểm trừ luôn áp dụng; đề nghị ghi 0 nếu không có.")
    if typed.reason == REASON.AGREED and (typed.not_applicable or points != leaf.row.claimed):
        problems["reason"] = gettext("Điểm khác với điểm tự chấm nên không phải “thống nhất”; đề nghị chọn lý do khác.")
    if typed.reason == REASON.BY_RULE and points != given:
        problems["reason"] = gettext("Quy tắc không cho số điểm này; đề nghị chọn lý do khác.")
    if (typed.reason == REASON.NOT_APPLICABLE) != typed.not_applicable:
        problems["reason"] = gettext(
            "“Không áp dụng” đi cùng lý do “không phát sinh, không áp dụng”; đề nghị chọn lại."
        )


def _hold_to_stated(
    typed: TypedDecision, points: int, given: int | Open, sentence: str, problems: dict[str, str]
) -> None:
    if isinstance(given, int) and (typed.not_applicable or points != given):
        problems["points"] = gettext(
            "Quy tắc đã nêu cho {points} điểm: {sentence}. Nếu tài liệu cho thấy số khác, đề nghị sửa số liệu"
            " thẩm định; nếu không, đề nghị ghi đúng số điểm này."
        ).format(points=points_text(given), sentence=sentence)
    elif given == "waiting":
        problems["facts"] = gettext(
            "Quy tắc đã nêu tính từ số liệu mà dòng này {sentence}; đề nghị ghi số liệu thẩm định."
        ).format(sentence=sentence)
    elif given == "not_applicable" and not typed.not_applicable:
        problems["not_applicable"] = gettext("Theo quy tắc đã nêu: {sentence}; đề nghị chọn lại.").format(
            sentence=sentence
        )
