"""The official report as a Word file."""

from parindex.writing.layout import word
from parindex.writing.official.paper import paper
from parindex.writing.official.report import Report
from parindex.writing.official.words import COLUMNS, Columns


def render(report: Report, columns: Columns = COLUMNS, *, landscape: bool = False) -> bytes:
    """The report: heading, opening, table with repeated headings, signature without a name, list of evidence."""
    return word.render(paper(report, columns, landscape=landscape))
