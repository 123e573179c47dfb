"""A whole year in real Chromium, every role at its own desk: from the sheet to a ranking that anybody recomputes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.office.commands import parindex
from tests.office.publishing import decide_all
from tests.office.web.conftest import Enter

from parindex.office.assessments.models import Sheet
from parindex.office.results.models import Publication
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DRAFTER, CLERK, SIGNER = "Công chức tổng hợp", "Văn thư xã", "Chủ tịch UBND xã"
COORDINATOR, APPRAISER, COUNCIL = "Người điều phối cấp tỉnh", "Chuyên viên Sở Nội vụ", "Thành viên hội đồng"
AUDITOR = "Người kiểm tra"
TODAY = "new Date().toLocaleDateString('vi', {timeZone: 'Asia/Saigon'})"
PICTURE = b"\x89PNG\r\n\x1a\n"


def send(drafter: Page, clerk: Page, address: str, folder: Path) -> None:
    """Close the sheet, bring the stamped paper back as a scan, and send it."""
    drafter.goto(address)
    drafter.get_by_role("button", name="Chốt phiếu").click()
    scan = folder / "ban-quet.png"
    scan.write_bytes(PICTURE)
    clerk.goto(address)
    clerk.get_by_label("Số, ký hiệu").fill("05/BC-UBND")
    clerk.get_by_label("Ngày ký").fill(clerk.evaluate(TODAY))
    clerk.get_by_label("Bản quét").check()
    clerk.get_by_label("Tệp đã ký").set_input_files(scan)
    clerk.get_by_role("button", name="Kiểm tra và nhận bản ký").click()
    clerk.get_by_role("button", name="Gửi cho cấp trên").click()
    expect(clerk.locator("[aria-current=step]")).to_have_text("Đã gửi")


def open_phases(coordinator: Page, round: int) -> None:
    """Give every later phase its hours."""
    for name in ("appraisal", "clarification", "second-appraisal", "approval", "published"):
        coordinator.goto(f"/dot/{round}/giai-doan/{name}/")
        day = coordinator.evaluate("new Date(Date.now() - 864e5).toLocaleDateString('vi', {timeZone: 'Asia/Saigon'})")
        coordinator.get_by_label("Bắt đầu").fill(f"08:00 {day}")
        coordinator.get_by_label("Lý do").fill("Theo kế hoạch của đợt.")
        coordinator.get_by_role("button", name="Ghi").click()
        expect(coordinator.get_by_text("Đã ghi thời gian mới của giai đoạn.")).to_be_visible()


def decide(appraiser: Page, sheet: Sheet, stage: str, points: str, reason: str, words: str) -> None:
    """One decision on row 1.1.3 in the matrix."""
    appraiser.goto(f"/dot/{sheet.round_id}/tham-dinh/1.1.3/?buoc={stage}")
    form = appraiser.locator(f"form[data-row='{sheet.pk}-1.1.3-{stage}']")
    form.locator("[name=points]").fill(points)
    form.locator("[name=reason]").select_option(reason)
    form.locator("[name=words]").fill(words)
    form.get_by_role("button", name="Lưu").click()
    expect(form.locator(".after")).to_contain_text("Đã lưu")


def test_from_the_sheet_to_a_ranking_that_anybody_recomputes(
    enter: Enter, appraiser: Actor, filled: Sheet, tmp_path: Path
) -> None:
    round, at_desk = filled.round_id, {name: enter(name) for name in (DRAFTER, CLERK, COORDINATOR, APPRAISER)}
    send(at_desk[DRAFTER], at_desk[CLERK], f"/phieu/{filled.pk}/trinh-ky/", tmp_path)
    open_phases(at_desk[COORDINATOR], round)
    filled.refresh_from_db()
    decide_all(appraiser, filled)
    decide(at_desk[APPRAISER], filled, "appraised", "0,5", "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")

    at_desk[COORDINATOR].goto(f"/dot/{round}/giai-trinh/mo/")
    at_desk[COORDINATOR].locator("form.stack").get_by_role("button").click()
    asking = at_desk[APPRAISER]
    asking.reload()
    asking.get_by_text("Hỏi đơn vị").first.click()
    asking.get_by_label("Điều cần làm rõ").first.fill("Đề nghị gửi báo cáo quý IV.")
    asking.get_by_role("button", name="Gửi câu hỏi").first.click()
    expect(asking.get_by_text("Đợt giải trình số 1").first).to_be_visible()
    address = asking.get_by_role("link", name="Đợt giải trình số 1").first.get_attribute("href")
    assert address
    answering = at_desk[DRAFTER]
    answering.goto(address)
    answering.get_by_label("Giải trình của đơn vị").fill("Đã bổ sung báo cáo quý IV.")
    answering.get_by_role("button", name="Lưu bản nháp").click()
    expect(answering.locator("article.thread")).to_contain_text("Đã lưu")
    at_desk[CLERK].goto(address)
    at_desk[CLERK].get_by_role("button", name="Gửi tất cả cho cơ quan thẩm định").click()
    asking.goto(address)
    asking.get_by_label("Chấp nhận giải trình", exact=True).check()
    asking.get_by_role("button", name="Ghi kết luận").click()
    decide(asking, filled, "reappraised", "0,75", "clarified", "Đã bổ sung đủ.")

    council = enter(COUNCIL)
    council.goto(f"/dot/{round}/phe-duyet/")
    council.get_by_role("button", name="Phê duyệt kết quả này").click()
    expect(council.get_by_text("phê duyệt kết quả như hiện nay")).to_be_visible()
    publishing = at_desk[COORDINATOR]
    publishing.goto(f"/dot/{round}/phe-duyet/")
    publishing.get_by_label("Số, ký hiệu quyết định phê duyệt").fill("123/QĐ-UBND")
    publishing.get_by_label("Ngày quyết định").fill(publishing.evaluate(TODAY))
    publishing.get_by_role("button", name="Công bố", exact=True).click()
    publishing.wait_for_url("**/cong-bo/*/")

    made = Publication.objects.get()
    visitor = publishing.context.browser.new_context(base_url=publishing.url.split("/cong-bo/")[0]).new_page()  # type: ignore[union-attr]
    visitor.goto(f"/cong-bo/{made.pk}/")
    visitor.get_by_role("link", name="Xã Đồng Mẫu").click()
    expect(visitor.get_by_text("Đã bổ sung đủ.")).to_be_visible()
    visitor.go_back()
    with visitor.expect_download() as bundle:
        visitor.get_by_role("link", name="Gói công bố").click()
    proved = parindex(tmp_path, "recompute", str(bundle.value.path()), "--rules")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    visitor.context.close()

    for name in (SIGNER, DRAFTER):
        page = enter(name) if name == SIGNER else at_desk[name]
        page.goto(f"/ket-qua/{round}/don-vi/{filled.unit_id}/")
        expect(page.get_by_role("heading", name="Xã Đồng Mẫu: kết quả")).to_be_visible()
    auditor = enter(AUDITOR)
    auditor.goto(f"/dot/{round}/nhat-ky/")
    expect(auditor.get_by_text("nguyên vẹn").first).to_be_visible()
