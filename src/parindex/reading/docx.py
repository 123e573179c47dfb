"""Word files: paragraphs and tables straight from the XML, merged cells and old fonts included."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from parindex.reading.errors import ReadingError
from parindex.reading.numbering import type_numbers
from parindex.reading.package import opened, parse_xml
from parindex.reading.table import Cell, Document, Table, TableRow
from parindex.vietnamese.legacy import decode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOST_COLUMNS = 64
_LEGACY_FONT = re.compile(rb'"(\.Vn|VNI|VK )', re.I)
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", MC_FALLBACK}


def read_document(content: bytes) -> Document:
    """The body of a DOCX file in reading order. ReadingError when it is damaged."""
    with opened(content) as package:
        names = set(package.namelist())
        if "word/document.xml" not in names:
            raise ReadingError("Tệp Word không có phần nội dung. Đề nghị mở bằng Word rồi lưu lại thành .docx.")
        body, styles, numbering = (
            package.read(name) if (name := f"word/{part}.xml") in names else b""
            for part in ("document", "styles", "numbering")
        )
    legacy = _LEGACY_FONT.search(body) or _LEGACY_FONT.search(styles)
    numbered = numbering and (b"numPr" in body or b"numPr" in styles)
    style_sheet = parse_xml(styles) if styles and (legacy or numbered) else None
    fonts = _Fonts(style_sheet if legacy else None)
    parts: list[str | Table] = []
    root = parse_xml(body).find(f"{W}body")
    if numbered and root is not None:
        type_numbers(root, parse_xml(numbering), style_sheet)
    for block in () if root is None else _blocks(root):
        if block.tag == f"{W}tbl":
            # A whole report may stand inside a table that only lays it out.
            parts.extend(_table(table, fonts) for table in block.iter(f"{W}tbl"))
        elif text := _paragraph(block, fonts):
            parts.append(text)
    return Document(tuple(parts), paragraphs=True)


class _Fonts:
    """The font of a run: its own, its style's, its paragraph style's, or the document's."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._default: str | None = None
        self._styles: Mapping[str, tuple[str | None, str | None]] = {}
        if styles is None:
            return
        self._default = _font(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._styles = {
            style.get(f"{W}styleId", ""): (_font(style.find(f"{W}rPr")), _value(style.find(f"{W}basedOn")))
            for style in styles.iter(f"{W}style")
        }
        self._default = next(
            (
                font
                for style in styles.iter(f"{W}style")
                if style.get(f"{W}default") == "1" and (font := _font(style.find(f"{W}rPr")))
            ),
            self._default,
        )

    def of_style(self, style: str | None) -> str | None:
        """The font of a style, looked up through what it is based on."""
        for _ in range(20):
            if style is None or style not in self._styles:
                return None
            font, style = self._styles[style]
            if font:
                return font
        return None

    def of_run(self, run: etree._Element, paragraph_font: str | None) -> str | None:
        properties = run.find(f"{W}rPr")
        own = _font(properties)
        style = None if properties is None else _value(properties.find(f"{W}rStyle"))
        return own or self.of_style(style) or paragraph_font or self._default


def _font(properties: etree._Element | None) -> str | None:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body or cell, also those inside content controls."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
            yield from _blocks(child)


def _paragraph(paragraph: etree._Element, fonts: _Fonts) -> str:
    paragraph_font = fonts.of_style(_value(paragraph.find(f"{W}pPr/{W}pStyle")))
    pieces: list[tuple[str, str | None]] = []
    for run in _runs(paragraph):
        text = "".join(_pieces(run))
        font = fonts.of_run(run, paragraph_font)
        if pieces and pieces[-1][1] == font:
            pieces[-1] = (pieces[-1][0] + text, font)
        elif text:
            pieces.append((text, font))
    return "".join(decode(text, font).text for text, font in pieces)


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{W}pPr":
            yield from _runs(child)


def _pieces(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]


def _table(table: etree._Element, fonts: _Fonts) -> Table:
    widths = [_number(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    rows: list[list[Cell | None]] = []
    above: dict[int, tuple[int, int]] = {}
    for line in _children(table, f"{W}tr"):
        row: list[Cell | None] = [Cell("")] * min(_count(line.find(f"{W}trPr/{W}gridBefore"), 0), MOST_COLUMNS)
        for place in _children(line, f"{W}tc"):
            start, span = len(row), _count(place.find(f"{W}tcPr/{W}gridSpan"), 1)
            if start + span > MOST_COLUMNS:
                raise ReadingError(f"Bảng có hơn {MOST_COLUMNS} cột, không phải bảng chấm điểm. Đề nghị xem lại tệp.")
            merge = place.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and _value(merge) != "restart" and start in above:
                origin, column = above[start]
                if cell := rows[origin][column]:
                    rows[origin][column] = Cell(cell.text, cell.columns, len(rows) - origin + 1)
                row.extend([None] * span)
                continue
            above[start] = (len(rows), start)
            row.extend([Cell(_text(place, fonts), span), *([None] * (span - 1))])
        rows.append(row)
    columns = max([len(widths), *map(len, rows)])
    known = len(widths) == columns and all(width > 0 for width in widths)
    edges = [0.0]
    for width in widths if known else [1.0] * columns:
        edges.append(edges[-1] + width)
    filled = (TableRow((*row, *([Cell("")] * (columns - len(row))))) for row in rows)
    return Table(tuple(edges), tuple(filled))


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _children(child, tag)


def _text(cell: etree._Element, fonts: _Fonts) -> str:
    """The paragraphs of a cell, those of tables inside it too."""
    lines: list[str] = []
    for block in _blocks(cell):
        if block.tag == f"{W}p":
            lines.append(_paragraph(block, fonts))
        else:
            lines.extend(_paragraph(paragraph, fonts) for paragraph in block.iter(f"{W}p"))
    return "\n".join(lines)


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _count(element: etree._Element | None, otherwise: int) -> int:
    value = _value(element) or ""
    return max(int(value), otherwise) if value.isdigit() and len(value) < 5 else otherwise
