"""A list's cells as rows of a register: under its headings, or pasted in the order of its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from parindex.indicators.record_set import Column, RecordSet
from parindex.office.units.errors import ListRefused
from parindex.office.units.many.table import MOST_BEFORE, Cells
from parindex.vietnamese.normal import fold

_OF_LINES = re.compile(r'(?:(?<=[\t\n])|^)"((?:[^"]|"")*\n(?:[^"]|"")*)"(?=[\t\n]|$)')
"""A cell of several lines, as Excel copies it: in quotes, its own doubled. Other quotes stand as they were typed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows with their numbers in the list, each cell by its column's name; `unused` are headings of no column."""

    rows: list[tuple[int, Cells]]
    columns: tuple[str, ...]
    unused: tuple[str, ...]


def under_headings(register: RecordSet, grid: Sequence[Sequence[str]]) -> Listed:
    """The rows beneath the line that names every required column. ListRefused when there is none."""
    by_heading = {fold(column.heading): column for column in register.fields}
    required = [column for column in register.fields if column.required]
    for place, row in enumerate(grid[:MOST_BEFORE]):
        at = {number: by_heading[fold(cell)] for number, cell in enumerate(row) if fold(cell) in by_heading}
        if all(column in at.values() for column in required):
            unused = tuple(cell for number, cell in enumerate(row) if cell.strip() and number not in at)
            return Listed(_rows(at, grid[place + 1 :], place + 2), _names(at), unused)
    names = ", ".join(column.heading for column in required)
    raise ListRefused(
        gettext("Không thấy dòng tiêu đề có đủ các cột: {headings}. Đề nghị tải tệp mẫu và giữ dòng tiêu đề.").format(
            headings=names
        )
    )


def pasted(register: RecordSet, text: str) -> Listed:
    """Lines copied from Excel, cells between tabs: with their headings, or in the order of the columns."""
    one_line = _OF_LINES.sub(lambda cell: cell[1].replace('""', '"').replace("\n", " "), text.replace("\r\n", "\n"))
    grid = [line.split("\t") for line in one_line.split("\n") if line.strip()]
    try:
        return under_headings(register, grid)
    except ListRefused:
        widest = max((len(row) for row in grid), default=0)
        if widest > len(register.fields):
            raise
        at = dict(enumerate(register.fields[:widest]))
        return Listed(_rows(at, grid, 1), _names(at), ())


def _names(at: Mapping[int, Column]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.name for column in at.values()))


def _rows(at: dict[int, Column], rows: Sequence[Sequence[str]], first: int) -> list[tuple[int, Cells]]:
    found: list[tuple[int, Cells]] = []
    for number, row in enumerate(rows, first):
        cells = {column.name: row[place].strip() if place < len(row) else "" for place, column in at.items()}
        if any(cells.values()):
            found.append((number, cells))
    return found
