"""Accounts: opened with a first role, renamed, deactivated and opened again; nobody's account is ever deleted."""

import re
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from parindex.office.journal.actions import record
from parindex.office.units.access import Actor, require_account
from parindex.office.units.actions.roles import add_role, hold_office, require_office_keeps_an_administrator
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.models import Invitation, Person
from parindex.vietnamese.normal import nfc, squeeze

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,99}")


def login_of(typed: str) -> str:
    """A login as it is kept; PeopleRefused when it cannot be one."""
    login = typed.strip().lower()
    if not LOGIN.fullmatch(login):
        raise PeopleRefused(
            gettext(
                "Tên đăng nhập gồm từ 3 chữ không dấu, số, dấu chấm, gạch hoặc @, ví dụ tonghop.dongmau; đề nghị "
                "viết lại."
            )
        )
    return login


def name_of(typed: str) -> str:
    """A person's name as it is kept; PeopleRefused when it is blank or too long."""
    name = squeeze(nfc(typed))
    if not 2 <= len(name) <= 200:
        raise PeopleRefused(gettext("Họ và tên cần từ 2 đến 200 chữ cái; đề nghị viết lại."))
    return name


def new_person(login: str, name: str) -> Person:
    """An account without a password, saved. PeopleRefused when the login is taken or cannot be one."""
    person = Person(login=login_of(login), name=name_of(name))
    if Person.objects.filter(login=person.login).exists():
        raise PeopleRefused(
            gettext("Tên đăng nhập “{login}” đã có người dùng; đề nghị chọn tên khác.").format(login=person.login)
        )
    person.set_unusable_password()
    person.save()
    return person


@transaction.atomic
def open_account(
    actor: Actor, login: str, name: str, unit: int | None, kind: str, title: str, since: date, until: date | None = None
) -> Person:
    """Open an account with its first role; its person comes in by a link and chooses the password themself."""
    person = new_person(login, name)
    record(person.chain, actor.id, "open-account", person.chain)
    add_role(actor, person, unit, kind, title, since, until)
    return person


@transaction.atomic
def rename(actor: Actor, person: int, name: str) -> Person:
    """Correct the name of an account; the login stays."""
    one = locked_person(person)
    require_account(actor, one, gettext("sửa họ tên"))
    one.name = name_of(name)
    one.save(update_fields=["name", "folded"])
    record(one.chain, actor.id, "rename", one.chain)
    return one


@transaction.atomic
def deactivate(actor: Actor, person: int) -> Person:
    """Shut an account: its sessions end at once, its link is gone, its roles and what it did stay written down."""
    hold_office()
    one = locked_person(person)
    require_account(actor, one, gettext("khoá tài khoản"))
    if one.pk == actor.person:
        raise PeopleRefused(gettext("Đây là tài khoản đang dùng; đề nghị nhờ một người quản trị khác khoá."))
    require_office_keeps_an_administrator(one.roles.filter(unit=None))
    one.is_active = False
    one.save(update_fields=["is_active"])
    end_sessions(one)
    Invitation.objects.filter(person=one).delete()
    record(one.chain, actor.id, "deactivate", one.chain)
    return one


@transaction.atomic
def reactivate(actor: Actor, person: int) -> Person:
    """Open a shut account again, with the password it had."""
    one = locked_person(person)
    require_account(actor, one, gettext("mở lại tài khoản"))
    one.is_active = True
    one.save(update_fields=["is_active"])
    record(one.chain, actor.id, "reactivate", one.chain)
    return one


def end_sessions(person: Person) -> None:
    """End every session of an account at once."""
    Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)


def locked_person(person: int) -> Person:
    """A person's row for writing. PeopleRefused when there is none."""
    found = Person.objects.select_for_update().filter(pk=person).first()
    if found is None:
        raise PeopleRefused(gettext("Không có tài khoản này; đề nghị tải lại trang."))
    return found
