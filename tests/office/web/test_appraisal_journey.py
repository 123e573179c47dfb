"""An appraiser's way through the matrix, in real Chromium."""

import pytest
from playwright.sync_api import Page, expect
from tests.office.neighbours import send_copies
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.looking import look
from parindex.office.assessments.models import Sheet
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

APPRAISER, JUSTICE, COUNCIL = "Chuyên viên Sở Nội vụ", "Chuyên viên Sở Tư pháp", "Thành viên hội đồng"
COORDINATOR = "Người điều phối cấp tỉnh"


@pytest.fixture
def figures(appraising: Sheet) -> Sheet:
    """The sheet and a copy, each with figures on two criteria: a stated rule agrees, an inferred one does not."""
    edition, year = thawed(appraising.round.edition_id), appraising.round.year
    told = {"1.1.1": {"issued_on": f"{year - 1}-12-30"}, "1.1.3": {"done": "38", "planned": "72"}}
    for node, facts in told.items():
        row = appraising.rows.get(node=node)
        typed = {name: {"value": value, "as_of": f"{year}-01-01"} for name, value in facts.items()}
        row.facts = {name: {"counts": "typed", "values": {"typed": value}} for name, value in typed.items()}
        look(edition, edition.by_id[node], row, appraising.round)
        row.save()
    send_copies(appraising, 1)
    return appraising


def row_of(page: Page, sheet: Sheet, node: str) -> str:
    """What finds one row's form."""
    return f"form[data-row='{sheet.pk}-{node}-appraised']"


