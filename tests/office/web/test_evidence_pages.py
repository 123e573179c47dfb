"""The documents of a sheet in the browser: files dropped and answered one by one, opened by those who may alone."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.office.web.conftest import Enter
from tests.office.web.test_pages import (
    APPRAISER,
    AUDITOR,
    COORDINATOR,
    COUNCIL,
    DRAFTER,
    EVERYBODY,
    INSIDE,
    JUSTICE,
)

from parindex.office.assessments.models import RowDocument, Sheet
from parindex.office.assessments.proving import take_in
from parindex.office.demonstration.papers import paper
from parindex.office.evidence.examining import examine
from parindex.office.evidence.models import Document, File
from parindex.office.units.access import Actor

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]

NEW = ("KẾ HOẠCH", "Kiểm tra cải cách hành chính")
DAY = date(2023, 2, 5)
PICTURE = b"\x89PNG\r\n\x1a\n rubbish"


def named(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def plan(sheet: Sheet) -> Document:
    """The demonstration's plan, beside rows 1.1.1 and 1.1.2."""
    return Document.objects.get(number="58/KH-UBND")


def test_a_sent_sheet_s_documents_are_open_to_the_superior_and_to_no_neighbour(
    as_: As, sheet: Sheet, plan: Document
) -> None:
    Sheet.objects.update(state="sent")
    page, file = f"/phieu/{sheet.pk}/tai-lieu/", f"/tai-lieu/{plan.pk}/tep"
    readers = {*INSIDE, COORDINATOR, AUDITOR}
    for name in sorted(EVERYBODY):
        assert as_(name).get(page).status_code == (200 if name in readers else 404), name
        opens = name in readers - {JUSTICE} | {APPRAISER, COUNCIL}
        assert as_(name).get(file).status_code == (200 if opens else 404), name
    shown = as_("Người điều phối cấp tỉnh").get(page).content.decode()
    assert "58/KH-UBND" in shown
    assert "61/QĐ-UBND" not in shown  # beside no row: it was not sent
    assert 'name="files"' not in shown
    refused = as_(DRAFTER).post(page, {"files": named("moi.pdf", paper("9/KH-UBND", DAY, NEW))}).content.decode()
    assert "nên không sửa được" in refused
    assert not Document.objects.filter(number="9/KH-UBND").exists()


def test_who_writes_documents(as_: As, sheet: Sheet, plan: Document) -> None:
    acts = {
        f"/phieu/{sheet.pk}/tai-lieu/{plan.pk}/gan/": ({"node": "1.2"}, {DRAFTER}),
        f"/phieu/{sheet.pk}/tai-lieu/{plan.pk}/go/": ({"node": "1.1.2"}, {DRAFTER}),
        f"/phieu/{sheet.pk}/tai-lieu/doi-chieu/": ({}, {DRAFTER, JUSTICE}),
        f"/phieu/{sheet.pk}/tai-lieu/{plan.pk}/bo/": ({}, {DRAFTER}),
    }
    for address, (typed, allowed) in acts.items():
        for name in [*sorted(EVERYBODY - {DRAFTER}), DRAFTER]:
            status = as_(name).post(address, typed).status_code
            expected = {302} if name in allowed else {403, 409} if name in INSIDE else {404}
            assert status in expected, (address, name, status)


def test_each_file_has_its_own_outcome(as_: As, sheet: Sheet, plan: Document) -> None:
    assert plan.file
    files = [
        named("moi.pdf", paper("9/KH-UBND", DAY, NEW)),
        named("cu.pdf", paper("58/KH-UBND", plan.date, tuple(plan.title.split(" ", 2)))),  # type: ignore[arg-type]
        named("trang.pdf", b"<!doctype html><script>alert(1)</script>"),
        named("mat.pdf", paper("10/KH-UBND", DAY, NEW, stamp="MẬT")),
        named("rong.pdf", b""),
        named("../../x.pdf", paper("11/KH-UBND", DAY, NEW)),
    ]
    page = as_(DRAFTER).post(f"/phieu/{sheet.pk}/tai-lieu/", {"files": files, "node": "1.4.1"}).content.decode()
    outcomes = re.findall(r'<li class="finding (\w+)"><strong lang="vi">(.*?)</strong>', page)
    assert [kind for kind, _ in outcomes] == ["sound", "sound", "error", "error", "error", "sound"]
    assert "../" not in page.split('id="outcomes"')[1].split("</ul>")[0]
    assert not Document.objects.filter(number="10/KH-UBND").exists()
    assert Document.objects.get(number="9/KH-UBND").rows.get().row.node == "1.4.1"


def test_a_part_of_the_page_answers_a_file_sent_alone(as_: As, sheet: Sheet) -> None:
    sent = {"files": named("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")}
    answer = as_(DRAFTER).post(f"/phieu/{sheet.pk}/tai-lieu/", sent, headers={"HX-Request": "true"})
    assert answer.content.decode().count("<li") == 1
    assert "Chỉ nhận tệp PDF" in answer.content.decode()


