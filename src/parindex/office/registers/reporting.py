"""A periodic report drafted from what a unit's registers say; nothing of it is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from parindex.indicators.record_set import RecordSet
from parindex.indicators.span import Span
from parindex.office.registers.content import called, day_in, printed
from parindex.office.registers.figures import of_register, telling
from parindex.office.registers.models import Record
from parindex.office.registers.queries import registers
from parindex.office.units.models import Unit
from parindex.writing.layout.paper import Frame
from parindex.writing.papers.register_report import Figure, Kept, RegisterReport, Task


@dataclass(frozen=True, slots=True)
class _Open:
    """A line with a deadline and the register that it stands in."""

    register: RecordSet
    due: date
    done: date | None
    what: str

    def told(self, stands: str) -> Task:
        return Task(self.what, self.register.title, _day(self.due), stands)


def draft(unit: Unit, name: str, period: str, span: Span, frame: Frame) -> RegisterReport:
    """The report of a unit, called `name`, on a period. Where the period is not over, tasks are told as of today."""
    as_of = min(span.last, timezone.localdate())
    kept = _lines(unit)
    tasks = list(_tasks(kept))
    return RegisterReport(
        frame=frame,
        unit=name,
        period=period,
        first=_day(span.first),
        last=_day(span.last),
        as_of=_day(as_of),
        registers=tuple(_told(unit, kept, span)),
        done=tuple(
            one.told(f"xong ngày {_day(one.done)}") for one in tasks if one.done and span.first <= one.done <= as_of
        ),
        overdue=tuple(
            one.told(f"{(as_of - one.due).days} ngày")
            for one in tasks
            if one.due < as_of and (one.done is None or one.done > as_of)
        ),
        coming=tuple(
            one.told("chưa xong") for one in tasks if one.done is None and span.last < one.due <= _last_after(span)
        ),
    )


def _lines(unit: Unit) -> list[tuple[RecordSet, list[Record]]]:
    found: dict[str, list[Record]] = {}
    for line in Record.objects.filter(unit=unit, taken_out=False).order_by("due", "pk"):
        found.setdefault(line.register, []).append(line)
    return [(register, found[register.name]) for register in registers() if register.name in found]


def _tasks(kept: Iterable[tuple[RecordSet, Sequence[Record]]]) -> Iterator[_Open]:
    for register, lines in kept:
        for line in lines:
            if line.due:
                yield _Open(register, line.due, line.done, called(register, line.values))


def _told(unit: Unit, kept: Iterable[tuple[RecordSet, Sequence[Record]]], span: Span) -> Iterator[Kept]:
    """The registers with lines in the span: those without a day of their own always stand in it."""
    for register, lines in kept:
        within = sum(1 for line in lines if _is_within(register, line, span)) if register.date else None
        if within != 0:
            figures = tuple(
                Figure(one.measure.title, printed(one.measure, one.value), one.population)
                for one in telling(of_register(unit, register, span))
            )
            yield Kept(register.title, register.one, len(lines), within, figures)


def _is_within(register: RecordSet, line: Record, span: Span) -> bool:
    days = (day_in(line.values, register.date), line.due, line.done)
    return any(day and span.first <= day <= span.last for day in days)


def _last_after(span: Span) -> date:
    """The last day of as many days as the span has, after it."""
    return span.last + timedelta(days=(span.last - span.first).days + 1)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
