"""Sheets for the checking tests: the real report from its truth, and small ones written in a line a row."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from parindex.checking.finding import Finding
from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.sheet import Header, Period, Row, Sheet, Source, Total

SOURCE = Source(path="bao-cao.docx", sha256="0" * 64, format="docx", pages=None)
HALF_YEAR = Header(unit="Xã An Bình", date="2023-06-15", period=Period(2023, "first-half"))


def number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.fixture(scope="session")
def seed_sheet(seed: Path) -> Sheet:
    truth = json.loads((seed / "seed_truth.json").read_text("utf-8"))
    rows = tuple(
        Row(
            id=each["id"],
            label=each["code"],
            title=each["title"],
            maximum=number(each["maximum"]),
            claimed=number(each["claimed"]),
            explanation=each["explanation"] or None,
            parent=each["parent"],
        )
        for each in truth[:-1]
    )
    header = Header(unit="XÃ CHÍ MINH", date="2023-06", period=Period(2023, "first-half"))
    return Sheet(SOURCE, header, rows, Total(number(truth[-1]["maximum"]), number(truth[-1]["claimed"])))


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    """A sheet of rows "id | parent | title | maximum | claimed | explanation", blank cells empty."""

    def build(*lines: str, total: str = "", header: Header = HALF_YEAR) -> Sheet:
        rows = []
        for line in lines:
            name, parent, title, maximum, claimed, explanation = (cell.strip() for cell in line.split("|"))
            label = None if "#" in name else name
            points = number(maximum), number(claimed)
            rows.append(Row(name, label, title, *points, explanation or None, parent=parent or None))
        printed = Total(*map(number, total.split("|"))) if total else None
        return Sheet(SOURCE, header, tuple(rows), printed)

    return build


@pytest.fixture
def findings(sheet: Callable[..., Sheet]) -> Callable[..., list[Finding]]:
    """The findings of one kind in a sheet of such rows."""

    def found(kind: str, *lines: str, total: str = "", header: Header = HALF_YEAR) -> list[Finding]:
        return list(kinds()[kind].find(Report(sheet(*lines, total=total, header=header))))

    return found
