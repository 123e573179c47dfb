"""The days that a figure covers, first and last included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from parindex.editions.sheet import Period, PeriodPart

MONTHS: dict[PeriodPart, tuple[int, int]] = {
    "year": (1, 12),
    "first-half": (1, 6),
    "second-half": (7, 12),
    "nine-months": (1, 9),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last. A figure is as of the last day: what happened later does not count."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last or self.first.year != self.last.year:
            raise ValueError(f"a span lies within one year and ends after it begins: {self.first} to {self.last}")

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return self.last.year


def span_of(period: Period) -> Span:
    """The days of a report's period."""
    first, last = MONTHS[period.part]
    return Span(date(period.year, first, 1), date(period.year, last, monthrange(period.year, last)[1]))
