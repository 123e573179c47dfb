"""Every role against every address: who sees what, and who is told that there is nothing."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parindex.office.assessments.models import Sheet

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]

PAGES = {
    "/ban-lam-viec/": 200,
    "/don-vi/": 200,
    "/don-vi/{unit}/": 200,
    "/phieu/{sheet}/": None,
    "/phieu/{sheet}/doi-chieu/": None,
    "/phieu/{sheet}/trinh-ky/": None,
    "/phieu/{sheet}/nhap/": None,
    "/phieu/{sheet}/excel/": None,
    "/phieu/{sheet}/dong/1.1.3/": None,
    "/phieu/{sheet}/dong/1.1.3/lich-su/": None,
}
"""Addresses with the status that everybody gets; None where only the commune's own people are let in."""

INSIDE = {"Công chức tổng hợp", "Công chức tư pháp", "Chủ tịch UBND xã", "Văn thư xã"}
OUTSIDE = {"Công chức xã bên cạnh", "Người điều phối cấp tỉnh"}


@pytest.mark.parametrize("name", sorted(INSIDE | OUTSIDE))
def test_a_draft_is_open_to_its_own_unit_alone(as_: As, sheet: Sheet, name: str) -> None:
    client = as_(name)
    for address, status in PAGES.items():
        expected = status or (200 if name in INSIDE else 404)
        assert client.get(address.format(sheet=sheet.pk, unit=sheet.unit_id)).status_code == expected, address


def test_whoever_has_not_logged_in_is_asked_to(sheet: Sheet) -> None:
    for address in PAGES:
        answer = Client().get(address.format(sheet=sheet.pk, unit=sheet.unit_id))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


def test_a_part_of_a_page_never_becomes_the_login_page(sheet: Sheet) -> None:
    assert Client().get(f"/phieu/{sheet.pk}/doi-chieu/", headers={"HX-Request": "true"}).status_code == 401


def test_who_may_save_a_row(as_: As, sheet: Sheet) -> None:
    address, typed = f"/phieu/{sheet.pk}/dong/1.1.3/", {"claimed": "1", "version": "0"}
    for name in sorted(INSIDE | OUTSIDE):
        status = as_(name).post(address, typed, headers={"HX-Request": "true"}).status_code
        assert status == (200 if name == "Công chức tổng hợp" else 403), name


def test_a_strange_address_gets_a_page_in_vietnamese(as_: As) -> None:
    answer = as_("Văn thư xã").get("/khong-co/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_the_demonstration_s_doors_open_from_this_machine_alone(as_: As, settings: object) -> None:
    member = as_("Văn thư xã").session["_auth_user_id"]
    assert Client(REMOTE_ADDR="10.0.0.7").post(f"/vao-thu/{member}/").status_code == 404
    assert Client(headers={"X-Forwarded-For": "10.0.0.7"}).post(f"/vao-thu/{member}/").status_code == 404
    assert Client().post(f"/vao-thu/{member}/", headers={"host": "localhost"}).status_code == 302


def test_no_address_saves_without_a_token(as_: As, sheet: Sheet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_("Công chức tổng hợp").cookies
    assert strict.post(f"/phieu/{sheet.pk}/dong/1.1.3/", {"claimed": "1", "version": "0"}).status_code == 403


def test_the_policy_lets_nothing_in_from_elsewhere(as_: As, sheet: Sheet) -> None:
    policy = as_("Công chức tổng hợp").get(f"/phieu/{sheet.pk}/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_sheet_takes_few_queries(as_: As, sheet: Sheet) -> None:
    client = as_("Công chức tổng hợp")
    client.get(f"/phieu/{sheet.pk}/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/phieu/{sheet.pk}/")
    assert len(queries) <= 10, [query["sql"][:80] for query in queries]


@pytest.mark.django_db(transaction=True)
def test_saving_a_row_takes_few_queries(as_: As, sheet: Sheet) -> None:
    client = as_("Công chức tổng hợp")
    with CaptureQueriesContext(connection) as queries:
        client.post(f"/phieu/{sheet.pk}/dong/1.1.3/", {"claimed": "1", "explanation": "Đạt 38/72.", "version": "0"})
    assert len(queries) <= 12, [query["sql"][:80] for query in queries]
