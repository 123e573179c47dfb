"""The types of a record set: its columns, whose records count when (populations), and what is counted (measures)."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from parindex.editions.edition import Record

ColumnType = Literal["text", "count", "amount", "date", "yes_no", "choice"]
"""count and amount are whole numbers from 0; an amount is money in đồng. A choice is kept by its code."""

Rule = Literal["on_time", "late"]
"""What a condition asks of a whole record, where no column says it."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
LAST = "last"
"""What a condition calls the last day of the span."""


class Column(Record):
    """One column. `unit` is what a number counts; `choices` gives the words of each code."""

    name: Name
    heading: str
    type: ColumnType
    unit: str | None = None
    required: bool = False
    choices: dict[Name, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _choices(self) -> Self:
        if bool(self.choices) != (self.type == "choice"):
            raise ValueError(f"column {self.name}: choices belong to the type choice, and to no other")
        return self


class Condition(Record):
    """What must hold of one column, or of a whole record by a rule. A blank cell satisfies only `blank`.

    `not_after` names another date column, or "last".
    """

    column: Name | None = None
    is_: Literal["filled", "blank", "yes", "no"] | None = Field(None, alias="is")
    among: tuple[str, ...] = ()
    not_after: Name | None = None
    at_least: int | None = None
    rule: Rule | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        given = [bool(self.is_), bool(self.among), bool(self.not_after), self.at_least is not None, bool(self.rule)]
        if sum(given) != 1 or bool(self.column) == bool(self.rule):
            raise ValueError("a condition asks one thing of one column, or names one rule")
        return self


class Scope(Record):
    """Which records belong to a span of days.

    `within`: a date column lies in it. `year`: a column holds its year. `standing`: in force on the last day, from the
    first column to the second. `overlapping`: open on any of its days. A blank end of these two is open.
    """

    within: Name | None = None
    year: Name | None = None
    standing: tuple[Name, Name] | None = None
    overlapping: tuple[Name, Name] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.within, self.year, self.standing, self.overlapping))) != 1:
            raise ValueError("a scope is one of within, year, standing, overlapping")
        return self

    def columns(self) -> Iterator[tuple[str, ColumnType]]:
        """The columns that it reads, each with the type it must have."""
        for name in (self.within, *(self.standing or ()), *(self.overlapping or ())):
            if name:
                yield name, "date"
        if self.year:
            yield self.year, "count"


class Population(Record):
    """Whose records a measure counts among: its denominator, in words and as a condition."""

    name: Name
    words: str
    scope: Scope
    where: tuple[Condition, ...] = ()


class Measure(Record):
    """A figure of one unit in one span: a whole number of `unit`, or a date (`first` or `last` of a column).

    `by` is the column of the unit it counts for, where a record names two. `per` in the file stands for one measure of
    each choice of a column.
    """

    name: Name
    title: str
    population: Name
    unit: str
    take: Literal["count", "sum", "distinct", "first", "last"] = "count"
    of: Name | None = None
    where: tuple[Condition, ...] = ()
    by: Name | None = None
    per: Name | None = None

    @property
    def is_date(self) -> bool:
        """Whether it gives a date and not a number."""
        return self.take in ("first", "last")


