"""One row checked by itself while it is being written: what needs no other row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.checking.answering import answer, answer_of
from parindex.checking.drawing import draw
from parindex.checking.finding import Answer, Finding, Proposal
from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.edition import Criterion, Edition
from parindex.editions.sheet import Header, Period, Row, Sheet, Source
from parindex.rules.values import FactScalar

OF_SHEETS = frozenset({"header-incomplete", "missing-criterion", "no-period-basis", "sum-mismatch"})
"""Kinds that ask about a sheet as a whole."""

WRITTEN_HERE = Source(path="", sha256="", format="text", pages=None)
"""The source of a sheet that was typed in and not read from a file."""


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What one row gives: points from its facts, what will be asked, and the facts that its words propose, by name."""

    answer: Answer
    findings: tuple[Finding, ...]
    proposals: Mapping[str, Proposal]


def check_row(
    edition: Edition,
    criterion: Criterion,
    claimed: Decimal | None,
    explanation: str,
    facts: Mapping[str, FactScalar],
    period: Period,
) -> RowVerdict:
    """Check one leaf. `facts` are the confirmed ones, by their own names; only they give points."""
    above = [written(each) for each in edition.above(criterion.id)]
    report = _report(edition, criterion, [*above, _said(criterion, claimed, explanation)], facts, period)
    given = answer(report).get(criterion.id, Answer())
    drawn = draw(report)
    report.proposals = {**drawn, **report.proposals}
    report.answers = answer(report)
    found = (finding for name, kind in kinds().items() if name not in OF_SHEETS for finding in kind.find(report))
    own = tuple(finding for finding in found if finding.criterion == criterion.id)
    return RowVerdict(given, own, {key.rpartition("/")[2]: proposal for key, proposal in drawn.items()})


def answer_row(
    edition: Edition,
    criterion: Criterion,
    claimed: Decimal | None,
    explanation: str,
    facts: Mapping[str, FactScalar],
    period: Period,
) -> Answer:
    """The points of one leaf alone, as `check_row` gives them; nothing is asked about its words."""
    row = _said(criterion, claimed, explanation)
    return answer_of(_report(edition, criterion, [row], facts, period), row) or Answer()


def _report(
    edition: Edition, criterion: Criterion, rows: Sequence[Row], facts: Mapping[str, FactScalar], period: Period
) -> Report:
    report = Report(Sheet(WRITTEN_HERE, Header(period=period), tuple(rows)), edition)
    report.proposals = {f"{criterion.id}/{name}": Proposal(value, "") for name, value in facts.items()}
    return report


def _said(criterion: Criterion, claimed: Decimal | None, explanation: str) -> Row:
    return replace(written(criterion), claimed=claimed, explanation=explanation or None)


def written(criterion: Criterion) -> Row:
    """The blank row of a criterion, as its edition prints it."""
    return Row(
        id=criterion.id,
        label=criterion.label,
        title=criterion.title,
        maximum=criterion.points,
        claimed=None,
        parent=criterion.parent,
    )
