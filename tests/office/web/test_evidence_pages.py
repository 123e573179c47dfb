"""The documents of a sheet in the browser: files dropped and answered one by one, opened by those who may alone."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.web.test_pages import COLLATING, DRAFTER, EVERYBODY, INSIDE, JUSTICE

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


def test_who_opens_a_draft_s_documents(as_: As, sheet: Sheet, plan: Document) -> None:
    for name in sorted(EVERYBODY):
        client = as_(name)
        assert client.get(f"/tai-lieu/{plan.pk}/tep").status_code == (200 if name in COLLATING else 404), name
        page = f"/phieu/{sheet.pk}/tai-lieu/{plan.pk}/"
        assert client.get(page).status_code == (200 if name in COLLATING else 404), name
        assert client.get("/tai-lieu/999999/tep").status_code == 404


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
    outcomes = re.findall(r'<li class="finding (\w+)"><strong>(.*?)</strong>', page)
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
