"""Lines of a register as its table shows them, and the cells of the one that is being written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from parindex.indicators.record_set import Column, RecordSet
from parindex.office.registers.content import Values, called, shown
from parindex.office.registers.models import Record
from parindex.office.registers.queries import SOON

WIDGETS = {"text": "area", "choice": "select", "yes_no": "select"}
NUMBERS = ("count", "amount")
SHORT = ("number", "code")
"""Columns of text that need little width."""
ANSWERS = (("có", "có"), ("không", "không"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is being written: what stands in it, why it was refused, what somebody else wrote meanwhile."""

    column: Column
    typed: str
    problem: str = ""
    theirs: str | None = None
    first: bool = False

    @property
    def widget(self) -> str:
        """area, select or input."""
        return WIDGETS.get(self.column.type, "input")

    @property
    def kind(self) -> str:
        """How the column is set."""
        return _kind(self.column)

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """What a select offers, by what is sent."""
        return ANSWERS if self.column.type == "yes_no" else list(self.column.choices.items())

    @property
    def is_number(self) -> bool:
        """Whether a whole number belongs here."""
        return self.column.type in NUMBERS


@dataclass(frozen=True, slots=True)
class Row:
    """One line as the table shows it: the opening of each cell, its words, and how its deadline stands."""

    pk: int
    called: str
    cells: list[tuple[SafeString, str, str]]
    late: bool
    taken_out: bool


def rows(register: RecordSet, lines: Iterable[Record], today: date) -> list[Row]:
    """Lines in their order. A cell's opening tag is made once for all lines: hundreds of lines show at once."""
    openings = [(column, _opening(column)) for column in register.fields]
    return [_row(register, line, openings, today) for line in lines]


def _opening(column: Column) -> SafeString:
    return format_html('<td class="{}" data-heading="{}">', _kind(column), column.heading)


def _kind(column: Column) -> str:
    if column.type == "text" and column.name in SHORT:
        return "short"
    return "number" if column.type in NUMBERS else column.type


def _row(register: RecordSet, line: Record, openings: list[tuple[Column, SafeString]], today: date) -> Row:
    said, late = deadline(line.due, line.done, today)
    cells = [
        (opening, shown(column, line.values.get(column.name)), said if column.name == register.due else "")
        for column, opening in openings
    ]
    return Row(line.pk, called(register, line.values), cells, late, line.taken_out)


def deadline(due: date | None, done: date | None, today: date) -> tuple[str, bool]:
    """How an open line stands to its day, and whether that has passed: "quá hạn 3 ngày", "còn 2 ngày"."""
    if due is None or done is not None:
        return "", False
    days = (due - today).days
    if days < 0:
        return _("quá hạn %(n)d ngày") % {"n": -days}, True
    if days == 0:
        return _("hạn hôm nay"), False
    return (_("còn %(n)d ngày") % {"n": days} if days <= SOON.days else ""), False


def typed(register: RecordSet, values: Values) -> dict[str, str]:
    """What stands in the cells of a line: choices by their codes, the rest as it is shown."""
    return {column.name: _typed(column, values.get(column.name)) for column in register.fields}


def _typed(column: Column, value: Any) -> str:
    return str(value or "") if column.type == "choice" else shown(column, value)


def cells(
    register: RecordSet,
    said: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
) -> list[Cell]:
    """The cells to write in: what is typed, why it is refused and what somebody else wrote there, by column.

    The keyboard begins at the first that was refused, else at the first blank one.
    """
    wrong, other = problems or {}, theirs or {}
    names = [column.name for column in register.fields]
    begin = next((name for name in names if name in wrong), None)
    begin = begin or next((name for name in names if not said.get(name)), names[0])
    return [
        Cell(
            column,
            said.get(column.name, ""),
            wrong.get(column.name, ""),
            other.get(column.name),
            column.name == begin,
        )
        for column in register.fields
    ]


def carried(register: RecordSet, values: Values) -> dict[str, str]:
    """What the next line most often shares with the one before: the kinds and years of its key."""
    shared = [register.by_name[name] for name in register.key if register.by_name[name].type in ("choice", "count")]
    return {column.name: _typed(column, values.get(column.name)) for column in shared}
