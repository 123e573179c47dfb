"""PDF files: ruling lines to tables, the text between them to lines; without ruling lines, columns by their gaps."""

from collections.abc import Iterator

import pypdfium2 as pdfium

from parindex.reading.errors import ReadingError
from parindex.reading.pdf_page import Page
from parindex.reading.ruling import Grid, find_grids
from parindex.reading.table import Cell, Document, Table, TableRow
from parindex.reading.unruled import find_parts

FEWEST_COLUMNS = 3
"""A scored table has at least a title, points and one column more."""

TALL_MARKS = 2.0
"""Points by which the marks of a capital ("Ể") may reach over the line into the cell above, which it is no part of."""


def read_document(content: bytes) -> Document:
    """The text and tables of a PDF, page by page; no parts at all when its pages are images.

    ReadingError when it is damaged or encrypted.
    """
    with opened(content) as document:
        parts: list[str | Table] = []
        for page in _pages(document):
            parts.extend(["\f", *_parts(page)] if page.number > 1 else _parts(page))
        if not any(isinstance(part, Table) and len(part.edges) > FEWEST_COLUMNS for part in parts):
            parts = find_parts([run for page in _pages(document) for run in page.runs]) or parts
        return Document(tuple(parts), len(document))


def opened(content: bytes) -> pdfium.PdfDocument:
    """The PDF that the bytes hold. ReadingError when it is damaged or encrypted."""
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


def _pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    """The pages that hold text. One damaged page does not cost the others: missing rows show as findings."""
    for index in range(len(document)):
        try:
            page = Page(document[index], index + 1)
        except pdfium.PdfiumError:
            continue
        if page.letters:
            yield page


def _parts(page: Page) -> list[str | Table]:
    parts: list[str | Table] = []
    top = page.height
    for grid in find_grids(page.strokes()):
        parts.extend(page.text(0, top, page.width, grid.ys[0]).splitlines())
        parts.append(_table(grid, page))
        top = min(top, grid.ys[-1])
    parts.extend(page.text(0, top, page.width, 0).splitlines())
    return [part for part in parts if not isinstance(part, str) or part.strip()]


def _table(grid: Grid, page: Page) -> Table:
    rows: list[list[Cell | None]] = [[None] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for box in grid.boxes:
        inset = min(TALL_MARKS, (box.top - box.bottom) / 4)
        text = page.text(box.left, box.top - inset, box.right, box.bottom + inset)
        rows[box.row][box.column] = Cell(text, box.columns, box.rows)
    return Table(grid.xs, tuple(TableRow(tuple(row), page.number) for row in rows))
