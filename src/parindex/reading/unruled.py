"""Tables without ruling lines: runs of text in the order of their file, put into columns by the gaps between them.

Word and its kin write a page cell by cell, so where the order steps back to the left, a new row begins.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parindex.reading.columns import find_columns
from parindex.reading.entries import SIGNATURE
from parindex.reading.interleaved import find_heading
from parindex.reading.table import Cell, Table, TableRow
from parindex.vietnamese.normal import fold

NARROWEST_GAP = 4
"""The narrowest gap between columns, in points."""
CROSSING, FEWEST_CROSSING = 0.02, 3
"""The share of runs, and their number at least, that may cross a gap: merged cells and the signature do."""
NEW_CELL = 2.2
"""A step down of more than so many heights of a line begins another cell."""
FILLED = 0.6
"""The share of rows that must hold points; else the file was not written cell by cell."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text on one line, with its rectangle in points (y grows upwards) and its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    page: int


def find_parts(runs: Sequence[Run]) -> list[str | Table] | None:
    """The lines above the table and the table with all that follows it; None when the runs make no table."""
    heading = find_heading([run.text for run in runs])
    if heading is None:
        return None
    body = runs[heading[0] :]
    table = _table(body, _edges(body))
    columns = find_columns(table)
    if columns is None or not columns.has_points:
        return None
    rows = table.rows[columns.data_from :]
    filled = sum(sum(bool(cell and cell.text) for cell in row.cells) > 2 for row in rows)
    return [*(run.text for run in runs[: heading[0]]), table] if filled > FILLED * len(rows) else None


def _edges(runs: Sequence[Run]) -> tuple[float, ...]:
    """The outer edges of all runs, and the middle of every gap between columns."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    covered = [0] * (int(right - left) + 2)
    for run in runs:
        for place in range(int(run.left - left), int(run.right - left) + 1):
            covered[place] += 1
    most = max(FEWEST_CROSSING, CROSSING * len(runs))
    edges, gap = [left], 0
    for place, crossing in enumerate(covered):
        if crossing <= most:
            gap += 1
            continue
        if gap >= NARROWEST_GAP and place > gap:
            edges.append(left + place - gap / 2)
        gap = 0
    return (*edges, right)


def _table(runs: Sequence[Run], edges: tuple[float, ...]) -> Table:
    rows = []
    for row, page in _rows(runs, edges):
        cells = (Cell("\n".join(row.get(column, ()))) for column in range(len(edges) - 1))
        rows.append(TableRow(tuple(cells), page))
    return Table(edges, tuple(rows))


def _rows(runs: Sequence[Run], edges: tuple[float, ...]) -> Iterator[tuple[dict[int, list[str]], int]]:
    """The lines of each row by column, with its page."""
    row: dict[int, list[str]] = {}
    heading: dict[int, list[str]] | None = None
    before, column_before = runs[0], -1
    for run in runs:
        column = min(bisect_right(edges, (run.left + run.right) / 2), len(edges) - 1) - 1
        steps_down = before.bottom - run.top > NEW_CELL * (before.top - before.bottom)
        goes_up = run.bottom > before.top
        new_cell = run.page != before.page or (column == column_before and (steps_down or goes_up))
        if row and (new_cell or column < column_before or row == heading or SIGNATURE.match(fold(run.text))):
            yield row, before.page
            heading, row = heading or row, {}
        if not (run.page != before.page and run.text.strip() == str(run.page)):
            row.setdefault(column, []).append(run.text)
        before, column_before = run, column
    if row:
        yield row, before.page
