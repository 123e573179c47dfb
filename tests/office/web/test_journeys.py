"""An official's way through the sheet, in real Chromium."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from samples.files import write_docx, write_pdf
from samples.interleaved import write_text
from samples.make import sound
from samples.workbook import write_xlsx
from tests.office.signing import signed
from tests.office.web.conftest import Enter

from parindex.office.assessments.models import Sheet

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DRAFTER = "Công chức tổng hợp"
SAMPLES = Path(__file__).parents[3] / "samples"


def sheet_of(page: Page) -> Page:
    """The sheet, opened the first time or again."""
    begin = page.get_by_role("button", name="Bắt đầu phiếu tự đánh giá")
    (begin if begin.count() else page.get_by_role("link", name="Mở phiếu")).click()
    page.wait_for_selector("article.leaf")
    return page


def back_at(page: Page, address: str, name: str) -> None:
    """Log in in the same tab, as one of the cast, and go to an address."""
    page.goto("/")
    page.get_by_role("button", name=name).click()
    page.goto(address)


def test_a_drafter_claims_confirms_the_figures_and_sees_what_will_be_asked(enter: Enter) -> None:
    page = sheet_of(enter(DRAFTER))
    row = page.locator("form[data-row='1.1.3']")
    row.locator("[name=claimed]").fill("1")
    row.locator("[name=explanation]").fill("Đã hoàn thành 38/72 nhiệm vụ, đạt 52,8% kế hoạch năm.")
    expect(row.get_by_text("Giải trình nêu phần chưa đạt")).to_be_visible()
    row.get_by_role("button", name="Ghi 38").press("Enter")
    row.get_by_role("button", name="Ghi 72").press("Enter")
    expect(row.locator(".answer")).to_contain_text("38/72")
    row.get_by_role("button", name="Dùng điểm này").press("Enter")
    expect(row.locator("[name=claimed]")).to_have_value("0,5278")
    expect(page.locator("#side")).to_contain_text("1/76")
    page.reload()
    expect(page.locator("form[data-row='1.1.3'] [name=claimed]")).to_have_value("0,5278")


def test_whoever_starts_from_figures_is_offered_the_words_and_takes_them_by_one_key(enter: Enter) -> None:
    page = sheet_of(enter(DRAFTER))
    row = page.locator("form[data-row='1.1.3']")
    row.locator("[name=fact-done]").fill("38")
    row.locator("[name=fact-planned]").fill("72")
    expect(row.locator("q")).to_have_text("Đã hoàn thành 38/72 nhiệm vụ trong kế hoạch CCHC năm, đạt 52,78%.")
    page.keyboard.press("Alt+Enter")
    expect(row.locator("[name=claimed]")).to_have_value("0,5278")
    expect(row.locator("[data-fill=claimed]")).to_have_count(0)
    page.keyboard.press("Alt+Enter")
    expect(row.locator("[name=explanation]")).to_have_value(
        "Đã hoàn thành 38/72 nhiệm vụ trong kế hoạch CCHC năm, đạt 52,78%."
    )
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("form[data-row='1.2'] [name=claimed]")).to_be_focused()


def test_two_browsers_at_one_row_and_the_second_chooses(enter: Enter) -> None:
    first, second = sheet_of(enter(DRAFTER)), sheet_of(enter(DRAFTER))
    first.locator("form[data-row='1.2'] [name=explanation]").fill("Đã gửi 6/6 báo cáo.")
    expect(first.locator("form[data-row='1.2'] .state")).to_contain_text("Đã lưu")
    mine = second.locator("form[data-row='1.2']")
    mine.locator("[name=explanation]").fill("Đã gửi đủ báo cáo đúng hạn.")
    expect(mine.locator(".conflict")).to_contain_text("Đã gửi 6/6 báo cáo.")
    mine.get_by_role("button", name="Giữ nội dung tôi đang gõ").click()
    expect(mine.locator(".state")).to_contain_text("Đã lưu")
    first.reload()
    expect(first.locator("form[data-row='1.2'] [name=explanation]")).to_have_value("Đã gửi đủ báo cáo đúng hạn.")


def test_what_was_typed_after_the_session_ended_is_saved_after_a_new_login(enter: Enter) -> None:
    page = sheet_of(enter(DRAFTER))
    page.context.clear_cookies(name="sessionid")
    row = page.locator("form[data-row='1.2']")
    row.locator("[name=explanation]").fill("Đã gửi 6/6 báo cáo.")
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    sheet = page.url
    page.get_by_role("link", name="Đăng nhập lại để lưu tiếp").click()
    back_at(page, sheet, DRAFTER)
    expect(row.locator("[name=explanation]")).to_have_value("Đã gửi 6/6 báo cáo.")
    expect(row.locator(".state")).to_contain_text("Đã lưu")


def test_words_kept_from_an_ended_session_show_to_nobody_else_and_overwrite_nobody(enter: Enter) -> None:
    page, other = sheet_of(enter(DRAFTER)), sheet_of(enter(DRAFTER))
    page.context.clear_cookies(name="sessionid")
    row, theirs = (each.locator("form[data-row='1.2']") for each in (page, other))
    row.locator("[name=explanation]").fill("Đã gửi 6/6 báo cáo.")
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    theirs.locator("[name=explanation]").fill("Đã gửi đủ.")
    expect(theirs.locator(".state")).to_contain_text("Đã lưu")
    back_at(page, other.url, "Chủ tịch UBND xã")
    expect(row.locator("[name=explanation]")).to_have_value("Đã gửi đủ.")
    back_at(page, other.url, DRAFTER)
    expect(row.locator(".conflict")).to_contain_text("Đã gửi đủ.")
    expect(row.locator("[name=explanation]")).to_have_value("Đã gửi 6/6 báo cáo.")


def test_what_was_typed_while_a_row_was_being_saved_outlives_the_session_too(enter: Enter) -> None:
    page = sheet_of(enter(DRAFTER))
    row = page.locator("form[data-row='1.2']")

    def type_on(route: Route) -> None:
        row.locator("[name=explanation]").evaluate(
            "(field) => { field.value += ' Gõ thêm.'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
        route.continue_()

    page.route("**/dong/1.2/", type_on, times=1)
    with page.expect_response("**/dong/1.2/"):
        row.locator("[name=explanation]").fill("Đã gửi.")
    page.context.clear_cookies(name="sessionid")
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    back_at(page, page.url, DRAFTER)
    expect(row.locator("[name=explanation]")).to_have_value("Đã gửi. Gõ thêm.")


def test_words_given_up_for_the_other_s_do_not_come_back(enter: Enter) -> None:
    first, second = sheet_of(enter(DRAFTER)), sheet_of(enter(DRAFTER))
    first.locator("form[data-row='1.2'] [name=explanation]").fill("Đã gửi 6/6 báo cáo.")
    expect(first.locator("form[data-row='1.2'] .state")).to_contain_text("Đã lưu")
    mine = second.locator("form[data-row='1.2']")
    mine.locator("[name=explanation]").fill("Lời của tôi.")
    mine.get_by_role("button", name="Lấy nội dung của người kia").click()
    expect(mine.locator("[name=explanation]")).to_have_value("Đã gửi 6/6 báo cáo.")
    second.reload()
    expect(mine.locator("[name=explanation]")).to_have_value("Đã gửi 6/6 báo cáo.")
    assert not second.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('row:')).length")


def test_the_sheet_fits_a_phone(enter: Enter) -> None:
    page = sheet_of(enter(DRAFTER, width=360))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_sheet_is_closed_signed_outside_brought_back_sent_and_withdrawn(
    enter: Enter, filled: Sheet, tmp_path: Path
) -> None:
    drafter = enter(DRAFTER)
    drafter.goto(f"{drafter.url.removesuffix('/ban-lam-viec/')}/phieu/{filled.pk}/trinh-ky/")
    drafter.get_by_label("Người ký").select_option(label="KT. CHỦ TỊCH – PHÓ CHỦ TỊCH")
    drafter.get_by_role("button", name="Chốt phiếu").click()
    with drafter.expect_download() as word:
        drafter.get_by_role("link", name="Word").click()
    assert word.value.suggested_filename == "bao-cao-cchc-1.docx"
    clerk = enter("Văn thư xã")
    clerk.goto(drafter.url)
    with clerk.expect_download() as download:
        clerk.get_by_role("link", name="PDF").click()
    paper = tmp_path / "da-ky.pdf"
    unsigned = download.value.path().read_bytes()
    with ThreadPoolExecutor(1) as beside:  # Playwright's loop runs in this thread, and signing wants its own
        paper.write_bytes(beside.submit(signed, unsigned, tmp_path, "Phó Chủ tịch", "Cơ quan").result())
    clerk.get_by_label("Số, ký hiệu").fill("05/BC-UBND")
    clerk.get_by_label("Ngày ký").fill(clerk.evaluate("new Date().toLocaleDateString('vi', {timeZone: 'Asia/Saigon'})"))
    clerk.get_by_label("Tệp đã ký").set_input_files(paper)
    clerk.get_by_role("button", name="Kiểm tra và nhận bản ký").click()
    expect(clerk.get_by_text("nguyên vẹn, phủ cả tệp")).to_have_count(2)
    clerk.get_by_role("button", name="Gửi cho cấp trên").click()
    expect(clerk.locator("[aria-current=step]")).to_have_text("Đã gửi")
    superior = enter("Người điều phối cấp tỉnh")
    superior.goto(clerk.url)
    expect(superior.get_by_role("button", name="Trả cho đơn vị")).to_be_visible()
    drafter.reload()
    drafter.get_by_label("Lý do").fill("Nhầm số liệu mục 1.1.3")
    drafter.get_by_role("button", name="Rút phiếu đã gửi").click()
    expect(drafter.get_by_text("Nhầm số liệu mục 1.1.3")).to_be_visible()
    assert superior.reload().status == 404  # type: ignore[union-attr]


def test_a_report_is_previewed_then_written_and_comes_back_from_excel(enter: Enter, tmp_path: Path) -> None:
    page = sheet_of(enter(DRAFTER))
    page.get_by_role("link", name="Đưa nội dung có sẵn vào").click()
    page.set_input_files("[name=report]", SAMPLES / "bao-cao-tot.docx")
    page.get_by_role("button", name="Xem trước").click()
    page.locator("input[name=row][value='1.1.1']").uncheck()
    page.get_by_role("button", name="Ghi các dòng đã chọn").first.click()
    expect(page.get_by_text("dòng vào phiếu")).to_be_visible()
    expect(page.locator("form[data-row='1.1.1'] [name=claimed]")).to_have_value("")
    expect(page.locator("form[data-row='1.1.2'] [name=claimed]")).to_have_value("1")
    row = page.locator("form[data-row='1.1.2']")
    page.get_by_role("link", name="Đưa nội dung có sẵn vào").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải phiếu dạng Excel").click()
    page.go_back()
    row.locator("[name=claimed]").fill("0,75")
    expect(row.locator(".state")).to_contain_text("Đã lưu")
    page.get_by_role("link", name="Đưa nội dung có sẵn vào").click()
    page.set_input_files("[name=report]", download.value.path())
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("đã được sửa trên hệ thống sau khi tải tệp về")).to_have_count(1)


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "txt"])
def test_a_report_goes_in_from_every_form_that_officials_have(enter: Enter, tmp_path: Path, form: str) -> None:
    writers = {"docx": write_docx, "pdf": write_pdf, "xlsx": write_xlsx, "txt": write_text}
    file = tmp_path / f"bao-cao.{form}"
    writers[form](sound(), file)
    page = sheet_of(enter(DRAFTER))
    page.get_by_role("link", name="Đưa nội dung có sẵn vào").click()
    page.set_input_files("[name=report]", file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Ghi các dòng đã chọn").first.click()
    expect(page.locator("#side")).to_contain_text("76/76")
    expect(page.locator("form[data-row='1.7'] [name=claimed]")).to_have_value("2,96")
    expect(page.locator("form[data-row='6.4'] [name=explanation]")).to_have_value(re.compile("22/QĐ-UBND"))
