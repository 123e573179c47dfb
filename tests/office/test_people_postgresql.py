"""People changed at once on PostgreSQL, where nothing but a lock makes one wait for the other."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from parindex.office.units.access import Actor, actor
from parindex.office.units.actions.accounts import deactivate, open_account
from parindex.office.units.actions.roles import end_role, hand_over, office_administrators
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.models import Person, Role

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True), pytest.mark.slow]

Act = Callable[[], object]


@pytest.fixture
def administrator(demonstration: None) -> Actor:
    """Who administers the whole office."""
    return actor(Person.objects.get(name="Người quản trị"))


@pytest.fixture
def second(administrator: Actor) -> Actor:
    """Another who does."""
    today = timezone.localdate()
    return actor(open_account(administrator, "quantri.hai", "Người quản trị thứ hai", None, "administrator", "", today))


@pytest.fixture
def plain(administrator: Actor) -> Actor:
    """Somebody without a role in the office."""
    return actor(Person.objects.create(login="congchuc.moi", name="Công chức mới"))


def role_of(person: Actor) -> int:
    return Role.objects.get(person=person.person, unit=None).pk


def while_unfinished(first: Act, then: Act) -> None:
    """Do one act, and the other in a thread of its own before the first is committed; it must be refused."""

    def other() -> None:
        try:
            then()
        finally:
            connection.close()

    def waits(act: Future[None]) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            return bool(cursor.fetchone()[0]) or act.done()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            second = pool.submit(other)
            while not waits(second):
                pass
        with pytest.raises(PeopleRefused):
            second.result()
    assert office_administrators().filter(until=None).exists()


def test_two_who_end_each_other_s_role_at_once_leave_one(administrator: Actor, second: Actor) -> None:
    today, one, other = timezone.localdate(), role_of(administrator), role_of(second)
    while_unfinished(lambda: end_role(second, one, today), lambda: end_role(administrator, other, today))


def test_an_account_is_not_shut_while_the_other_s_role_ends(administrator: Actor, second: Actor) -> None:
    today, one = timezone.localdate(), role_of(administrator)
    while_unfinished(lambda: end_role(second, one, today), lambda: deactivate(administrator, second.person))


def test_an_account_is_not_shut_while_the_office_is_handed_over_to_it(administrator: Actor, plain: Actor) -> None:
    today, one = timezone.localdate(), role_of(administrator)
    Role.objects.filter(pk=one).update(since=today.replace(year=today.year - 1))
    while_unfinished(
        lambda: hand_over(administrator, one, plain.person, today), lambda: deactivate(administrator, plain.person)
    )
