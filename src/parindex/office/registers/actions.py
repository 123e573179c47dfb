"""Writing lines of a register: one as it is typed, many from a list, taken out and put back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.indicators.loader import record_sets
from parindex.indicators.record_set import RecordSet
from parindex.office.journal.actions import Detail, record
from parindex.office.journal.fingerprint import fingerprint
from parindex.office.registers.access import require_writer
from parindex.office.registers.content import (
    Values,
    day_in,
    differences,
    folded,
    key_in_words,
    key_of,
    understand,
)
from parindex.office.registers.errors import RecordChanged, RecordRefused, RegisterRefused
from parindex.office.registers.models import Record, RecordVersion, chain_of
from parindex.office.units.access import Actor
from parindex.office.units.many.table import Cells, Line, Problem, require_none_refused, sealed

MOST = 5_000
"""Lines of one list."""
_AT_ONCE = 500


def register_named(name: str) -> RecordSet:
    """A register that a unit keeps by hand. RegisterRefused when there is none of that name."""
    found = record_sets().get(name)
    if found is None or found.units != ("unit",):
        raise RegisterRefused(gettext("Không có sổ theo dõi này; đề nghị tải lại trang."))
    return found


@transaction.atomic
def save(actor: Actor, unit: int, name: str, line: int | None, seen: int, typed: Mapping[str, str]) -> Record:
    """Keep one line as typed; `line` is None for a new one, else what was seen is its version.

    RecordRefused when a cell does not fit or another line has the same key; RecordChanged when somebody changed it.
    """
    require_writer(actor, unit)
    register = register_named(name)
    values = understand(register, typed)
    if line is None:
        stored = _new(actor, unit, register, values)
        _insert(register, stored)
        _journal(actor, stored, "add-line")
        return stored
    stored = _locked(unit, name, line)
    if stored.values == values and not stored.taken_out:
        return stored
    if stored.version != seen:
        raise RecordChanged(stored)
    _change(actor, register, stored, values)
    _insert(register, stored)
    _journal(actor, stored, "change-line")
    return stored


@transaction.atomic
def take_out(actor: Actor, unit: int, name: str, line: int, seen: int) -> Record:
    """Take a line out of the register; it stays in the history and can be put back."""
    require_writer(actor, unit)
    stored = _locked(unit, name, line)
    if stored.version != seen:
        raise RecordChanged(stored)
    if stored.taken_out:
        return stored
    _change(actor, register_named(name), stored, stored.values, taken_out=True)
    stored.save()
    _journal(actor, stored, "take-out-line")
    return stored


@transaction.atomic
def put_back(actor: Actor, unit: int, name: str, line: int) -> Record:
    """Put a line back that was taken out."""
    require_writer(actor, unit)
    stored = _locked(unit, name, line)
    register = register_named(name)
    if stored.taken_out:
        _change(actor, register, stored, stored.values)
        _insert(register, stored)
        _journal(actor, stored, "put-back-line")
    return stored


def plan(actor: Actor, unit: int, name: str, rows: Iterable[tuple[int, Cells]]) -> list[Line]:
    """What each row of a list, by column, would change; nothing is written.

    A row of a known key changes its line; a column that the list does not have keeps what it says.
    """
    require_writer(actor, unit)
    kept = Record.objects.filter(unit=unit, register=name, taken_out=False)
    return [line for line, _, _ in _planned(register_named(name), kept, rows)]


@transaction.atomic
def write(actor: Actor, unit: int, name: str, rows: Sequence[tuple[int, Cells]]) -> int:
    """Write a list, all or nothing; how many lines are new or changed."""
    require_writer(actor, unit)
    register, chain = register_named(name), chain_of(unit, name)
    kept = Record.objects.select_for_update().filter(unit=unit, register=name, taken_out=False)
    planned = _planned(register, kept, rows)
    lines = [line for line, _, _ in planned]
    require_none_refused(lines)
    fresh = [_new(actor, unit, register, values) for line, _, values in planned if line.change == "new"]
    changed = [(stored, values) for line, stored, values in planned if stored and line.change == "changed"]
    for stored, values in changed:
        _change(actor, register, stored, values)
        stored.save()
    with _each_line_once(register):
        Record.objects.bulk_create(fresh, _AT_ONCE)
    if fresh or changed:
        record(
            chain, actor.id, "write-list", chain, {"new": len(fresh), "changed": len(changed), "sha256": sealed(lines)}
        )
    return len(fresh) + len(changed)


Planned = tuple[Line, "Record | None", Values]
"""A row with the line that it would change and what that would say; no values where it is refused."""


def _planned(register: RecordSet, kept: Iterable[Record], rows: Iterable[tuple[int, Cells]]) -> list[Planned]:
    by_key = {one.key: one for one in kept if one.key}
    seen: dict[str, int] = {}
    return [_plan_of(register, by_key, seen, number, cells) for number, cells in rows]


def _plan_of(
    register: RecordSet, by_key: Mapping[str, Record], seen: dict[str, int], number: int, cells: Cells
) -> Planned:
    if number > MOST:
        return _refused(
            number, cells, "", gettext("Danh sách dài quá {most} dòng; đề nghị chia thành nhiều tệp.").format(most=MOST)
        )
    try:
        values = understand(register, cells)
    except RecordRefused as refused:
        problems = tuple(Problem(register.by_name[name].heading, words) for name, words in refused.problems.items())
        return Line(number, cells, "refused", problems=problems), None, {}
    key = key_of(register, values)
    if key and key in seen:
        twice = key_in_words(register)
        return _refused(
            number,
            cells,
            twice,
            gettext("{twice}: trùng với dòng {row} của danh sách.").format(twice=twice, row=seen[key]),
        )
    seen[key] = number
    stored = by_key.get(key)
    if stored is None:
        return Line(number, cells, "new"), None, values
    values = {name: value for name, value in stored.values.items() if name not in cells} | values
    says = "; ".join(differences(register, stored.values, values))
    return Line(number, cells, "changed" if says else "same", says), stored, values


def _refused(number: int, cells: Cells, column: str, words: str) -> Planned:
    return Line(number, cells, "refused", problems=(Problem(column, words),)), None, {}


def _new(actor: Actor, unit: int, register: RecordSet, values: Values) -> Record:
    stored = Record(unit_id=unit, register=register.name)
    _set(actor, register, stored, values)
    return stored


def _change(actor: Actor, register: RecordSet, stored: Record, values: Values, taken_out: bool = False) -> None:
    """Keep what a line said, and make it say something else."""
    RecordVersion.objects.create(
        record=stored,
        version=stored.version,
        at=stored.changed_at,
        person_id=stored.changed_by_id,
        values=stored.values,
    )
    stored.version += 1
    stored.taken_out = taken_out
    _set(actor, register, stored, values)


def _set(actor: Actor, register: RecordSet, stored: Record, values: Values) -> None:
    stored.values, stored.key, stored.folded = values, key_of(register, values), folded(register, values)
    stored.due, stored.done = day_in(values, register.due), day_in(values, register.done)
    stored.changed_at, stored.changed_by_id = timezone.now(), actor.person


def _insert(register: RecordSet, stored: Record) -> None:
    with _each_line_once(register):
        stored.save()


@contextmanager
def _each_line_once(register: RecordSet) -> Iterator[None]:
    """RecordRefused where another line has the same key."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as twice:
        column = next(name for name in register.key if name not in register.units)
        words = gettext("Đã có dòng khác cùng {key}; đề nghị sửa dòng ấy hoặc ghi khác.").format(
            key=key_in_words(register)
        )
        raise RecordRefused({column: words}) from twice


def _locked(unit: int, name: str, line: int) -> Record:
    stored = Record.objects.select_for_update(of=("self",)).filter(pk=line, unit=unit, register=name).first()
    if stored is None:
        raise RegisterRefused(gettext("Không có dòng này trong sổ; đề nghị tải lại trang."))
    return stored


def _journal(actor: Actor, stored: Record, verb: str) -> None:
    chain = stored.chain
    detail: Detail = {"version": stored.version, "sha256": fingerprint(stored.values)}
    record(chain, actor.id, verb, f"{chain}/line:{stored.pk}", detail)
