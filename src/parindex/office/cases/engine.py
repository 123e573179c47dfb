"""The library's import and counting of cases, for the office's store. What counts takes a second to load, and so is
loaded by name when it is asked for."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from parindex.editions.sheet import Period
from parindex.indicators.cases.export import Export, ExportRefused
from parindex.indicators.cases.profile import CASES, Profile
from parindex.indicators.cases.store import Store
from parindex.indicators.loader import record_set
from parindex.indicators.record_set import Measure
from parindex.indicators.span import Span, span_of
from parindex.office.cases.directory import Scope, directory, named, scope_of
from parindex.office.cases.errors import CasesRefused
from parindex.office.units.models import Unit
from parindex.reading.errors import ReadingError
from parindex.reading.exports import open_export
from parindex.reading.limits import from_environment

LIBRARY = "parindex.indicators.cases"
Figures = Mapping[str, int | None]
"""Of one unit in one span, by measure; None where the cases do not tell."""


def store() -> Store:
    """The office's store: a folder, or an address where the library's store takes one."""
    place: Any = settings.CASES
    return Store(place)


@contextmanager
def opened(path: Path) -> Iterator[Export]:
    """A file as an export, for as long as the block lasts. CasesRefused says why it is none, or cannot be taken."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as scratch, refusing():
        yield open_export(path, from_environment(), Path(scratch))


@contextmanager
def held(content: bytes) -> Iterator[Export]:
    """The content of an intake as an export."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / "ban-xuat"
        path.write_bytes(content)
        with opened(path) as export:
            yield export


@contextmanager
def refusing() -> Iterator[None]:
    """The library's refusals as this room's."""
    try:
        yield
    except (ExportRefused, ReadingError) as refused:
        raise CasesRefused(str(refused)) from refused


def without_persons(export: Export) -> bytes:
    """The export as it may be kept: without the cells that tell a person."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        target = Path(folder) / "sach"
        import_string(f"{LIBRARY}.cleaning.without_persons")(export, target, from_environment().seconds)
        return target.read_bytes()


def words_of(export: Export, profile: Profile) -> Any:
    """The words of its columns of choices; see the library."""
    return import_string(f"{LIBRARY}.wording.words_of")(export, profile)


def trial(export: Export, profile: Profile, scope: Scope) -> Any:
    """What an import would refuse; see the library."""
    given = (export, profile, directory(), timezone.localdate())
    return import_string(f"{LIBRARY}.importing.trial")(*given, store=store(), only=set(scope.units))


def import_export(export: Export, profile: Profile, scope: Scope, quarantine: Path) -> Any:
    """Into the store; see the library."""
    given = (export, profile, directory(), store(), quarantine, timezone.localdate())
    return import_string(f"{LIBRARY}.importing.import_export")(*given, set(scope.units), **settings.CASES_ENGINE)


@contextmanager
def weighed(export: Export, profile: Profile, scope: Scope) -> Iterator[Any]:
    """The import as it would be; see the library."""
    weigh = import_string(f"{LIBRARY}.weighing.weighed")
    given = (export, profile, directory(), store(), timezone.localdate(), set(scope.units), scope.provinces)
    with weigh(*given, **settings.CASES_ENGINE) as found:
        yield found


def counted(files: Iterable[Path], span: Span) -> Mapping[str, Figures]:
    """The figures of every unit that has a case in these files, by how the store names it."""
    connected = _connected()
    records = connected.parquet(record_set(CASES), list(files))
    figures = import_string("parindex.indicators.measuring.measure")(connected, records, span)
    found: Mapping[str, Figures] = import_string("parindex.indicators.unanswered.without_guesses")(
        connected, records, span, figures
    )
    return found


def cases_behind(unit: Unit, measure: Measure, span: Span) -> list[dict[str, Any]]:
    """The cases that a unit's figure counts, by their codes."""
    resolving = record_set(CASES).unit_column(measure) == record_set(CASES).units[0]
    connected = _connected()
    files = store().files(scope_of(unit).provinces if resolving else None)
    records = connected.parquet(record_set(CASES), files)
    found: list[dict[str, Any]] = import_string("parindex.indicators.measuring.behind")(
        connected, records, measure, span, named(unit)
    )
    return found


def days_of(period: Period, today: date) -> Span | None:
    """The days of a period up to today; None before it has begun."""
    span = span_of(period)
    return Span(span.first, min(span.last, today)) if span.first <= today else None


def _connected() -> Any:
    return import_string("parindex.indicators.engine.connect")("duckdb", **settings.CASES_ENGINE)