def test_a_file_is_opened_under_a_plain_name_and_can_run_nothing(as_: As, drafter: Actor, sheet: Sheet) -> None:
    content = paper("12/KH-UBND", DAY, NEW)
    kept = take_in(drafter, sheet.pk, 'a"\r\nX: y.pdf', examine(content)).document
    answer = as_(DRAFTER).get(f"/tai-lieu/{kept.pk}/tep")
    assert answer.content == content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="12-kh-ubnd.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    Document.objects.filter(pk=kept.pk).update(number="", name="Kế hoạch\u202egpj.exe.pdf")
    assert as_(DRAFTER).get(f"/tai-lieu/{kept.pk}/tep")["Content-Disposition"].endswith('"ke-hoach-gpj-exe.pdf"')


def test_an_office_file_is_only_saved(as_: As, sheet: Sheet) -> None:
    Document.objects.filter(number="58/KH-UBND").update(number="58/KH-UBND")
    kept = Document.objects.get(number="58/KH-UBND")
    File.objects.filter(pk=kept.file_id).update(media="docx")
    answer = as_(DRAFTER).get(f"/tai-lieu/{kept.pk}/tep")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "application/octet-stream"


def test_more_files_or_bytes_than_one_request_may_bring_are_refused_in_words(
    as_: As, sheet: Sheet, settings: SimpleNamespace
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    files = [named(f"{n}.pdf", b"%PDF-1.7") for n in range(4)]
    client = as_(DRAFTER)
    many = client.post(f"/phieu/{sheet.pk}/tai-lieu/", {"files": files})
    assert many.status_code == 400
    assert "nhiều nhất 80 tệp" in many.content.decode()
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"request_mb": 0})
    assert client.post(f"/phieu/{sheet.pk}/tai-lieu/", {"files": files[:1]}).status_code == 400


def test_the_second_who_describes_a_document_sees_both_and_chooses(as_: As, sheet: Sheet, plan: Document) -> None:
    address = f"/phieu/{sheet.pk}/tai-lieu/{plan.pk}/"
    [seen] = re.findall(r'name="version" value="(\d+)"', as_(DRAFTER).get(address).text)
    first = {"number": "59/KH-UBND", "date": "05/02/2023", "title": "Kế hoạch", "version": seen}
    assert as_(DRAFTER).post(address, first).status_code == 302
    mine = first | {"number": "60/KH-UBND", "restricted": "on"}
    answer = as_(DRAFTER).post(address, mine)
    assert answer.status_code == 409
    assert "59/KH-UBND" in answer.text.split('class="conflict"')[1].split("</dl>")[0]
    assert 'value="60/KH-UBND"' in answer.text
    assert as_(DRAFTER).post(address, mine).status_code == 409
    [over] = re.findall(r'name="over" value="(\d+)"', answer.text)
    assert as_(DRAFTER).post(address, mine | {"over": over}).status_code == 302
    assert Document.objects.get(pk=plan.pk).number == "60/KH-UBND"


def test_a_citation_and_a_web_page_are_noted_down(as_: As, sheet: Sheet) -> None:
    client, said = as_(DRAFTER), {"number": "7/QĐ-UBND", "date": "05/02/2023", "issuer": "UBND xã", "node": "1.4.1"}
    assert client.post(f"/phieu/{sheet.pk}/tai-lieu/chi-dan/", said).status_code == 422
    client.post(f"/phieu/{sheet.pk}/tai-lieu/chi-dan/", {**said, "kept_at": "Văn thư"})
    assert Document.objects.get(number="7/QĐ-UBND").kind == "citation"
    seen = {"address": "https://dongmau.example/tin", "seen_on": "05/02/2023", "title": "Công khai"}
    assert client.post(f"/phieu/{sheet.pk}/tai-lieu/trang-web/", seen).status_code == 422
    picture = named("anh.png", PICTURE)
    client.post(f"/phieu/{sheet.pk}/tai-lieu/trang-web/", {**seen, "picture": picture, "node": "3.2.2"})
    page = client.get(f"/phieu/{sheet.pk}/tai-lieu/").content.decode()
    assert "https://dongmau.example/tin" in page
    assert 'href="https://dongmau' not in page


def test_the_sheet_shows_documents_beside_their_rows_and_offers_their_day(
    as_: As, sheet: Sheet, plan: Document
) -> None:
    client = as_(DRAFTER)
    page = client.get(f"/phieu/{sheet.pk}/").content.decode()
    row = page.split('id="r-1.1.1"')[1].split("</article>")[0]
    assert f'href="/tai-lieu/{plan.pk}/tep"' in row
    assert f'data-fill="fact-issued_on" data-value="{plan.date:%d/%m/%Y}"' in row
    other = {"version": "0", "fact-issued_on": "01/01/2020"}
    saved = client.post(f"/phieu/{sheet.pk}/dong/1.1.1/", other, headers={"HX-Request": "true"}).content.decode()
    assert "Dòng này ghi ngày 01/01/2020, tài liệu kèm theo ghi ngày khác" in saved
    same = {"version": "1", "fact-issued_on": f"{plan.date:%d/%m/%Y}"}
    saved = client.post(f"/phieu/{sheet.pk}/dong/1.1.1/", same, headers={"HX-Request": "true"}).content.decode()
    assert 'data-fill="fact-issued_on"' not in saved


