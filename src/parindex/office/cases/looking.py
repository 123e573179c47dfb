"""An export under its mapping, as a person looks at it before it is imported: columns, words, what would be refused."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from parindex.editions.sheet import Period
from parindex.indicators.cases.export import Export
from parindex.indicators.cases.headings import find_headings
from parindex.indicators.cases.profile import CASES, Profile, is_personal, spoken
from parindex.indicators.loader import record_set
from parindex.indicators.record_set import Column
from parindex.office.cases import engine
from parindex.office.cases.directory import scope_of
from parindex.office.cases.errors import CasesRefused
from parindex.office.cases.mapping import profile_of
from parindex.office.cases.models import Count, Intake

SAMPLES = 3
"""Cells shown of a column."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the export with its first cells, and the field that it is read as; blank where it is not read."""

    name: str
    samples: tuple[str, ...]
    field: str
    personal: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a column of choices, in how many rows, and the value it is read as; blank where nobody knows."""

    field: Column
    text: str
    rows: int
    value: str


@dataclass(frozen=True, slots=True)
class Look:
    """`trial` is the library's, None where the mapping cannot be used: then `refusal` says why."""

    headings: tuple[Heading, ...]
    words: tuple[Said, ...]
    trial: Any
    refusal: str


def look(intake: Intake) -> Look:
    """What an open intake holds, and what its import would refuse. CasesRefused where the export is gone."""
    if intake.content is None:
        raise CasesRefused(gettext("Bản xuất này đã nhập hoặc đã bỏ; đề nghị tải tệp lên lại nếu cần nhập tiếp."))
    profile = profile_of(intake.profile)
    with engine.held(bytes(intake.content)) as export:
        headings = tuple(_headings(export, profile))
        words: tuple[Said, ...] = ()
        trial, refusal = None, ""
        try:
            with engine.refusing():
                words = tuple(_words(engine.words_of(export, profile)))
                trial = engine.trial(export, profile, scope_of(intake.unit))
        except CasesRefused as refused:
            refusal = str(refused)
    return Look(headings, words, trial, refusal)


def _headings(export: Export, profile: Profile) -> Iterator[Heading]:
    found = find_headings(export, profile)
    fields = {spoken(heading): field for field, headings in profile.columns.items() for heading in headings}
    for place, name in enumerate(found.names):
        if name:
            cells = (row[place] for row in export.rows[found.rows :] if place < len(row) and row[place])
            samples = tuple(dict.fromkeys(cells))[:SAMPLES]
            yield Heading(name, samples, fields.get(spoken(name), ""), is_personal(name))


def _words(said: Mapping[str, Sequence[Any]]) -> Iterator[Said]:
    """Every state, and of other columns the words that nobody knows."""
    columns = record_set(CASES).by_name
    for field, words in said.items():
        for word in words:
            if field == "state" or word.value is None:
                value = {True: "yes", False: "no", None: ""}.get(word.value, word.value)
                yield Said(columns[field], word.text, word.rows, value)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What an import would do: read = new + changed + unchanged + refused. `figures` by period and unit, each period as
    of a day."""

    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    figures: Mapping[Period, Mapping[int, engine.Figures]]
    as_of: Mapping[Period, date]


def weigh(intake: Intake, periods: Collection[Period]) -> Weighing:
    """Count the cases as they would be, in some periods and the years that the export tells of; nothing changes."""
    if intake.content is None:
        raise CasesRefused(gettext("Bản xuất này đã nhập hoặc đã bỏ; đề nghị tải tệp lên lại nếu cần nhập tiếp."))
    scope, today = scope_of(intake.unit), timezone.localdate()
    figures, as_of = {}, {}
    with (
        engine.held(bytes(intake.content)) as export,
        engine.refusing(),
        engine.weighed(export, profile_of(intake.profile), scope) as found,
    ):
        years = range(found.days[0].year, min(found.days[1].year, today.year) + 1) if found.days else ()
        for period in {*periods, *(Period(year, "year") for year in years)}:
            if (span := engine.days_of(period, today)) is None:
                continue
            counted = engine.counted(found.files, span).items()
            figures[period] = {scope.units[name]: told for name, told in counted if name in scope.units}
            as_of[period] = span.last
        return Weighing(found.read, found.new, found.changed, found.unchanged, found.refused, figures, as_of)


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit whose figures of a period an import would change: measure, before, after."""

    unit: int
    period: Period
    figures: tuple[tuple[str, int | None, int | None], ...]


def moved(weighing: Weighing) -> list[Moved]:
    """What an import would count otherwise than what is kept; one query for each period."""
    found = []
    for period, units in weighing.figures.items():
        known = Count.objects.filter(year=period.year, part=period.part, unit__in=units)
        before = {one.unit_id: one.figures for one in known}
        for unit, after in units.items():
            was = before.get(unit, {})
            changes = tuple((name, was.get(name), now) for name, now in after.items() if was.get(name) != now)
            if changes:
                found.append(Moved(unit, period, changes))
    return found
