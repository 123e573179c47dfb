"""A sample report written to a file, as Word or PDF."""

from pathlib import Path

from parindex.writing.official import pdf, word
from parindex.writing.official.report import Report
from parindex.writing.official.words import COLUMNS, Columns


def write_docx(report: Report, path: Path, columns: Columns = COLUMNS, *, landscape: bool = False) -> None:
    """Write the report as Word."""
    path.write_bytes(word.render(report, columns, landscape=landscape))


def write_pdf(
    report: Report, path: Path, columns: Columns = COLUMNS, *, landscape: bool = False, ruled: bool = True
) -> None:
    """Write the report as PDF; without ruling lines when asked."""
    path.write_bytes(pdf.render(report, columns, landscape=landscape, ruled=ruled))
