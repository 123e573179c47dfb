"""A list in Excel or CSV as rows of cells, read in a forked child: units, accounts."""

import csv
import io
import json
from importlib import import_module
from pathlib import Path

from parindex.reading.errors import ReadingError
from parindex.reading.formats import identify
from parindex.reading.limits import Limits
from parindex.reading.reader import Child
from parindex.reading.table import Document, Progress, Table
from parindex.vietnamese.normal import nfc, squeeze

MOST_ROWS = 5_000
MOST_COLUMNS = 40
LONGEST_CELL = 2_001
"""Letters read of a cell: one more than any list may keep, so that a longer one is refused and never cut in silence."""
DELIMITERS = (";", "\t", ",")


def read_listing(path: Path, limits: Limits) -> list[list[str]]:
    """The rows of the first table of a file, read in a forked child. ReadingError says why it cannot be."""
    rows = json.loads(Child(path, limits, _listing).text())
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise ReadingError("Không đọc được danh sách trong tệp; đề nghị tải tệp mẫu và dán nội dung vào đó.")
    return [[str(cell) for cell in row] for row in rows]


def _listing(path: Path, limits: Limits, progress: Progress) -> str:
    content = path.read_bytes()
    format_ = identify(content)
    if format_ not in ("xlsx", "text"):
        raise ReadingError("Danh sách cần là tệp Excel (.xlsx) hoặc CSV; đề nghị tải tệp mẫu và điền vào đó.")
    rows = _excel(content) if format_ == "xlsx" else _comma_separated(content)
    if len(rows) > MOST_ROWS:
        raise ReadingError(f"Danh sách có hơn {MOST_ROWS} dòng; đề nghị chia thành nhiều tệp.")
    return json.dumps([[_plain(cell) for cell in row[:MOST_COLUMNS]] for row in rows])


def _plain(cell: str) -> str:
    """A cell on one line, without letters that nobody sees: they would tell two equal logins apart."""
    return "".join(letter for letter in squeeze(nfc(cell)) if letter.isprintable())[:LONGEST_CELL]


def _excel(content: bytes) -> list[list[str]]:
    document: Document = import_module("parindex.reading.xlsx").read_document(content)
    tables = [part for part in document.parts if isinstance(part, Table)]
    grids = [[[cell.text if cell else "" for cell in row.cells] for row in table.rows] for table in tables]
    return next((grid for grid in grids if any(map(any, grid))), [])


def _comma_separated(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ReadingError("Tệp CSV có dòng không đóng dấu ngoặc kép; đề nghị lưu lại từ Excel.") from error


def _decoded(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(
            "Tệp CSV không theo bảng mã Unicode nên chữ có dấu sẽ sai; đề nghị chọn Lưu thành “CSV UTF-8” trong Excel."
        ) from error
