"""The journal's entries about a round in words; ids become the names of those whom they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.editions.wording import FUNCTIONS
from parindex.office.journal.models import Entry
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import hour
from parindex.office.units.models import Person, Unit

ACTS = {
    "open": gettext_lazy("Mở đợt"),
    "extend": gettext_lazy("Gia hạn"),
    "reschedule": gettext_lazy("Đổi thời gian"),
    "map-body": gettext_lazy("Đổi cơ quan thẩm định"),
    "approve": gettext_lazy("Phê duyệt kết quả"),
    "withdraw-approval": gettext_lazy("Rút phê duyệt kết quả"),
    "publish": gettext_lazy("Công bố kết quả"),
    "correct": gettext_lazy("Đính chính kết quả"),
    "exempt": gettext_lazy("Không xếp hạng"),
    "rank-again": gettext_lazy("Xếp hạng trở lại"),
    "confirm-rule": gettext_lazy("Ghi văn bản nêu quy tắc"),
    "draw": gettext_lazy("Chọn mẫu đọc lại"),
    "open-clarification": gettext_lazy("Mở đợt giải trình"),
    "add-day-off": gettext_lazy("Thêm ngày nghỉ"),
    "extend-answers": gettext_lazy("Gia hạn giải trình"),
    "name-body": gettext_lazy("Đổi cơ quan thẩm định của tiêu chí"),
    "share": gettext_lazy("Giao việc thẩm định"),
    "unshare": gettext_lazy("Thu lại việc thẩm định"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: when, who, what was done and about what."""

    at: datetime
    who: str
    what: str
    about: str


def told(entries: Iterable[Entry]) -> list[Told]:
    """The entries in words; two queries."""
    every = list(entries)
    named = (str(entry.detail.get("person") or "") for entry in every)
    people = _names(Person, [*(entry.actor.removeprefix("person:") for entry in every), *named])
    units = _names(Unit, (str(entry.detail.get(key) or "") for entry in every for key in ("unit", "was")))
    return [
        Told(
            entry.at,
            people.get(entry.actor.removeprefix("person:"), entry.actor),
            str(ACTS.get(entry.verb, entry.verb)),
            _about(entry, people, units),
        )
        for entry in every
    ]


def _names(model: type[Person] | type[Unit], ids: Iterable[str]) -> dict[str, str]:
    found = model._default_manager.filter(pk__in={id for id in ids if id.isdecimal()})
    return {str(pk): name for pk, name in found.values_list("pk", "name")}


def _about(entry: Entry, people: dict[str, str], units: dict[str, str]) -> str:
    said = entry.detail
    if entry.verb == "open":
        mark = str(said.get("edition"))[:16]
        return _("%(n)s đơn vị, bộ tiêu chí có dấu %(mark)s") % {"n": said.get("units"), "mark": mark}
    if entry.verb == "extend":
        unit, phase = units.get(str(said.get("unit")), ""), _phase(str(said.get("phase")))
        return _("%(unit)s: %(phase)s đến %(at)s") % {"unit": unit, "phase": phase, "at": _at(said.get("closes"))}
    if entry.verb == "reschedule":
        phase = _phase(entry.subject.rpartition(":")[2])
        was = f"{_at(said.get('opened'))} – {_at(said.get('closed'))} → " if said.get("opened") else ""
        return f"{phase}: {was}{_at(said.get('opens'))} – {_at(said.get('closes'))}"
    if entry.verb == "map-body":
        function = entry.subject.rpartition(":")[2]
        named = {str(key): words for key, words in FUNCTIONS.items()}.get(function, function)
        return f"{named}: {_unit(units, said.get('was'))} → {_unit(units, said.get('unit'))}"
    if entry.verb in ("approve", "withdraw-approval"):
        return _("kết quả có dấu %(mark)s") % {"mark": str(said.get("basis"))[:16]}
    if entry.verb in ("publish", "correct"):
        return _("gói có mã gốc %(mark)s") % {"mark": str(said.get("root"))[:16]}
    if entry.verb in ("exempt", "rank-again"):
        return _unit(units, said.get("unit"))
    if entry.verb == "confirm-rule":
        return f"{entry.subject.rpartition(':')[2]}: {said.get('guide')}"
    if entry.verb == "draw":
        return _("%(n)s dòng, hạt giống %(seed)s") % {"n": said.get("rows"), "seed": said.get("seed")}
    if entry.verb == "name-body":
        node = entry.subject.rpartition(":")[2]
        return f"{node}: {_body(units, said.get('was'))} → {_body(units, said.get('unit'))}"
    if entry.verb in ("share", "unshare"):
        node, unit = (
            said.get("node") or _("mọi tiêu chí của cơ quan"),
            units.get(str(said.get("unit")), _("mọi đơn vị")),
        )
        return f"{people.get(str(said.get('person')), '')}: {node}, {unit}"
    if "/clarification:" in entry.subject:
        return _of_clarification(entry, units)
    return entry.subject


def _body(units: dict[str, str], pk: object) -> str:
    return units.get(str(pk), _("theo lĩnh vực"))


def _of_clarification(entry: Entry, units: dict[str, str]) -> str:
    said, number = entry.detail, entry.subject.partition("/clarification:")[2].partition("/")[0]
    told = [_("đợt giải trình số %(number)s") % {"number": number}]
    if entry.verb == "open-clarification":
        told.append(_("%(n)s ngày làm việc") % {"n": said.get("days")})
    elif entry.verb == "add-day-off":
        told.append(f"{date.fromisoformat(str(said.get('day'))):%d/%m/%Y}")
    else:
        told.append(_unit(units, said.get("unit")))
    return ", ".join([*told, _("hạn %(at)s") % {"at": _at(said.get("due"))}])


def _unit(units: dict[str, str], pk: object) -> str:
    return units.get(str(pk), _("chưa chọn"))


def _phase(name: str) -> str:
    return str(Phase.Name(name).label) if name in Phase.Name.values else name


def _at(instant: object) -> str:
    return hour(datetime.fromisoformat(instant)) if isinstance(instant, str) else "…"