def test_a_list_of_eighty_documents_takes_few_queries(as_: As, sheet: Sheet, plan: Document) -> None:
    row = sheet.rows.get(node="1.2")
    for number in range(80):
        made = Document.objects.create(
            unit=sheet.unit, kind="citation", number=f"{number}/KH-UBND", known="typed", added_by_id=plan.added_by_id
        )
        RowDocument.objects.create(row=row, document=made)
    client = as_(DRAFTER)
    client.get(f"/phieu/{sheet.pk}/tai-lieu/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/phieu/{sheet.pk}/tai-lieu/")
    assert len(queries) <= 12, [query["sql"][:80] for query in queries]


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page as it stands."""
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in Axe().run(page).response["violations"]]


@pytest.mark.needs_program("chromium")
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_several_files_are_dropped_matched_opened_and_taken_off(enter: Enter, tmp_path: Path) -> None:
    for name, content in {
        "a.pdf": paper("9/KH-UBND", DAY, NEW),
        "b.pdf": paper("10/KH-UBND", DAY, NEW, stamp="MẬT"),
        "c.pdf": b"<script>alert(1)</script>",
        "d.pdf": paper("11/KH-UBND", DAY, NEW),
    }.items():
        (tmp_path / name).write_bytes(content)
    page = enter(DRAFTER)
    page.get_by_role("link", name="Mở phiếu").click()
    row = page.locator("form[data-row='1.4.1']")
    row.locator("[name=explanation]").fill("Ban hành Kế hoạch số 9/KH-UBND ngày 05/02/2023.")
    expect(row.locator(".state")).to_contain_text("Đã lưu")
    page.get_by_role("link", name="Tài liệu kiểm chứng").click()
    expect(page.get_by_text("Không tải văn bản mật lên.")).to_be_visible()
    page.set_input_files("[name=files]", sorted(tmp_path.iterdir()))
    outcomes = page.locator("#outcomes li")
    expect(outcomes).to_have_count(4)
    expect(outcomes.filter(has_text="a.pdf")).to_contain_text("Gắn với dòng 1.4.1")
    expect(outcomes.filter(has_text="b.pdf")).to_contain_text("dấu độ mật")
    expect(outcomes.filter(has_text="c.pdf")).to_contain_text("Chỉ nhận tệp PDF")
    expect(page.locator("[data-progress] span")).to_have_text("4/4")
    kept = page.locator(".documents > li", has_text="9/KH-UBND")
    expect(kept.locator(".chips")).to_have_text(re.compile(r"1\.4\.1"))
    loose = page.locator(".documents > li", has_text="11/KH-UBND")
    loose.get_by_label("Gắn với dòng").fill("1.4.2")
    loose.get_by_role("button", name="Gắn").click()
    expect(loose.locator(".chips")).to_have_text(re.compile(r"1\.4\.2"))
    with page.context.expect_page() as opened:
        kept.get_by_role("link", name="Mở tệp").click()
    assert opened.value.url.endswith("/tep")
    kept.get_by_role("button", name="Gỡ").click()
    expect(kept.locator(".chips")).to_have_count(0)
    page.get_by_role("link", name="Về phiếu tự đánh giá").click()
    expect(page.locator("form[data-row='1.4.2'] .proofs a").first).to_have_text("11/KH-UBND")
    other = page.locator("form[data-row='1.2']")
    other.locator("[name=explanation]").fill("Có Kế hoạch số 9/KH-UBND ngày 05/02/2023.")
    expect(other.locator(".proofs")).to_contain_text("9/KH-UBND")


@pytest.mark.needs_program("chromium")
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_script_many_files_go_in_one_form(
    chromium: Browser, live_server: LiveServer, demonstration: None, tmp_path: Path
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(paper(f"{number + 1}/KH-UBND", DAY, NEW))
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=DRAFTER).click()
    page.get_by_role("link", name="Mở phiếu").click()
    page.get_by_role("link", name="Tài liệu kiểm chứng").click()
    page.set_input_files("[name=files]", sorted(tmp_path.iterdir()))
    page.get_by_role("button", name="Gửi các tệp đã chọn").click()
    expect(page.locator("#outcomes li")).to_have_count(3)
    context.close()


@pytest.mark.needs_program("chromium")
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_pages_of_documents_are_open_to_everybody_and_fit_a_phone(
    chromium: Browser, live_server: LiveServer, demonstration: None
) -> None:
    context = chromium.new_context(
        bypass_csp=True, base_url=live_server.url, viewport={"width": 360, "height": 800}, locale="vi-VN"
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=DRAFTER).click()
    page.get_by_role("link", name="Mở phiếu").click()
    page.get_by_role("link", name="Tài liệu kiểm chứng").click()
    for words in ("Chỉ ghi chỉ dẫn", "Trang web"):
        page.locator("summary", has_text=words).click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="Sửa, gắn dòng").first.click()
    page.get_by_role("heading", name="Các dòng tài liệu này chứng minh").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