class RecordSet(Record):
    """Records of one kind. `one` is what a record is; `key` tells two apart; `units` are the columns that name a unit,
    the first unless a measure says otherwise; `due` and `done` are the columns of the calendar."""

    name: Name
    title: str
    one: str
    columns: tuple[Column, ...]
    key: tuple[Name, ...]
    units: tuple[Name, ...] = ("unit",)
    date: Name | None = None
    due: Name | None = None
    done: Name | None = None
    populations: tuple[Population, ...]
    measures: tuple[Measure, ...]

    @model_validator(mode="before")
    @classmethod
    def _one_measure_of_each_choice(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        choices = {column["name"]: column.get("choices", {}) for column in given.get("columns", ())}
        return {**given, "measures": [each for one in given.get("measures", ()) for each in _expanded(one, choices)]}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if problems := list(_problems(self)):
            raise ValueError(f"{self.name}: " + "; ".join(problems))
        return self

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Every column by its name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def fields(self) -> tuple[Column, ...]:
        """The columns that a person fills in: all but those that name the unit."""
        return tuple(column for column in self.columns if column.name not in self.units)

    @cached_property
    def _populations(self) -> dict[str, Population]:
        return {population.name: population for population in self.populations}

    def population_of(self, measure: Measure) -> Population:
        """Among whose records a measure counts."""
        return self._populations[measure.population]

    def unit_column(self, measure: Measure) -> str:
        """The column of the unit that a measure counts for."""
        return measure.by or self.units[0]


def _expanded(measure: dict[str, object], choices: dict[str, dict[str, str]]) -> Iterator[dict[str, object]]:
    if (column := measure.get("per")) is None:
        yield measure
        return
    for code, label in choices[str(column)].items():
        where = [*measure.get("where", ()), {"column": column, "among": [code]}]  # type: ignore[misc]
        yield {**measure, "name": f"{measure['name']}_{code}", "title": f"{measure['title']}: {label}", "where": where}


_NUMBERS: tuple[ColumnType, ...] = ("count", "amount")


def _problems(found: RecordSet) -> Iterator[str]:
    """What does not hold together: names that are missing or twice there, columns of the wrong type."""
    types: dict[str, ColumnType] = {column.name: column.type for column in found.columns}
    for kind, names in (
        ("column", [column.name for column in found.columns]),
        ("population", [population.name for population in found.populations]),
        ("measure", [measure.name for measure in found.measures]),
    ):
        yield from (f"{kind} {name} stands twice" for name in sorted({name for name in names if names.count(name) > 1}))
    wanted: list[tuple[str, tuple[ColumnType, ...]]] = [(name, ("text",)) for name in found.units]
    wanted += [(name, ()) for name in found.key]
    wanted += [(name, ("date",)) for name in (found.date, found.due, found.done) if name]
    known = {population.name for population in found.populations}
    for population in found.populations:
        wanted += [(name, (type_,)) for name, type_ in population.scope.columns()]
        wanted += [need for condition in population.where for need in _needs(condition, found)]
    for measure in found.measures:
        if measure.population not in known:
            yield f"measure {measure.name}: no population {measure.population}"
        if (measure.of is None) != (measure.take == "count"):
            yield f"measure {measure.name}: all but a count are taken of a column"
        if measure.by and measure.by not in found.units:
            yield f"measure {measure.name}: {measure.by} names no unit"
        if measure.of:
            wanted.append((measure.of, _TAKEN[measure.take]))
        wanted += [need for condition in measure.where for need in _needs(condition, found)]
    for name, allowed in wanted:
        if name not in types:
            yield f"no column {name}"
        elif allowed and types[name] not in allowed:
            yield f"column {name} is {types[name]}, wanted {' or '.join(allowed)}"


_TAKEN: dict[str, tuple[ColumnType, ...]] = {
    "sum": _NUMBERS,
    "distinct": ("text", "choice"),
    "first": ("date",),
    "last": ("date",),
}


def _needs(condition: Condition, found: RecordSet) -> Iterator[tuple[str, tuple[ColumnType, ...]]]:
    """The columns that a condition reads, with the types they may have."""
    if condition.column is None:
        return
    column = found.by_name.get(condition.column)
    if condition.is_ in ("yes", "no"):
        yield condition.column, ("yes_no",)
    elif condition.among:
        strange = column and set(condition.among) - set(column.choices)
        yield condition.column if not strange else ", ".join(sorted(strange)), ("choice",)
    elif condition.not_after:
        yield condition.column, ("date",)
        if condition.not_after != LAST:
            yield condition.not_after, ("date",)
    elif condition.at_least is not None:
        yield condition.column, _NUMBERS
    else:
        yield condition.column, ()
