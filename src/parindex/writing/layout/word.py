"""A paper as a Word file."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from parindex.writing.layout.grid import grid
from parindex.writing.layout.paper import Annex, Block, Paper, Table, Text
from parindex.writing.layout.words import ANNEX, MOTTO, RECIPIENTS, attached_to, day_line, number_line
from parindex.writing.words import printable

FONT = "Times New Roman"


def render(paper: Paper) -> bytes:
    """The paper: its head, words and tables with repeated headings, signatures without names, annex."""
    document = _new_document(paper)
    _write_head(document, paper)
    _write_blocks(document, paper.body)
    _write_closing(document, paper)
    if paper.annex:
        _write_annex(document, paper, paper.annex)
    return _saved(document, paper.frame.made)


def _new_document(paper: Paper) -> Document:
    """An empty A4 page with the decree's margins and font, numbered from the second page on."""
    document = docx.Document()
    section = document.sections[0]
    _turn(section, paper.landscape)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = paper.frame.made
    return document


def _turn(section: Section, landscape: bool) -> None:
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT


def _write_head(document: Document, paper: Paper) -> None:
    """Body and number on the left, motto, place and date on the right, then the title or whom a letter addresses."""
    left, right = _two_cells(document)
    for line in paper.frame.superior:
        _put(_paragraph(left), line, align=ALIGN.CENTER)
    for line in paper.frame.issuer:
        _put(_paragraph(left), line, align=ALIGN.CENTER, bold=True)
    _rule(left.add_paragraph(), indent=22)
    _put(_paragraph(left), number_line(paper.frame), align=ALIGN.CENTER)
    if paper.about:
        _put(_paragraph(left), paper.about, align=ALIGN.CENTER, size=12)
    _put(_paragraph(right), MOTTO[0], align=ALIGN.CENTER, bold=True, size=12)
    _put(_paragraph(right), MOTTO[1], align=ALIGN.CENTER, bold=True)
    _rule(right.add_paragraph(), indent=17)
    if paper.dated:
        _put(_paragraph(right), day_line(paper.frame), align=ALIGN.CENTER, italic=True)
    document.add_paragraph()
    for line in paper.title:
        _put(document.add_paragraph(), line, align=ALIGN.CENTER, bold=True, size=14)
    if paper.title:
        _rule(document.add_paragraph(), indent=67)
    if paper.title and paper.addressed:
        document.add_paragraph()
    if paper.addressed:
        _put(document.add_paragraph(), paper.addressed, align=ALIGN.CENTER)
    document.add_paragraph()


def _write_blocks(document: Document, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            document.element.body.insert_element_before(grid(block), "w:sectPr")
            _low(document.add_paragraph())
        else:
            _write_text(document.add_paragraph(), block)


def _write_text(paragraph: Paragraph, text: Text) -> None:
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(3)
    if text.style == "centred":
        shape.space_before = shape.space_after = Pt(9)
        _put(paragraph, text.words, align=ALIGN.CENTER, bold=True)
        return
    shape.first_line_indent = Mm(12.7)
    shape.keep_with_next = not text.words
    if text.lead:
        _put(paragraph, f"{text.lead} " if text.words else text.lead, align=ALIGN.JUSTIFY, bold=True)
    if text.words:
        _put(paragraph, text.words, align=ALIGN.JUSTIFY, italic=text.style == "basis")


def _write_closing(document: Document, paper: Paper) -> None:
    """Recipients on the left, the signer's office on the right; of minutes two signers, then the recipients."""
    for paragraph in (document.paragraphs[-1], document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True
    left, right = _two_cells(document)
    for line in paper.frame.signer:
        _put(_paragraph(right), line, align=ALIGN.CENTER, bold=True)
    right.paragraphs[-1].paragraph_format.space_after = Mm(25)  # room for signature and seal
    if paper.secretary:
        _put(_paragraph(left), paper.secretary, align=ALIGN.CENTER, bold=True)
    if not paper.frame.recipients:
        return
    place = document.add_paragraph if paper.secretary else partial(_paragraph, left)
    _put(place(), RECIPIENTS, bold=True, italic=True, size=12)
    for line in paper.frame.recipients:
        _put(place(), line, size=11)


def _write_annex(document: Document, paper: Paper, annex: Annex) -> None:
    """The annex on pages of its own, each of which bears its number."""
    section = document.add_section()
    _turn(section, annex.landscape)
    section.different_first_page_header_footer = False
    _put(document.add_paragraph(), ANNEX, align=ALIGN.CENTER, bold=True, size=14)
    _put(document.add_paragraph(), annex.title, align=ALIGN.CENTER, bold=True)
    _put(document.add_paragraph(), attached_to(paper), align=ALIGN.CENTER, italic=True)
    document.add_paragraph()
    _write_blocks(document, annex.body)


def _put(
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
    run = paragraph.add_run(printable(text))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)


def _two_cells(document: Document) -> tuple[_Cell, _Cell]:
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, (68, 97), strict=True):
        column.width = Mm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table.cell(0, 0), table.cell(0, 1)


def _paragraph(target: _Cell) -> Paragraph:
    """The cell's empty first paragraph, else a new one."""
    first: Paragraph = target.paragraphs[0]
    return target.add_paragraph() if first.runs else first


def _low(paragraph: Paragraph) -> None:
    """An empty paragraph that parts a table from what follows."""
    paragraph.paragraph_format.line_spacing = Pt(6)


def _rule(paragraph: Paragraph, indent: float) -> None:
    """A short line under a heading: an empty paragraph with a bottom border (indents in mm)."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(4), Pt(3)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert(0, borders)


def _saved(document: Document, made: datetime) -> bytes:
    """The file with one date within, so that the same words give the same bytes."""
    loose, fixed = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as loosely, ZipFile(fixed, "w") as package:
        for name in loosely.namelist():
            package.writestr(ZipInfo(name, made.timetuple()[:6]), loosely.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
