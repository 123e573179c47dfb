"""What the figures give for each leaf: the edition's rules applied to the facts that the words propose."""

from fractions import Fraction

from parindex.checking.finding import Answer
from parindex.checking.report import Report, ticks
from parindex.checking.wording import percent_of, year_share
from parindex.editions.edition import Criterion
from parindex.editions.sheet import PeriodPart, Row
from parindex.rules import FactRefused, evaluate, trace
from parindex.rules.kind import Kind
from parindex.rules.kinds.counts import AtLeast
from parindex.rules.kinds.presence import IssuedWithin
from parindex.rules.kinds.shares import Shares
from parindex.rules.values import FactScalar

ELAPSED: dict[PeriodPart, Fraction] = {
    "q1": Fraction(1, 4),
    "first-half": Fraction(1, 2),
    "q2": Fraction(1, 2),
    "q3": Fraction(3, 4),
    "nine-months": Fraction(3, 4),
}
"""The part of the year that is over at the end of an interim report's period."""


def answer(report: Report) -> dict[str, Answer]:
    """The answer of every leaf that has a criterion, by row id."""
    found = {row.id: answer_of(report, row) for row in report.leaves}
    return {id: given for id, given in found.items() if given is not None}


def answer_of(report: Report, row: Row) -> Answer | None:
    """The answer of one leaf; None where the edition has no rule for it."""
    criterion = report.criterion(row)
    return _answer(report, row, criterion, criterion.rule) if criterion and criterion.rule is not None else None


def _answer(report: Report, row: Row, criterion: Criterion, rule: Kind) -> Answer:
    if report.surveyed(row):
        return Answer("waiting", trace="điểm lấy từ kết quả điều tra, khảo sát")
    values = _values(report, criterion)
    maximum = ticks(criterion.points)
    names = {fact.name: fact.ask.rstrip("?") for fact in criterion.facts}
    year, places = report.year, report.edition.rounding if report.edition else 4
    if isinstance(rule, IssuedWithin) and year is None:
        return Answer("waiting", trace="chưa rõ năm đánh giá")
    try:
        points = evaluate(rule, maximum, values, year=year or 1, places=places)
        why = trace(rule, maximum, values, year=year or 1, places=places, names=names)
    except FactRefused as refused:
        return Answer("needs_judgement", trace=refused.told(names))
    open_year = report.interim and criterion.period == "year"
    if open_year and points != maximum and _on_pace(report, row, criterion, values):
        return Answer("not_due", trace=f"{why}; kỳ đánh giá là cả năm, đến kỳ báo cáo vẫn đúng tiến độ")
    if isinstance(points, str):
        return Answer(points, trace=why)
    return Answer("computed" if criterion.basis == "stated" else "suggested", points, why)


def _values(report: Report, criterion: Criterion) -> dict[str, FactScalar]:
    keys = {fact.name: f"{criterion.id}/{fact.name}" for fact in criterion.facts}
    return {name: report.proposals[key].value for name, key in keys.items() if key in report.proposals}


def _on_pace(report: Report, row: Row, criterion: Criterion, values: dict[str, FactScalar]) -> bool:
    """Whether as much of the year's task is done as of the year is over, by the facts or the row's own percent."""
    elapsed = ELAPSED[report.period.part] if report.period and report.period.part in ELAPSED else Fraction(1)
    rule = criterion.rule
    if isinstance(rule, Shares) and values.get(rule.part) is not None and values.get(rule.whole):
        return _ratio(values[rule.part], values[rule.whole]) >= elapsed
    if isinstance(rule, AtLeast) and values.get(rule.fact) is not None:
        return _ratio(values[rule.fact], rule.n) >= elapsed
    share = year_share(report.words(row))
    return share is not None and Fraction(*percent_of(share)) >= elapsed


def _ratio(part: FactScalar, whole: FactScalar | int) -> Fraction:
    return Fraction(str(part)) / Fraction(str(whole))
