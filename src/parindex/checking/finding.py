"""What the check reports: a finding, the verdict on a sheet, and the five buckets of its points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from parindex.editions.sheet import Sheet

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
class Verdict:
    """A sheet as checked. `answers` and `buckets` are by row id; `buckets` has every leaf."""

    sheet: Sheet
    edition: str | None
    match: float
    answers: Mapping[str, Answer]
    buckets: Mapping[str, Bucket]
    findings: tuple[Finding, ...] = field(default=())
