"""The official report as a paper: what stands around it, its table, and the annex that lists its evidence."""

from parindex.writing.layout.paper import Annex, Frame, Line, Paper, Table, Text
from parindex.writing.layout.paper import Column as Printed
from parindex.writing.official.report import Report
from parindex.writing.official.words import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    LIST_OF_EVIDENCE,
    Columns,
    cells,
    evidence_cells,
    title_lines,
    total_cells,
)

AUTHORITY = "ỦY BAN NHÂN DÂN"


def paper(report: Report, columns: Columns = COLUMNS, *, landscape: bool = False, ruled: bool = True) -> Paper:
    """The report with parents in bold and its total; the list of evidence on pages of its own."""
    parents = {row.parent for row in report.rows}
    lines = [Line(cells(row, columns), bold=row.id in parents) for row in report.rows]
    table = Table(
        [Printed(column.heading, column.width, column.centred, column.group) for column in columns],
        [*lines, Line(total_cells(report, columns), bold=True)],
        ruled,
    )
    return Paper(
        frame=frame(report),
        body=(Text(report.opening), table),
        title=tuple(title_lines(report.header)),
        annex=Annex(LIST_OF_EVIDENCE, [_evidence(report)], landscape) if report.evidence else None,
        landscape=landscape,
    )


def frame(report: Report) -> Frame:
    """What stands around the report: the unit's name on two lines, the signer's office without a name."""
    header = report.header
    name = (header.unit or "").removeprefix(AUTHORITY).strip()
    return Frame(
        issuer=(AUTHORITY, name) if name else (),
        symbol="BC-UBND",
        made=report.made,
        number=header.number or "",
        place=header.place or "",
        date=header.date or "",
        signer=(f"TM. {AUTHORITY}", *header.signer_title.split("\n")) if header.signer_title else (),
        recipients=report.recipients,
    )


def _evidence(report: Report) -> Table:
    """Every document with the criteria that it proves."""
    return Table(
        [Printed(heading, width, centred=place < 2) for place, (heading, width) in enumerate(EVIDENCE_COLUMNS)],
        [Line(evidence_cells(place, proof)) for place, proof in enumerate(report.evidence, 1)],
    )
