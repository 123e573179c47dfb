"""The spans of days that figures and reports are asked for: parts of a year as rounds have them, months, a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from parindex.editions.sheet import Period
from parindex.indicators.span import Span, span_of
from parindex.office.rounds.models import Round
from parindex.web.registers.calendar import last_of
from parindex.writing.words import period_name

FIRST_YEAR, LAST_YEAR = 2000, 2100
WEEK = "tuan"
MONTHS = {f"thang-{number}": number for number in range(1, 13)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A period asked for: its year, its part as the address names it, and its days."""

    year: int
    part: str
    span: Span


def part_asked(given: Mapping[str, str], today: date) -> Asked:
    """The part of a year that `nam` and `ky` name; this whole year when they name none that there is."""
    year, part = given.get("nam", ""), given.get("ky", "")
    named = int(year) if year.isdecimal() and FIRST_YEAR <= int(year[:5]) <= LAST_YEAR else today.year
    kind = part if part in Round.Part.values else Round.Part.YEAR.value
    return Asked(named, kind, span_of(Period(named, kind)))  # type: ignore[arg-type]


def span_asked(year: int, part: str, day: date | None) -> Span:
    """The days of a part of a year, of a month, or of the week of a day, cut where the year begins or ends."""
    if part == WEEK and day:
        monday = day - timedelta(days=day.weekday())
        return Span(max(monday, date(day.year, 1, 1)), min(monday + timedelta(days=6), date(day.year, 12, 31)))
    if part in MONTHS:
        first = date(year, MONTHS[part], 1)
        return Span(first, last_of(first))
    return span_of(Period(year, part))  # type: ignore[arg-type]


def named(part: str, span: Span) -> str:
    """A period as papers name it: "tuần từ 06/7/2026 đến 12/7/2026", "tháng 7 năm 2026", "quý III năm 2026"."""
    if part == WEEK:
        return f"tuần từ {span.first:%d/%m/%Y} đến {span.last:%d/%m/%Y}"
    if part in MONTHS:
        return f"tháng {MONTHS[part]} năm {span.year}"
    return period_name(Period(span.year, part))  # type: ignore[arg-type]
