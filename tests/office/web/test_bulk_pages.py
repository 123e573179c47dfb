"""Lists in the browser's hands: preview, writing, the rows sent back, and links that are downloaded once."""

import io
import re
import time
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from parindex.office.units.many import accounts
from parindex.office.units.models import Person, Role
from parindex.writing import listing

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
PASSWORD = "rừng-xanh-suối-mát"  # noqa: S105
ROWS = [
    "moi.mot|Công chức một|demo-1|Xã Đồng Mẫu|Văn thư|||",
    "moi.hai|Công chức hai|demo-9|Xã Không Có|Văn thư|||",
    "moi.ba|Công chức ba|demo-2|Xã Láng Giềng|Người tổng hợp|||",
    "moi.bốn|Công chức bốn|demo-2|Xã Láng Giềng|Người tổng hợp|||",
]


@pytest.fixture
def administrator(as_: As) -> Client:
    return as_("Người quản trị")


def preview(client: Client, content: bytes, what: str = "nguoi-dung") -> HttpResponse:
    upload = SimpleUploadedFile("danh-sach.xlsx", content)
    return client.post(f"/danh-sach/{what}/xem-truoc/", {"list": upload})


def workbook(rows: list[str]) -> bytes:
    return listing.render(accounts.HEADINGS, [row.split("|") for row in rows])


def sealed(answer: HttpResponse, action: str) -> dict[str, str]:
    form = re.search(rf'action="{action}".*?name="sealed" value="([^"]+)"', answer.content.decode(), re.DOTALL)
    assert form
    return {"sealed": form[1]}


def cells(answer: HttpResponse) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows()]


def test_the_template_is_read_back_by_its_headings(administrator: Client) -> None:
    for what in ("nguoi-dung", "don-vi"):
        template = administrator.get(f"/danh-sach/{what}/mau.xlsx").content
        assert preview(administrator, template, what).status_code == 200


def test_good_rows_are_written_and_wrong_ones_come_back_in_a_file(administrator: Client) -> None:
    shown = preview(administrator, workbook(ROWS))
    page = shown.content.decode()
    assert "Mới: <strong>2</strong>" in page
    assert "2 dòng cần sửa" in page
    assert not Person.objects.filter(login__startswith="moi.").exists()
    back = cells(
        administrator.post("/danh-sach/nguoi-dung/can-sua.xlsx", sealed(shown, "/danh-sach/nguoi-dung/can-sua.xlsx"))
    )
    assert [row[0] for row in back[1:]] == ["moi.hai", "moi.bốn"]
    assert back[1][-2] == "3"
    assert "Mã đơn vị" in str(back[1][-1])
    done = administrator.post("/danh-sach/nguoi-dung/ghi/", sealed(shown, "/danh-sach/nguoi-dung/ghi/"))
    assert "2 tài khoản mới" in done.content.decode()
    assert Role.objects.filter(person__login__startswith="moi.").count() == 2
    again = administrator.post("/danh-sach/nguoi-dung/ghi/", sealed(shown, "/danh-sach/nguoi-dung/ghi/"))
    assert "0 tài khoản mới" in again.content.decode()


def test_links_are_downloaded_once_and_each_lets_its_person_in(administrator: Client) -> None:
    shown = preview(administrator, workbook(ROWS))
    done = administrator.post("/danh-sach/nguoi-dung/ghi/", sealed(shown, "/danh-sach/nguoi-dung/ghi/"))
    links = sealed(done, "/lien-ket.xlsx")
    rows = cells(administrator.post("/lien-ket.xlsx", links))
    assert [row[0] for row in rows[1:]] == ["moi.ba", "moi.mot"]
    address = str(rows[2][2]).removeprefix("http://testserver")
    assert Client().post(address, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    once_more = administrator.post("/lien-ket.xlsx", links)
    assert (once_more.status_code, "không tải lần thứ hai" in once_more.content.decode()) == (409, True)


def test_what_was_not_shown_is_not_written(administrator: Client, as_: As) -> None:
    shown = preview(administrator, workbook(ROWS))
    refused = sealed(shown, "/danh-sach/nguoi-dung/can-sua.xlsx")
    good = sealed(shown, "/danh-sach/nguoi-dung/ghi/")
    assert administrator.post("/danh-sach/nguoi-dung/ghi/", refused).status_code == 404
    assert administrator.post("/danh-sach/don-vi/ghi/", good).status_code == 404
    assert administrator.post("/danh-sach/nguoi-dung/ghi/", {"sealed": good["sealed"] + "x"}).status_code == 404
    assert administrator.post("/lien-ket.xlsx", good).status_code == 404
    for name in ("Người kiểm tra", "Công chức tổng hợp"):
        assert as_(name).post("/danh-sach/nguoi-dung/ghi/", good).status_code == 404
    assert not Person.objects.filter(login__startswith="moi.").exists()


def test_a_preview_grown_old_says_so_and_writes_nothing(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_at = time.time() - 3700
    with monkeypatch.context() as earlier:
        earlier.setattr(time, "time", lambda: shown_at)
        shown = preview(administrator, workbook(ROWS))
    late = administrator.post("/danh-sach/nguoi-dung/ghi/", sealed(shown, "/danh-sach/nguoi-dung/ghi/"))
    assert late.status_code == 409
    assert "quá một giờ nên chưa ghi gì; đề nghị tải tệp lên" in late.content.decode()
    assert not Person.objects.filter(login__startswith="moi.").exists()


def test_hostile_and_empty_lists_are_refused_in_words(administrator: Client) -> None:
    for content in (b"", b"PK\x03\x04 rubbish", b"x" * (6 * 1024 * 1024), workbook([]), b"a;b\n1;2\n"):
        answer = preview(administrator, content)
        assert (answer.status_code, "ề nghị" in answer.content.decode()) == (422, True)
    answer = preview(administrator, workbook(["<script>alert(1)</script>|A|demo-1||Văn thư|||"]))
    assert b"<script>alert" not in answer.content
