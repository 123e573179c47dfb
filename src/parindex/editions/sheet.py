"""The types Sheet, Row and Facts: one unit's claims as a report prints them, and the figures behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a reader needs no rules, which take longer to load than the reading
    from parindex.rules.values import FactScalar

PeriodPart = Literal["year", "first-half", "second-half", "q1", "q2", "q3", "q4", "nine-months"]
FactSource = Literal["typed", "drawn", "measured", "survey"]


@dataclass(frozen=True, slots=True)
class Period:
    """The time a report covers: a year, or a part of it."""

    year: int
    part: PeriodPart = "year"


@dataclass(frozen=True, slots=True)
class Header:
    """The header and signature block. None where absent or blank; `date` is ISO, cut where blank ("2023-06")."""

    unit: str | None = None
    superior: str | None = None
    number: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    period: Period | None = None
    signer_title: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row. `id` is unique in its sheet; label is as printed without its closing point.

    `uncertain` names the fields (label, title, maximum, claimed, explanation, parent) that a person should confirm;
    `extra` keeps the columns that mean nothing to us, by their heading.
    """

    id: str
    label: str | None
    title: str
    maximum: Decimal | None
    claimed: Decimal | None
    explanation: str | None = None
    page: int | None = None
    parent: str | None = None
    uncertain: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    """Cells of maximum or claimed that hold words but no number, as printed ("x", "một")."""


@dataclass(frozen=True, slots=True)
class Total:
    """The printed total row."""

    maximum: Decimal | None
    claimed: Decimal | None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file a sheet was read from. `skipped` says, a sentence each, what of it was not read or may be misread."""

    path: str
    sha256: str
    format: Literal["pdf", "docx", "xlsx", "text", "scan"]
    pages: int | None
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as read: rows in printed order, parents before their children, the total row apart."""

    source: Source
    header: Header
    rows: tuple[Row, ...]
    total: Total | None = None

    def children(self) -> dict[str | None, list[Row]]:
        """Rows by the id of their parent, in printed order; the top rows under None."""
        found: dict[str | None, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.parent, []).append(row)
        return found

    def leaves(self) -> list[Row]:
        """Rows that no other row names as its parent."""
        parents = {row.parent for row in self.rows}
        return [row for row in self.rows if row.id not in parents]


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of one fact from one source."""

    value: "FactScalar"
    source: FactSource = "typed"
    as_of: date | None = None
    version: int = 1


Facts = Mapping[str, FactValue]
"""The value that counts, by key `<criterion id>/<fact name>`."""
