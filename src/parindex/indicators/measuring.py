"""Records counted: every measure of a record set in one pass, and the records behind one figure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ibis.expr.types import BooleanValue, Column, Scalar, Table

from parindex.indicators.conditions import all_hold
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

    One pass for each column of units that the measures count by. A unit without any record is absent: whether it keeps
    the register is for the caller to know; `nothing` gives its figures.
    """
    record_set = records.record_set
    chosen = record_set.measures if measures is None else measures
    found: Figures = {}
    for column in record_set.units:
        counted = [each for each in chosen if record_set.unit_column(each) == column]
        for row in engine.collect(_aggregate(records, column, counted, span)) if counted else ():
            found.setdefault(row["unit"], nothing(chosen)).update(_known(row, record_set, counted))
    return found


def nothing(measures: Sequence[Measure]) -> dict[str, Figure]:
    """The figures of a unit without records."""
    return {each.name: None if each.is_date else 0 for each in measures}


def behind(engine: Engine, records: Records, measure: Measure, span: Span, unit: str) -> list[dict[str, Any]]:
    """The records that a unit's figure counts, in the order of their key."""
    record_set, table = records.record_set, records.table
    ours = table[record_set.unit_column(measure)] == unit
    chosen = table.filter(ours & _counted(table, record_set, measure, span))
    return engine.collect(chosen.order_by([chosen[name] for name in record_set.key]))


def _known(row: Mapping[str, Any], record_set: RecordSet, measures: Sequence[Measure]) -> Iterator[tuple[str, Figure]]:
    """Each figure of a row, None where the records do not answer."""
    for each in measures:
        asked = any(row[_all(each)] and not row[_answers(each, column)] for column in answered(record_set, each))
        yield each.name, None if asked else row[each.name]


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
    table, record_set = records.table.filter(records.table[unit].notnull()), records.record_set
    figures: dict[str, Scalar] = {}
    for each in measures:
        figures[each.name] = _TAKE[each.take](table, each.of, _counted(table, record_set, each, span))
        for column in answered(record_set, each):
            population = record_set.population_of(each)
            belongs = all_hold(table, population.scope, population.where, span)
            figures[_all(each)] = _TAKE["count"](table, None, belongs)
            figures[_answers(each, column)] = _TAKE["count"](table, None, belongs & table[column].notnull())
    return table.group_by(unit=table[unit]).aggregate(**figures)


def _counted(table: Table, record_set: RecordSet, measure: Measure, span: Span) -> BooleanValue:
    population = record_set.population_of(measure)
    return all_hold(table, population.scope, (*population.where, *measure.where), span)


def _of(table: Table, name: str | None) -> Column:
    return table[name]


_TAKE: dict[str, Callable[[Table, str | None, BooleanValue], Scalar]] = {
    "count": lambda table, _, where: table.count(where=where).fill_null(0),
    "sum": lambda table, of, where: _of(table, of).sum(where=where).fill_null(0),
    "distinct": lambda table, of, where: _of(table, of).nunique(where=where).fill_null(0),
    "first": lambda table, of, where: _of(table, of).min(where=where),
    "last": lambda table, of, where: _of(table, of).max(where=where),
}
