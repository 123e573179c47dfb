"""Exports of case systems opened: CSV in any encoding, Excel, Parquet, as one table in UTF-8 with its first rows."""

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from parindex.indicators.cases.export import LOOKED_AT, Export, ExportRefused
from parindex.reading.errors import ReadingError
from parindex.reading.formats import identify
from parindex.reading.limits import Limits
from parindex.reading.reader import Child
from parindex.reading.table import Progress
from parindex.vietnamese.legacy import decode, from_windows_1258
from parindex.vietnamese.normal import nfc, squeeze
from parindex.vietnamese.system_errors import reason

SAMPLE = 2_000_000
"""Bytes looked at to tell the encoding, the delimiter and the first rows."""
MOST_WORKBOOK_BYTES = 100_000_000
DELIMITERS = (";", ",", "\t", "|")
_FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}


def open_export(path: Path, limits: Limits, scratch: Path) -> Export:
    """An export in a form that can be imported; what is not in UTF-8 is written anew into the folder `scratch`.

    ExportRefused or ReadingError say in Vietnamese why it cannot be opened. A workbook is read in a forked child.
    """
    try:
        with path.open("rb") as file:
            sample = file.read(SAMPLE)
        size = path.stat().st_size
    except OSError as error:
        raise ExportRefused(
            f"Không mở được tệp {path.name} ({reason(error)}). Đề nghị kiểm tra lại đường dẫn."
        ) from error
    if sample.startswith(b"PAR1"):
        opened: Export = import_module("parindex.indicators.cases.parquet").open_parquet(path)
        return opened
    if sample.startswith(b"PK"):
        if size > MOST_WORKBOOK_BYTES:
            raise ExportRefused(f"Tệp Excel {path.name} quá lớn. Đề nghị xuất thành CSV, hoặc chia theo tháng.")
        return _workbook(path, limits, scratch)
    format_ = identify(sample)
    if format_ != "text":
        raise ExportRefused(f"Tệp {path.name} không phải bảng. Đề nghị xuất từ hệ thống thành CSV, Excel hoặc Parquet.")
    return _text(path, sample, scratch)


def _text(path: Path, sample: bytes, scratch: Path) -> Export:
    encoding, mend = _encoding(sample)
    if encoding != "utf-8-sig":
        plain = scratch / "export.csv"
        with (
            path.open(encoding=encoding, errors="replace", newline="") as given,
            plain.open("w", encoding="utf-8", newline="") as out,
        ):
            out.writelines(map(mend, given))
        path = plain
        with plain.open("rb") as file:
            sample = file.read(SAMPLE)
    return _plain(path, sample.decode("utf-8-sig", "ignore"))


def _encoding(sample: bytes) -> tuple[str, Callable[[str], str]]:
    """The encoding to open the file with, and what turns its lines into Unicode letters."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", nfc
    zeros = {"utf-16-be": sample[::2].count(0), "utf-16-le": sample[1::2].count(0)}
    wide = max(zeros, key=zeros.__getitem__)
    if 6 * zeros[wide] > len(sample):
        return wide, nfc
    text = codecs.getincrementaldecoder("utf-8-sig")("replace").decode(sample)
    marked = sum(letter > "\x7f" for letter in text)
    if 10 * text.count("\ufffd") > marked:
        return _single_bytes(sample)
    told = decode(text)  # old letters saved as UTF-8 by a program that knew no better
    return ("utf-8-sig", nfc) if told.encoding == "unicode" else ("utf-8", partial(_from_font, told.encoding))


def _single_bytes(sample: bytes) -> tuple[str, Callable[[str], str]]:
    if from_windows_1258(sample) is not None:
        return "cp1258", nfc
    told = decode(sample.decode("latin-1"))
    if told.encoding in _FONTS:
        return "latin-1", partial(_from_font, told.encoding)
    raise ExportRefused(
        "Không nhận ra bảng mã chữ của tệp. Đề nghị mở bằng Excel, chọn Lưu thành (Save As) kiểu “CSV UTF-8” rồi "
        "nhập lại."
    )


def _from_font(encoding: str, line: str) -> str:
    return decode(line, _FONTS[encoding]).text


def _plain(path: Path, text: str) -> Export:
    """A file in UTF-8 as an export by the delimiter that it seems to have."""
    controls = sum(letter < " " and letter not in "\t\n\r" for letter in text)
    if controls * 50 > len(text):
        raise ExportRefused(f"Tệp {path.name} không phải bảng. Đề nghị xuất từ hệ thống thành CSV, Excel hoặc Parquet.")
    return _opened(path, text, _delimiter(text))


def _opened(path: Path, text: str, delimiter: str) -> Export:
    """A file with its first rows, and the line on which each ends."""
    rows, lines = [], []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in islice(reader, LOOKED_AT):
            rows.append([squeeze(nfc(cell)) for cell in row])
            lines.append(reader.line_num)
    except csv.Error as error:
        raise ExportRefused(
            f"Dòng {reader.line_num + 1} không tách được thành các cột. Đề nghị lưu lại từ Excel."
        ) from error
    return Export(path, "csv", rows, lines, delimiter)


def _delimiter(text: str) -> str:
    """The mark that splits the first lines into most cells, counting the lines that it splits into as many."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]

    def cells(mark: str) -> int:
        return max((many * times for times, many in Counter(line.count(mark) for line in lines).items()), default=0)

    return max(DELIMITERS, key=cells)


def _workbook(path: Path, limits: Limits, scratch: Path) -> Export:
    plain = scratch / "export.csv"
    Child(path, limits, partial(_as_csv, plain)).text()
    with plain.open("rb") as file:
        return _opened(plain, file.read(SAMPLE).decode("utf-8", "ignore"), DELIMITERS[0])


def _as_csv(plain: Path, path: Path, limits: Limits, progress: Progress) -> str:
    """The longest visible sheet of a workbook as CSV; runs in the child."""
    content = path.read_bytes()
    if identify(content) != "xlsx":
        raise ReadingError("Đây không phải tệp Excel. Đề nghị xuất từ hệ thống thành CSV, Excel (.xlsx) hoặc Parquet.")
    calamine = import_module("python_calamine")
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    with closing(workbook):
        shown = [s.name for s in workbook.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
        sheets = [workbook.get_sheet_by_name(name) for name in shown]
        if not sheets:
            raise ReadingError("Tệp Excel không có trang tính nào. Đề nghị kiểm tra lại tệp.")
        longest = max(sheets, key=lambda sheet: sheet.height)
        with plain.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=DELIMITERS[0]).writerows(_texts(longest.iter_rows()))
    return json.dumps({"rows": longest.height})


def _texts(rows: Iterator[Sequence[Any]]) -> Iterator[list[str]]:
    return ([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> str:
    """A cell as text, on one line: 1478.0 is 1478, a day is 2023-06-15."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return f"{exact.normalize():f}" if exact.is_finite() else ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return squeeze(nfc(str(value)))
