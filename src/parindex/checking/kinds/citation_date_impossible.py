"""A date that no calendar has, or that lies beyond the year after the report's."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.vietnamese.grammar import Date, DocumentNumber, scan
from parindex.vietnamese.normal import nfc

KIND: Final = "citation-date-impossible"
BUCKET: Final = None

EARLIEST: Final = 1945
"""No document of a Vietnamese commune is older than the state."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        for date in _dates(nfc(row.explanation or "")):
            if not date.possible:
                why = f"Ngày “{date.text}” không có trong lịch"
            elif date.year is not None and not EARLIEST <= date.year <= _latest(report):
                why = f"Năm {date.year} trong “{date.text}” cách xa kỳ báo cáo"
            else:
                continue
            yield Finding(
                KIND,
                "warning",
                row.id,
                f"{why}, có thể gõ nhầm. Đề nghị ghi lại ngày theo bản gốc.",
                evidence=date.text,
                expected="ngày ghi trên bản gốc",
            )


def _dates(text: str) -> Iterator[Date]:
    for token in scan(text):
        if isinstance(token, Date):
            yield token
        elif isinstance(token, DocumentNumber) and token.date:
            yield token.date


def _latest(report: Report) -> int:
    return report.period.year + 1 if report.period else 2999
