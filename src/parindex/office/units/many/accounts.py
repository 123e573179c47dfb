"""Accounts with their roles from a list: planned row by row, written all at once. Passwords are never in a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.errors import Forbidden
from parindex.office.journal.actions import record
from parindex.office.units.access import Actor
from parindex.office.units.actions.accounts import login_of, name_of
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.many.choosing import Named
from parindex.office.units.many.table import Cells, Line, Reading, labels, require_none_refused, sealed
from parindex.office.units.models import OFFICE, Person, Role, Unit
from parindex.office.units.people import people_for
from parindex.vietnamese.normal import fold

LOGIN, NAME, CODE, UNIT, KIND, TITLE, SINCE, UNTIL = HEADINGS = (
    "Tên đăng nhập",
    "Họ và tên",
    "Mã đơn vị",
    "Đơn vị",
    "Vai trò",
    "Chức danh",
    "Từ ngày",
    "Đến ngày",
)
LABELS = labels(Role.Kind)
KINDS = {fold(label): value for value, label in LABELS.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for; `role` is the one that stands already, if any."""

    line: Line
    login: str
    name: str
    unit: Unit | None
    kind: str
    since: date
    until: date | None
    role: Role | None


@dataclass(frozen=True, slots=True)
class Written:
    """How many accounts and roles were added and changed, who is new, and the chain that tells of it."""

    people: tuple[int, ...]
    roles: int
    changed: int
    chain: str


def plan(actor: Actor, rows: Iterable[tuple[int, Cells]]) -> list[Line]:
    """What each row would change; nothing is written. Forbidden for whoever administers nothing."""
    return [wanted.line for wanted in _planned(actor, rows)]


def _planned(actor: Actor, rows: Iterable[tuple[int, Cells]]) -> list[Wanted]:
    if Role.Kind.ADMINISTRATOR not in actor.kinds:
        raise Forbidden(gettext("lập tài khoản"), [Role.Kind.ADMINISTRATOR.label])
    rows = list(rows)
    planner = _Planner(actor, {cells[LOGIN].strip().lower() for _, cells in rows})
    return [planner.row(number, cells) for number, cells in rows]


class _Planner:
    """Reads row after row, each in the light of those before it."""

    def __init__(self, actor: Actor, logins: set[str]) -> None:
        self.today, self.units = timezone.localdate(), Named(actor)
        seen = people_for(actor)
        self.people = {one.login: one for one in seen.filter(login__in=logins).prefetch_related("roles")}
        taken = set(Person.objects.filter(login__in=logins).values_list("login", flat=True))
        self.strangers = taken - set(self.people)
        self.names = {login: one.name for login, one in self.people.items()}
        self.asked: set[tuple[str, int | None, str]] = set()

    def row(self, number: int, cells: Cells) -> Wanted:
        reading = Reading(cells)
        login, name = self._account(reading)
        kind = KINDS.get(fold(cells[KIND]), "")
        if not kind:
            among = ", ".join(LABELS.values())
            reading.wrong(
                KIND,
                gettext("“{typed}” không phải là vai trò; đề nghị ghi một trong: {among}.").format(
                    typed=cells[KIND], among=among
                ),
            )
        if len(cells[TITLE]) > 100:
            reading.wrong(TITLE, gettext("dài quá 100 chữ; đề nghị rút gọn như in dưới chữ ký."))
        since, until = reading.day(SINCE) or self.today, reading.day(UNTIL)
        if until and until < since:
            reading.wrong(UNTIL, gettext("đứng trước ngày bắt đầu; đề nghị xem lại hai ngày."))
        whole = self.units.everywhere and kind == Role.Kind.ADMINISTRATOR and not cells[CODE] and not cells[UNIT]
        unit = None if whole else self.units.find(reading, CODE, UNIT, until or max(since, self.today))
        key = (login, unit.pk if unit else None, kind)
        if not reading.problems and key in self.asked:
            reading.wrong(KIND, gettext("dòng trước đã ghi vai trò này của người này; đề nghị bỏ một dòng."))
        self.asked.add(key)
        role = self._standing(reading, login, unit, kind, since)
        if role is not None and role.unit_id is None and role.until != until:
            reading.wrong(
                UNTIL, gettext("vai trò quản trị cả văn phòng không đổi bằng danh sách; đề nghị sửa ở trang người đó.")
            )
        elif role is not None and until is not None and until < role.since:
            reading.wrong(
                UNTIL,
                gettext("vai trò này bắt đầu từ {day}; ngày kết thúc không thể sớm hơn.").format(
                    day=f"{role.since:%d/%m/%Y}"
                ),
            )
        return Wanted(self._line(number, reading, login, role, until), login, name, unit, kind, since, until, role)

    def _account(self, reading: Reading) -> tuple[str, str]:
        login = name = ""
        try:
            login = login_of(reading.cells[LOGIN])
        except PeopleRefused as refused:
            reading.wrong(LOGIN, str(refused))
        try:
            name = name_of(reading.cells[NAME])
        except PeopleRefused as refused:
            reading.wrong(NAME, str(refused))
        if login in self.strangers:
            reading.wrong(
                LOGIN, gettext("đã có người ở đơn vị khác dùng; đề nghị chọn tên khác hoặc nhờ quản trị cấp trên.")
            )
        elif login and name and fold(self.names.setdefault(login, name)) != fold(name):
            reading.wrong(
                NAME,
                gettext("tên đăng nhập này là của “{name}”; đề nghị xem lại một trong hai.").format(
                    name=self.names[login]
                ),
            )
        if login in self.people and not self.people[login].is_active:
            reading.wrong(LOGIN, gettext("tài khoản đang khoá; đề nghị mở lại trước."))
        return login, name

    def _standing(self, reading: Reading, login: str, unit: Unit | None, kind: str, since: date) -> Role | None:
        """The role of the same kind in the unit that lasts; one that has ended is history and stays as it is."""
        held = self.people[login].roles.all() if login in self.people else ()
        pk = unit.pk if unit else None
        same = [role for role in held if role.unit_id == pk and role.kind == kind]
        past = [role.until for role in same if role.until is not None and role.until < self.today]
        if past and since <= max(past):
            reading.wrong(
                SINCE,
                gettext("người này đã giữ vai trò này đến {day}; đề nghị ghi từ ngày sau đó.").format(
                    day=f"{max(past):%d/%m/%Y}"
                ),
            )
        return next((role for role in same if role.until is None or role.until >= self.today), None)

    def _line(self, number: int, reading: Reading, login: str, role: Role | None, until: date | None) -> Line:
        cells = reading.cells
        if reading.problems:
            return Line(number, cells, "refused", "", tuple(reading.problems))
        if role is None:
            known = login in self.people
            return Line(
                number,
                cells,
                "changed" if known else "new",
                gettext("thêm vai trò") if known else gettext("tài khoản mới"),
            )
        says = (
            [gettext("chức danh: {before} → {after}").format(before=role.title or "–", after=cells[TITLE])]
            if cells[TITLE] not in ("", role.title)
            else []
        )
        says += (
            [gettext("ngày kết thúc: {before} → {after}").format(before=_day(role.until), after=_day(until))]
            if role.until != until
            else []
        )
        return Line(number, cells, "changed" if says else "same", "; ".join(says))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else gettext("chưa định")


