"""What the check reports: findings, answers, proposed facts, and the verdict on a sheet with its five buckets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from parindex.editions.sheet import Sheet
from parindex.rules.values import FactScalar

Severity = Literal["error", "warning", "note"]
State = Literal["computed", "suggested", "needs_judgement", "waiting", "not_due", "not_applicable"]
Bucket = Literal["supported", "contradicted", "unproved", "judged_elsewhere", "not_yet_due"]
BUCKETS: tuple[Bucket, ...] = ("supported", "contradicted", "unproved", "judged_elsewhere", "not_yet_due")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an appraiser will ask about. Points are ticks of 1/10,000.

    `criterion` is a row's id, or "header" or "total"; `evidence` are the report's own words it rests on, to the
    letter (they are marked in the pages); `expected` what should stand there; `inferred` that the points at risk rest
    on a rule that no source states.
    """

    kind: str
    severity: Severity
    criterion: str
    message: str
    evidence: str | None = None
    expected: str | None = None
    at_risk: int = 0
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the figures give for one row: points in ticks, the state, and the sentence that explains them."""

    state: State | None = None
    computed: int | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that an explanation's words propose, with these words; it counts as typed only once a person agrees."""

    value: FactScalar
    evidence: str


@dataclass(frozen=True, slots=True)
class Reached:
    """What the rules give where they could be applied: points in ticks, and over how many leaves."""

    points: int = 0
    leaves: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """The sheet's points in ticks. The five buckets add up to `claimed`; `claimed` adds up the leaves, not the print.

    At risk, a leaf counts once, with its largest; `at_risk_inferred` is what rests on rules that no source states, on
    top of `at_risk`.
    """

    maximum: int
    claimed: int
    buckets: Mapping[Bucket, int]
    computed: Reached
    suggested: Reached
    at_risk: int
    at_risk_inferred: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sheet as checked: `answers` and `buckets` by row id, `proposals` by `<criterion id>/<fact name>`.

    `buckets` has every row on which points are claimed. When an edition matches, rows carry its ids.
    """

    sheet: Sheet
    edition: str | None
    match: float
    answers: Mapping[str, Answer]
    buckets: Mapping[str, Bucket]
    totals: Totals
    findings: tuple[Finding, ...] = ()
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
