"""The first minute: a report dropped on the page, its verdict, and the Word file back; nothing is stored."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from parindex.office.journal.models import Entry

SAMPLES = Path(__file__).parents[3] / "samples"
pytestmark = pytest.mark.django_db


def dropped(address: str, content: bytes, name: str = "báo cáo.docx") -> tuple[int, str, bytes]:
    answer = Client().post(address, {"report": SimpleUploadedFile(name, content)}, headers={"HX-Request": "true"})
    return answer.status_code, answer.headers.get("Content-Disposition", ""), answer.content


@pytest.mark.parametrize("name", ["bao-cao-mau.docx", "bao-cao-mau.pdf"])
def test_a_dropped_report_shows_its_points_sums_buckets_and_rows(name: str) -> None:
    status, _, content = dropped("/doc-thu/", (SAMPLES / name).read_bytes(), name)
    page = content.decode()
    assert status == 200
    assert page.count('<tr class="') == 5
    assert 1 <= page.count("<blockquote>") <= 11
    assert "<mark>" in page
    assert "Một dòng đã rõ" in page


def test_the_word_file_comes_back_with_comments_under_its_own_name() -> None:
    status, disposition, content = dropped("/doc-thu/word/", (SAMPLES / "bao-cao-mau.docx").read_bytes())
    assert (status, disposition) == (200, 'attachment; filename="bao-cao-gop-y.docx"')
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rubbish", b"%PDF-1.4 rubbish", b"xin chao"])
@pytest.mark.parametrize("address", ["/doc-thu/", "/doc-thu/word/"])
def test_what_is_no_report_is_refused_in_vietnamese(address: str, content: bytes) -> None:
    status, _, page = dropped(address, content)
    assert status == 422
    assert "ề nghị" in page.decode()


def test_a_file_over_the_bound_is_refused_before_it_is_read() -> None:
    status, _, page = dropped("/doc-thu/", b"x" * (21 * 1024 * 1024))
    assert (status, "20 MB" in page.decode()) == (422, True)


def test_words_of_a_report_never_run() -> None:
    status, _, page = dropped(
        "/doc-thu/", "1 <script>alert(1)</script> Tiêu chí 1 2 giải trình <b>x</b>\n".encode() * 30
    )
    assert b"<script>" not in page
    assert status in (200, 422)


def test_nothing_of_a_report_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dropped("/doc-thu/", (SAMPLES / "bao-cao-mau.docx").read_bytes())
    assert not Entry.objects.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.needs_program("chromium")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 360])
def test_the_first_minute_in_a_browser(chromium: Browser, live_server: LiveServer, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(live_server.url)
    page.set_input_files("[name=report]", SAMPLES / "bao-cao-mau.docx")
    expect(page.locator(".verdict .buckets tr")).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp Word").click()
    assert download.value.suggested_filename == "bao-cao-mau-gop-y.docx"
    context.close()
