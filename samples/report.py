"""The invented report as a value: read from YAML, changed by edits, and handed on as a Sheet."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from parindex.editions.sheet import Header, Period, Row, Sheet, Source, Total
from parindex.writing.official.report import Report

FOLDER = Path(__file__).parent


RECIPIENTS = ("- UBND huyện Đồng Trăng;", "- Phòng Nội vụ huyện;", "- Lưu: VT, CCHC.")


def load(path: Path) -> dict[str, Any]:
    """The YAML of a report, as maps and lists that edits may change."""
    with path.open(encoding="utf-8") as stream:
        return dict(yaml.load(stream, Loader=yaml.CSafeLoader))


def build(text: Mapping[str, Any], edits: Iterable[Mapping[str, Any]] = ()) -> Report:
    """The report that the YAML states, after the edits, the later over the earlier.

    An edit may hold `rows` (id -> what changes), `header`, `total` and `opening`. A row takes any of its fields,
    `cell` (words printed instead of the claim), `remove: true`, and `after` (rows printed right below it). Sums go
    over the rows of the YAML with their changed claims; what is removed or put in moves no sum.
    """
    specs = {spec["id"]: dict(spec) for spec in text["rows"]}
    header, total, opening = dict(text["header"]), dict[str, str](), text["opening"]
    for edit in edits:
        header |= edit.get("header", {})
        total |= edit.get("total", {})
        opening = edit.get("opening", opening)
        for row, change in edit.get("rows", {}).items():
            specs[row] |= change
    claims = _claims(list(specs.values()))
    tops = [spec for spec in specs.values() if spec["parent"] is None]
    return Report(
        header=_header(header),
        opening=opening,
        recipients=RECIPIENTS,
        rows=tuple(row for spec in specs.values() for row in _rows(spec, claims)),
        total=Total(
            maximum=Decimal(total.get("maximum", sum(Decimal(spec["maximum"]) for spec in tops))),
            claimed=Decimal(total.get("claimed", sum(claims[spec["id"]] for spec in tops))),
        ),
    )


def sheet(report: Report) -> Sheet:
    """What a reader that makes no mistake gets from the printed report."""
    digest = hashlib.sha256(repr(report).encode()).hexdigest()
    return Sheet(Source("", digest, "docx", None), report.header, report.rows, report.total)


def part(report: Report, keep: Callable[[Row], bool]) -> Report:
    """The report with some of its rows only, for small layouts. The total row stays as it is."""
    return replace(report, rows=tuple(row for row in report.rows if keep(row)))


def _claims(specs: list[dict[str, Any]]) -> dict[str, Decimal]:
    """Every row's claim: the stated one, else the sum of the children's."""
    claims: dict[str, Decimal] = {}
    for spec in reversed(specs):
        children = [child["id"] for child in specs if child["parent"] == spec["id"]]
        claims[spec["id"]] = (
            Decimal(spec["claimed"]) if "claimed" in spec else sum((claims[child] for child in children), Decimal(0))
        )
    return claims


def _rows(spec: Mapping[str, Any], claims: Mapping[str, Decimal]) -> Iterable[Row]:
    """The printed rows of one entry: itself unless removed, and those put in below it."""
    if not spec.get("remove"):
        claimed = None if "cell" in spec else claims[spec["id"]]
        yield _row(spec, claimed, {"claimed": spec["cell"]} if spec.get("cell") else {})
    for extra in spec.get("after", ()):
        yield _row(extra, None if extra.get("claimed") is None else Decimal(extra["claimed"]), {})


def _row(spec: Mapping[str, Any], claimed: Decimal | None, unread: Mapping[str, str]) -> Row:
    maximum = spec["maximum"]
    return Row(
        id=spec["id"],
        label=spec["label"],
        title=spec["title"],
        maximum=None if maximum is None else Decimal(maximum),
        claimed=claimed,
        explanation=spec.get("explanation"),
        parent=spec["parent"],
        unread=unread,
    )


def _header(spec: Mapping[str, Any]) -> Header:
    period = spec.get("period")
    return Header(**{**spec, "period": None if period is None else Period(**period)})
