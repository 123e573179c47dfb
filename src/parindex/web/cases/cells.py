"""Cases as pages and tables print them: days as officials write them, units by their names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parindex.indicators.cases.profile import CASES
from parindex.indicators.loader import record_set
from parindex.indicators.record_set import Column
from parindex.office.cases.queries import called
from parindex.office.registers.content import shown


def rows(cases: Iterable[Mapping[str, Any]], columns: Sequence[Column]) -> list[list[str]]:
    """The chosen columns of some cases; one query for the names of their units."""
    listed, units = list(cases), record_set(CASES).units
    names = called({str(case[unit]) for case in listed for unit in units})
    return [[_cell(column, case[column.name], names) for column in columns] for case in listed]


def _cell(column: Column, value: Any, names: Mapping[str, str]) -> str:
    if column.name in record_set(CASES).units:
        return names.get(str(value), str(value))
    return shown(column, value.isoformat() if isinstance(value, date) else value)
