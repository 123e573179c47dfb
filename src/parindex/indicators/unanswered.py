"""What the records of a unit never answer: measures that rest on such a column count nothing, which is not zero.

An export whose system does not say which results are due on paper has no case with such a result; that is not known,
and "0 of 0" would give points.
"""

from collections.abc import Iterator

import ibis

from parindex.indicators.engine import Engine, Records
from parindex.indicators.measuring import Figures
from parindex.indicators.record_set import Measure, RecordSet
from parindex.indicators.span import Span


def without_guesses(engine: Engine, records: Records, span: Span, figures: Figures) -> Figures:
    """The same figures, None where a measure or its population asks for an answer that no record of the unit gives
    which was received or open in the span. For record sets whose records end."""
    record_set = records.record_set
    blank = {unit: _blank(engine, records, unit, span) for unit in record_set.units}
    return {
        unit: {name: None if _guessed(record_set, name, unit, blank) else figure for name, figure in found.items()}
        for unit, found in figures.items()
    }


def _guessed(record_set: RecordSet, name: str, unit: str, blank: dict[str, dict[str, set[str]]]) -> bool:
    measure = next(each for each in record_set.measures if each.name == name)
    never = blank[record_set.unit_column(measure)].get(unit, set())
    return any(column in never for column in asked(record_set, measure))


def asked(record_set: RecordSet, measure: Measure) -> Iterator[str]:
    """The columns of answers, which a record may leave blank, that a measure or its population asks."""
    for condition in (*record_set.population_of(measure).where, *measure.where):
        column = record_set.by_name.get(condition.column or "")
        if column and column.type in ("yes_no", "choice") and not column.required:
            yield column.name


def _blank(engine: Engine, records: Records, unit: str, span: Span) -> dict[str, set[str]]:
    """The columns of answers that are blank in all the records of each unit that have to do with the span."""
    record_set, table = records.record_set, records.table
    begun, ended = table[str(record_set.date)], table[str(record_set.done)]
    open_in = (begun <= ibis.date(span.last)) & (ended.isnull() | (ended >= ibis.date(span.first)))
    near = table.filter(table[unit].notnull() & open_in)
    columns = sorted({name for measure in record_set.measures for name in asked(record_set, measure)})
    counts = {name: near[name].count() for name in columns}
    rows = engine.collect(near.group_by(unit=near[unit]).aggregate(**counts))
    return {row["unit"]: {name for name in columns if not row[name]} for row in rows}
