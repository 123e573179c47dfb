"""The tables of a bundle: CSV that a spreadsheet opens, written and read row by row within bounds.

UTF-8 with a byte order mark, without which Excel breaks Vietnamese letters. Every number of points is a whole number
of ticks, which no spreadsheet misreads, whatever its decimal sign.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import IO, TextIO

from parindex.bundles.errors import BundleRefused
from parindex.bundles.package import ASK, DAMAGED, TABLES
from parindex.bundles.publication import OPEN
from parindex.rules.values import FactScalar
from parindex.scoring.ranking import Standing
from parindex.scoring.score import State
from parindex.scoring.totals import index

LONGEST = 32_000
"""Letters of one line that are read."""
MOST_WORDS = 10_000
"""Letters of one text that are written."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet may take for the beginning of a formula, and the sign that keeps it from doing so."""
_DIGITS = 15
STATED = "stated"
"""What decisions.csv says of a decision that a stated rule bound."""

Row = list[str]


def words(text: str) -> str:
    """A text as a cell: an apostrophe before what a spreadsheet would take for a formula."""
    if len(text) > MOST_WORDS:
        raise ValueError(f"a text of {len(text)} letters is too long for a bundle")
    return f"'{text}" if text.startswith(_FORMULA) else text


def number(given: int | State | None) -> str:
    """Ticks or an open state as a cell, empty for None."""
    return "" if given is None else str(given)


def text(cell: str) -> str:
    """What `words` wrote."""
    return cell.removeprefix("'")


def fact_text(value: FactScalar) -> str:
    """A fact as it is written in a bundle, and as facts are read."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def standing_cells(standing: Standing) -> Row:
    """What units.csv says of where a unit stands, behind its name."""
    given = (standing.total, standing.maximum, standing.index, standing.open)
    return [*map(number, given), words(standing.band or "")]


def node_row(unit: str, id: str, points: int, worth: int) -> Row:
    """What nodes.csv says of a node."""
    return [unit, id, str(points), str(worth), str(index(points, worth)) if worth else ""]


@lru_cache(65_536)
def answer(cell: str) -> int | State | None:
    """What `number` wrote. ValueError when it cannot have written this."""
    if not cell:
        return None
    if cell in OPEN:
        return cell
    if len(cell) > _DIGITS or str(found := int(cell)) != cell:
        raise ValueError(cell)
    return found


class Writer:
    """One table being written into an open file."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
        self._text.write("\ufeff")
        written = csv.writer(self._text, lineterminator="\r\n")
        written.writerow(TABLES[name])
        self.rows = written.writerows

    def done(self) -> None:
        """Hand every row to the file, and leave it open."""
        self._text.detach().flush()


@contextmanager
def reading(package: zipfile.ZipFile, name: str, columns: Sequence[str]) -> Iterator["Reader"]:
    """A table of an open bundle. BundleRefused when it is absent or damaged."""
    try:
        member = package.open(name)
    except KeyError as missing:
        raise BundleRefused(f"Gói không có {name}. {ASK}") from missing
    except DAMAGED as damage:
        raise BundleRefused(f"{name} bị hỏng nên không đọc được. {ASK}") from damage
    with member:
        yield Reader(member, name, columns)


class Reader:
    """One table, read forwards. Whatever does not fit its form is refused with member and line."""

    def __init__(self, member: IO[bytes], name: str, columns: Sequence[str]) -> None:
        self.name, self.columns = name, columns
        self._count = 0
        self._unread = self._read(io.TextIOWrapper(member, encoding="utf-8-sig", newline=""))
        self._next: Row | None = None
        if next(self._unread, None) != list(columns):
            raise self.refusal("dòng đầu không phải tên các cột")
        self._next = next(self._unread, None)

    @property
    def rows(self) -> int:
        """The rows read so far, without the headings."""
        return self._count - 1

    def refusal(self, why: str) -> BundleRefused:
        """A refusal that names the member."""
        return BundleRefused(f"{self.name}: {why}. {ASK}")

    def all(self) -> Iterator[Row]:
        """Every row that is left."""
        while self._next is not None:
            yield self._take()

    def of(self, unit: str, most: int) -> list[Row]:
        """The rows of a unit that come next, at most so many."""
        found: list[Row] = []
        while self._next is not None and self._next[0] == unit:
            if len(found) == most:
                raise self.refusal(f"đơn vị {unit} có quá {most} dòng")
            found.append(self._take())
        return found

    def exactly(self, unit: str, criteria: Sequence[str]) -> list[Row]:
        """The next rows, one for each criterion in this order, all of the unit."""
        if self._next is None:
            raise self.refusal(f"thiếu các dòng của đơn vị {unit}")
        found = [self._next, *islice(self._unread, len(criteria) - 1)]
        self._next = next(self._unread, None)
        if [row[1] for row in found] != criteria or any(row[0] != unit for row in found):
            raise self.refusal(f"các dòng của đơn vị {unit} không đủ hoặc không theo thứ tự của bộ tiêu chí")
        return found

    def end(self) -> None:
        """Refuse what is left behind the last unit."""
        if self._next is not None:
            raise self.refusal(f"đơn vị “{self._next[0]}” không có trong units.csv hoặc đứng sai thứ tự")

    def answer(self, cell: str) -> int | State | None:
        """Ticks, an open state or nothing."""
        try:
            return answer(cell)
        except ValueError as refused:
            raise self.refusal(f"“{cell[:40]}” không phải là số nguyên phần vạn điểm") from refused

    def _take(self) -> Row:
        assert self._next is not None  # noqa: S101  (asked by the callers)
        row, self._next = self._next, next(self._unread, None)
        return row

    def _read(self, stream: TextIO) -> Iterator[Row]:
        try:
            for row in csv.reader(self._lines(stream), strict=True):
                self._count += 1
                if len(row) != len(self.columns):
                    raise self.refusal(f"dòng {self._count} cần {len(self.columns)} cột, có {len(row)}")
                yield row
        except (csv.Error, *DAMAGED) as damage:
            raise self.refusal(f"dòng {self._count + 1} không đọc được ({damage})") from damage

    def _lines(self, stream: TextIO) -> Iterator[str]:
        while line := stream.readline(LONGEST):
            if len(line) == LONGEST:
                raise self.refusal(f"dòng {self._count + 1} dài quá {LONGEST} ký tự")
            yield line
