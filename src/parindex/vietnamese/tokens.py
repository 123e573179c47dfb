"""What official text is made of: counts, ratios, percents, dates, document numbers and periods, with their places."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Part = Literal["year", "first-half", "second-half", "q1", "q2", "q3", "q4", "nine-months"]


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a composed text: text[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Count(Token):
    """A number and the words counted ("01 cuộc", "17 TT"). `ambiguous`: 1,478 before a measure may be a decimal."""

    value: Decimal
    noun: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Percent(Token):
    """A printed percent, with its printed decimals."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Ratio(Token):
    """Part and whole of one counting ("38/72 nhiệm vụ"), with the percent printed for it, which lies in its span."""

    part: Decimal
    whole: Decimal
    noun: str
    percent: Percent | None = None


@dataclass(frozen=True, slots=True)
class Date(Token):
    """A date as printed; None for a part left out or blank. `possible` is False for 31/02/2023."""

    day: int | None
    month: int | None
    year: int | None
    possible: bool

    @property
    def value(self) -> date | None:
        """The day of the calendar, where all three parts are printed and possible."""
        if not self.possible or self.day is None or self.month is None or self.year is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Period(Token):
    """A stretch of time. `years_back` is 1 for "năm trước liền kề"; `year` is None where none is printed."""

    part: Part
    year: int | None
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class DocumentNumber(Token):
    """A cited document. The span covers its number; `date` has its own span.

    `number` is None where it is left blank. `type` and `issuer` are codes ("KH", "UBND"; type None for a letter such
    as 271/UBND-NV), `named` the type in the words before it, as a code. `superior` says whether words or code name a
    superior body (True), the unit itself (False) or nobody (None); `followed` that the text carries the document out.
    `fault` says in Vietnamese what is malformed, `likely` the form that was probably meant.
    """

    number: int | None
    letter: str
    type: str | None
    issuer: str | None
    year: int | None
    named: str | None
    party: bool
    date: Date | None
    superior: bool | None
    followed: bool
    fault: str | None = None
    likely: str | None = None
