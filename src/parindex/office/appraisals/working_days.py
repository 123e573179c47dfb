"""Working days in Vietnam: Monday to Friday without public holidays, and without days off that a person added."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@lru_cache(maxsize=16)
def _public(year: int) -> Mapping[date, str]:
    """The public holidays of a year by day, with those moved from a weekend; made once, since the library's own table
    grows while it is asked."""
    return dict(holidays.country_holidays("VN", years=year, language="vi"))


def holiday(day: date) -> str | None:
    """What a public holiday is called in Vietnamese; None for other days."""
    return _public(day.year).get(day)


def works(day: date, off: Collection[date] = ()) -> bool:
    """Whether offices work on a day. A Saturday that makes up for a day off is not counted: nobody loses time by it."""
    return day.weekday() < _SATURDAY and holiday(day) is None and day not in off


def last_of(opened: date, days: int, off: Collection[date] = ()) -> date:
    """The last of so many working days, the first of which follows the day of opening. ValueError below one."""
    if days < 1:
        raise ValueError("a time of working days has at least one")
    day = opened
    for _ in range(days):
        day += _DAY
        while not works(day, off):
            day += _DAY
    return day


def left(today: date, last: date, off: Collection[date] = ()) -> int:
    """How many working days follow today until the last day, that one with it; none on it or after it."""
    return sum(works(day, off) for day in _between(today, last))


def holidays_between(opened: date, last: date) -> list[tuple[date, str]]:
    """The public holidays after a day until the last day, by name."""
    return [(day, name) for day in _between(opened, last) if (name := holiday(day))]


def _between(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * n for n in range(1, (last - first).days + 1))
