"""An official brings in an export of the case system, takes its figures, and corrects it later, in real Chromium."""

import csv
import io
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.office.casework import case, write_export
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter
from tests.office.working import work_off

from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.cases.models import Intake
from parindex.office.journal.queries import verify
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.needs_program("chromium"), pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DRAFTER = "Công chức tổng hợp"
YEAR = timezone.localdate().year


def row_of(sheet: Sheet, node: str) -> SheetRow:
    return SheetRow.objects.get(sheet=sheet, node=node)


def upload(page: Page, file: Path) -> None:
    page.get_by_role("link", name="Hồ sơ TTHC", exact=True).click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Tải lên và xem các cột").click()


def bring_in(page: Page) -> None:
    """From the preview to the result; the worker works meanwhile."""
    page.get_by_role("button", name="Nhập", exact=True).click()
    expect(page.get_by_role("heading", name="Đang nhập hồ sơ")).to_be_visible()
    work_off()
    expect(page.get_by_role("heading", name="Kết quả nhập hồ sơ")).to_be_visible()


def test_an_official_brings_in_cases_takes_the_figure_and_corrects_it(
    enter: Enter, drafter: Actor, sheet: Sheet, tmp_path: Path
) -> None:
    node = _node_of(sheet)
    typed = Typed("0", "Có 2/4 hồ sơ nộp trực tuyến.", {"filed_online": "2", "received": "4"}, "chờ số liệu")
    save_row(drafter, sheet.pk, node, 0, typed)
    strange = [
        {("Kết cục" if name == "Trạng thái" else name): value for name, value in one.items()}
        for one in (
            case("H-1", YEAR),
            case("H-2", YEAR),
            case("H-3", YEAR, Trạng_thái="Xong xuôi"),
            case("H-4", YEAR, Hình_thức_nộp="Trực tiếp"),
            case("H-5", YEAR, Ngày_tiếp_nhận="hôm qua"),
        )
    ]
    page = enter(DRAFTER)
    upload(page, write_export(tmp_path, strange))
    require_accessible(page)
    expect(page.get_by_text("Các cột có thông tin cá nhân đã bị bỏ")).to_contain_text("Họ tên người nộp")
    expect(page.get_by_role("alert")).to_contain_text("chưa có cột cho “Trạng thái”")
    page.get_by_label("Kết cục").select_option(label="Trạng thái *")
    page.get_by_label("Tên hệ thống một cửa").fill("Hệ thống thử")
    page.get_by_role("button", name="Xem lại với cách đọc này").click()
    expect(page.get_by_text("Đọc 5 dòng: nhận 3, cách ly 2.")).to_be_visible()
    expect(page.get_by_text("không phải ngày; đề nghị ghi dạng 28/4/2023").first).to_be_visible()
    page.get_by_label("Xong xuôi").select_option(label="Đã trả kết quả")
    page.get_by_role("button", name="Xem lại với cách đọc này").click()
    expect(page.get_by_text("Đọc 5 dòng: nhận 4, cách ly 1.")).to_be_visible()
    page.get_by_role("button", name="Tiếp: xem số liệu sẽ đổi").click()
    expect(page.get_by_text("Hồ sơ mới 4, thay đổi 0, giữ nguyên 0.")).to_be_visible()
    require_accessible(page)
    bring_in(page)
    require_accessible(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Tải tệp cách ly").click()
    content = Path(downloading.value.path()).read_text("utf-8-sig")
    _, refused = csv.reader(io.StringIO(content))
    assert refused[:3] == ["6", "Ngày tiếp nhận", "hôm qua"]

    page.goto(f"/phieu/{sheet.pk}/so-lieu/")
    line = page.get_by_role("row").filter(has_text="Bao nhiêu hồ sơ được nộp trực tuyến?")
    expect(line).to_contain_text("hồ sơ tiếp nhận trong kỳ")
    require_accessible(page)
    page.get_by_role("button", name="Đưa số liệu vào phiếu").click()
    leaf = page.locator(f"[id='r-{node}']")
    expect(leaf).to_contain_text("Hồ sơ một cửa:")
    expect(leaf).to_contain_text("hồ sơ từ hệ thống một cửa tính đến")
    leaf.get_by_role("button", name="Lấy số này").first.click()
    expect(leaf.get_by_role("button", name="Lấy số này")).to_have_count(0)
    assert row_of(sheet, node).facts["filed_online"]["values"]["typed"]["value"] == "3"
    before = row_of(sheet, node).computed

    corrected = [one for one in strange if one["Mã hồ sơ"] != "H-5"]
    corrected[0]["Hình thức nộp"] = "Trực tiếp"
    upload(page, write_export(tmp_path, corrected))
    page.get_by_role("button", name="Tiếp: xem số liệu sẽ đổi").click()
    expect(page.get_by_text("Hồ sơ mới 0, thay đổi 1, giữ nguyên 3.")).to_be_visible()
    moved = page.get_by_role("row").filter(has_text="Bao nhiêu hồ sơ được nộp trực tuyến?")
    expect(moved.get_by_role("cell").nth(2)).to_contain_text("3")
    expect(moved.get_by_role("cell").nth(3)).to_contain_text("2")
    assert row_of(sheet, node).computed == before
    bring_in(page)
    assert row_of(sheet, node).computed == before

    upload(page, write_export(tmp_path, corrected))
    page.get_by_role("button", name="Tiếp: xem số liệu sẽ đổi").click()
    expect(page.get_by_text("nhập lại sẽ không thay đổi gì")).to_be_visible()
    bring_in(page)
    assert (Intake.objects.latest("pk").unchanged, Intake.objects.latest("pk").changed) == (4, 0)

    page.get_by_role("link", name="Xem số liệu hồ sơ").click()
    page.get_by_role("link", name="Hồ sơ nộp trực tuyến", exact=False).first.click()
    expect(page.get_by_role("cell", name="H-2")).to_be_visible()
    expect(page.get_by_role("cell", name="H-1")).to_have_count(0)
    require_accessible(page)
    assert not verify().breaks


def _node_of(sheet: Sheet) -> str:
    """The leaf that asks how many cases were filed online."""
    edition = thawed(sheet.round.edition_id)
    return next(leaf.id for leaf in edition.leaves() if any(fact.name == "filed_online" for fact in leaf.facts))
