"""The official report as a Word file in the layout of decree 30/2020/NĐ-CP."""

from collections.abc import Collection, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from parindex.editions.sheet import Header
from parindex.writing.official.report import Report
from parindex.writing.official.words import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    LIST_OF_EVIDENCE,
    MOTTO,
    Columns,
    attached_to,
    cells,
    day_line,
    evidence_cells,
    number_line,
    signature_lines,
    title_lines,
    total_cells,
    unit_lines,
)

FONT = "Times New Roman"


def render(report: Report, columns: Columns = COLUMNS, *, landscape: bool = False) -> bytes:
    """The report: heading, opening, table with repeated headings, signature without a name, list of evidence."""
    document = new_document(report.made, landscape)
    write_heading(document, report.header)
    opening = document.add_paragraph()
    put(opening, report.opening, align=ALIGN.JUSTIFY)
    opening.paragraph_format.first_line_indent = Mm(12.7)
    write_table(document, report, columns)
    write_closing(document, report)
    if report.evidence:
        write_evidence(document, report)
    return saved(document, report.made)


def write_table(document: Document, report: Report, columns: Columns) -> None:
    """The ruled table: headings, rows with parents in bold, the total."""
    table = new_table(document, [column.width for column in columns])
    write_headings(table, columns)
    parents = {row.parent for row in report.rows}
    centred = [n for n, column in enumerate(columns) if column.centred]
    for row in report.rows:
        write_row(table.add_row(), cells(row, columns), bold=row.id in parents, centred=centred)
    write_row(table.add_row(), total_cells(report, columns), bold=True, centred=centred)


def write_headings(table: Table, columns: Columns) -> None:
    """One heading row; two where some columns share a heading above theirs."""
    grouped = any(column.group for column in columns)
    rows = [table.add_row() for _ in range(2 if grouped else 1)]
    for n, column in enumerate(columns):
        if not column.group:
            target = rows[0].cells[n].merge(rows[-1].cells[n]) if grouped else rows[0].cells[n]
            fill(target, column.heading, bold=True, centred=True)
            continue
        fill(rows[1].cells[n], column.heading, bold=True, centred=True)
        if n and columns[n - 1].group == column.group:
            rows[0].cells[n - 1].merge(rows[0].cells[n])
        else:
            fill(rows[0].cells[n], column.group, bold=True, centred=True)
    for row in rows:
        repeat(row)


def write_evidence(document: Document, report: Report) -> None:
    """The annex on a page of its own: every document with the criteria that it proves."""
    document.add_page_break()
    put(document.add_paragraph(), LIST_OF_EVIDENCE, align=ALIGN.CENTER, bold=True, size=14)
    put(document.add_paragraph(), attached_to(report.header), align=ALIGN.CENTER, italic=True)
    table = new_table(document, [width for _, width in EVIDENCE_COLUMNS])
    write_row(table.add_row(), [heading for heading, _ in EVIDENCE_COLUMNS], bold=True, centred=range(6))
    repeat(table.rows[0])
    for place, proof in enumerate(report.evidence, 1):
        write_row(table.add_row(), evidence_cells(place, proof), centred=(0, 1))


def saved(document: Document, made: datetime) -> bytes:
    """The file with one date within, so that the same words give the same bytes."""
    loose, fixed = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as loosely, ZipFile(fixed, "w") as package:
        for name in loosely.namelist():
            package.writestr(ZipInfo(name, made.timetuple()[:6]), loosely.read(name), ZIP_DEFLATED)
    return fixed.getvalue()


def new_document(made: datetime, landscape: bool = False) -> Document:
    """An empty A4 page with the decree's margins and font."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = made
    return document


def put(
    paragraph: Paragraph,
    text: str,
    *,
    align: ALIGN = ALIGN.LEFT,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
) -> None:
    """Write one run into a paragraph."""
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)


def write_heading(document: Document, header: Header) -> None:
    """Unit and number on the left, motto, place and date on the right, then the title."""
    left, right = _two_cells(document)
    for line in unit_lines(header):
        put(_paragraph(left), line, align=ALIGN.CENTER, bold=True)
    _rule(left, indent=22)
    put(_paragraph(left), number_line(header), align=ALIGN.CENTER)
    put(_paragraph(right), MOTTO[0], align=ALIGN.CENTER, bold=True, size=12)
    put(_paragraph(right), MOTTO[1], align=ALIGN.CENTER, bold=True)
    _rule(right, indent=17)
    put(_paragraph(right), day_line(header), align=ALIGN.CENTER, italic=True)
    document.add_paragraph()
    for line in title_lines(header):
        put(document.add_paragraph(), line, align=ALIGN.CENTER, bold=True, size=14)
    document.add_paragraph()


def write_closing(document: Document, report: Report) -> None:
    """Recipients on the left, the signer's office on the right; no name."""
    document.add_paragraph()
    left, right = _two_cells(document)
    put(_paragraph(left), "Nơi nhận:", bold=True, italic=True, size=12)
    for line in report.recipients:
        put(_paragraph(left), line, size=11)
    for line in signature_lines(report.header):
        put(_paragraph(right), line, align=ALIGN.CENTER, bold=True)


def new_table(document: Document, widths: Sequence[float], ruled: bool = True) -> Table:
    """An empty table with fixed columns (widths in mm)."""
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    if ruled:
        table.style = "Table Grid"
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def write_row(row: _Row, texts: Sequence[str], *, bold: bool = False, centred: Collection[int]) -> None:
    """Fill the cells of a row; a line feed starts a new paragraph."""
    for column, (target, text) in enumerate(zip(row.cells, texts, strict=True)):
        fill(target, text, bold=bold, centred=column in centred)


def fill(target: _Cell, text: str, *, bold: bool = False, centred: bool = False) -> None:
    """Fill an empty cell."""
    for line in text.split("\n"):
        put(_paragraph(target), line, align=ALIGN.CENTER if centred else ALIGN.LEFT, bold=bold, size=12)


def repeat(row: _Row) -> None:
    """Print this row again on top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _two_cells(document: Document) -> tuple[_Cell, _Cell]:
    cells = new_table(document, (68, 97), ruled=False).add_row().cells
    return cells[0], cells[1]


def _paragraph(target: _Cell) -> Paragraph:
    """The cell's empty first paragraph, else a new one."""
    first: Paragraph = target.paragraphs[0]
    if first.runs or first.paragraph_format.left_indent is not None:
        first = target.add_paragraph()
    return first


def _rule(target: _Cell, indent: float) -> None:
    """A short line under a heading: an empty paragraph with a bottom border (indents in mm)."""
    paragraph = target.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    paragraph.paragraph_format.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert(0, borders)
