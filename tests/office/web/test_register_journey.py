"""An official keeps a register by keyboard and from Excel, and opens a figure to its lines, in real Chromium."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.registers.actions import save
from parindex.office.registers.models import Record
from parindex.office.units.access import actor
from parindex.office.units.models import Person, Unit

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DRAFTER = "Công chức tổng hợp"
REGISTER = "Nhiệm vụ trong kế hoạch năm"


def opened(page: Page) -> Page:
    """The register of the year's tasks, by the links of the pages."""
    page.get_by_role("link", name="Sổ theo dõi", exact=True).click()
    page.get_by_role("link", name=REGISTER, exact=True).click()
    return page


def day(away: int) -> str:
    return f"{timezone.localdate() + timedelta(days=away):%d/%m/%Y}"


def kept(number: int, **said: str) -> Record:
    """A task of the commune's plan, written by the drafter."""
    values = {"plan": "reform", "year": "2026", "number": str(number), "task": f"Việc thứ {number}", **said}
    unit = Unit.objects.get(name="Xã Đồng Mẫu")
    return save(actor(Person.objects.get(name=DRAFTER)), unit.pk, "plan_tasks", None, 0, values)


def write_by_keyboard(page: Page, *cells: str) -> None:
    """Write from the focused cell on: Tab goes to the next, Enter ends the line."""
    for place, words in enumerate(cells):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")


def settled(page: Page) -> None:
    """Wait until htmx knows what it has just put into the page: the keys of a test are faster than any hand."""
    expect(page.locator(".htmx-added")).to_have_count(0)


def test_an_official_keeps_the_year_s_tasks_and_opens_a_figure_to_them(enter: Enter) -> None:
    page = opened(enter(DRAFTER))
    require_accessible(page)
    blank = page.locator("#line-moi")
    blank.get_by_label("Thuộc kế hoạch").focus()
    write_by_keyboard(page, "Cải cách", "2026", "1", "Rà soát thủ tục hành chính", "Báo cáo", "Văn phòng", day(-3))
    lines = page.locator("table.register tbody:not(.blank)")
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text("quá hạn 3 ngày")
    settled(page)
    expect(blank.get_by_label("Số thứ tự")).to_be_focused()  # plan and year stand there already
    write_by_keyboard(page, "2", "Tập huấn", "", "", "ngày mai")
    expect(blank.get_by_label("Hạn hoàn thành")).to_be_focused()
    expect(blank.locator(".finding")).to_contain_text("“ngày mai” chưa phải là ngày")
    expect(blank.get_by_label("Nhiệm vụ")).to_have_value("Tập huấn")
    require_accessible(page)
    blank.get_by_label("Hạn hoàn thành").fill(day(2))
    page.keyboard.press("Enter")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("còn 2 ngày")

    page.get_by_role("link", name="Dán hoặc nhập từ Excel").click()
    require_accessible(page)
    rows = [f"Cải cách hành chính\t2026\t{number}\tViệc {number}\t\t\t{day(20)}" for number in range(3, 13)]
    rows[4] = rows[4].replace("2026", "năm nay")
    page.locator("#pasted").fill("\n".join(rows))
    page.get_by_role("button", name="Xem trước các dòng đã dán").click()
    expect(page.get_by_role("heading", name="1 dòng cần sửa")).to_be_visible()
    expect(page.get_by_text("Năm kế hoạch: “năm nay” chưa phải là số nguyên")).to_be_visible()
    require_accessible(page)
    page.get_by_role("button", name="Ghi 9 dòng").click()
    expect(lines).to_have_count(11)
    page.get_by_role("link", name="Quá hạn 1").click()
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("quá hạn 3 ngày")

    lines.locator("td").nth(7).click()  # the day on which it was done
    expect(lines.get_by_label("Ngày hoàn thành")).to_be_focused()
    page.keyboard.type(day(-4))
    page.keyboard.press("Enter")
    expect(lines.get_by_role("button", name="Sửa")).to_be_focused()
    expect(lines).not_to_contain_text("quá hạn")
    page.get_by_role("link", name="Số liệu của sổ").click()
    page.locator("[name=nam]").fill("2026")
    page.get_by_role("button", name="Xem").click()
    require_accessible(page)
    page.get_by_role("link", name="Nhiệm vụ của kế hoạch năm: Cải cách hành chính", exact=False).first.click()
    expect(page.get_by_role("heading", name="11 dòng được đếm")).to_be_visible()
    expect(page.get_by_text("mọi nhiệm vụ ghi trong kế hoạch của năm", exact=True)).to_be_visible()
    require_accessible(page)


