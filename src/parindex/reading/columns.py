"""What the columns of a table mean, by what their headings say: in any order, over one to three heading rows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from parindex.reading.table import Cell, Table, TableRow
from parindex.vietnamese.normal import fold, squeeze
from parindex.vietnamese.numbers import points_cell

Role = Literal["label", "title", "maximum", "claimed", "explanation"]
POINTS: tuple[Role, ...] = ("maximum", "claimed")
HEADING_LENGTH = 160
HEADING_ROWS = 4
SEARCHED_ROWS = 60

_WORDS: Mapping[Role, tuple[tuple[str, int], ...]] = {
    "label": ((r"(stt|tt|so tt|so thu tu|muc|ma|ma so|ma tieu chi|ma tc|ky hieu)", 4),),
    "maximum": (
        (r".*\bdiem\b.*\b(toi da|chuan|quy dinh)\b.*", 5),
        (r".*\b(toi da|thang diem|khung diem|diem chuan)\b.*", 4),
        (r"(so )?diem", 1),
    ),
    "claimed": (
        (r".*\bdiem\b.*\btu (danh gia|cham)\b.*|.*\btu (danh gia|cham)\b.*\bdiem\b.*", 5),
        (r".*\btu (danh gia|cham)\b.*", 4),
        (r"diem (dat|dat duoc|cua xa|don vi cham|cham)", 2),
    ),
    "explanation": (
        (r".*\bgiai trinh\b.*", 5),
        (r".*\b(thuyet minh|dien giai)\b.*", 4),
        (r".*\b(kiem chung|minh chung)\b.*", 3),
        (r".*\b(ket qua thuc hien|can cu cham)\b.*", 2),
    ),
    "title": ((r".*\b(tieu chi|linh vuc)\b.*", 5), (r".*\b(noi dung|ten chi so|chi so)\b.*", 2)),
}
_OTHERS = re.compile(r".*\b(tham dinh|phuc tra|hoi dong|cham lai|xa hoi hoc|xhh|yeu cau|cach tinh|ghi chu|y kien)\b.*")
"""Headings of columns that belong to others or to the set: they never hold a claim or its explanation."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each role stands: intervals between the edges of a table; the other columns by their heading."""

    roles: Mapping[Role, tuple[float, float]]
    extra: Mapping[str, tuple[float, float]]
    headings: frozenset[tuple[str, ...]]
    """The folded cells of each heading row, to know a repetition by."""
    headings_from: int
    data_from: int
    """The first row of the headings, and the first below them."""
    doubtful: bool
    """Whether any heading may be misread."""
    edges: tuple[float, ...]
    """Those of the table, by which another one goes on under these headings."""

    @property
    def has_points(self) -> bool:
        return "maximum" in self.roles or "claimed" in self.roles

    def over(self, table: Table) -> "Columns | None":
        """The columns of a table without headings of its own that goes on under these; None when it does not.

        It is as wide, and has as many columns or so; or it has as many and is wider or narrower (a page turned), and
        holds points where they belong.
        """
        left, right = self.edges[0], self.edges[-1]
        slack = (right - left) * 0.06
        columns = len(self.roles) + len(self.extra)
        if abs(table.edges[0] - left) <= slack and abs(table.edges[-1] - right) <= slack:
            return self if len(table.edges) - 1 >= min(3, columns) else None
        if len(table.edges) != len(self.edges) or len(table.edges) <= 3:
            return None
        moved = self._moved(dict(zip(self.edges, table.edges, strict=True)))
        return moved if moved.score(table) else None

    def repeated_in(self, found: "Columns") -> bool:
        """Whether headings that may be misread, below these and over the same grid, say less: they repeat them."""
        if not found.doubtful or len(found.roles) >= len(self.roles):
            return False
        if len(found.edges) != len(self.edges):
            return False
        slack = (self.edges[-1] - self.edges[0]) * 0.02
        return all(abs(one - other) <= slack for one, other in zip(self.edges, found.edges, strict=True))

    def _moved(self, edges: Mapping[float, float]) -> "Columns":
        roles = {role: (edges[start], edges[end]) for role, (start, end) in self.roles.items()}
        extra = {heading: (edges[start], edges[end]) for heading, (start, end) in self.extra.items()}
        return replace(self, roles=roles, extra=extra, edges=tuple(edges.values()))

    def score(self, table: Table) -> bool:
        """Whether at least half of a table's rows hold points in the columns of points."""
        starts = {self.roles[role][0] for role in POINTS if role in self.roles}
        places = [place for place, edge in enumerate(table.edges[:-1]) if edge in starts]
        texts = [[cell.text for place in places if (cell := row.cells[place])] for row in table.rows]
        return 2 * sum(any(points_cell(text) is not None for text in row) for row in texts) >= len(texts)


