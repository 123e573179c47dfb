"""The verdict as JSON of the schema parindex.check/1, for other tools."""

import json
from decimal import Decimal
from typing import Any

from parindex.checking.finding import Finding, Reached, Totals, Verdict
from parindex.editions.sheet import Header, Row, Source
from parindex.rules.points import to_points

SCHEMA = "parindex.check/1"


def render(verdict: Verdict) -> bytes:
    """The verdict as readable UTF-8 JSON, with a line end."""
    return (json.dumps(document(verdict), ensure_ascii=False, indent=2) + "\n").encode()


def line(verdict: Verdict) -> str:
    """The verdict as one line of JSON, for many reports in one stream."""
    return json.dumps(document(verdict), ensure_ascii=False)


def document(verdict: Verdict) -> dict[str, Any]:
    """The verdict as plain values: null is absent, points are strings of decimals."""
    return {
        "schema": SCHEMA,
        "source": _source(verdict.sheet.source),
        "header": _header(verdict.sheet.header),
        "edition": {"id": verdict.edition, "match": round(verdict.match, 4)},
        "rows": [_row(row, verdict) for row in verdict.sheet.rows],
        "totals": _totals(verdict.totals),
        "findings": [_finding(finding) for finding in verdict.findings],
    }


def _source(source: Source) -> dict[str, Any]:
    """The file; `skipped` only where not all of it was read."""
    plain = {"path": source.path, "sha256": source.sha256, "format": source.format, "pages": source.pages}
    return plain | ({"skipped": list(source.skipped)} if source.skipped else {})


def _header(header: Header) -> dict[str, Any]:
    period = header.period
    return {
        "unit": header.unit,
        "superior": header.superior,
        "number": header.number,
        "place": header.place,
        "date": header.date,
        "title": header.title,
        "period": {"year": period.year, "part": period.part} if period else None,
        "signer_title": header.signer_title,
    }


def _row(row: Row, verdict: Verdict) -> dict[str, Any]:
    answer = verdict.answers.get(row.id)
    return {
        "id": row.id,
        "label": row.label,
        "title": row.title,
        "maximum": _decimal(row.maximum),
        "claimed": _decimal(row.claimed),
        "computed": _ticks(answer.computed) if answer and answer.computed is not None else None,
        "state": answer.state if answer else None,
        "trace": answer.trace if answer else None,
        "explanation": row.explanation,
        "page": row.page,
        "parent": row.parent,
        "uncertain": list(row.uncertain),
        "extra": dict(row.extra),
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "maximum": _ticks(totals.maximum),
        "claimed": _ticks(totals.claimed),
        **{bucket: _ticks(points) for bucket, points in totals.buckets.items()},
        "computed": _reached(totals.computed),
        "suggested": _reached(totals.suggested),
        "at_risk": _ticks(totals.at_risk),
        "at_risk_inferred": _ticks(totals.at_risk_inferred),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "criterion": finding.criterion,
        "message": finding.message,
        "evidence": finding.evidence,
        "expected": finding.expected,
        "at_risk": _ticks(finding.at_risk),
    }


def _reached(reached: Reached) -> dict[str, Any]:
    return {"points": _ticks(reached.points), "leaves": reached.leaves}


def _decimal(points: Decimal | None) -> str | None:
    return None if points is None else f"{points:f}"


def _ticks(ticks: int) -> str:
    return f"{to_points(ticks):f}"