def test_lines_are_opened_left_taken_out_and_put_back_by_the_keyboard(enter: Enter) -> None:
    first, second = kept(1), kept(2)
    page = opened(enter(DRAFTER))
    page.locator(f"#line-{second.pk} button").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"#line-{first.pk} button")).to_be_focused()
    page.keyboard.press("Enter")
    line = page.locator(f"#line-{first.pk}")
    line.get_by_label("Nhiệm vụ").fill("Bỏ dở")
    settled(page)
    page.keyboard.press("Escape")
    expect(line.get_by_role("button", name="Sửa")).to_be_focused()
    expect(line).to_contain_text("Việc thứ 1")
    settled(page)
    page.keyboard.press("Enter")
    expect(line.get_by_label("Nhiệm vụ")).to_have_value("Việc thứ 1")
    settled(page)
    line.get_by_role("link", name="Lịch sử").click()
    expect(line.locator(".history li")).to_have_count(1)
    line.get_by_role("button", name="Bỏ khỏi sổ").click()
    expect(line.get_by_role("button", name="Đặt lại")).to_be_focused()
    require_accessible(page)
    settled(page)
    page.keyboard.press("Enter")
    expect(line.get_by_role("button", name="Sửa")).to_be_focused()
    assert Record.objects.filter(taken_out=False).count() == 2


def test_two_browsers_at_one_line_and_the_second_chooses(enter: Enter) -> None:
    line = kept(1)
    theirs, mine = (opened(enter(name)).locator(f"#line-{line.pk}") for name in ("Công chức tư pháp", DRAFTER))
    for each, words in ((theirs, "Báo cáo số 1"), (mine, "Báo cáo số 2")):
        each.get_by_role("button", name="Sửa").click()
        each.get_by_label("Sản phẩm").fill(words)
    theirs.get_by_role("button", name="Ghi").click()
    expect(theirs).to_contain_text("Báo cáo số 1")
    mine.get_by_role("button", name="Ghi").click()
    expect(mine.locator(".theirs")).to_have_text("Người kia ghi: Báo cáo số 1")
    require_accessible(mine.page)
    mine.get_by_role("button", name="Giữ nội dung tôi đang gõ").click()
    expect(mine.get_by_role("button", name="Sửa")).to_be_visible()
    expect(mine).to_contain_text("Báo cáo số 2")


def test_what_was_typed_after_the_session_ended_stands_there_after_a_new_login(enter: Enter) -> None:
    page = opened(enter(DRAFTER))
    address = page.url
    page.context.clear_cookies(name="sessionid")
    page.locator("#line-moi").get_by_label("Nhiệm vụ").fill("Việc đang gõ")
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    page.goto("/")
    page.get_by_role("button", name=DRAFTER).click()
    page.goto(address)
    expect(page.locator("#line-moi").get_by_label("Nhiệm vụ")).to_have_value("Việc đang gõ")


def test_a_phone_shows_lines_as_cards_and_the_month_as_a_list(enter: Enter) -> None:
    kept(1, due_on=day(-3))
    kept(2, due_on=day(0))
    page = enter(DRAFTER, width=360)  # type: ignore[call-arg]
    expect(page.get_by_text("quá hạn 3 ngày")).to_be_visible()
    require_accessible(page)
    opened(page)
    require_accessible(page)
    page.locator("tbody.late button").click()
    page.locator("tbody.editing:not(.blank)").get_by_label("Ngày hoàn thành").fill(day(0))
    require_accessible(page)
    page.keyboard.press("Enter")
    expect(page.locator("tbody.late")).to_have_count(0)
    for link in ("Dán hoặc nhập từ Excel", "Số liệu của sổ", "Lịch hạn"):
        page.get_by_role("link", name=link).click()
        require_accessible(page)
        if link == "Lịch hạn":
            expect(page.locator("td:not(.free):visible")).to_have_count(1)
        page.go_back()
    page.goto(f"/so/{Unit.objects.get(name='Xã Đồng Mẫu').pk}/bao-cao/")
    require_accessible(page)
