"""Records counted: every measure of a record set in one pass, and the records behind one figure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from ibis.expr.types import BooleanValue, Column, IntegerValue, Scalar, Table

from parindex.indicators.conditions import belongs, counts
from parindex.indicators.engine import Engine, Records
from parindex.indicators.record_set import Measure, RecordSet
from parindex.indicators.span import Span

Figure = int | date | None
"""A whole number, or a date. None where it is not known: a date of nothing, or a question that nobody answered: where
a measure asks for a yes or a choice and all records of its population left that column blank, 0 would be a guess."""
Figures = dict[str, dict[str, Figure]]
"""By unit, then by the measure's name."""


def measure(engine: Engine, records: Records, span: Span, measures: Sequence[Measure] | None = None) -> Figures:
    """Every measure of the record set (or only those given) of each unit that has a record, whenever it was.

    One pass for each column of units that the measures count by, and one more for each column whose values they tell
    apart. A unit without any record is absent: whether it keeps the register is for the caller to know; `nothing`
    gives its figures.
    """
    record_set = records.record_set
    chosen = record_set.measures if measures is None else measures
    found: Figures = {}
    for column in record_set.units:
        counted = [each for each in chosen if record_set.unit_column(each) == column]
        known = _knowing(record_set, counted)
        for unit, row in _rows(engine, records, column, counted, span).items():
            found.setdefault(unit, nothing(chosen)).update(known(row))
    return found


def nothing(measures: Sequence[Measure]) -> dict[str, Figure]:
    """The figures of a unit without records."""
    return {each.name: None if each.is_date else 0 for each in measures}


def behind(engine: Engine, records: Records, measure: Measure, span: Span, unit: str) -> list[dict[str, Any]]:
    """The records that a unit's figure counts, in the order of their key."""
    record_set, table = records.record_set, records.table
    among = belongs(table, record_set.population_of(measure), span)
    ours = table[record_set.unit_column(measure)] == unit
    chosen = table.filter(ours & counts(table, among, measure.where, span))
    return engine.collect(chosen.order_by([chosen[name] for name in record_set.key]))


def _rows(
    engine: Engine, records: Records, unit: str, measures: Sequence[Measure], span: Span
) -> dict[str, dict[str, Any]]:
    """What the engine counts of each unit, by name."""
    if not measures:
        return {}
    found = {row["unit"]: row for row in engine.collect(_aggregate(records, unit, measures, span))}
    for of in {each.of: None for each in measures if each.take == "distinct"}:
        distinct = [each for each in measures if each.take == "distinct" and each.of == of]
        for row in engine.collect(_values(records, unit, str(of), distinct, span)):
            found[row["unit"]].update(row)
    return found


def _knowing(record_set: RecordSet, measures: Sequence[Measure]) -> Callable[[Mapping[str, Any]], dict[str, Figure]]:
    """What makes a row each of its figures: None where the records do not answer, 0 of values that no row tells."""
    named = [
        (each.name, _all(each), [_answers(each, column) for column in answered(record_set, each)]) for each in measures
    ]

    def known(row: Mapping[str, Any]) -> dict[str, Figure]:
        return {
            name: None if answers and row[among] and not all(map(row.get, answers)) else row.get(name, 0)
            for name, among, answers in named
        }

    return known


def answered(record_set: RecordSet, measure: Measure) -> list[str]:
    """The columns of answers (yes or no, choices) that a measure itself asks, and that a record may leave blank."""
    columns = [record_set.by_name[condition.column] for condition in measure.where if condition.column]
    return [column.name for column in columns if column.type in ("yes_no", "choice") and not column.required]


def _all(measure: Measure) -> str:
    return f"{measure.population} all"


def _answers(measure: Measure, column: str) -> str:
    return f"{measure.population} {column}"


def _aggregate(records: Records, unit: str, measures: Sequence[Measure], span: Span) -> Table:
    """One row for each unit: the figures, and where answers may be blank, how many records could and did answer."""
    record_set = records.record_set
    table = _belonging(records, measures, span).filter(records.table[unit].notnull())
    figures: dict[str, Scalar] = {}
    for each in measures:
        if each.take != "distinct":
            figures[each.name] = _TAKE[each.take](table, each.of, _counted(table, each, span))
        for column in answered(record_set, each):
            figures[_all(each)] = _count(table[_among(each)])
            figures[_answers(each, column)] = _count(table[_among(each)] & table[column].notnull())
    return table.group_by(unit=table[unit]).aggregate(**figures)


def _values(records: Records, unit: str, of: str, measures: Sequence[Measure], span: Span) -> Table:
    """One row for each unit that has any: how many values of a column each measure counts.

    First each value once of each unit, then the values: a COUNT(DISTINCT) for each measure takes three times as long.
    """
    table = _belonging(records, measures, span)
    flags = {each.name: _counted(table, each, span) for each in measures}
    table = table.select(unit=table[unit], value=table[of], **flags)
    some = table.filter(table.unit.notnull() & table.value.notnull() & reduce(or_, (table[name] for name in flags)))
    once = some.group_by("unit", "value").aggregate(**{name: _one(some[name]).max() for name in flags})
    return once.group_by("unit").aggregate(**{name: once[name].sum().fill_null(0) for name in flags})


def _belonging(records: Records, measures: Sequence[Measure], span: Span) -> Table:
    """The records, and of each whether it is of each population that some measures count among."""
    table, record_set = records.table, records.record_set
    return table.mutate(**{_among(each): belongs(table, record_set.population_of(each), span) for each in measures})


def _among(measure: Measure) -> str:
    return f"among {measure.population}"


def _counted(table: Table, measure: Measure, span: Span) -> BooleanValue:
    return counts(table, table[_among(measure)], measure.where, span)


def _one(holds: BooleanValue) -> IntegerValue:
    return holds.cast("int32")


def _count(holds: BooleanValue) -> Scalar:
    """A sum of ones and zeros: DuckDB takes three times as long over a COUNT with a FILTER."""
    return _one(holds).sum().fill_null(0)


def _of(table: Table, name: str | None) -> Column:
    return table[name]


_TAKE: dict[str, Callable[[Table, str | None, BooleanValue], Scalar]] = {
    "count": lambda table, of, where: _count(where),
    "sum": lambda table, of, where: _of(table, of).sum(where=where).fill_null(0),
    "first": lambda table, of, where: _of(table, of).min(where=where),
    "last": lambda table, of, where: _of(table, of).max(where=where),
}
