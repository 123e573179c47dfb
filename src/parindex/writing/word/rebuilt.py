"""A Word file built from a sheet that was read from another format: its heading and its table, ready for comments."""

import io
import zipfile
from html import escape
from pathlib import Path

from parindex.editions.sheet import Row, Sheet
from parindex.writing.words import printable, printed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_COLUMNS = (("STT", 800), ("Lĩnh vực, tiêu chí", 3200), ("Điểm tối đa", 850), ("Điểm tự đánh giá", 850),
            ("Nội dung giải trình", 3650))  # fmt: skip
"""Headings and widths in twentieths of a point: 165 mm in all, A4 portrait by decree 30/2020."""

_SIDES = ("center", "left", "center", "center", "left")

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/>'
    '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
}


def rebuilt(sheet: Sheet) -> bytes:
    """The sheet as a plain DOCX file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (_PARTS | {"word/document.xml": _document(sheet)}).items():
            package.writestr(zipfile.ZipInfo(name), _DECLARATION + content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _document(sheet: Sheet) -> str:
    header = sheet.header
    rebuilt_from = f"Bảng dựng lại từ tệp {Path(sheet.source.path).name} để ghi góp ý bên lề; tệp gốc giữ nguyên."
    heading = [
        _paragraph(header.unit or "", "center", bold=True),
        *([_paragraph(f"Số: {header.number}", "center")] if header.number else []),
        _paragraph(header.title or "Báo cáo tự chấm điểm Chỉ số CCHC", "center", bold=True, after=120),
        _paragraph(rebuilt_from, "center", after=240),
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in _COLUMNS)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    parents = {row.parent for row in sheet.rows}
    rows = [_line([name for name, _ in _COLUMNS], bold=True, properties="<w:tblHeader/>", sides=("center",) * 5)]
    rows += [_row(row, bold=row.id in parents) for row in sheet.rows]
    if sheet.total:
        rows.append(_line(["", "Tổng", printed(sheet.total.maximum), printed(sheet.total.claimed), ""], bold=True))
    return (
        f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(heading)}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f'{"".join(rows)}</w:tbl><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _row(row: Row, bold: bool) -> str:
    texts = [row.label or "", row.title, printed(row.maximum), printed(row.claimed), row.explanation or ""]
    return _line(texts, bold)


def _line(texts: list[str], bold: bool, properties: str = "", sides: tuple[str, ...] = _SIDES) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{''.join(_paragraph(part, side, bold) for part in text.split(chr(10)))}</w:tc>"
        for text, side, (_, width) in zip(texts, sides, _COLUMNS, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _paragraph(text: str, side: str, bold: bool = False, after: int = 0) -> str:
    """A paragraph with so much room after it, in twentieths of a point."""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    words = escape(printable(text), quote=False)
    room = f'<w:spacing w:after="{after}"/>' if after else ""
    run = f'<w:r>{weight}<w:t xml:space="preserve">{words}</w:t></w:r>'
    return f'<w:p><w:pPr>{room}<w:jc w:val="{side}"/></w:pPr>{run}</w:p>'
