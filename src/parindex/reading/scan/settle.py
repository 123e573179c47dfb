"""The labels and points of scanned tables, settled together: two readings each, the outline's sequence, the sums."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from parindex.reading.columns import Columns, Role, find_columns, row_texts
from parindex.reading.entries import Entry
from parindex.reading.outline import Outline, read_points
from parindex.reading.scan import sequence, sums
from parindex.reading.scan.page import ScannedCell, ScannedTable
from parindex.reading.scan.short import DIGITS, Readings, read_short
from parindex.reading.scan.sums import Family, Points
from parindex.vietnamese.normal import squeeze

_POINT_ROLES: tuple[Role, ...] = ("maximum", "claimed")
_HEADINGS = (
    "stt",
    "tt",
    "lĩnh vực, tiêu chí",
    "lĩnh vực/tiêu chí/tiêu chí thành phần",
    "tiêu chí",
    "nội dung",
    "điểm tối đa",
    "điểm chuẩn",
    "điểm tự đánh giá",
    "điểm tự chấm",
    "điểm thẩm định",
    "điểm hội đồng",
    "nội dung giải trình",
    "giải trình",
    "tài liệu kiểm chứng",
    "ghi chú",
)
LIKENESS = 0.65
"""How like a usual heading a misread one must be, as a share of its letters."""
_COLUMN_NUMBER = re.compile(r"\(?[\dA-E]\)?")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row that hold a label, a title and points, by their role."""

    cells: dict[Role, ScannedCell]

    def text(self, role: Role) -> str:
        return self.cells[role].text if role in self.cells else ""


def settle(tables: Sequence[ScannedTable], columns: Columns | None = None) -> None:
    """Read labels and points anew, and write into their cells what they are and whether a person should look.

    `columns` are those of a table before, which these may carry on.
    """
    rows = list(_scored_rows(tables, columns))
    _settle_labels([row.cells["label"] for row in rows if "label" in row.cells and row.cells["label"].inked])
    points = _read_points([row.cells[role] for row in rows for role in _POINT_ROLES if role in row.cells])
    rows = [row for row in rows if row.text("label") or any(row.text(role) for role in _POINT_ROLES)]
    for row in rows:
        _hold_to_maximum(*(points.get(id(row.cells.get(role))) for role in _POINT_ROLES))
    sums.settle([family for role in _POINT_ROLES for family in _families(rows, role, points)])
    for row in rows:
        for role in _POINT_ROLES:
            if role in row.cells and (settled := points[id(row.cells[role])]).value is not None:
                row.cells[role].text = str(settled.value)
            if role in row.cells:
                row.cells[role].doubtful = not points[id(row.cells[role])].certain


def _scored_rows(tables: Sequence[ScannedTable], columns: Columns | None) -> Iterator[_Row]:
    """The rows below headings that name their columns, over all tables that go on under them."""
    for scanned in tables:
        found = _find_columns(scanned)
        if columns and found and columns.repeated_in(found):
            yield from _rows(scanned, columns, found.data_from)
        elif found:
            columns = found
            yield from _rows(scanned, found, found.data_from)
        elif columns and (carried := columns.over(scanned.as_table())):
            yield from _rows(scanned, carried, 0)


def _find_columns(scanned: ScannedTable) -> Columns | None:
    """The columns by the headings, those misread taken for the usual ones they are like if that tells more."""
    found = find_columns(scanned.as_table())
    if not found:
        return None
    headings = range(found.headings_from, found.data_from)
    cells = [cell for cell in scanned.cells if cell.box.row in headings and cell.text]
    for cell in cells:
        before, likely = cell.text, get_close_matches(squeeze(cell.text).lower(), _HEADINGS, 1, LIKENESS)
        cell.text = likely[0] if likely else before
        mended = find_columns(scanned.as_table())
        if mended and len(mended.roles) > len(found.roles):
            found = mended
        else:
            cell.text = before
    return found


