"""Word files: paragraphs and tables straight from the XML, merged cells and old fonts included."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from parindex.reading.columns import find_columns
from parindex.reading.docx_text import Fonts, W, Words, boxes, value_of
from parindex.reading.errors import ReadingError
from parindex.reading.numbering import type_numbers
from parindex.reading.package import opened, parse_xml, related
from parindex.reading.table import Cell, Document, Table, TableRow

MOST_COLUMNS = 64
LARGE_PICTURE = 15_000 * 36_000**2
"""A quarter of a page of A4, in Word's units of area: a smaller picture is a logo, a seal or a photograph."""
_LEGACY_FONT = re.compile(rb'"(\.Vn|VNI|VK )', re.I)
_EXTENT = re.compile(rb'<wp:extent cx="(\d{1,12})" cy="(\d{1,12})"/>')
_CHANGES = re.compile(rb"<w:(ins|del|moveTo) ")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_PARTS = ("document", "styles", "numbering", "footnotes", "endnotes")


def read_document(content: bytes) -> Document:
    """The body of a DOCX file in reading order. ReadingError when it is damaged."""
    with opened(content) as package:
        main = main_part(package)
        names = {"document": main} | related(package, main)
        parts = {kind: _part(package, names.get(kind, f"word/{kind}.xml")) for kind in _PARTS}
    body, styles, numbering = (parts[kind] for kind in _PARTS[:3])
    if not body:
        raise ReadingError("Tệp Word không có phần nội dung. Đề nghị mở bằng Word rồi lưu lại thành .docx.")
    if _STRICT in body[:4000]:
        raise ReadingError(
            "Tệp lưu theo kiểu Strict Open XML nên chưa đọc được. Đề nghị mở bằng Word, chọn Lưu thành (Save As) kiểu "
            "Word Document (.docx) rồi đọc lại."
        )
    legacy = _LEGACY_FONT.search(body) or _LEGACY_FONT.search(styles)
    numbered = numbering and (b"numPr" in body or b"numPr" in styles)
    style_sheet = parse_xml(styles) if styles and (legacy or numbered) else None
    words = Words(Fonts(style_sheet if legacy else None), _notes(parts))
    root = parse_xml(body).find(f"{W}body")
    if numbered and root is not None:
        type_numbers(root, parse_xml(numbering), style_sheet)
    read = () if root is None else tuple(_read(root, words))
    return Document(read, paragraphs=True, skipped=tuple(_skipped(body)))


def main_part(package: zipfile.ZipFile) -> str:
    """The name of the part that holds the text; programs on the web call it "word/document2.xml"."""
    return related(package).get("officeDocument", "word/document.xml")


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def _notes(parts: dict[str, bytes]) -> dict[tuple[str, str], etree._Element]:
    """Footnotes and endnotes by kind and number."""
    return {
        (kind, note.get(f"{W}id", "")): note
        for kind in ("footnotes", "endnotes")
        if parts[kind]
        for note in parse_xml(parts[kind])
    }


def _skipped(body: bytes) -> Iterator[str]:
    pictures = sum(int(across) * int(down) >= LARGE_PICTURE for across, down in _EXTENT.findall(body))
    if pictures:
        yield (
            f"Tệp Word có {pictures} ảnh lớn, chữ trong ảnh chưa được đọc. Nếu đó là ảnh chụp bảng chấm điểm, đề nghị "
            "gõ lại thành bảng, hoặc gửi bản quét dạng PDF."
        )
    if _CHANGES.search(body):
        yield "Tệp còn sửa đổi đang theo dõi (Track Changes): đã đọc như khi mọi sửa đổi được chấp nhận."


def _read(parent: etree._Element, words: Words) -> Iterator[str | Table]:
    """The paragraphs and tables of a body, a cell or a text box in reading order."""
    for block in _blocks(parent):
        if block.tag == f"{W}tbl":
            yield from _tables(block, words)
            continue
        if text := words.of(block):
            yield text
        for box in boxes(block):
            yield from _read(box, words)


def _tables(element: etree._Element, words: Words) -> Iterator[str | Table]:
    """A table; or, where it only lays out a page around the scored table, what its cells hold."""
    table = _table(element, words)
    inner = [each for each in element.iter(f"{W}tbl") if each is not element]
    if not inner or _is_scored(table) or not any(_is_scored(_table(each, words)) for each in inner):
        yield table
        return
    for line in _rows(element):
        for cell in _children(line, f"{W}tc"):
            yield from _read(cell, words)


def _is_scored(table: Table) -> bool:
    columns = find_columns(table)
    return columns is not None and columns.has_points


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body or cell, also those inside content controls."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"):
            yield from _blocks(child)


def _table(table: etree._Element, words: Words) -> Table:
    widths = [_number(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    rows: list[list[Cell | None]] = []
    above: dict[int, tuple[int, int]] = {}
    for line in _rows(table):
        row: list[Cell | None] = [Cell("")] * min(_count(line.find(f"{W}trPr/{W}gridBefore"), 0), MOST_COLUMNS)
        for place in _children(line, f"{W}tc"):
            start, span = len(row), _count(place.find(f"{W}tcPr/{W}gridSpan"), 1)
            if start + span > MOST_COLUMNS:
                raise ReadingError(f"Bảng có hơn {MOST_COLUMNS} cột, không phải bảng chấm điểm. Đề nghị xem lại tệp.")
            merge = place.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and value_of(merge) != "restart" and start in above:
                origin, column = above[start]
                if cell := rows[origin][column]:
                    rows[origin][column] = replace(cell, rows=len(rows) - origin + 1)
                row.extend([None] * span)
                continue
            above[start] = (len(rows), start)
            row.extend([_cell(place, span, words), *([None] * (span - 1))])
        rows.append(row)
    columns = max([len(widths), *map(len, rows)])
    known = len(widths) == columns and all(width > 0 for width in widths)
    edges = [0.0]
    for width in widths if known else [1.0] * columns:
        edges.append(edges[-1] + width)
    filled = (TableRow((*row, *([Cell("")] * (columns - len(row))))) for row in rows)
    return Table(tuple(edges), tuple(filled))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table but for those that a tracked change removes."""
    return (line for line in _children(table, f"{W}tr") if line.find(f"{W}trPr/{W}del") is None)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _children(child, tag)


def _cell(cell: etree._Element, columns: int, words: Words) -> Cell:
    notes = tuple(note for paragraph in cell.iter(f"{W}p") for note in words.notes_of(paragraph)) if words.notes else ()
    return Cell("\n".join(_lines(cell, words)), columns, notes=notes)


def _lines(cell: etree._Element, words: Words) -> Iterator[str]:
    """The paragraphs of a cell, those of its text boxes, and the rows of tables inside it."""
    for block in _blocks(cell):
        if block.tag == f"{W}p":
            yield words.of(block)
            for box in boxes(block):
                yield from _lines(box, words)
        else:
            for line in _rows(block):
                texts = ("\n".join(_lines(inner, words)) for inner in _children(line, f"{W}tc"))
                yield " ".join(filter(None, texts))


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _count(element: etree._Element | None, otherwise: int) -> int:
    value = value_of(element) or ""
    return max(int(value), otherwise) if value.isdigit() and len(value) < 5 else otherwise
