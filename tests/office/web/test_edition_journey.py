"""A coordinator's way from a decision's annex to a released edition, in real Chromium."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.office.web.annexes import annex
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.editions.models import OwnEdition
from parindex.office.editions.queries import on_offer, text_of

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

COORDINATOR = "Người điều phối cấp tỉnh"


def accessible(page: Page) -> None:
    """Hold the page to axe once its styles are there."""
    page.wait_for_load_state("networkidle")
    require_accessible(page)


def begun(page: Page, tmp_path: Path) -> Page:
    """The draft of the annex, on its page."""
    page.get_by_role("link", name="Bộ tiêu chí").click()
    page.get_by_role("link", name="Soạn bộ mới").click()
    accessible(page)
    page.locator("[name=annex]").set_input_files(annex(tmp_path / "phu-luc.docx"))
    page.get_by_role("button", name="Xem trước cây tiêu chí").click()
    expect(page.get_by_text("Là 5 điểm nhưng các phần cộng lại 4,5").first).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Lập bản dự thảo").click()
    return page


def state(page: Page, words: str) -> None:
    """Say that the annex states how this row is scored, in its own words."""
    page.get_by_label("Căn cứ của cách tính").select_option("stated")
    page.locator("dd", has_text=words).get_by_role("button", name="Chép vào lời của văn bản").click()


def test_an_annex_is_imported_filled_in_tried_refused_and_released(enter: Enter, tmp_path: Path) -> None:
    page = begun(enter(COORDINATOR), tmp_path)
    accessible(page)
    page.get_by_role("link", name="Ban hành", exact=True).click()
    expect(page.get_by_text("Chưa ban hành được")).to_be_visible()
    expect(page.locator("li.finding")).to_have_count(5)
    accessible(page)
    page.get_by_role("link", name="1.2 Mức độ hoàn thành").click()

    asks = page.locator("#g-facts [name$=-ask]")
    asks.nth(0).fill("Đã hoàn thành bao nhiêu nhiệm vụ?")
    asks.nth(1).fill("Kế hoạch có bao nhiêu nhiệm vụ?")
    asks.nth(1).press("Tab")
    expect(page.locator("[name^=trial-]")).to_have_count(2)
    page.get_by_label("Cách tính", exact=True).select_option(label="tỷ lệ, đạt mức thì trọn điểm")
    page.get_by_label("Phần đạt được").select_option(label="Đã hoàn thành bao nhiêu nhiệm vụ?")
    page.get_by_label("Toàn bộ").select_option(label="Kế hoạch có bao nhiêu nhiệm vụ?")
    page.get_by_label("Mức được trọn điểm").fill("80")
    page.get_by_label("Khi không phát sinh").select_option(label="người thẩm định quyết định")
    page.locator("[name^=trial-]").nth(0).fill("36")
    page.locator("[name^=trial-]").nth(1).fill("72")
    expect(page.locator("#trial .answer")).to_have_text(re.compile(r"1,875 điểm: 36/72 = 50 % < 80 % → 1,875/3"))
    state(page, "Hoàn thành từ 80%")
    accessible(page)
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    page.locator("[name^=trial-]").nth(0).fill("72")
    page.locator("[name^=trial-]").nth(1).fill("72")
    page.get_by_label("Tên ví dụ").fill("Làm hết việc")
    page.get_by_role("button", name="Giữ làm ví dụ").click()
    expect(page.get_by_text("Đã giữ ví dụ “Làm hết việc”.")).to_be_visible()

    page.get_by_role("button", name="Ghi và sang tiêu chí sau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.1")
    state(page, "Hội đồng thẩm định xem xét, cho điểm")
    page.get_by_role("button", name="Ghi và sang tiêu chí sau").click()
    for points, heading in (("2", "2.2"), ("2", "1.1")):
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        page.get_by_label("Điểm tối đa").first.fill(points)
        asks.nth(0).fill("Có làm việc này không?")
        page.locator("[name=facts-0-type]").select_option("yes_no")
        page.get_by_label("Cách tính", exact=True).select_option(label="có thì trọn điểm, không thì 0 điểm")
        page.get_by_label("Số liệu dùng để tính").select_option(label="Có làm việc này không?")
        state(page, "điểm tối đa; không: 0 điểm")
        page.get_by_role("button", name="Ghi", exact=True).click()
        expect(page.get_by_text("Đã ghi.")).to_be_visible()
        if heading == "2.2":
            page.get_by_role("link", name="Về cây tiêu chí").click()
            expect(page.locator("#todo ~ ul li")).to_have_count(0)
            page.get_by_role("link", name="Ban hành kế hoạch CCHC năm").click()

    page.get_by_role("link", name="Về cây tiêu chí").click()
    expect(page.locator("#vi-du")).to_contain_text("tất cả tính ra đúng")
    page.get_by_role("link", name="Ban hành", exact=True).click()
    page.get_by_label("Số, ký hiệu quyết định").fill("12/QĐ-UBND")
    page.get_by_label("Ngày ký").fill("05/01/2026")
    page.get_by_label("Trích yếu").fill("Quyết định ban hành Bộ tiêu chí cải cách hành chính cấp xã")
    accessible(page)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_text("12/QĐ-UBND, 05/01/2026").first).to_be_visible()
    own = OwnEdition.objects.get()
    assert on_offer(own.owner_id)[0].edition == text_of(own)
    reader = enter("Văn thư xã")
    reader.goto(page.url)
    expect(reader.get_by_role("heading", name="Cây tiêu chí")).to_be_visible()
    expect(reader.get_by_role("link", name="Mức độ hoàn thành kế hoạch CCHC")).to_have_count(0)


def test_rows_are_added_moved_and_taken_out(enter: Enter, tmp_path: Path) -> None:
    page = begun(enter(COORDINATOR), tmp_path)
    page.get_by_role("link", name="THỦ TỤC HÀNH CHÍNH").first.click()
    page.get_by_text("Thêm dòng con của dòng này").click()
    adding = page.locator("details[open]")
    adding.get_by_label("Số thứ tự").fill("2.3")
    adding.get_by_label("Tên").fill("Khảo sát người dân")
    adding.get_by_label("Điểm tối đa").fill("0,5")
    adding.get_by_role("button", name="Thêm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.3 Khảo sát người dân")
    page.get_by_role("button", name="Lên một dòng").click()
    page.get_by_role("navigation", name="Nằm trong").get_by_role("link").first.click()
    labels = page.locator(".tree tbody td.label")
    expect(labels).to_have_text(["1", "1.1", "1.2", "2", "2.1", "2.3", "2.2"])
    expect(page.get_by_text("các phần cộng lại")).to_have_count(0)
    page.get_by_role("link", name="Khảo sát người dân").click()
    page.get_by_text("Bỏ dòng này").click()
    page.get_by_role("button", name="Bỏ", exact=True).click()
    expect(labels).to_have_count(6)


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_editions_is_accessible_and_fits(enter: Enter, tmp_path: Path, width: int) -> None:
    page = begun(enter(COORDINATOR, width=width), tmp_path)
    draft = page.url
    first = page.locator(".tree a").nth(1)
    leaf = first.get_attribute("href") or ""
    for address in (
        draft, leaf, f"{draft}chung/", f"{draft}ban-hanh/", "/bo-tieu-chi/", "/bo-tieu-chi/soan/",
        "/bo-tieu-chi/thu-vien/day-hoc/2025-1/",
        "/bo-tieu-chi/so-sanh/?truoc=day-hoc/2025-1&sau=766-chat-luong-phuc-vu/2022-1",
    ):  # fmt: skip
        page.goto(address)
        accessible(page)
