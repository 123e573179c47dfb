"""The main pages in Chromium at a phone's width: axe finds nothing, and nothing reaches beyond the edge."""

import pytest
from playwright.sync_api import Page
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.assessments.models import Sheet
from parindex.office.rounds.models import Round
from parindex.office.units.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs_program("chromium"), pytest.mark.slow]


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("Công chức tổng hợp", ["/ban-lam-viec/", "/don-vi/1/", "/phieu/{sheet}/", "/phieu/{sheet}/trinh-ky/"]),
        ("Công chức tổng hợp", ["/phieu/{sheet}/nhap/", "/phieu/{sheet}/tai-lieu/", "/phieu/{sheet}/phan-cong/"]),
        ("Văn thư xã", ["/phieu/{sheet}/trinh-ky/", "/khong-co-trang-nay/"]),
        ("Người quản trị", ["/nguoi-dung/", "/nguoi-dung/them/", "/nguoi-dung/{person}/", "/vai-tro/{role}/ban-giao/"]),
        ("Người quản trị", ["/danh-sach/don-vi/", "/mat-khau/", "/don-vi/", "/vai-tro/{role}/ket-thuc/"]),
        ("Người điều phối cấp tỉnh", ["/dot/", "/dot/mo/", "/dot/{round}/", "/dot/{round}/nhat-ky/"]),
        ("Người điều phối cấp tỉnh", ["/dot/{round}/co-quan/", "/dot/{round}/giai-doan/appraisal/", "/bo-tieu-chi/"]),
        ("Người điều phối cấp tỉnh", ["/bo-tieu-chi/so-sanh/", "/bo-tieu-chi/soan/"]),
    ],
)
def test_pages_are_accessible_and_fit_a_phone(enter: Enter, name: str, addresses: list[str]) -> None:
    page = enter(name, width=360)  # type: ignore[call-arg]
    person = Person.objects.get(name="Công chức tổng hợp")
    ids = {
        "person": person.pk,
        "role": person.roles.get().pk,
        "round": Round.objects.get().pk,
        "sheet": Sheet.objects.get().pk,
    }
    for address in addresses:
        page.goto(address.format(**ids))
        _require(page)


def test_whoever_has_not_logged_in_finds_the_same(enter: Enter) -> None:
    page = enter("Văn thư xã", width=360)  # type: ignore[call-arg]
    page.get_by_role("button", name="Đăng xuất").click()
    for address in ("/", "/dang-nhap/"):
        page.goto(address)
        _require(page)


def _require(page: Page) -> None:
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    require_accessible(page)
