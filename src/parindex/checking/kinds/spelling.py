"""Slips of spelling in what the unit wrote: notes, each once, that move no points."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.editions.sheet import Row
from parindex.vietnamese.spelling import Slip, slips

KIND: Final = "spelling"
BUCKET: Final = None


def find(report: Report) -> Iterator[Finding]:
    for slip in slips(report.sheet.header.title or ""):
        yield _finding("header", slip)
    for row in report.sheet.rows:
        seen: set[str] = set()
        for text in _written(report, row):
            for slip in slips(text):
                if slip.text not in seen:
                    seen.add(slip.text)
                    yield _finding(row.id, slip)


def _written(report: Report, row: Row) -> Iterator[str]:
    """The texts of a row that were surely read; a title that the edition prints so is not the unit's to mend."""
    criterion = report.criterion(row)
    if "title" not in row.uncertain and (criterion is None or criterion.title != row.title):
        yield row.title
    if row.explanation and "explanation" not in row.uncertain:
        yield row.explanation


def _finding(criterion: str, slip: Slip) -> Finding:
    meant = f", có lẽ là “{slip.right}”" if slip.right else ""
    return Finding(
        KIND,
        "note",
        criterion,
        f"“{slip.text}” có thể gõ nhầm{meant}; đề nghị soát lại chính tả.",
        evidence=slip.text,
        expected=slip.right,
    )
