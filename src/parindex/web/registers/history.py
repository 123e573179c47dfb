"""What became of a line, state by state."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from parindex.indicators.record_set import RecordSet
from parindex.office.registers.content import Values, differences
from parindex.office.registers.models import Record
from parindex.office.registers.queries import versions


@dataclass(frozen=True, slots=True)
class Past:
    """One state: when and by whom it was written, and what it says otherwise than the one before."""

    at: datetime
    who: str
    what: list[str]


def history(register: RecordSet, line: Record) -> list[Past]:
    """Every state of a line, the newest first."""
    states = [(one.at, one.person.name, one.values) for one in reversed(versions(line))]
    states.append((line.changed_at, line.changed_by.name, line.values))
    told, before, out = list[Past](), dict[str, object](), False
    for at, who, values in states:
        what, out = _change(register, before, values, out) if told else ([_("ghi dòng này")], False)
        told.append(Past(at, who, what))
        before = values
    return told[::-1]


def _change(register: RecordSet, before: Values, after: Values, out: bool) -> tuple[list[str], bool]:
    """What changed, and whether the line is out of the register now: whoever takes it out changes no cell."""
    if changed := differences(register, before, after):
        return changed, False
    return ([_("đặt lại vào sổ")] if out else [_("bỏ khỏi sổ")]), not out
