"""The people's pages asked for directly: lists, forms, links and what they refuse."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.office.units.actions.links import invite_administrator
from parindex.office.units.models import Person, Role, Unit
from parindex.office.units.sessions import BACKEND

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
ADMINISTRATOR, AUDITOR = "Người quản trị", "Người kiểm tra"
PASSWORD = "rừng-xanh-suối-mát"  # noqa: S105
LINK = re.compile(r"http://testserver(/vao/[\w-]+/)")


@pytest.fixture
def thousands(demonstration: None) -> None:
    commune = Unit.objects.get(name="Xã Đồng Mẫu")
    people = [Person(login=f"ao.{n:04}", name=f"Công chức {n:04}", folded=f"cong chuc {n:04}") for n in range(3000)]
    made = Person.objects.bulk_create(people, batch_size=500)
    roles = [Role(person=one, unit=commune, kind="contributor", since=timezone.localdate()) for one in made]
    Role.objects.bulk_create(roles, batch_size=500)


def test_thousands_come_in_pages_in_few_queries(thousands: None, as_: As) -> None:
    client = as_(ADMINISTRATOR)
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/nguoi-dung/?q=cong+chuc+2&trang=3").content.decode()
    assert len(queries) <= 8, [query["sql"][:80] for query in queries]
    assert page.count('scope="row"') == 100
    assert "201–300 trong 1000" in page


def test_a_new_account_shows_its_link_once_and_the_link_lets_its_person_in(as_: As) -> None:
    commune = Unit.objects.get(name="Xã Đồng Mẫu")
    said = {"login": "ketoan.dongmau", "name": "Kế toán xã", "unit": commune.pk, "kind": "contributor"}
    shown = as_(ADMINISTRATOR).post("/nguoi-dung/them/", {**said, "since": "01/01/2026"})
    address = LINK.findall(shown.content.decode())[0]
    assert "no-store" in shown["Cache-Control"]
    person, guest = Person.objects.get(login="ketoan.dongmau"), Client()
    assert LINK.findall(as_(ADMINISTRATOR).get(f"/nguoi-dung/{person.pk}/").content.decode()) == []
    assert "ketoan.dongmau" in guest.get(address).content.decode()
    assert guest.post(address, {"password": PASSWORD, "again": "khác"}).status_code == 422
    assert guest.post(address, {"password": "1234567890", "again": "1234567890"}).status_code == 422
    assert guest.post(address, {"password": PASSWORD, "again": PASSWORD}).headers["Location"] == "/ban-lam-viec/"
    assert guest.get("/ban-lam-viec/").status_code == 200
    gone = Client().get(address)
    assert (gone.status_code, "đã được dùng" in gone.content.decode()) == (404, True)


def test_the_first_administrator_s_link_opens_the_office(db: None) -> None:
    client, address = Client(), f"/vao/{invite_administrator('terminal')}/"
    assert client.get(address).status_code == 200
    said = {"login": "quantri", "name": "Người quản trị", "password": PASSWORD, "again": PASSWORD}
    assert client.post(address, {**said, "login": "có dấu"}).status_code == 422
    assert client.post(address, said).headers["Location"] == "/nguoi-dung/"
    assert "parindex units load" in client.get("/nguoi-dung/").content.decode()


def test_an_auditor_reads_of_people_and_changes_nothing(as_: As) -> None:
    client, person = as_(AUDITOR), Person.objects.get(name="Công chức tổng hợp")
    page = client.get(f"/nguoi-dung/{person.pk}/").content.decode()
    assert "Người tổng hợp" in page
    assert page.count("<form") == 2  # logging out, and the language
    for address in ("khoa", "lien-ket", "ten"):
        assert client.post(f"/nguoi-dung/{person.pk}/{address}/", {"name": "Ai đó"}).status_code == 403
    unit = person.roles.get().unit_id
    said = {"unit": unit, "kind": "clerk", "since": "01/01/2026"}
    assert client.post(f"/nguoi-dung/{person.pk}/vai-tro/", said).status_code in (403, 422)
    assert person.roles.count() == 1


def test_one_changes_one_s_own_password(as_: As) -> None:
    client, person = Client(), Person.objects.get(name="Văn thư xã")
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person, backend=BACKEND)
    other = Client()
    other.force_login(person, backend=BACKEND)
    said = {"old": "sai", "password": "đồi-cao-gió-lộng", "again": "đồi-cao-gió-lộng"}
    assert "Mật khẩu đang dùng chưa đúng" in client.post("/mat-khau/", said).content.decode()
    assert client.post("/mat-khau/", {**said, "old": PASSWORD}).status_code == 302
    assert client.get("/ban-lam-viec/").status_code == 200
    assert other.get("/ban-lam-viec/").status_code == 302


def test_after_many_wrong_passwords_the_door_closes_for_a_while(as_: As) -> None:
    as_("Văn thư xã")
    guest, spelt = Client(), ("thu-3", "Thu-3", "tHu-3", " THU-3")
    answers = [guest.post("/dang-nhap/", {"username": spelt[n % 4], "password": "sai"}) for n in range(11)]
    assert answers[0].status_code == 200
    assert "Tạm dừng đăng nhập" in answers[-1].content.decode()


def test_a_role_is_handed_over_and_ended_by_its_pages(as_: As) -> None:
    clerk, drafter = (Person.objects.get(name=name) for name in ("Văn thư xã", "Công chức tổng hợp"))
    Role.objects.update(since="2025-01-01")
    client, role = as_(ADMINISTRATOR), clerk.roles.get()
    said = {"person": drafter.pk, "on": timezone.localdate().strftime("%d/%m/%Y")}
    assert client.post(f"/vai-tro/{role.pk}/ban-giao/", {"on": said["on"]}).status_code == 422
    assert client.post(f"/vai-tro/{role.pk}/ban-giao/", said).headers["Location"] == f"/nguoi-dung/{clerk.pk}/"
    given = drafter.roles.get(kind="clerk")
    assert "01/01/2020" in str(client.post(f"/vai-tro/{given.pk}/ket-thuc/", {"on": "01/01/2020"}).content.decode())
    assert client.post(f"/vai-tro/{given.pk}/ket-thuc/", {"on": said["on"]}).status_code == 302
    assert "đã kết thúc" in client.get(f"/nguoi-dung/{clerk.pk}/").content.decode()


def test_the_office_s_administrator_is_told_of_a_file_that_is_no_root_of_signatures(
    as_: As, settings: LazySettings, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust/goc-ban-cu.cer").write_bytes(b"<html>404</html>")
    assert "goc-ban-cu.cer" not in as_(AUDITOR).get("/ban-lam-viec/").text
    assert "không dùng được: goc-ban-cu.cer." in as_(ADMINISTRATOR).get("/ban-lam-viec/").text
