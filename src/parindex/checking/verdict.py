"""A sheet held against the editions at hand: its rows matched, answered and questioned, its points in five buckets."""

from collections.abc import Mapping, Sequence

from parindex.checking.answering import answer
from parindex.checking.drawing import draw
from parindex.checking.finding import BUCKETS, Answer, Bucket, Finding, Proposal, Reached, State, Totals, Verdict
from parindex.checking.kinds import kinds
from parindex.checking.report import Report, ticks
from parindex.editions.edition import Edition
from parindex.editions.match import adopt, best
from parindex.editions.sheet import Row, Sheet
from parindex.rules.values import FactScalar

HEAVIEST: tuple[Bucket, ...] = ("contradicted", "not_yet_due", "unproved")
"""Where a row goes that several findings would move: the first of these."""

SEVEREST = {"error": 0, "warning": 1, "note": 2}


def check(sheet: Sheet, editions: Sequence[Edition], facts: Mapping[str, FactScalar] | None = None) -> Verdict:
    """The verdict on a sheet by the edition that fits it best; none may fit, then only the report itself is read.

    `facts` are those that a person has confirmed, by key; they count before what the words propose.
    """
    edition, found = best(sheet, editions)
    report = Report(adopt(sheet, found) if edition else sheet, edition)
    report.proposals = draw(report) | {key: Proposal(value, "") for key, value in (facts or {}).items()}
    report.answers = answer(report)
    findings = _ordered(report, [finding for kind in kinds().values() for finding in kind.find(report)])
    buckets = {row.id: _bucket(report, row, findings) for row in report.leaves}
    return Verdict(
        sheet=report.sheet,
        edition=edition.edition if edition else None,
        match=found.fit,
        answers=report.answers,
        buckets=buckets,
        totals=_totals(report, buckets, findings),
        findings=findings,
        proposals=report.proposals,
    )


def _ordered(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """In printed order of their rows, the header first and the total last; the severest of a row first."""
    places = {"header": -1} | {row.id: place for place, row in enumerate(report.sheet.rows)}
    last = len(places)
    return tuple(
        sorted(findings, key=lambda each: (places.get(each.criterion, last), SEVEREST[each.severity], -each.at_risk))
    )


def _bucket(report: Report, row: Row, findings: Sequence[Finding]) -> Bucket:
    if report.surveyed(row):
        return "judged_elsewhere"
    moved = {
        bucket
        for finding in findings
        if finding.criterion == row.id
        and (bucket := kinds()[finding.kind].BUCKET)
        and (finding.severity != "note" or bucket == "not_yet_due")
    }
    if report.answers.get(row.id, Answer()).state == "not_due":
        moved.add("not_yet_due")
    return next((bucket for bucket in HEAVIEST if bucket in moved), "supported")


def _totals(report: Report, buckets: Mapping[str, Bucket], findings: Sequence[Finding]) -> Totals:
    claimed = {row.id: ticks(row.claimed) for row in report.leaves}
    stated, inferred = _at_risk(claimed, findings)
    return Totals(
        maximum=sum(ticks(row.maximum) for row in report.leaves),
        claimed=sum(claimed.values()),
        buckets={bucket: sum(claimed[row] for row, held in buckets.items() if held == bucket) for bucket in BUCKETS},
        computed=_reached(report, "computed"),
        suggested=_reached(report, "suggested"),
        at_risk=stated,
        at_risk_inferred=inferred,
    )


def _at_risk(leaves: Mapping[str, int], findings: Sequence[Finding]) -> tuple[int, int]:
    """Points at risk over the leaves: each leaf once, with its largest, and the inferred part of that apart."""
    stated, every = dict.fromkeys(leaves, 0), dict.fromkeys(leaves, 0)
    for finding in findings:
        if finding.criterion in leaves:
            every[finding.criterion] = max(every[finding.criterion], finding.at_risk)
            if not finding.inferred:
                stated[finding.criterion] = max(stated[finding.criterion], finding.at_risk)
    return sum(stated.values()), sum(every.values()) - sum(stated.values())


def _reached(report: Report, state: State) -> Reached:
    answers = [report.answers.get(row.id, Answer()) for row in report.leaves]
    points = [answer.computed for answer in answers if answer.state == state and answer.computed is not None]
    return Reached(sum(points), len(points))
