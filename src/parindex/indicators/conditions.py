"""Scopes, conditions and rules as Ibis expressions: of a record whether it belongs and whether it counts."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_

import ibis
from ibis.expr.types import BooleanValue, DateValue, Table

from parindex.indicators.record_set import LAST, Condition, Population, Rule, Scope
from parindex.indicators.span import Span


def belongs(table: Table, population: Population, span: Span) -> BooleanValue:
    """Whether a record is of a population; null where a blank cell leaves it open."""
    return counts(table, _in_scope(table, population.scope, span), population.where, span)


def counts(table: Table, among: BooleanValue, conditions: Iterable[Condition], span: Span) -> BooleanValue:
    """Whether a record is `among` those looked at and meets every condition; null where a blank cell leaves it open."""
    return reduce(and_, (_holds(table, condition, span) for condition in conditions), among)


def _in_scope(table: Table, scope: Scope, span: Span) -> BooleanValue:
    if scope.within:
        return table[scope.within].between(ibis.date(span.first), ibis.date(span.last))
    if scope.year:
        return table[scope.year] == span.year
    begins, ends = scope.standing or scope.overlapping or ("", "")
    until = span.last if scope.standing else span.first
    begun = table[begins].isnull() | (table[begins] <= ibis.date(span.last))
    return begun & (table[ends].isnull() | (table[ends] >= ibis.date(until)))


def _holds(table: Table, condition: Condition, span: Span) -> BooleanValue:
    if condition.rule:
        return RULES[condition.rule](table, span)
    column = table[condition.column]
    if condition.is_:
        return {
            "filled": column.notnull,
            "blank": column.isnull,
            "yes": lambda: column == True,  # noqa: E712  (an expression: a blank cell stays blank)
            "no": lambda: column == False,  # noqa: E712
        }[condition.is_]()
    if condition.among:
        return reduce(or_, (column == code for code in condition.among))  # DuckDB takes longer over IN
    if condition.not_after:
        return column <= (ibis.date(span.last) if condition.not_after == LAST else table[condition.not_after])
    return column >= condition.at_least


def _on_time(table: Table, span: Span) -> BooleanValue:
    """Ended, or still open on the last day, no later than promised, days of waiting apart; asked to supplement once."""
    return (_days_over(table, span) <= _waiting(table)) & (table.supplements.fill_null(0) <= 1)


def _late(table: Table, span: Span) -> BooleanValue:
    return (_days_over(table, span) > _waiting(table)) | (table.due_on.notnull() & (table.supplements.fill_null(0) > 1))


def _days_over(table: Table, span: Span) -> DateValue:
    last = ibis.date(span.last)
    ended: DateValue = ibis.least(table.ended_on.fill_null(last), last)
    return ended.delta(table.due_on, unit="day")


def _waiting(table: Table) -> DateValue:
    return table.waiting_days.fill_null(0)


RULES: dict[Rule, Callable[[Table, Span], BooleanValue]] = {"on_time": _on_time, "late": _late}