def _rows(scanned: ScannedTable, columns: Columns, start: int) -> Iterator[_Row]:
    """A table's rows from `start` on but for repeated headings and numbers of columns."""
    for number, printed in enumerate(scanned.as_table().rows[start:], start):
        row = _Row({role: cell for role in columns.roles if (cell := _cell(scanned, number, role, columns))})
        if row_texts(printed) not in columns.headings and not _COLUMN_NUMBER.fullmatch(row.text("title").strip()):
            yield row


def _cell(scanned: ScannedTable, row: int, role: Role, columns: Columns) -> ScannedCell | None:
    """The cell of a row that lies in the column of a role, and in no other."""
    left, right = columns.roles[role]
    slack = (right - left) / 4
    return next(
        (
            cell
            for cell in scanned.cells
            if cell.box.row == row and abs(cell.box.left - left) < slack and abs(cell.box.right - right) < slack
        ),
        None,
    )


def _readings(cells: Sequence[ScannedCell], letters: str = "") -> list[Readings]:
    """Two readings of each cell; where a cell is no short line, what was read with the page."""
    pieces = iter(read_short([cell.short for cell in cells if cell.short is not None], letters))
    return [next(pieces) if cell.short is not None else Readings(cell.text, cell.text) for cell in cells]


def _settle_labels(cells: Sequence[ScannedCell]) -> None:
    readings = _readings(cells)
    for cell, read, settled in zip(cells, readings, sequence.settle(readings), strict=True):
        cell.text = settled.label.text if settled.label else read.alone
        cell.doubtful = not settled.certain


def _read_points(cells: Sequence[ScannedCell]) -> dict[int, Points]:
    """The points of each cell by its identity: certain where both readings agree, or where there is no ink."""
    inked = [cell for cell in cells if cell.inked]
    points = {id(cell): Points(None) for cell in cells}
    for cell, readings in zip(inked, _readings(inked, DIGITS), strict=True):
        points[id(cell)] = _points(cell, readings)
    return points


def _points(cell: ScannedCell, readings: Readings) -> Points:
    """Where one of the two readings is no number, the one made with the page may bear the other out."""
    values = [read_points(_mend(text)) for text in (readings.alone, readings.stacked)]
    if None in values:
        values.append(read_points(_mend(cell.text)))
    known = [value for value in values if value is not None]
    agreed = cell.short is not None and len(known) == 2 and known[0] == known[1]
    known.sort(key=lambda value: value == value.to_integral_value())  # a decimal mark is sooner lost than read in
    return Points(known[0] if known else None, frozenset(known), certain=agreed)


def _mend(text: str) -> str:
    """Marks at the ends fall off; a number does not begin with a nought but before its decimals."""
    bare = text.strip(".,")
    return f"0.{bare[1:]}" if re.fullmatch(r"0\d+", bare) else bare


def _hold_to_maximum(maximum: Points | None, claimed: Points | None) -> None:
    """A claim above the maximum may be misread, or the maximum may be."""
    if not maximum or maximum.value is None or not claimed or claimed.value is None:
        return
    if claimed.value > maximum.value:
        maximum.certain = claimed.certain = False


def _families(rows: Iterable[_Row], role: Role, points: dict[int, Points]) -> Iterator[Family]:
    """Each parent's points with its children's, and the total's with the parts'; rows without such a cell are blank."""
    outline = Outline()
    scored: list[Points] = []
    total: Points | None = None
    for row in rows:
        cell = row.cells.get(role)
        own = points[id(cell)] if cell else Points(None)
        entry = Entry(label=row.text("label"), title=row.text("title"))
        if entry.is_total:
            total = own
        else:
            outline.add(entry)
            scored.append(own)
    by_id = dict(zip((built.id for built in outline.rows), scored, strict=True))
    children: dict[str | None, list[Points]] = {}
    for built in outline.rows:
        children.setdefault(built.parent, []).append(by_id[built.id])
    for parent, members in children.items():
        above = by_id[parent] if parent else total
        if above:
            yield (above, *members)
