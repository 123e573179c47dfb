"""Every measure counted once more in plain Python, row by row: what the engines must agree with."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parindex.indicators.record_set import Condition, Measure, RecordSet, Scope
from parindex.indicators.span import Span

Row = Mapping[str, Any]


def figures(record_set: RecordSet, rows: Sequence[Row], span: Span) -> dict[str, dict[str, int | date | None]]:
    """Every measure of each unit that any record names."""
    counted_by = {record_set.unit_column(measure) for measure in record_set.measures}
    units = {row[column] for row in rows for column in counted_by if row[column] is not None}
    return {
        unit: {each.name: figure(record_set, each, rows, span, unit) for each in record_set.measures} for unit in units
    }


def figure(record_set: RecordSet, measure: Measure, rows: Iterable[Row], span: Span, unit: str) -> int | date | None:
    ours = [row for row in rows if row[record_set.unit_column(measure)] == unit]
    if not _is_answered(record_set, measure, ours, span):
        return None
    counted = [row for row in ours if counts(record_set, measure, row, span)]
    if measure.of is None:
        return len(counted)
    values = [row[measure.of] for row in counted if row[measure.of] is not None]
    if measure.take == "sum":
        return sum(values)
    if measure.take == "distinct":
        return len(set(values))
    return (min if measure.take == "first" else max)(values, default=None)


def counts(record_set: RecordSet, measure: Measure, row: Row, span: Span) -> bool:
    population = record_set.population_of(measure)
    asked = (*population.where, *measure.where)
    return _belongs(population.scope, row, span) and all(_holds(condition, row, span) for condition in asked)


def _is_answered(record_set: RecordSet, measure: Measure, rows: Iterable[Row], span: Span) -> bool:
    """Whether of a population that is there, some record answers each question that the measure asks."""
    population = record_set.population_of(measure)
    among = [
        row
        for row in rows
        if _belongs(population.scope, row, span) and all(_holds(each, row, span) for each in population.where)
    ]
    columns = [record_set.by_name[each.column] for each in measure.where if each.column]
    asked = [each.name for each in columns if each.type in ("yes_no", "choice") and not each.required]
    return not among or all(any(row[name] is not None for row in among) for name in asked)


def _belongs(scope: Scope, row: Row, span: Span) -> bool:
    if scope.within:
        return row[scope.within] is not None and span.first <= row[scope.within] <= span.last
    if scope.year:
        return bool(row[scope.year] == span.last.year)
    begins, ends = (row[name] for name in scope.standing or scope.overlapping or ())
    until = span.last if scope.standing else span.first
    return (begins is None or begins <= span.last) and (ends is None or ends >= until)


def _holds(condition: Condition, row: Row, span: Span) -> bool:
    if condition.rule:
        late = _is_late(row, span)
        return late is (condition.rule == "late")
    value = row[condition.column or ""]
    if condition.is_:
        return {"filled": value is not None, "blank": value is None, "yes": value is True, "no": value is False}[
            condition.is_
        ]
    if value is None:
        return False
    if condition.among:
        return value in condition.among
    if condition.not_after:
        bound = span.last if condition.not_after == "last" else row[condition.not_after]
        return bound is not None and value <= bound
    return bool(value >= condition.at_least)


def _is_late(row: Row, span: Span) -> bool | None:
    """None where nothing was promised."""
    if row["due_on"] is None:
        return None
    ended = min(row["ended_on"] or span.last, span.last)
    return (ended - row["due_on"]).days > (row["waiting_days"] or 0) or (row["supplements"] or 0) > 1
