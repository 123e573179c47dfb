"""A list's rows under the headings that it must have, and what is planned for each."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import TextChoices
from django.utils.translation import gettext

from parindex.office.errors import vietnamese
from parindex.office.units.errors import ListRefused
from parindex.vietnamese.normal import fold

Change = Literal["new", "changed", "same", "refused"]
Cells = Mapping[str, str]
"""A row by its headings."""

MOST_BEFORE = 10
"""Rows of a title that may stand above the headings."""
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a row out: under which heading, what it is, and what to do."""

    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the file, what it says, what it would change, and why not if it may not."""

    number: int
    cells: Cells
    change: Change
    says: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def brief(self) -> str:
        """What it says, in one line."""
        return " · ".join(filter(None, self.cells.values()))


def labels(kinds: type[TextChoices]) -> dict[str, str]:
    """The Vietnamese label of each kind: a list is written in Vietnamese, whatever language the page speaks."""
    return {value: vietnamese(label) for value, label in kinds.choices}


def rows_under(headings: Sequence[str], grid: Sequence[Sequence[str]]) -> list[tuple[int, Cells]]:
    """The rows beneath the headings, with their numbers; blank ones are left out. ListRefused without headings."""
    wanted = {fold(heading): heading for heading in headings}
    for place, row in enumerate(grid[:MOST_BEFORE]):
        at = {wanted[fold(cell)]: column for column, cell in enumerate(row) if fold(cell) in wanted}
        if len(at) == len(headings):
            return list(_rows({heading: at[heading] for heading in headings}, grid[place + 1 :], place + 2))
    raise ListRefused(
        gettext(
            "Không thấy dòng tiêu đề có đủ các cột: {headings}. Đề nghị tải tệp mẫu và giữ nguyên dòng tiêu đề."
        ).format(headings=", ".join(headings))
    )


def _rows(at: Mapping[str, int], rows: Sequence[Sequence[str]], first: int) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(rows, first):
        cells = {heading: row[column] if column < len(row) else "" for heading, column in at.items()}
        if any(cells.values()):
            yield number, cells


def day_of(typed: str) -> date | None:
    """A day as it stands in a list; None when blank. ValueError when it is none."""
    if not typed:
        return None
    found = DAY.fullmatch(typed)
    if found is None:
        raise ValueError(typed)
    day, month, year = (found[3], found[2], found[1])[::-1] if found[3] else (found[6], found[5], found[4])
    return date(int(year), int(month), int(day))


class Reading:
    """Reads one row's cells, keeping what is wrong with them."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.problems: list[Problem] = []

    def wrong(self, column: str, words: str) -> None:
        """Keep the row out."""
        self.problems.append(Problem(column, words))

    def day(self, column: str) -> date | None:
        """The day in a column, or None."""
        try:
            return day_of(self.cells[column])
        except ValueError:
            self.wrong(
                column,
                gettext("“{typed}” chưa phải là ngày; đề nghị ghi như 31/12/2025.").format(typed=self.cells[column]),
            )
            return None


def require_none_refused(lines: Iterable[Line]) -> None:
    """ListRefused when a row that was accepted may not go in any more."""
    refused = [line.number for line in lines if line.change == "refused"]
    if refused:
        raise ListRefused(
            gettext(
                "Dữ liệu đã thay đổi sau khi xem trước (dòng {rows}), nên chưa ghi gì. Đề nghị xem trước lại."
            ).format(rows=", ".join(map(str, refused[:8])))
        )


def sealed(lines: Iterable[Line]) -> str:
    """The sha256 over what rows say, for the journal: it holds no names."""
    text = json.dumps([dict(line.cells) for line in lines], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
