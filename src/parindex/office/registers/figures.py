"""The figures of one unit, counted from its registers by the library's measures.

The counting engine takes a second to load, so that it is loaded by name when a figure is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.module_loading import import_string

from parindex.editions.edition import Edition
from parindex.editions.sheet import Facts
from parindex.indicators.record_set import Measure, RecordSet
from parindex.indicators.span import Span
from parindex.indicators.words import in_words
from parindex.office.registers.models import Record
from parindex.office.registers.queries import registers, values_for_counting
from parindex.office.units.models import Unit

Figure = int | date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure: what it measures, its value, its denominator and its query in words."""

    measure: Measure
    value: Figure
    population: str
    query: str


def of_register(unit: Unit, register: RecordSet, span: Span) -> list[Counted]:
    """Every figure of one register in a span of days."""
    values = _measured(unit, [register], span)
    return [
        Counted(one, values.get(one.name), register.population_of(one).words, in_words(register, one))
        for one in register.measures
    ]


def telling(counted: Sequence[Counted]) -> list[Counted]:
    """Without the figures of a kind (of plan, of report ...) none of whose figures counts anything."""
    known = {kind for one in counted if one.value and (kind := _kind(one.measure))}
    return [one for one in counted if (kind := _kind(one.measure)) is None or kind in known]


def _kind(measure: Measure) -> tuple[str | None, str] | None:
    """The column and the one choice of it that a measure asks for, if it asks for one."""
    kinds = [(each.column, each.among[0]) for each in measure.where if len(each.among) == 1]
    return kinds[-1] if kinds else None


def behind(unit: Unit, register: RecordSet, measure: Measure, span: Span) -> list[dict[str, Any]]:
    """The lines that a figure counts, in the order of their key."""
    engine = import_string("parindex.indicators.engine.connect")()
    records = engine.rows(register, values_for_counting(unit.pk, unit.code, register))
    found: list[dict[str, Any]] = import_string("parindex.indicators.measuring.behind")(
        engine, records, measure, span, unit.code
    )
    return found


def facts_of(unit: Unit, edition: Edition, span: Span) -> Facts:
    """The facts of a sheet that the unit's registers give, by key: only registers with lines give any."""
    names = Record.objects.filter(unit=unit, taken_out=False).values_list("register", flat=True).distinct()
    used = [register for register in registers() if register.name in set(names)]
    found: Facts = import_string("parindex.indicators.facts.facts_from")(edition, _measured(unit, used, span), span)
    return found


def _measured(unit: Unit, used: Sequence[RecordSet], span: Span) -> dict[str, Figure]:
    """The figures of some registers by measure; 0 where a register has no line in the span."""
    if not used:
        return {}
    engine = import_string("parindex.indicators.engine.connect")()
    measure = import_string("parindex.indicators.measuring.measure")
    nothing = import_string("parindex.indicators.measuring.nothing")
    figures: dict[str, Figure] = {}
    for register in used:
        rows: Iterable[dict[str, object]] = values_for_counting(unit.pk, unit.code, register)
        figures |= nothing(register.measures)
        figures |= measure(engine, engine.rows(register, rows), span).get(unit.code, {})
    return figures
