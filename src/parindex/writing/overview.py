"""What a reader should see first in a verdict: the rows that matter most, the work to do, and what folds away."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parindex.checking.finding import Finding, Severity, Verdict
from parindex.editions.sheet import Row, Sheet
from parindex.writing.words import KINDS, Work

HEADLINES = 10
"""How many rows the first screen shows."""

GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_FOLDED = {"spelling", "bare-assertion"}
_PART = re.compile("[IVX]+")


@dataclass(frozen=True, slots=True)
class Concern:
    """One row (or "header", "total") with what an appraiser will ask about it, gravest first."""

    criterion: str
    row: Row | None
    findings: tuple[Finding, ...]

    @property
    def at_risk(self) -> int:
        """Ticks at risk: the row counts once, with its largest."""
        return max((finding.at_risk for finding in self.findings), default=0)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the report (a part's own rows form one too), with its rows in printed order."""

    head: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """`headlines` has at most ten rows, most points first; `bare` the bare assertions of each field."""

    headlines: tuple[Concern, ...]
    more: int
    bare: tuple[tuple[Field, tuple[Finding, ...]], ...]
    notes: int
    spelling: int
    to_add: tuple[Finding, ...]
    to_compare: tuple[Finding, ...]


def overview(verdict: Verdict) -> Overview:
    """Arrange a verdict's findings for a first look."""
    asked = (finding for finding in verdict.findings if finding.kind not in _FOLDED)
    shown = [finding for finding in asked if finding.severity != "note" or finding.at_risk > 0]
    ranked = concerns(verdict.sheet, shown)
    return Overview(
        headlines=tuple(ranked[:HEADLINES]),
        more=max(0, len(ranked) - HEADLINES),
        bare=_bare(verdict),
        notes=sum(
            finding.severity == "note" and finding.kind not in _FOLDED and not finding.at_risk
            for finding in verdict.findings
        ),
        spelling=sum(finding.kind == "spelling" for finding in verdict.findings),
        to_add=_work(verdict, "add"),
        to_compare=_work(verdict, "compare"),
    )


def concerns(sheet: Sheet, findings: Iterable[Finding]) -> list[Concern]:
    """Findings gathered by row: most points at risk first, then the gravest, the most claimed, and as printed."""
    rows = {row.id: row for row in sheet.rows}
    order = {criterion: place for place, criterion in enumerate(["header", *rows, "total"])}
    gathered: dict[str, list[Finding]] = {}
    for finding in findings:
        gathered.setdefault(finding.criterion, []).append(finding)
    found = [
        Concern(criterion, rows.get(criterion), tuple(sorted(group, key=_weight)))
        for criterion, group in gathered.items()
    ]
    return sorted(
        found,
        key=lambda concern: (
            -concern.at_risk,
            GRAVITY[concern.findings[0].severity],
            -(concern.row.claimed or 0) if concern.row else 0,
            order.get(concern.criterion, len(order)),
        ),
    )


def fields(sheet: Sheet) -> list[Field]:
    """The rows grouped by field in printed order. Under a part ("I", "II") a field is a child that has children."""
    rows = {row.id: row for row in sheet.rows}
    parents = {row.parent for row in sheet.rows}
    heads: dict[str, str] = {}
    groups: dict[str, list[Row]] = {}
    for row in sheet.rows:
        above = heads.get(row.parent or "")
        is_field = row.id in parents and (row.parent is None or _PART.fullmatch(rows[row.parent].label or ""))
        heads[row.id] = row.id if is_field or above is None else above
        groups.setdefault(heads[row.id], []).append(row)
    return [Field(rows[head], tuple(group)) for head, group in groups.items()]


def is_sound(row: Row, verdict: Verdict) -> bool:
    """Whether a leaf's claim is supported and nothing above a note is asked about it."""
    return verdict.buckets.get(row.id) == "supported" and not any(
        finding.criterion == row.id and finding.severity != "note" for finding in verdict.findings
    )


def _weight(finding: Finding) -> tuple[int, int]:
    return (GRAVITY[finding.severity], -finding.at_risk)


def _work(verdict: Verdict, work: Work) -> tuple[Finding, ...]:
    return tuple(
        finding for finding in verdict.findings if finding.severity != "note" and KINDS[finding.kind].work == work
    )


def _bare(verdict: Verdict) -> tuple[tuple[Field, tuple[Finding, ...]], ...]:
    bare = {finding.criterion: finding for finding in verdict.findings if finding.kind == "bare-assertion"}
    found = ((field, tuple(bare[row.id] for row in field.rows if row.id in bare)) for field in fields(verdict.sheet))
    return tuple((field, findings) for field, findings in found if findings)
