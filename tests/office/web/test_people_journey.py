"""From the first administrator's link to a round with a unit given more time, in real Chromium; axe on every page."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.journal.queries import verify
from parindex.office.rounds.models import Extension, Round
from parindex.office.units.actions.links import invite_administrator
from parindex.office.units.listing import Listed
from parindex.office.units.loading import load_units
from parindex.office.units.many import accounts
from parindex.office.units.models import Person
from parindex.writing import listing

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASSWORD = "rừng-xanh-suối-mát"  # noqa: S105
PROVINCE = Listed("T1", "province", "Tỉnh Thử Nghiệm")
COMMUNES = [Listed(f"X{n}", "commune", f"Xã Thử {n}", PROVINCE.key) for n in range(1, 4)]


@pytest.fixture
def browser(chromium: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Page]:
    """A browser at an office that nobody administers yet."""
    load_units("test", [PROVINCE, *COMMUNES])
    context = chromium.new_context(locale="vi-VN", base_url=live_server.url, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def choose_password(page: Page) -> None:
    page.get_by_label("Mật khẩu mới").fill(PASSWORD)
    page.get_by_label("Gõ lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Ghi và đăng nhập").click()


def test_from_the_terminal_s_link_to_a_unit_with_more_time(browser: Page) -> None:
    page = browser
    page.goto(f"/vao/{invite_administrator('terminal')}/")
    require_accessible(page)
    page.get_by_label("Tên đăng nhập").fill("quantri")
    page.get_by_label("Họ và tên").fill("Người quản trị")
    choose_password(page)
    page.get_by_role("link", name="Thêm một người").click()
    page.get_by_label("Tên đăng nhập").fill("dieuphoi.tinh")
    page.get_by_label("Họ và tên").fill("Người điều phối")
    page.get_by_label("Đơn vị (riêng").fill("tinh thu")
    expect(page.get_by_role("radio")).to_have_count(1)
    page.get_by_role("radio", name="Tỉnh Thử Nghiệm").check()
    page.get_by_label("Vai trò").select_option(label="Người điều phối")
    page.get_by_role("button", name="Lập tài khoản").click()
    link = page.get_by_label("Liên kết", exact=True).input_value()
    require_accessible(page)
    page.get_by_role("button", name="Đăng xuất").click()

    page.goto(link)
    expect(page.get_by_text("dieuphoi.tinh")).to_be_visible()
    choose_password(page)
    page.get_by_role("link", name="Đợt đánh giá").click()
    page.get_by_role("link", name="Mở đợt đánh giá").click()
    editions = page.get_by_label("Bộ tiêu chí")
    editions.select_option(editions.locator("option", has_text="cchc-cap-xa-mau/2023-1").get_attribute("value"))
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("link", name="Thêm cơ quan").click()
    page.get_by_label("Tên cơ quan").fill("Sở Nội vụ")
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_label("Nội vụ (27 tiêu chí)").locator("option:checked")).to_have_text("Sở Nội vụ")
    require_accessible(page)
    page.get_by_text("Xem danh sách, ghi đơn vị không đánh giá").click()
    page.get_by_label("Xã Thử 3").fill("Đang sắp xếp lại")
    page.get_by_role("button", name="Mở đợt").click()
    expect(page.locator("tbody").first.locator("tr")).to_have_count(2)
    require_accessible(page)

    page.get_by_role("link", name="Gia hạn Xã Thử 2").click()
    closes = timezone.localtime(Round.objects.get().phases.get(name="self-assessment").closes) + timedelta(days=3)
    page.get_by_label("Thời hạn mới").fill(f"{closes:%H:%M %d/%m/%Y}")
    page.get_by_label("Lý do").fill("Mất điện do bão")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_text("(gia hạn)")).to_have_count(1)
    assert Extension.objects.get().participant.unit.name == "Xã Thử 2"
    page.get_by_role("link", name="Nhật ký của đợt").click()
    expect(page.get_by_text("còn nguyên vẹn")).to_be_visible()
    assert verify().breaks == ()


def test_many_accounts_with_two_wrong_rows(enter: Enter, tmp_path: Path) -> None:
    page = enter("Người quản trị")
    rows = [
        "moi.mot|Công chức một|demo-1|Xã Đồng Mẫu|Văn thư|||",
        "moi.hai|Công chức hai|demo-9|Xã Không Có|Văn thư|||",
        "moi.ba|Công chức ba|demo-2|Xã Láng Giềng|Chủ tịch|||",
        "moi.bon|Công chức bốn|demo-2|Xã Láng Giềng|Người tổng hợp|||",
    ]
    (tmp_path / "list.xlsx").write_bytes(listing.render(accounts.HEADINGS, [row.split("|") for row in rows]))
    page.get_by_role("link", name="Người dùng", exact=True).click()
    page.get_by_role("link", name="Thêm nhiều người từ Excel").click()
    require_accessible(page)
    page.set_input_files("[name=list]", tmp_path / "list.xlsx")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", name="2 dòng cần sửa")).to_be_visible()
    expect(page.get_by_text("không có đơn vị “Xã Không Có”")).to_be_visible()
    expect(page.get_by_text("“Chủ tịch” không phải là vai trò")).to_be_visible()
    require_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải các dòng cần sửa").click()
    assert download.value.suggested_filename == "nguoi-dung-can-sua.xlsx"
    page.get_by_role("button", name="Ghi 2 dòng").click()
    expect(page.get_by_text("2 tài khoản mới")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải danh sách liên kết").click()
    assert download.value.suggested_filename == "lien-ket.xlsx"
    assert Person.objects.filter(login__startswith="moi.").count() == 2


def test_a_deactivated_account_is_out_at_its_next_click(enter: Enter) -> None:
    clerk, administrator = enter("Văn thư xã"), enter("Người quản trị")
    administrator.get_by_role("link", name="Người dùng", exact=True).click()
    administrator.get_by_role("link", name="Văn thư xã").click()
    administrator.get_by_role("button", name="Khoá tài khoản").click()
    expect(administrator.get_by_text("tài khoản đã khoá")).to_be_visible()
    clerk.reload()
    expect(clerk.get_by_role("heading", name="Đăng nhập")).to_be_visible()
