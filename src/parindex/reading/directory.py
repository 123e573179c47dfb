"""A list of units as a file, Excel or CSV, read as the directory that the exports of case systems are held against."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from parindex.indicators.cases.units import EARLIEST, LATEST, Directory, Unit
from parindex.reading.errors import ReadingError
from parindex.reading.limits import Limits
from parindex.reading.listing import read_listing
from parindex.vietnamese.normal import fold

CODE, NAME, PROVINCE, ABOVE = "Mã đơn vị", "Tên đơn vị", "Mã tỉnh", "Cấp trên"
FIRST, LAST, BECAME = "Từ ngày", "Đến ngày", "Thành mã"
HEADINGS = (CODE, NAME, PROVINCE, ABOVE, FIRST, LAST, BECAME)
REQUIRED = (CODE, NAME, PROVINCE)


def read_directory(path: Path, limits: Limits) -> Directory:
    """The units of a list with the headings above; superiors and what a unit became stand apart by ";".

    ReadingError says which heading or cell does not fit.
    """
    rows = read_listing(path, limits)
    above, at = _headings(path, rows)
    listed = [
        (line, {heading: row[place].strip() for heading, place in at.items() if place < len(row)})
        for line, row in enumerate(rows[above:], above + 1)
    ]
    return Directory(_unit(path, line, cells) for line, cells in listed if any(cells.values()))


def _headings(path: Path, rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """How many rows end with the headings, and where each stands."""
    known = {fold(heading): heading for heading in HEADINGS}
    for above, row in enumerate(rows[:10], 1):
        at = {known[fold(cell)]: place for place, cell in enumerate(row) if fold(cell) in known}
        if all(heading in at for heading in REQUIRED):
            return above, at
    raise ReadingError(f"Danh mục đơn vị {path.name} cần dòng tiêu đề có các cột: {', '.join(REQUIRED)}.")


def _unit(path: Path, line: int, cells: Mapping[str, str]) -> Unit:
    for heading in REQUIRED:
        if not cells.get(heading):
            raise ReadingError(f"{path.name}, dòng {line}: {heading} để trống; đề nghị ghi.")
    first, last = cells.get(FIRST, ""), cells.get(LAST, "")
    code = cells[CODE].zfill(5) if cells[CODE].isdecimal() else cells[CODE]  # Excel drops zeros
    return Unit(
        id=f"{code} đến {last}" if last else code,
        code=code,
        name=cells[NAME],
        province=cells[PROVINCE],
        above=_several(cells.get(ABOVE, "")),
        first=_day(path, line, first) if first else EARLIEST,
        last=_day(path, line, last) if last else LATEST,
        became=_several(cells.get(BECAME, "")),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _day(path: Path, line: int, text: str) -> date:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise ReadingError(f"{path.name}, dòng {line}: “{text}” chưa phải là ngày; đề nghị ghi như 30/6/2025.")