def find_columns(table: Table) -> Columns | None:
    """The columns of a table that has headings with a title and points, or with a title at least; else None."""
    best: tuple[int, int, int] | None = None
    rows = table.rows[:SEARCHED_ROWS]
    for first in range(len(rows)):
        for count in range(1, HEADING_ROWS + 1):
            heading_rows = rows[first : first + count]
            if len(heading_rows) < count or not _may_be_heading(heading_rows[-1]):
                break
            worth = sum(weight for _, weight in _assign(_headings(table, heading_rows)).values())
            if best is None or worth > best[0]:
                best = (worth, first, count)
    if best is None:
        return None
    _, first, count = best
    heading_rows = rows[first : first + count]
    found = _columns(table, heading_rows, first)
    return found if "title" in found.roles and len(found.roles) > 1 else None


def _may_be_heading(row: TableRow) -> bool:
    texts = row_texts(row)
    return bool(texts) and not any(len(text) > HEADING_LENGTH or points_cell(text) is not None for text in texts)


def row_texts(row: TableRow) -> tuple[str, ...]:
    """The folded texts of a row's cells that hold any."""
    return tuple(folded for cell in row.cells if cell and cell.text and (folded := _folded(cell.text)))


_folded = lru_cache(maxsize=4096)(fold)


def _headings(table: Table, rows: Iterable[TableRow]) -> list[str]:
    """The heading of every column: the texts of the cells above it, from the top down."""
    headings: list[list[str]] = [[] for _ in table.edges[1:]]
    for row in rows:
        for start, cell in placed(row):
            for column in range(start, min(start + cell.columns, len(headings))):
                headings[column].append(squeeze(cell.text))
    return [squeeze(" ".join(parts)) for parts in headings]


def placed(row: TableRow) -> Iterator[tuple[int, Cell]]:
    """A row's own cells with the column where each starts."""
    return ((column, cell) for column, cell in enumerate(row.cells) if cell is not None)


@lru_cache(maxsize=512)
def meanings(heading: str) -> tuple[tuple[int, Role], ...]:
    """What a heading may mean, and how well it says so."""
    folded = fold(heading)
    if _OTHERS.fullmatch(folded):
        return ()
    return tuple(
        (weight, role) for role, words in _WORDS.items() for pattern, weight in words if re.fullmatch(pattern, folded)
    )


def _assign(headings: list[str]) -> dict[Role, tuple[int, int]]:
    """For each role the column that says it best, and how well; a column takes one role only."""
    offers = sorted(
        (-weight, column, role) for column, heading in enumerate(headings) for weight, role in meanings(heading)
    )
    taken: dict[Role, tuple[int, int]] = {}
    for negative, column, role in offers:
        if role not in taken and column not in {held for held, _ in taken.values()}:
            taken[role] = (column, -negative)
    return taken


def _columns(table: Table, rows: tuple[TableRow, ...], first: int) -> Columns:
    headings = _headings(table, rows)
    taken = {column: role for role, (column, _) in _assign(headings).items()}
    roles: dict[Role, tuple[float, float]] = {}
    extra: dict[str, tuple[float, float]] = {}
    for column, heading in enumerate(headings):
        span = (table.edges[column], table.edges[column + 1])
        if column in taken:
            roles[taken[column]] = span
        elif column and heading and heading == headings[column - 1]:
            # One heading over several columns of the grid: what stands below belongs together.
            held = roles if column - 1 in taken else extra
            name = taken.get(column - 1, heading)
            held[name] = (held[name][0], span[1])  # type: ignore[index]
            if column - 1 in taken:
                taken[column] = taken[column - 1]
        elif heading:
            extra[heading if heading not in extra else f"{heading} ({column + 1})"] = span
    return Columns(
        roles=roles,
        extra=extra,
        headings=frozenset(map(row_texts, rows)),
        headings_from=first,
        data_from=first + len(rows),
        doubtful=any(cell.uncertain for row in rows for _, cell in placed(row)),
        edges=table.edges,
    )
