"""One-time links: each lets one person in once, to choose their own password. Nothing is mailed."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.errors import Forbidden
from parindex.office.journal.actions import record
from parindex.office.units.access import Actor, lasting, require_account, units_for
from parindex.office.units.actions.accounts import locked_person, new_person
from parindex.office.units.errors import LinkGone, PeopleRefused
from parindex.office.units.models import OFFICE, Invitation, Person, Role

FOR_THE_OFFICE = timedelta(hours=24)
FOR_A_PERSON = timedelta(days=7)
"""How long a link lets in."""


@transaction.atomic
def invite_administrator(by: str) -> str:
    """The token of a link for a new administrator of the whole office; earlier such links are gone."""
    Invitation.objects.filter(person=None).delete()
    record(OFFICE, by, "invite-administrator", OFFICE)
    return _invite(None)


@transaction.atomic
def invite(actor: Actor, person: int) -> str:
    """The token of a link by which a person chooses a new password; the old password holds until then."""
    one = locked_person(person)
    require_account(actor, one, gettext("tạo liên kết đặt mật khẩu"))
    if not one.is_active:
        raise PeopleRefused(gettext("Tài khoản này đang khoá; đề nghị mở lại trước khi tạo liên kết."))
    Invitation.objects.filter(person=one).delete()
    record(one.chain, actor.id, "invite", one.chain)
    return _invite(one)


@transaction.atomic
def invite_new(actor: Actor, people: Iterable[int], chain: str) -> Sequence[tuple[Person, str]]:
    """Links for several accounts that nobody has come into and that have no link yet: each is made once.

    PeopleRefused when any of them has one already; one entry on the chain for all.
    """
    found = list(Person.objects.select_for_update().filter(pk__in=list(people), is_active=True).order_by("login"))
    strange = Role.objects.filter(lasting(timezone.localdate()), person__in=found)
    if not actor.everywhere and strange.exclude(unit__in=units_for(actor)).exists():
        raise Forbidden(gettext("tạo liên kết đặt mật khẩu"), [Role.Kind.ADMINISTRATOR.label])
    if any(is_password_usable(one.password) for one in found) or Invitation.objects.filter(person__in=found).exists():
        raise PeopleRefused(
            gettext(
                "Danh sách liên kết này đã được tải về rồi và không tải lần thứ hai. Cần thêm liên kết cho ai, đề"
                " nghị tạo ở trang của người đó."
            )
        )
    record(chain, actor.id, "invite-many", chain, {"accounts": len(found)})
    expires, tokens = timezone.now() + FOR_A_PERSON, [secrets.token_urlsafe(32) for _ in found]
    Invitation.objects.bulk_create(
        [
            Invitation(token=_hashed(token), person=one, expires=expires)
            for one, token in zip(found, tokens, strict=True)
        ],
        batch_size=500,
    )
    return list(zip(found, tokens, strict=True))


def _invite(person: Person | None) -> str:
    token = secrets.token_urlsafe(32)
    lasts = FOR_A_PERSON if person else FOR_THE_OFFICE
    Invitation.objects.create(token=_hashed(token), person=person, expires=timezone.now() + lasts)
    return token


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation(token: str) -> Invitation:
    """The invitation of a token, with its person. LinkGone when it lets nobody in any more."""
    found = Invitation.objects.select_related("person").filter(token=_hashed(token), expires__gt=timezone.now()).first()
    if found is None or (found.person and not found.person.is_active):
        raise LinkGone
    return found


@transaction.atomic
def come_in(token: str, password: str, login: str = "", name: str = "") -> Person:
    """Use a link: set the password, and for a new administrator open the account with its role. It works once."""
    found = invitation(token)
    if Invitation.objects.filter(pk=found.pk).delete()[0] == 0:
        raise LinkGone  # another browser was quicker
    person = found.person or new_person(login, name)
    _set_password(person, password)
    record(person.chain, person.chain, "come-in", person.chain)
    if found.person is None:
        role = Role.objects.create(person=person, kind=Role.Kind.ADMINISTRATOR, since=timezone.localdate())
        record(OFFICE, person.chain, "give-role", person.chain, {"role": role.pk, "kind": role.kind})
    return person


@transaction.atomic
def change_password(actor: Actor, old: str, new: str) -> Person:
    """Change one's own password; every other session of the account ends."""
    person = locked_person(actor.person)
    if not person.check_password(old):
        raise PeopleRefused(gettext("Mật khẩu đang dùng chưa đúng; đề nghị gõ lại."))
    _set_password(person, new)
    record(person.chain, actor.id, "change-password", person.chain)
    return person


def _set_password(person: Person, password: str) -> None:
    """Set a password that holds. PeopleRefused says in words what it lacks."""
    try:
        validate_password(password, person)
    except ValidationError as refused:
        raise PeopleRefused(" ".join(refused.messages)) from refused
    person.set_password(password)
    person.save(update_fields=["password"])
