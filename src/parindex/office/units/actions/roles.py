"""Roles: given from a day, ended on a day, handed over from one person to another; the past stays as it was."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.journal.actions import Detail, record
from parindex.office.units.access import Actor, lasting, require_administrator
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.models import Person, Role, Unit
from parindex.office.units.people import people_for
from parindex.vietnamese.normal import nfc, squeeze


@transaction.atomic
def give_role(
    actor: Actor, person: int, unit: int | None, kind: str, title: str, since: date, until: date | None = None
) -> Role:
    """Give a role to a person whom the actor sees; no unit is the whole office, which only administrators have."""
    one = people_for(actor).filter(pk=person).first()
    if one is None or not one.is_active:
        raise PeopleRefused(
            gettext("Tài khoản này không có hoặc đang khoá; đề nghị mở lại tài khoản trước khi giao vai trò.")
        )
    return add_role(actor, one, unit, kind, title, since, until)


def add_role(
    actor: Actor, one: Person, unit: int | None, kind: str, title: str, since: date, until: date | None
) -> Role:
    """Give a role to a person at hand, within the transaction of the caller."""
    require_administrator(actor, unit, gettext("giao vai trò"))
    if kind not in Role.Kind.values:
        raise PeopleRefused(gettext("Chưa chọn vai trò; đề nghị chọn một vai trò trong danh sách."))
    if unit is None and kind != Role.Kind.ADMINISTRATOR:
        raise PeopleRefused(gettext("Chỉ quản trị là vai trò của cả văn phòng; đề nghị chọn đơn vị cho vai trò này."))
    require_span(unit, since, until)
    if _crossing(one.pk, unit, kind, since, until).exists():
        raise PeopleRefused(
            gettext("{name} đã giữ vai trò này ở đơn vị trong thời gian đó; không cần giao thêm.").format(name=one.name)
        )
    role = Role.objects.create(
        person=one, unit_id=unit, kind=kind, title=squeeze(nfc(title))[:100], since=since, until=until
    )
    detail: Detail = {
        "role": role.pk,
        "kind": kind,
        "since": since.isoformat(),
        "until": until.isoformat() if until else None,
    }
    record(role.chain, actor.id, "give-role", one.chain, detail)
    return role


def require_span(unit: int | None, since: date, until: date | None) -> None:
    """PeopleRefused unless a role of the unit may run from one day to the other."""
    if until is not None and until < since:
        raise PeopleRefused(gettext("Ngày kết thúc đứng trước ngày bắt đầu; đề nghị xem lại hai ngày."))
    stands = Unit.objects.filter(pk=unit).first() if unit is not None else None
    if stands is None or stands.valid_to is None:
        return
    if (until or since) > stands.valid_to:
        raise PeopleRefused(
            gettext("{name} chỉ tồn tại đến ngày {day}; đề nghị chọn đơn vị kế thừa.").format(
                name=stands.name, day=f"{stands.valid_to:%d/%m/%Y}"
            )
        )


def _crossing(person: int, unit: int | None, kind: str, since: date, until: date | None) -> QuerySet[Role]:
    held = Role.objects.filter(lasting(since), person=person, unit=unit, kind=kind)
    return held if until is None else held.filter(since__lte=until)


@transaction.atomic
def end_role(actor: Actor, role: int, on: date) -> Role:
    """End a role on a day, that day being its last."""
    one = _locked(role)
    require_administrator(actor, one.unit_id, gettext("kết thúc vai trò"))
    if one.unit_id is None:
        require_office_keeps_an_administrator(Role.objects.filter(pk=one.pk))
    _end(actor, one, on, "end-role")
    return one


def _end(actor: Actor, role: Role, on: date, verb: str) -> None:
    if on < role.since:
        raise PeopleRefused(
            gettext("Vai trò này bắt đầu từ ngày {day}; ngày kết thúc không thể sớm hơn.").format(
                day=f"{role.since:%d/%m/%Y}"
            )
        )
    if role.until is not None and role.until < timezone.localdate():
        raise PeopleRefused(gettext("Vai trò này đã kết thúc từ trước; lịch sử không sửa lại."))
    role.until = on
    role.save(update_fields=["until"])
    Person.objects.filter(pk=role.person_id).update(sessions_ended=F("sessions_ended") + 1)
    record(role.chain, actor.id, verb, role.person.chain, {"role": role.pk, "until": on.isoformat()})


def require_office_keeps_an_administrator(ending: QuerySet[Role]) -> None:
    """PeopleRefused when nobody would administer the whole office once these roles end."""
    if not ending.exists():
        return
    others = office_administrators().filter(until=None).exclude(pk__in=ending.values("pk"))
    if not others.exists():
        raise PeopleRefused(
            gettext(
                "Đây là người quản trị cuối cùng của văn phòng; đề nghị giao vai trò quản trị cho người khác trước."
            )
        )


def office_administrators() -> QuerySet[Role]:
    """The roles by which active people administer the whole office today."""
    today = timezone.localdate()
    return Role.objects.filter(lasting(today), unit=None, person__is_active=True, since__lte=today)


@transaction.atomic
def hand_over(actor: Actor, role: int, to: int, on: date) -> Role:
    """Hand a role over: one person has it to the day before, the other from the day on."""
    one = _locked(role)
    require_administrator(actor, one.unit_id, gettext("bàn giao vai trò"))
    if to == one.person_id:
        raise PeopleRefused(gettext("Người nhận chính là người đang giữ vai trò; đề nghị chọn người khác."))
    given = give_role(actor, to, one.unit_id, one.kind, one.title, on)
    _end(actor, one, on - timedelta(days=1), "hand-over")
    return given


def hold_office() -> None:
    """Let one at a time take roles away, until the transaction ends: two at once could leave no administrator.

    Asked for before any other row, so that no two wait for each other.
    """
    list(Role.objects.select_for_update(no_key=True).filter(unit=None).order_by("pk").values_list("pk"))


def _locked(role: int) -> Role:
    hold_office()
    found = Role.objects.select_for_update(of=("self",)).select_related("person").filter(pk=role).first()
    if found is None:
        raise PeopleRefused(gettext("Không có vai trò này; đề nghị tải lại trang."))
    return found
