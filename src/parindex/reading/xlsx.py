"""Excel files: the sheets that hold the report, their merged cells, numbers as they were typed, and old fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from parindex.reading.columns import Columns, find_columns
from parindex.reading.errors import ReadingError
from parindex.reading.header import read_header
from parindex.reading.package import opened
from parindex.reading.table import Cell, Document, Table, TableRow
from parindex.reading.xlsx_fonts import Fonts, legacy_fonts
from parindex.vietnamese.legacy import decode
from parindex.vietnamese.normal import fold, nfc

CellValue = int | float | str | bool | time | date | datetime | timedelta
MOST_COLUMNS = 64
MOST_ROWS = 20_000
PLACES = Decimal("0.0001")
TELLING = 8
"""Letters of a text long enough to tell one criterion from another."""
REPEATED = 0.3
"""The share of such texts that two sheets have in common when they are the same table twice."""


def read_document(content: bytes) -> Document:
    """The report of a workbook: the sheet of its scored table, those that carry the table on, and the cover before
    them; the others are named. All sheets when none is scored. ReadingError when damaged."""
    with opened(content) as package:  # refuses what is damaged, encrypted or would unpack to too much
        fonts = legacy_fonts(package)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        pages = [page for name in shown if (page := _page(workbook, name, fonts.get(name, {}))).filled]
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise ReadingError(
            "Tệp Excel bị hỏng nên không mở được. Đề nghị mở bằng Excel, lưu lại và gửi lại tệp mới."
        ) from error
    chosen = _report(pages)
    left = [page.name for page in pages if page not in chosen]
    left += [f"{sheet.name} (đang ẩn)" for sheet in sheets if sheet.name not in shown]
    return Document(tuple(page.table for page in chosen), paragraphs=True, skipped=tuple(_skipped(chosen, left)))


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet of a workbook. `words` are its longer texts below the headings, folded: they tell tables apart."""

    name: str
    table: Table
    columns: Columns | None
    words: frozenset[str]

    @property
    def scored(self) -> bool:
        return self.columns is not None and self.columns.has_points

    @property
    def filled(self) -> int:
        """How many cells hold words or numbers."""
        return sum(bool(cell and cell.text) for row in self.table.rows for cell in row.cells)


def _page(workbook: CalamineWorkbook, name: str, fonts: Fonts) -> _Page:
    table = _table(workbook.get_sheet_by_name(name), fonts)
    columns = find_columns(table)
    below = table.rows[columns.data_from :] if columns else table.rows
    texts = (cell.text for row in below for cell in row.cells if cell)
    words = frozenset(fold(text) for text in texts if len(text) >= TELLING)
    return _Page(name, table, columns, words)


def _report(pages: Sequence[_Page]) -> list[_Page]:
    """The sheets of the report in their order. A workbook often repeats its table as a form or a summary, or holds one
    for each commune: the fullest is the report, and with it those that have rows of their own."""
    scored = [page for page in pages if page.scored]
    if not scored:
        return list(pages)
    fullest = max(scored, key=lambda page: page.filled)
    chosen = [page for page in pages if page is fullest or (_carries(page, fullest) and not _repeats(page, fullest))]
    before = pages[: pages.index(chosen[0])]
    covers = [page for page in before if page.columns is None and read_header(list(_lines(page)), ()).unit]
    return [*covers, *chosen]


def _carries(page: _Page, report: _Page) -> bool:
    """Whether a sheet is scored, or goes on without headings under those of the report."""
    if page.columns or not report.columns:
        return page.scored
    return report.columns.over(page.table) is not None and report.columns.score(page.table)


def _repeats(page: _Page, other: _Page) -> bool:
    return len(page.words & other.words) > REPEATED * min(len(page.words), len(other.words))


def _lines(page: _Page) -> Iterator[str]:
    return (line for row in page.table.rows for cell in row.cells if cell for line in cell.text.splitlines())


def _skipped(chosen: Sequence[_Page], left: Sequence[str]) -> Iterator[str]:
    read, unread = (", ".join(f"“{name}”" for name in names) for names in ([page.name for page in chosen], left))
    if left and any(page.scored for page in chosen):
        yield (
            f"Tệp Excel có nhiều trang tính: đã đọc {read}; không đọc {unread}. Nếu báo cáo "
            "nằm ở trang khác, đề nghị tách trang đó thành một tệp riêng rồi đọc lại."
        )
    elif sum(page.columns is not None for page in chosen) > 1:
        yield f"Tệp Excel có nhiều trang tính, đã đọc nối tiếp nhau như một bảng: {read}."
    for page in chosen:
        if len(page.table.rows) >= MOST_ROWS:
            yield f"Trang tính “{page.name}” chỉ được đọc {MOST_ROWS} dòng đầu."


def _table(sheet: CalamineSheet, fonts: Fonts) -> Table:
    values = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    columns = min(max((len(row) for row in values), default=0), MOST_COLUMNS)
    rows: list[list[Cell | None]] = [[Cell(_text(value)) for value in row[:columns]] for row in values]
    for (row, column), font in fonts.items():
        if row < len(rows) and column < len(rows[row]) and (cell := rows[row][column]):
            rows[row][column] = Cell(decode(cell.text, font).text)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _merge(rows, top, left, min(bottom, len(rows) - 1), min(right, columns - 1))
    return Table(tuple(map(float, range(columns + 1))), tuple(TableRow(tuple(row)) for row in rows))


def _merge(rows: Sequence[list[Cell | None]], top: int, left: int, bottom: int, right: int) -> None:
    if top >= len(rows) or left >= len(rows[top]) or (first := rows[top][left]) is None:
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            rows[row][column] = None
    rows[top][left] = Cell(first.text, right - left + 1, bottom - top + 1)


def _text(value: CellValue) -> str:
    """A value as a person reads it: 1478.0 is "1478", a date "28/4/2023"; what a formula left is cut to four places."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return nfc(str(value))


def _number_text(value: int | float) -> str:
    exact = Decimal(repr(value))
    if not exact.is_finite() or abs(exact) >= 10**15:
        return repr(value)
    text = f"{exact.quantize(PLACES, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")
