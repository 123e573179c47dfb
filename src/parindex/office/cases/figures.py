"""The figures of a unit's cases: counted when cases change, kept by period, and told with whom they count among."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from django.utils import timezone
from django.utils.module_loading import import_string

from parindex.editions.edition import Edition
from parindex.editions.sheet import Facts, Period, PeriodPart
from parindex.indicators.cases.profile import CASES
from parindex.indicators.loader import record_set
from parindex.indicators.span import Span, span_of
from parindex.indicators.words import in_words
from parindex.office.cases.directory import Scope
from parindex.office.cases.engine import Figures, counted, days_of, store
from parindex.office.cases.models import Count
from parindex.office.registers.figures import Counted
from parindex.office.units.models import Unit

_MONTH = re.compile(r"month=(\d{4})-")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """The figures of a period as they were counted, as of a day, at an instant."""

    figures: tuple[Counted, ...]
    as_of: date
    at: datetime


def kept(unit: int, period: Period) -> Kept | None:
    """What was counted for a unit last; None where it has no case."""
    count = Count.objects.filter(unit=unit, year=period.year, part=period.part).first()
    return Kept(tuple(_told(count.figures)), count.as_of, count.counted_at) if count else None


def _told(figures: Mapping[str, int | None]) -> Iterator[Counted]:
    cases = record_set(CASES)
    for one in cases.measures:
        yield Counted(one, figures.get(one.name), cases.population_of(one).words, in_words(cases, one))


def facts_of(unit: Unit, edition: Edition, period: Period) -> Facts:
    """The facts of a sheet that the unit's cases gave when they were last counted, by key."""
    count = Count.objects.filter(unit=unit, year=period.year, part=period.part).first()
    return facts_from(edition, count.figures, period, count.as_of) if count else {}


def facts_from(edition: Edition, figures: Figures, period: Period, as_of: date) -> Facts:
    """The facts of a sheet that figures give, as of a day."""
    span = Span(span_of(period).first, as_of)
    found: Facts = import_string("parindex.indicators.facts.facts_from")(edition, figures, span)
    return found


def count_anew(scope: Scope) -> list[Count]:
    """Count the units of a scope in every period that their provinces have cases of; nothing is written.

    What a unit took in for others elsewhere is told by its province's cases alone.
    """
    files, now = store().files(scope.provinces), timezone.now()
    years = {int(found[1]) for file in files if (found := _MONTH.search(str(file)))}
    made = []
    for year in sorted(years | {year + 1 for year in years}):  # what is open is carried over
        for part in get_args(PeriodPart):
            if (span := days_of(Period(year, part), timezone.localdate())) is None:
                continue
            for name, figures in counted(files, span).items():
                if name in scope.units:
                    made.append(
                        Count(
                            unit_id=scope.units[name],
                            year=year,
                            part=part,
                            as_of=span.last,
                            figures=figures,
                            counted_at=now,
                        )
                    )
    return made


def keep(counts: list[Count]) -> None:
    """Keep what was counted in the place of what was kept before."""
    Count.objects.bulk_create(
        counts,
        _AT_ONCE,
        update_conflicts=True,
        unique_fields=["unit", "year", "part"],
        update_fields=["as_of", "figures", "counted_at"],
    )
