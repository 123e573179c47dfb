"""PDF files: ruling lines to tables, the text between them to lines; without ruling lines, columns by their gaps."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from parindex.reading.errors import ReadingError
from parindex.reading.pdf_page import Page
from parindex.reading.pdf_pictures import Look
from parindex.reading.ruling import Grid, find_grids
from parindex.reading.table import Cell, Document, Table, TableRow, pages_name
from parindex.reading.unruled import find_parts

FEWEST_COLUMNS = 3
"""A scored table has at least a title, points and one column more."""

TALL_MARKS = 2.0
"""Points by which the marks of a capital ("Ể") may reach over the line into the cell above, which it is no part of."""


@dataclass(slots=True)
class _Found:
    """What the pages gave so far. `pictures` stand with their place among the parts, the others are page numbers."""

    parts: list[str | Table] = field(default_factory=list)
    pictures: list[tuple[int, int]] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)
    partly: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)


def read_document(content: bytes, layers: bool = False) -> Document:
    """The text and tables of a PDF, page by page; pages that are pictures are named and left out.

    `layers` takes the text that a program has laid over or under such pictures for typed text. ReadingError when the
    file is damaged or encrypted.
    """
    with opened(content) as document:
        found = _Found()
        for number in range(1, len(document) + 1):
            _add_page(found, document, number, layers)
        parts, pictures = found.parts, found.pictures
        if not any(isinstance(part, Table) and len(part.edges) > FEWEST_COLUMNS for part in parts):
            unruled = find_parts([run for number in found.typed for run in Page(document[number - 1], number).runs])
            if unruled:
                pictures = [(page, 0 if page < found.typed[0] else len(unruled)) for page, _ in pictures]
                parts = unruled
        return Document(tuple(parts), len(document), pictures=tuple(pictures), skipped=tuple(_skipped(found)))


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


def _add_page(found: _Found, document: pdfium.PdfDocument, number: int, layers: bool) -> None:
    """Add what a page holds. One damaged page does not cost the others."""
    if number > 1:
        found.parts.append("\f")
    try:
        page = Page(document[number - 1], number)
    except pdfium.PdfiumError:
        found.damaged.append(number)
        return
    grids = find_grids(page.strokes()) if page.letters else []
    look = _look(page, grids, layers)
    if look == "picture":
        found.pictures.append((number, len(found.parts)))
    elif look != "blank":
        found.typed.append(number)
        found.parts.extend(_parts(page, grids))
    if look == "partly":
        found.partly.append(number)


def _look(page: Page, grids: list[Grid], layers: bool) -> Look:
    if page.is_rubbish:
        return "picture"
    if any(len(grid.xs) > FEWEST_COLUMNS for grid in grids):
        return "typed"
    look = page.looks()
    return "typed" if layers and look == "picture" and page.letters else look


def _skipped(found: _Found) -> Iterator[str]:
    if found.damaged:
        yield (
            f"{pages_name(found.damaged)} của tệp PDF bị hỏng nên chưa đọc được. Đề nghị xuất lại PDF từ tệp Word gốc."
        )
    if found.partly:
        yield (
            f"{pages_name(found.partly)} có ảnh bên cạnh chữ: chữ trong ảnh chưa được đọc. Nếu đó là bảng chấm điểm, "
            "đề nghị gõ lại thành bảng."
        )


def _parts(page: Page, grids: list[Grid]) -> list[str | Table]:
    parts: list[str | Table] = []
    top = page.height
    for grid in grids:
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
