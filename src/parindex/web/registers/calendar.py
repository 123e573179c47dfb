"""Open lines on the days when they fall due: what is near, a month in weeks, and a file for other calendars."""

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from parindex.office.registers.actions import register_named
from parindex.office.registers.content import called
from parindex.office.registers.models import Record
from parindex.office.registers.queries import SOON, deadlines
from parindex.web.registers.lines import deadline

MOST_NEAR = 8
"""Lines that a page brings to mind; the rest are behind the link to the calendar."""
MOST_OVERDUE = 200


@dataclass(frozen=True, slots=True)
class Due:
    """One open line with its day: what it is about, of which register, and how it stands."""

    line: Record
    what: str
    register: str
    title: str
    words: str
    late: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The most pressing open lines, and how many there are in all."""

    first: list[Due]
    all: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month's weeks with what is due on it; days of other months are blank."""

    day: date
    inside: bool
    is_today: bool
    due: list[Due]


def due_soon(units: Collection[int], today: date) -> Near:
    """What is overdue or due within days, the oldest first."""
    found = deadlines(units, today + SOON)
    first = [_due(line, today) for line in found[:MOST_NEAR]]
    return Near(first, len(first) if len(first) < MOST_NEAR else found.count())


def due_until(found: QuerySet[Record], today: date) -> list[Due]:
    """Lines as the calendar tells them."""
    return [_due(line, today) for line in found]


def _due(line: Record, today: date) -> Due:
    register = register_named(line.register)
    words, late = deadline(line.due, line.done, today)
    return Due(line, called(register, line.values), register.name, register.title, words, late)


def weeks(first: date, due: Iterable[Due], today: date) -> list[list[Day]]:
    """The weeks of the month that begins on a day, Monday first."""
    by_day: dict[date | None, list[Due]] = {}
    for one in due:
        by_day.setdefault(one.line.due, []).append(one)
    month = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [
            Day(day, inside := day.month == first.month, day == today, by_day.get(day, []) if inside else [])
            for day in week
        ]
        for week in month
    ]


def month_after(first: date, by: int) -> date:
    """The first day of another month."""
    months = first.year * 12 + first.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def last_of(first: date) -> date:
    """The last day of a month."""
    return month_after(first, 1) - timedelta(days=1)
