"""PDF files: ruling lines to tables, the text between them to lines; pages are read by pdfium."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from parindex.reading.drawing import page_strokes
from parindex.reading.errors import ReadingError
from parindex.reading.ruling import Grid, Stroke, find_grids
from parindex.reading.table import Cell, Document, Table, TableRow
from parindex.vietnamese.legacy import decode

_LEGACY_FONT = re.compile(r"(^|\+)(\.?Vn|VNI)", re.I)
_LINE_END_HYPHEN = re.compile("-?[\ufffe\u0002]\\s*")


def read_document(content: bytes) -> Document:
    """The text and tables of a PDF, page by page; no parts at all when its pages are images.

    ReadingError when it is damaged or encrypted.
    """
    with _opened(content) as document:
        pages = [_page_parts(document, number) for number in range(len(document))]
        if not any(pages):
            return Document((), len(document))
        parts = [part for number, page in enumerate(pages) for part in ("\f", *page)[number == 0 :]]
        return Document(tuple(parts), len(document))


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(
                "Tệp PDF đặt mật khẩu nên không đọc được. Đề nghị mở bằng mật khẩu rồi in lại thành PDF không mật khẩu."
            ) from error
        raise ReadingError(
            "Tệp PDF bị hỏng hoặc tải về chưa đủ nên không mở được. Đề nghị tải lại, hoặc xuất lại PDF từ tệp Word gốc."
        ) from error


def _page_parts(document: pdfium.PdfDocument, number: int) -> list[str | Table]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return []  # One damaged page does not cost the others; missing rows show as findings.
    letters = raw.FPDFText_CountChars(text)
    if letters <= 0:
        return []
    reader = _PageText(text, letters, legacy=_has_legacy_font(text, letters))
    turn = _Turn(page.get_rotation(), *_unturned_size(page))
    grids = find_grids(turn.stroke(stroke) for stroke in page_strokes(page))
    parts: list[str | Table] = []
    top = turn.height
    for grid in grids:
        parts.extend(reader.within(*turn.back(0, top, turn.width, grid.ys[0])).splitlines())
        parts.append(_table(grid, reader, turn, number + 1))
        top = min(top, grid.ys[-1])
    parts.extend(reader.within(*turn.back(0, top, turn.width, 0)).splitlines())
    return [part for part in parts if not isinstance(part, str) or part.strip()]


def _table(grid: Grid, reader: "_PageText", turn: "_Turn", page: int) -> Table:
    rows: list[list[Cell | None]] = [[None] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for box in grid.boxes:
        text = reader.within(*turn.back(box.left, box.top, box.right, box.bottom))
        rows[box.row][box.column] = Cell(text, box.columns, box.rows)
    return Table(grid.xs, tuple(TableRow(tuple(row), page) for row in rows))


@dataclass(frozen=True, slots=True)
class _Turn:
    """From the page's own axes to those of the reader, who sees it turned by `degrees`, `width` wide."""

    degrees: int
    own_width: float
    own_height: float

    @property
    def width(self) -> float:
        return self.own_height if self.degrees in (90, 270) else self.own_width

    @property
    def height(self) -> float:
        return self.own_width if self.degrees in (90, 270) else self.own_height

    def stroke(self, stroke: Stroke) -> Stroke:
        across = self.own_height if stroke.horizontal else self.own_width
        along = self.own_width if stroke.horizontal else self.own_height
        # Clockwise by 90 degrees, (x, y) is seen at (y, width - x).
        flip_at, flip_along = {
            0: (False, False),
            90: (not stroke.horizontal, stroke.horizontal),
            180: (True, True),
            270: (stroke.horizontal, not stroke.horizontal),
        }[self.degrees]
        at = across - stroke.at if flip_at else stroke.at
        ends = (along - stroke.end, along - stroke.start) if flip_along else (stroke.start, stroke.end)
        return Stroke(stroke.horizontal ^ (self.degrees in (90, 270)), at, *ends)

    def back(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """A rectangle as seen, in the page's own axes: left, top, right, bottom."""
        if self.degrees == 90:
            return self.own_width - top, right, self.own_width - bottom, left
        if self.degrees == 180:
            return self.own_width - right, self.own_height - bottom, self.own_width - left, self.own_height - top
        if self.degrees == 270:
            return bottom, self.own_height - left, top, self.own_height - right
        return left, top, right, bottom


def _unturned_size(page: pdfium.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)


class _PageText:
    """The text of one page by rectangle."""

    def __init__(self, text: pdfium.PdfTextPage, letters: int, legacy: bool) -> None:
        self._text = text
        self._legacy = legacy
        self._buffer = (ctypes.c_ushort * (2 * letters + 1024))()

    def within(self, left: float, top: float, right: float, bottom: float) -> str:
        """The text in a rectangle, lines apart by line feeds."""
        count = raw.FPDFText_GetBoundedText(self._text, left, top, right, bottom, self._buffer, len(self._buffer))
        text = ctypes.string_at(self._buffer, 2 * count).decode("utf-16-le", "replace")
        text = _mend(text.rstrip("\0").replace("\r\n", "\n"))
        return decode(text).text if self._legacy else text


def _mend(text: str) -> str:
    """A hyphen at a line's end comes as U+FFFE or U+0002: printed again, with the line's end after it."""
    return _LINE_END_HYPHEN.sub("-\n", text) if "\ufffe" in text or "\u0002" in text else text


def _has_legacy_font(text: pdfium.PdfTextPage, letters: int) -> bool:
    buffer = ctypes.create_string_buffer(64)
    for index in range(0, letters, max(1, letters // 40)):
        raw.FPDFText_GetFontInfo(text, index, buffer, 64, None)
        if _LEGACY_FONT.search(buffer.value.decode("latin-1")):
            return True
    return False
