"""Accounts and roles: who may give, end and hand over what, and what happens to those who held it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.units.access import Actor, actor, held_on
from parindex.office.units.actions.accounts import deactivate, open_account, reactivate
from parindex.office.units.actions.links import change_password, come_in, invite, invite_administrator, invite_new
from parindex.office.units.actions.roles import end_role, give_role, hand_over
from parindex.office.units.errors import LinkGone, PeopleRefused
from parindex.office.units.models import OFFICE, Invitation, Person, Role, Unit
from parindex.office.units.people import people_for, search_people

pytestmark = pytest.mark.django_db

PASSWORD, OTHER = "rừng-xanh-suối-mát", "đồi-cao-gió-lộng"
KIND = Role.Kind


@pytest.fixture
def administrator(demonstration: None) -> Actor:
    """Who administers the whole office."""
    return actor(Person.objects.get(name="Người quản trị"))


@pytest.fixture
def commune(demonstration: None) -> Unit:
    return Unit.objects.get(name="Xã Đồng Mẫu")


@pytest.fixture
def beside(demonstration: None) -> Unit:
    return Unit.objects.get(name="Xã Láng Giềng")


@pytest.fixture
def of_commune(administrator: Actor, commune: Unit) -> Actor:
    """Who administers one commune alone."""
    return actor(opened(administrator, "quantri.dongmau", commune, KIND.ADMINISTRATOR))


def opened(by: Actor, login: str, unit: Unit | None, kind: str, since: date | None = None) -> Person:
    pk = unit.pk if unit else None
    return open_account(by, login, "Công chức mới", pk, kind, "", since or timezone.localdate())


def test_a_link_lets_in_once_and_only_its_hash_is_kept(administrator: Actor, commune: Unit) -> None:
    person = opened(administrator, "moi.dongmau", commune, KIND.DRAFTER)
    token = invite(administrator, person.pk)
    assert token not in Invitation.objects.get().token
    with pytest.raises(PeopleRefused):
        come_in(token, "ngắn")
    assert come_in(token, PASSWORD) == person
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
    with pytest.raises(LinkGone):
        come_in(token, OTHER)
    assert not Invitation.objects.exists()


def test_a_link_ends_with_its_time_and_when_the_next_one_is_made(administrator: Actor, commune: Unit) -> None:
    person = opened(administrator, "moi.dongmau", commune, KIND.DRAFTER)
    first, second = invite(administrator, person.pk), invite(administrator, person.pk)
    with pytest.raises(LinkGone):
        come_in(first, PASSWORD)
    Invitation.objects.update(expires=timezone.now())
    with pytest.raises(LinkGone):
        come_in(second, PASSWORD)


def test_the_first_administrator_names_themself_and_administers_the_whole_office(db: None) -> None:
    earlier, token = invite_administrator("terminal"), invite_administrator("terminal")
    with pytest.raises(LinkGone):
        come_in(earlier, PASSWORD, "quantri", "Người quản trị")
    person = come_in(token, PASSWORD, "QuanTri", "Người quản trị")
    assert (person.login, actor(person).everywhere) == ("quantri", True)
    assert [entry.verb for entry in Entry.objects.filter(chain=OFFICE)] == ["invite-administrator"] * 2 + ["give-role"]
    assert verify().breaks == ()


def test_an_administrator_acts_for_the_unit_and_all_beneath_it_and_for_no_other(
    administrator: Actor, commune: Unit, beside: Unit, of_commune: Actor
) -> None:
    village = Unit.objects.create(kind=Unit.Kind.DEPARTMENT, name="Thôn Thử", parent=commune)
    opened(of_commune, "thon.thu", village, KIND.CONTRIBUTOR)
    for elsewhere in (beside, commune.parent, None):
        with pytest.raises(Forbidden):
            opened(of_commune, "nguoi.la", elsewhere, KIND.ADMINISTRATOR)
    seen = set(people_for(of_commune).values_list("name", flat=True))
    assert "Công chức tổng hợp" in seen
    assert "Công chức xã bên cạnh" not in seen
    assert people_for(administrator).count() == Person.objects.count()


def test_nobody_comes_into_a_stranger_s_account_by_giving_it_a_role(
    administrator: Actor, of_commune: Actor, commune: Unit, beside: Unit
) -> None:
    stranger = Person.objects.get(name="Công chức xã bên cạnh")
    with pytest.raises(PeopleRefused):
        give_role(of_commune, stranger.pk, commune.pk, KIND.CONTRIBUTOR, "", timezone.localdate())
    give_role(administrator, stranger.pk, commune.pk, KIND.CONTRIBUTOR, "", timezone.localdate())
    for act in (invite, deactivate):
        with pytest.raises(Forbidden):
            act(of_commune, stranger.pk)
    drafter = Person.objects.get(name="Công chức tổng hợp")
    assert invite(of_commune, drafter.pk)
    give_role(administrator, drafter.pk, beside.pk, KIND.DRAFTER, "", timezone.localdate() + timedelta(days=30))
    with pytest.raises(Forbidden):
        invite(of_commune, drafter.pk)


def test_a_role_handed_over_ends_for_one_begins_for_the_other_and_stays_in_history(
    administrator: Actor, commune: Unit
) -> None:
    today = timezone.localdate()
    old = opened(administrator, "cu.dongmau", commune, KIND.CLERK, today - timedelta(days=100))
    new = opened(administrator, "moi.dongmau", commune, KIND.CONTRIBUTOR)
    hand_over(administrator, old.roles.get().pk, new.pk, today)
    assert old.roles.get().until == today - timedelta(days=1)
    assert not actor(old).holds(commune.pk, [KIND.CLERK])
    assert actor(new).holds(commune.pk, [KIND.CLERK])
    assert held_on(today - timedelta(days=1)).filter(person=old, unit=commune, kind=KIND.CLERK).exists()
    told = Entry.objects.filter(chain=f"unit:{commune.pk}", verb__in=["give-role", "hand-over"])
    verbs = list(told.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["give-role", "give-role", "give-role", "hand-over"]


@pytest.mark.parametrize("how", ["deactivate", "hand-over", "end", "password"])
def test_a_session_ends_at_once(administrator: Actor, commune: Unit, how: str) -> None:
    person, new = (opened(administrator, login, commune, KIND.DRAFTER) for login in ("mot.dongmau", "hai.dongmau"))
    come_in(invite(administrator, person.pk), PASSWORD)
    client, role = Client(), person.roles.get()
    assert client.post("/dang-nhap/", {"username": "Mot.DongMau", "password": PASSWORD}).status_code == 302
    assert client.get("/ban-lam-viec/").status_code == 200
    role.since = timezone.localdate() - timedelta(days=9)
    role.save()
    new.roles.all().delete()
    give_role(administrator, new.pk, commune.pk, KIND.CLERK, "", timezone.localdate())
    if how == "deactivate":
        deactivate(administrator, person.pk)
        reactivate(administrator, person.pk)
    elif how == "hand-over":
        hand_over(administrator, role.pk, new.pk, timezone.localdate())
    elif how == "end":
        end_role(administrator, role.pk, timezone.localdate())
    else:
        change_password(actor(person), PASSWORD, OTHER)
    assert client.get("/ban-lam-viec/").status_code == 302


def test_the_office_keeps_an_administrator(administrator: Actor, commune: Unit) -> None:
    role = Role.objects.get(unit=None)
    with pytest.raises(PeopleRefused, match="cuối cùng"):
        end_role(administrator, role.pk, timezone.localdate())
    other = opened(administrator, "quantri.hai", None, KIND.ADMINISTRATOR)
    with pytest.raises(PeopleRefused, match="nhờ một người quản trị khác"):
        deactivate(administrator, administrator.person)
    deactivate(administrator, other.pk)
    with pytest.raises(PeopleRefused, match="cuối cùng"):
        end_role(administrator, role.pk, timezone.localdate())
    reactivate(administrator, other.pk)
    end_role(administrator, role.pk, timezone.localdate())


def test_roles_that_make_no_sense_are_refused_in_words(administrator: Actor, commune: Unit) -> None:
    today = timezone.localdate()
    person = opened(administrator, "moi.dongmau", commune, KIND.DRAFTER)
    gone = Unit.objects.create(kind=Unit.Kind.DISTRICT, name="Huyện Cũ", valid_to=date(2025, 6, 30))
    refused = [
        (None, KIND.DRAFTER, today, None, "cả văn phòng"),
        (commune.pk, "chu_tich", today, None, "Chưa chọn vai trò"),
        (commune.pk, KIND.CLERK, today, today - timedelta(days=1), "đứng trước"),
        (commune.pk, KIND.DRAFTER, today, None, "đã giữ vai trò này"),
        (gone.pk, KIND.COORDINATOR, today, None, "chỉ tồn tại đến ngày 30/06/2025"),
    ]
    for unit, kind, since, until, words in refused:
        with pytest.raises(PeopleRefused, match=words):
            give_role(administrator, person.pk, unit, kind, "", since, until)
    for login in ("a", "Đông", "có dấu cách", "MOI.dongmau"):
        with pytest.raises(PeopleRefused):
            opened(administrator, login, commune, KIND.DRAFTER)


def test_links_for_many_are_made_once(administrator: Actor, commune: Unit) -> None:
    people = [opened(administrator, f"nguoi.{number}", commune, KIND.CONTRIBUTOR).pk for number in range(3)]
    made = invite_new(administrator, people, OFFICE)
    assert [person.login for person, _ in made] == ["nguoi.0", "nguoi.1", "nguoi.2"]
    assert come_in(made[0][1], PASSWORD).pk == people[0]
    with pytest.raises(PeopleRefused, match="không tải lần thứ hai"):
        invite_new(administrator, people, OFFICE)


def test_people_are_found_without_tones_by_name_login_unit_and_role(administrator: Actor) -> None:
    everybody = people_for(administrator)
    assert [person.name for person in search_people(everybody, "cong chuc tu phap")] == ["Công chức tư pháp"]
    assert [person.name for person in search_people(everybody, "lang gieng")] == ["Công chức xã bên cạnh"]
    assert [person.name for person in search_people(everybody, kind=KIND.CLERK)] == ["Văn thư xã"]
    assert [person.login for person in search_people(everybody, "THU-10")] == ["thu-10"]
