"""The official report as PDF/A."""

from parindex.writing.layout import pdf
from parindex.writing.official.paper import paper
from parindex.writing.official.report import Report
from parindex.writing.official.words import COLUMNS, Columns


def render(report: Report, columns: Columns = COLUMNS, *, landscape: bool = False, ruled: bool = True) -> bytes:
    """The report as PDF/A-2b with headings on every page; long rows break over pages."""
    return pdf.render(paper(report, columns, landscape=landscape, ruled=ruled))
