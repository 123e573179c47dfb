"""Dates as officials write them, in figures and in words, whole or in part, possible or not."""

import re
from calendar import monthrange
from collections.abc import Iterator

from parindex.vietnamese.normal import Text
from parindex.vietnamese.tokens import Date

FIGURES = r"(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:1[89]|2\d)\d\d)"
BROKEN_YEAR = r"(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>\d{3}|\d{5})"
WORDS = r"(?:ngay\s+)?(?P<day>\d{1,2})\s+thang\s+(?P<month>\d{1,2})(?:\s+nam\s+(?P<year>\d{4}))?"
BLANK_DAY = r"ngay[\s.…_]+thang\s+(?P<month>\d{1,2})\s+nam\s+(?P<year>\d{4})"
MONTH_YEAR = r"(?<!quy\s)(?:thang\s+)?(?P<month>\d{1,2})\s?(?:/|\s+nam\s+)\s?(?P<year>(?:19|20)\d\d)"
DAY_MONTH = r"(?:ngay|tu|den)\s+(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})"
MONTH = r"(?<!hang )(?<!moi )(?<!trong )thang\s+(?P<month>\d{1,2})(?!\s*(?:lan|cuoc|nhiem|ho so|buoi|bai))"

START, END = r"(?<![\w/.,-])", r"(?![\w/]|[.,-]\d|\s*%)"
COUNTED = r"(?!\s+(?:ho so|tthc|tt\b|van ban|nguoi|nhiem vu|noi dung|thu tuc|cong viec|can bo|cong chuc|luot))"
PATTERNS = tuple(
    re.compile(START + pattern + END)
    for pattern in (FIGURES, BROKEN_YEAR, WORDS, BLANK_DAY, MONTH_YEAR + COUNTED, DAY_MONTH + COUNTED, MONTH)
)


LIST = re.compile(r"(?<![\w/.,-])\d{1,2}/\d{1,2}(?:\s*(?:[,;]|va)\s*\d{1,2}/\d{1,2}){2,}(?![\w/]|[.,]\d|\s*%)")
LISTED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})")
"""Days and months in a row: "15/3, 12/4 và 14/6"."""


def find_dates(text: Text) -> Iterator[Date]:
    """Every date of a text, the fullest reading first; readings may overlap."""
    for listed in LIST.finditer(text.plain):
        days = [_date(text, each) for each in LISTED.finditer(text.plain, *listed.span())]
        beyond = sum((each.day or 0) > (each.month or 0) for each in days)
        if all(each.possible for each in days) and 2 * beyond > len(days):  # of ratios, hardly one is above its whole
            yield from days
    for pattern in PATTERNS:
        for match in pattern.finditer(text.plain):
            parts = match.groupdict()
            if "day" in parts or match[0].startswith("thang") or 1 <= int(parts["month"]) <= 12:
                yield _date(text, match)


def date_at(text: Text, position: int) -> Date | None:
    """The whole date that starts at a position."""
    for pattern in PATTERNS[:4]:
        if match := pattern.match(text.plain, position):
            return _date(text, match)
    return None


def _date(text: Text, match: re.Match[str]) -> Date:
    parts = match.groupdict()
    day, month, year = (int(parts[name]) if parts.get(name) else None for name in ("day", "month", "year"))
    start, end = match.span()
    return Date(start, end, text.raw[start:end], day, month, year, _is_possible(day, month, year))


def _is_possible(day: int | None, month: int | None, year: int | None) -> bool:
    if month is None or not 1 <= month <= 12 or not 1000 <= (year or 2000) <= 9999:
        return False
    return day is None or 1 <= day <= monthrange(year or 2000, month)[1]
