"""Excel files: the sheet that holds the scored table, its merged cells, and numbers as they were typed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, ZipError

from parindex.reading.columns import find_columns
from parindex.reading.errors import ReadingError
from parindex.reading.package import opened
from parindex.reading.table import Cell, Document, Table, TableRow
from parindex.vietnamese.normal import nfc

CellValue = int | float | str | bool | time | date | datetime | timedelta
MOST_COLUMNS = 64
MOST_ROWS = 20_000
PLACES = Decimal("0.0001")


def read_document(content: bytes) -> Document:
    """The sheet of a workbook that holds the scored table, or all sheets when none does. ReadingError when damaged."""
    with opened(content):
        pass  # only to refuse what is damaged, encrypted or would unpack to too much
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        shown = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        tables = [_table(workbook.get_sheet_by_name(name)) for name in shown]
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise ReadingError(
            "Tệp Excel bị hỏng nên không mở được. Đề nghị mở bằng Excel, lưu lại và gửi lại tệp mới."
        ) from error
    scored = [table for table in tables if (columns := find_columns(table)) and columns.has_points]
    # A workbook often repeats its table as a summary: the longest one is the report.
    parts = [max(scored, key=lambda table: len(table.rows))] if scored else tables
    return Document(tuple(parts), paragraphs=True)


def _table(sheet: CalamineSheet) -> Table:
    values = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    columns = min(max((len(row) for row in values), default=0), MOST_COLUMNS)
    rows: list[list[Cell | None]] = [[Cell(_text(value)) for value in row[:columns]] for row in values]
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
