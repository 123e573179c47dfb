"""The pieces of a form: fields, groups of fields that repeat, and what was refused where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from parindex.office.editions.errors import Place

Plain = Mapping[str, Any]
Choices = Sequence[tuple[str, str]]
Widget = Literal["text", "number", "area", "select", "checks", "hidden"]

BLANKS: tuple[Plain, ...] = ({}, {})
"""Blank rows that follow those of a group."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `value` is text, of checks the places that are ticked; `error` says why it was not taken."""

    name: str
    label: str
    value: str | Sequence[str] = ""
    widget: Widget = "text"
    choices: Choices = ()
    hint: str = ""
    error: str = ""

    @property
    def id(self) -> str:
        """Its id on the page."""
        return f"f-{self.name}"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that repeat, row by row, with blank rows at the end; `more` are those that few rows need."""

    name: str
    title: str
    hint: str
    rows: Sequence[Sequence[Field]]
    more: Sequence[Sequence[Field]] = ()
    error: str = ""

    @property
    def pairs(self) -> list[tuple[Sequence[Field], Sequence[Field]]]:
        """Each row with what few rows need."""
        return list(zip(self.rows, self.more or [()] * len(self.rows), strict=True))


@dataclass(slots=True)
class Errors:
    """What was refused, by the place of the setting; what no field shows is left over for the top of the form."""

    told: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, problems: Iterable[tuple[Place, str]]) -> "Errors":
        """The problems of a refused row."""
        return cls({".".join(map(str, place)): words for place, words in problems})

    def take(self, *place: str | int) -> str:
        """What was refused at a place, told once."""
        return self.told.pop(".".join(map(str, place)), "")

    def left(self) -> list[str]:
        """What no field has shown."""
        return list(self.told.values())


def options(words: Mapping[Any, str], blank: str = "") -> Choices:
    """What a select offers: a blank first where it has words for one."""
    return [*([("", blank)] if blank else []), *words.items()]


def number(name: str, label: str, row: Plain, errors: Errors, *place: str | int) -> Field:
    """A field for a number, one of a row of a group."""
    return Field(name, label, shown(row.get(str(place[-1]))), "number", error=errors.take(*place))


def shown(number: object) -> str:
    """A number as officials write it."""
    return "" if number is None else str(number).replace(".", ",")


def shown_day(iso: str) -> str:
    """A day as officials write it."""
    year, month, day = iso.split("-") if iso.count("-") == 2 else ("", "", iso)
    return f"{day}/{month}/{year}" if year else day