@transaction.atomic
def write(actor: Actor, rows: Sequence[tuple[int, Cells]]) -> Written:
    """Write every row of a list, or none: ListRefused when one may not go in. One entry tells of all that changed."""
    planned = _planned(actor, rows)
    require_none_refused(wanted.line for wanted in planned)
    people = _people(planned)
    roles = [_role(people[wanted.login][0], wanted) for wanted in planned if wanted.role is None]
    changed = sum(_renew(one.role, one) for one in planned if one.role is not None and one.line.change == "changed")
    new = [person.pk for person, is_new in people.values() if is_new]
    Role.objects.bulk_create(roles, batch_size=500)
    chain = OFFICE if actor.everywhere else f"unit:{min(actor.units([Role.Kind.ADMINISTRATOR]))}"
    detail = {"accounts": len(new), "roles": len(roles), "changed": changed}
    if any(detail.values()):
        record(chain, actor.id, "write-accounts", chain, {**detail, "sha256": sealed(w.line for w in planned)})
    return Written(tuple(new), len(roles), changed, chain)


def _people(planned: Iterable[Wanted]) -> dict[str, tuple[Person, bool]]:
    """The accounts by login, each with whether it is new; what is not there yet is opened without a password."""
    names = {wanted.login: wanted.name for wanted in planned}
    known = {person.login: person for person in Person.objects.filter(login__in=names)}
    fresh = [Person(login=login, name=name, folded=fold(name)) for login, name in names.items() if login not in known]
    for person in fresh:
        person.set_unusable_password()
    made = Person.objects.bulk_create(fresh, batch_size=500)
    return {one.login: (one, False) for one in known.values()} | {one.login: (one, True) for one in made}


def _role(person: Person, wanted: Wanted) -> Role:
    return Role(
        person=person,
        unit=wanted.unit,
        kind=wanted.kind,
        title=wanted.line.cells[TITLE],
        since=wanted.since,
        until=wanted.until,
    )


def _renew(role: Role, wanted: Wanted) -> int:
    changes: dict[str, Any] = {"until": wanted.until, "title": wanted.line.cells[TITLE] or role.title}
    return Role.objects.filter(pk=role.pk).update(**changes)