def test_an_appraiser_accepts_what_agrees_and_decides_the_rest_by_keyboard(enter: Enter, figures: Sheet) -> None:
    page = enter(APPRAISER)
    page.get_by_role("link", name="Mở trang thẩm định").click()
    page.get_by_role("link", name="1.1.1 Ban hành kế hoạch").click()
    page.get_by_text("Chấp nhận một lượt: 2 dòng").click()
    page.get_by_role("button", name="Xem lại và chấp nhận các dòng đã chọn").click()
    page.get_by_role("button", name="Chấp nhận 2 dòng").click()
    expect(page.get_by_text("Đã chấp nhận 2 dòng.")).to_be_visible()
    expect(page.get_by_text("Đã quyết định 2/2 đơn vị.")).to_be_visible()
    page.goto(page.url.replace("1.1.1", "1.1.3"))
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    form = page.locator(row_of(page, figures, "1.1.3"))
    expect(form.locator("[name=points]")).to_be_focused()
    page.keyboard.press("Alt+Shift+Enter")
    expect(form.locator("[name=reason]")).to_have_value("agreed")
    page.keyboard.press("Alt+Enter")
    expect(form.locator("[name=points]")).to_have_value("0,5278")
    expect(form.locator("[name=reason]")).to_have_value("by-rule")
    expect(form.get_by_text("chưa lưu")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(form.locator(".after")).to_contain_text("Đã lưu")
    expect(form.get_by_text("chưa lưu")).to_be_hidden()
    form.get_by_role("link", name="Lịch sử").click()
    expect(form.locator(".history")).to_contain_text("0,5278 điểm")
    assert Decision.objects.get(node="1.1.3").appraisal.sheet_id == figures.pk


def test_a_refusal_keeps_what_was_typed_and_goes_to_the_field(enter: Enter, figures: Sheet) -> None:
    page = enter(APPRAISER)
    page.goto(f"/dot/{figures.round_id}/tham-dinh/1.1.3/")
    form = page.locator(row_of(page, figures, "1.1.3"))
    form.locator("[name=points]").fill("0,5")
    form.locator("[name=reason]").select_option("figures-differ")
    form.locator("summary").click()
    form.locator("[name=fact-done]").fill("rất nhiều")
    form.locator("summary").click()
    form.locator("[name=words]").fill("Tài liệu cho thấy 36 nhiệm vụ.")
    page.keyboard.press("Control+Enter")
    expect(form.locator("[name=fact-done]")).to_be_focused()
    expect(form.locator("[name=fact-done]")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("[name=words]")).to_have_value("Tài liệu cho thấy 36 nhiệm vụ.")
    require_accessible(page)
    form.locator("[name=fact-done]").fill("36")
    page.keyboard.press("Control+Enter")
    expect(form.locator(".after")).to_contain_text("Số liệu chưa khớp với tài liệu: Tài liệu cho thấy 36 nhiệm vụ.")
    expect(form.locator("[aria-invalid]")).to_have_count(0)


def test_two_browsers_at_one_row_and_the_second_chooses(enter: Enter, figures: Sheet) -> None:
    first, second = enter(APPRAISER), enter(APPRAISER)
    for page, points, words in ((first, "0,5", "Thiếu báo cáo."), (second, "0,25", "Thiếu sản phẩm.")):
        page.goto(f"/dot/{figures.round_id}/tham-dinh/1.1.3/")
        form = page.locator(row_of(page, figures, "1.1.3"))
        form.locator("[name=points]").fill(points)
        form.locator("[name=reason]").select_option("evidence-short")
        form.locator("[name=words]").fill(words)
    mine, theirs = (page.locator(row_of(page, figures, "1.1.3")) for page in (second, first))
    theirs.get_by_role("button", name="Lưu").click()
    expect(theirs.locator(".after")).to_contain_text("Đã lưu")
    mine.get_by_role("button", name="Lưu").click()
    expect(mine.locator(".conflict")).to_contain_text("Thiếu báo cáo.")
    expect(mine.locator("[name=words]")).to_have_value("Thiếu sản phẩm.")
    require_accessible(second)
    mine.get_by_role("button", name="Giữ nội dung tôi đang gõ").click()
    expect(mine.locator(".after")).to_contain_text("Đã lưu")
    theirs.locator("[name=points]").fill("1")
    theirs.get_by_role("button", name="Lưu").click()
    theirs.get_by_role("button", name="Lấy nội dung của người kia").click()
    expect(theirs.locator("[name=points]")).to_have_value("0,25")
    assert Decision.objects.get().points == 2_500


def test_what_was_typed_after_the_session_ended_stands_again_after_a_new_login(enter: Enter, figures: Sheet) -> None:
    page = enter(APPRAISER)
    address = f"/dot/{figures.round_id}/tham-dinh/1.1.3/"
    page.goto(address)
    page.context.clear_cookies(name="sessionid")
    form = page.locator(row_of(page, figures, "1.1.3"))
    form.locator("[name=not_applicable]").check()
    form.locator("[name=reason]").select_option("not-applicable")
    form.locator("[name=words]").fill("Trong năm không có nhiệm vụ nào.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    page.goto("/")
    page.get_by_role("button", name=APPRAISER).click()
    page.goto(address)
    expect(form.locator("[name=not_applicable]")).to_be_checked()
    expect(form.locator("[name=words]")).to_have_value("Trong năm không có nhiệm vụ nào.")
    expect(form.get_by_text("chưa lưu")).to_be_visible()
    form.get_by_role("button", name="Lưu").click()
    expect(form.locator(".after")).to_contain_text("không áp dụng")


def test_a_document_opens_by_one_key_and_a_neighbour_s_criterion_not_at_all(enter: Enter, figures: Sheet) -> None:
    page = enter(APPRAISER)
    page.goto(f"/dot/{figures.round_id}/tham-dinh/1.1.1/")
    page.locator(f"{row_of(page, figures, '1.1.1')} [name=points]").focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("Alt+o")
    assert "/tai-lieu/" in opened.value.url
    page.goto(f"/dot/{figures.round_id}/tham-dinh/2.1/")
    expect(page.get_by_text("Không có trang này")).to_be_visible()
    justice = enter(JUSTICE)
    justice.goto(f"/tham-dinh/{figures.pk}/")
    expect(justice.locator("[id='r-2.1'] form")).to_be_visible()
    expect(justice.locator("[id='r-1.1.1']")).to_have_count(0)


def test_the_council_decides_last_on_the_unit_s_whole_sheet(enter: Enter, appraiser: Actor, figures: Sheet) -> None:
    less = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
    decide(appraiser, figures.pk, "1.1.3", "appraised", 0, less)
    page = enter(COUNCIL)
    page.get_by_role("link", name="Mở trang thẩm định").click()
    page.get_by_role("link", name="Xã Đồng Mẫu").click()
    form = page.locator(f"form[data-row='{figures.pk}-1.1.3-awarded']")
    form.get_by_role("button", name="Như đã thẩm định 0,5").click()
    form.locator("[name=reason]").select_option("council")
    form.locator("[name=words]").fill("Theo kết luận ngày 20.")
    form.get_by_role("button", name="Lưu").click()
    expect(form.locator(".after")).to_contain_text("Hội đồng 0,5")
    expect(page.locator("form.decision")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_accessible_and_fit(enter: Enter, appraiser: Actor, figures: Sheet, width: int) -> None:
    decide(appraiser, figures.pk, "1.1.1", "appraised", 0, TypedDecision("0,5", False, "by-rule"))
    of = f"/dot/{figures.round_id}/tham-dinh"
    page = enter(APPRAISER, width)
    pages = (
        "/ban-lam-viec/",
        f"{of}/",
        f"{of}/1.1.1/",
        f"{of}/1.1.3/",
        f"{of}/phan-cong/",
        f"/tham-dinh/{figures.pk}/",
    )
    for address in pages:
        page.goto(address)
        for details in page.locator("details").all():
            details.evaluate("one => one.open = true")
        require_accessible(page)
    page.goto(f"{of}/1.1.1/")
    page.get_by_text("Chấp nhận một lượt").click()
    page.get_by_role("button", name="Xem lại và chấp nhận").click()
    require_accessible(page)
    coordinator = enter(COORDINATOR, width)
    for address in (f"{of}/", f"{of}/phan-cong/", f"/tham-dinh/{figures.pk}/"):
        coordinator.goto(address)
        require_accessible(coordinator)
