"""A scanned report is read by the worker, while whoever sent it does something else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.office.web.conftest import Enter
from tests.office.working import work_off

from parindex.office.assessments.models import Sheet
from parindex.office.tasks.models import Task

pytestmark = [pytest.mark.needs_program("tesseract"), pytest.mark.django_db(transaction=True), pytest.mark.slow]

SAMPLES = Path(__file__).parents[3] / "samples"
DRAFTER = "Công chức tổng hợp"


def read_whole() -> None:
    """Let the worker do what waits, with the printed report in place of its scan, of which a page takes seconds."""
    Task.objects.update(content=(SAMPLES / "bao-cao-mau.pdf").read_bytes())
    work_off()


def sent(client: Client, sheet: Sheet, scan: Path) -> str:
    """The address at which a scan that was sent is read."""
    with scan.open("rb") as file:
        answer = client.post(f"/phieu/{sheet.pk}/nhap/xem-truoc/", {"report": file})
    assert answer.status_code == 302
    return answer["Location"]


def test_a_scan_is_read_once_and_then_previewed_and_written(
    as_: Callable[[str], Client], sheet: Sheet, scan: Path
) -> None:
    client = as_(DRAFTER)
    address = sent(client, sheet, scan)
    assert "Đang chờ máy nhận việc" in client.get(address).content.decode()
    assert sent(client, sheet, scan) == address
    assert "ban-quet.pdf</a> · Đang chờ" in client.get(f"/phieu/{sheet.pk}/nhap/").content.decode()
    read_whole()
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = client.get(address)
    assert 'name="row" value="1.1.3"' in page.content.decode()
    sealed = page.context["sealed"]
    client.post(f"/phieu/{sheet.pk}/nhap/ghi/", {"sealed": sealed, "row": ["1.1.3"]})
    assert sheet.rows.get(node="1.1.3").claimed == 10_000
    assert Task.objects.get().content is None


def test_whoever_did_not_send_it_sees_nothing_of_it(as_: Callable[[str], Client], sheet: Sheet, scan: Path) -> None:
    address = sent(as_(DRAFTER), sheet, scan)
    for name in ("Công chức tư pháp", "Chủ tịch UBND xã", "Công chức xã bên cạnh", "Người điều phối cấp tỉnh"):
        assert as_(name).get(address).status_code == 404, name


def test_a_scan_that_cannot_be_read_is_refused_in_the_reader_s_words(
    as_: Callable[[str], Client], sheet: Sheet, scan: Path
) -> None:
    client = as_(DRAFTER)
    address = sent(client, sheet, scan)
    Task.objects.update(content=b"%PDF-1.7 cut off")
    work_off()
    page = client.get(address).content.decode()
    assert "Đề nghị" in page
    assert "Chọn tệp hoặc thả tệp vào đây" in page


@pytest.mark.slow
@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("width", [1280, 360])
def test_the_reading_of_a_scan_survives_leaving_and_reloading(enter: Enter, scan: Path, width: int) -> None:
    page = enter(DRAFTER, width=width)
    page.get_by_role("link", name="Mở phiếu").click()
    page.get_by_role("link", name="Đưa nội dung có sẵn vào").click()
    page.set_input_files("[name=report]", scan)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Đang chờ máy nhận việc")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Về phiếu tự đánh giá").click()
    page.get_by_role("link", name="Đưa nội dung có sẵn vào").click()
    page.get_by_role("link", name="ban-quet.pdf").click()
    page.reload()
    expect(page.get_by_text("Đang chờ máy nhận việc")).to_be_visible()
    read_whole()
    expect(page.get_by_role("button", name="Ghi các dòng đã chọn").first).to_be_visible()
