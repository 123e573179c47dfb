"""Clarification in the browser: the ledger, a unit's questions, drafts that only the unit sees, and the whole way."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import document_fromstring
from playwright.sync_api import expect
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter
from tests.office.web.test_language import spoken
from tests.office.web.test_pages import (
    APPRAISER,
    APPRAISING,
    AUDITOR,
    COLLATING,
    COORDINATOR,
    COUNCIL,
    DRAFTER,
    EVERYBODY,
    INSIDE,
    JUSTICE_BODY,
)

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.questioning import TypedAnswer, answer, close, send_answers
from parindex.office.appraisals.models import ClarificationRound, Decision, Message, Question
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.models import Sheet
from parindex.office.demonstration.papers import as_read, paper
from parindex.office.journal.models import Entry
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]
CLERK, SIGNER = "Văn thư xã", "Chủ tịch UBND xã"
SAID = "Đã có báo cáo quý IV kèm theo."
NEW = ("BÁO CÁO", "Kết quả quý IV")

SEEING = {
    "/dot/{round}/giai-trinh/": APPRAISING,
    "/dot/{round}/giai-trinh/mo/": {COORDINATOR},
    "/dot/{round}/giai-trinh/so-giai-trinh.csv": APPRAISING,
    "/dot/{round}/giai-trinh/1/bien-ban.docx": {COORDINATOR, AUDITOR, COUNCIL},
    "/dot/{round}/giai-trinh/1/bien-ban.pdf": {COORDINATOR, AUDITOR, COUNCIL},
    "/dot/{round}/giai-trinh/2/bien-ban.pdf": set[str](),
    "/giai-trinh/{clarification}/ngay-nghi/": {COORDINATOR},
    "/giai-trinh/{clarification}/gia-han/{sheet}/": {COORDINATOR},
    "/giai-trinh/{clarification}/{sheet}/": {*INSIDE, *APPRAISING},
    "/giai-trinh/{clarification}/0/": set[str](),
}
"""Addresses of a clarification round with the people of the cast who are let in."""

DOING = {
    "/dot/{round}/giai-trinh/mo/": {COORDINATOR},
    "/giai-trinh/{clarification}/ngay-nghi/": {COORDINATOR},
    "/giai-trinh/{clarification}/gia-han/{sheet}/": {COORDINATOR},
    "/giai-trinh/{clarification}/{sheet}/gui/": {CLERK, SIGNER},
    "/giai-trinh/hoi/{sheet}/1.1.3/": {APPRAISER},
    "/giai-trinh/cau-hoi/{question}/tra-loi/": {DRAFTER},
    "/giai-trinh/cau-hoi/{question}/ket-luan/": {APPRAISER},
}
"""Addresses that change something in it, with the people of the cast who may."""


def ids(question: Question) -> dict[str, int]:
    sheet = question.appraisal.sheet
    return {
        "round": sheet.round_id,
        "sheet": sheet.pk,
        "clarification": question.clarification_id,
        "question": question.pk,
    }


def page_of(question: Question) -> str:
    return "/giai-trinh/{clarification}/{sheet}/".format(**ids(question))


@pytest.fixture
def drafted(drafter: Actor, question: Question) -> Message:
    """The commune's draft of an answer with a document."""
    return answer(
        drafter, question.pk, 0, TypedAnswer(SAID, (), [("q4.pdf", as_read("99/BC-UBND", date(2026, 1, 5), NEW))])
    )


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_who_sees_and_who_does_what_in_a_clarification_round(as_: As, drafted: Message, name: str) -> None:
    client, known, before = as_(name), ids(drafted.question), Entry.objects.count()
    for address, let_in in SEEING.items():
        assert client.get(address.format(**known)).status_code == (200 if name in let_in else 404), address
    said = {"days": "5", "until": "17:00", "day": "01/01/2027", "due": "08:00 01/01/2028", "reason": "Vì sao"}
    said |= {"words": "Vì sao", "version": "1", "outcome": "accepted"}
    for address, may in DOING.items():
        if name not in may:
            assert client.post(address.format(**known), said).status_code in (403, 404), address
    assert Entry.objects.count() == before


def test_a_draft_stands_on_no_page_and_in_no_table_of_the_superior(as_: As, clerk: Actor, drafted: Message) -> None:
    question, [document] = drafted.question, drafted.documents.all()
    ledger = f"/dot/{question.clarification.round_id}/giai-trinh/"
    addresses = (page_of(question), ledger, f"{ledger}so-giai-trinh.csv")
    superiors = (APPRAISER, JUSTICE_BODY, COORDINATOR, AUDITOR, COUNCIL)
    for name in superiors:
        client = as_(name)
        for address in addresses:
            shown = client.get(address).content.decode()
            assert SAID not in shown, (name, address)
            assert "99/BC-UBND" not in shown, (name, address)
        assert client.get(f"/tai-lieu/{document.pk}/tep").status_code == 404, name
    for name in COLLATING:
        assert SAID in as_(name).get(page_of(question)).content.decode(), name
    send_answers(clerk, question.clarification_id, question.appraisal.sheet_id)
    for name in superiors:
        client, sees = as_(name), name != JUSTICE_BODY
        assert (SAID in client.get(page_of(question)).content.decode()) == sees, name
        assert client.get(f"/tai-lieu/{document.pk}/tep").status_code == (200 if sees else 404), name
    rows = list(csv.reader(io.StringIO(as_(COORDINATOR).get(addresses[2]).content.decode("utf-8-sig"))))
    assert (rows[1][2], rows[1][5]) == ("Xã Đồng Mẫu", "Đã giải trình")
    assert SAID in rows[1][8]
    assert len(list(csv.reader(io.StringIO(as_(JUSTICE_BODY).get(addresses[2]).content.decode("utf-8-sig"))))) == 1


def test_the_minutes_tell_what_was_sent_and_what_came_of_it(
    as_: As, clerk: Actor, appraiser: Actor, drafted: Message
) -> None:
    question = drafted.question
    client, address = as_(COORDINATOR), f"/dot/{question.clarification.round_id}/giai-trinh/1/bien-ban.docx"
    before = _words_of(client.get(address).content)
    assert "Đề nghị gửi báo cáo quý IV." in before
    assert "Chưa trả lời" in before
    assert SAID not in before
    send_answers(clerk, question.clarification_id, question.appraisal.sheet_id)
    close(appraiser, question.pk, "not-accepted", "Báo cáo chưa có số liệu.")
    after = _words_of(client.get(address).content)
    assert SAID in after
    assert "99/BC-UBND ngày 05/01/2026" in after
    assert after.index("Không chấp nhận giải trình") < after.index("Báo cáo chưa có số liệu.")


def _words_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_conflict_and_a_refusal_leave_what_was_typed_on_the_page(as_: As, drafted: Message) -> None:
    client, address = as_(DRAFTER), f"/giai-trinh/cau-hoi/{drafted.question_id}/tra-loi/"
    part = {"HX-Request": "true"}
    met = client.post(address, {"words": "Lời khác.", "version": "0"}, headers=part)
    assert (met.status_code, met["HX-Retarget"]) == (409, f"#a-{drafted.question_id} .after")
    shown = met.content.decode()
    assert SAID in shown
    assert 'name="over" value="1"' in shown
    kept = client.post(address, {"words": "Lời khác.", "version": "0", "over": "1"}, headers=part)
    assert (kept.status_code, Message.objects.get(pk=drafted.pk).words) == (200, "Lời khác.")
    ClarificationRound.objects.update(due=timezone.now())
    late = client.post(address, {"words": "Muộn.", "version": "2"}, headers=part)
    assert late.status_code == 409
    assert "đã hết hạn" in late.content.decode()


def test_a_question_asked_from_a_row_comes_back_with_the_row_s_questions(as_: As, question: Question) -> None:
    client, address = as_(APPRAISER), "/giai-trinh/hoi/{sheet}/1.1.3/".format(**ids(question))
    shown = client.post(address, {"words": "Đề nghị nói rõ thêm."}, headers={"HX-Request": "true"})
    assert shown.status_code == 200
    assert "Đề nghị gửi báo cáo quý IV." in shown.content.decode()
    refused = client.post(address, {"words": " "}, headers={"HX-Request": "true"})
    assert refused.status_code == 409
    assert "Đề nghị ghi rõ nội dung" in refused.content.decode()


def test_the_coordinator_opens_adds_a_day_off_and_gives_more_time(as_: As, question: Question) -> None:
    client, known = as_(COORDINATOR), ids(question)
    ledger = "/dot/{round}/giai-trinh/".format(**known)
    assert client.post(f"{ledger}mo/", {"days": "5", "until": "17:00"}).status_code == 422
    last = timezone.localdate(question.clarification.due)
    off = {"day": f"{last:%d/%m/%Y}", "reason": "Hoán đổi ngày nghỉ"}
    assert client.post("/giai-trinh/{clarification}/ngay-nghi/".format(**known), off).status_code == 302
    longer = {"due": f"08:00 {last + timedelta(days=30):%d/%m/%Y}", "reason": "Bão, mất điện"}
    assert client.post("/giai-trinh/{clarification}/gia-han/{sheet}/".format(**known), longer).status_code == 302
    shown = client.get(ledger).content.decode()
    assert "Hoán đổi ngày nghỉ" in shown
    assert "Bão, mất điện" in shown
    journal = client.get("/dot/{round}/nhat-ky/".format(**known)).content.decode()
    for words in ("Mở đợt giải trình", "Thêm ngày nghỉ", "Gia hạn giải trình"):
        assert words in journal


def test_the_desk_says_what_waits_for_the_unit_and_for_the_appraiser(
    as_: As, drafter: Actor, clerk: Actor, question: Question
) -> None:
    for name in COLLATING:
        assert "1 câu hỏi chờ trả lời" in as_(name).get("/ban-lam-viec/").content.decode(), name
    assert "câu hỏi chờ trả lời" not in as_("Công chức tư pháp").get("/ban-lam-viec/").content.decode()
    answer(drafter, question.pk, 0, TypedAnswer(SAID))
    send_answers(clerk, question.clarification_id, question.appraisal.sheet_id)
    assert "câu hỏi chờ trả lời" not in as_(DRAFTER).get("/ban-lam-viec/").content.decode()
    assert "1 giải trình chờ kết luận" in as_(APPRAISER).get("/ban-lam-viec/").content.decode()
    assert "giải trình chờ kết luận" not in as_(JUSTICE_BODY).get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize("name", [DRAFTER, CLERK, APPRAISER, COORDINATOR])
def test_what_stays_vietnamese_on_the_english_pages_is_marked(as_: As, drafted: Message, name: str) -> None:
    client, known = as_(name), ids(drafted.question)
    client.cookies["django_language"] = "en"
    for address in (*SEEING, "/ban-lam-viec/", "/phieu/{sheet}/"):
        answered = client.get(address.format(**known))
        if answered.status_code == 200 and answered.headers["Content-Type"].startswith("text/html"):
            for text, language in spoken(document_fromstring(answered.text)):
                foreign = any(letter.isalpha() and not letter.isascii() for letter in text)
                assert not foreign or language == "vi", (address, text)


def test_the_pages_take_few_queries(as_: As, drafted: Message) -> None:
    most = {
        (DRAFTER, page_of(drafted.question)): 30,
        (APPRAISER, page_of(drafted.question)): 18,
        (APPRAISER, f"/dot/{drafted.question.clarification.round_id}/tham-dinh/1.1.3/"): 15,
        (COORDINATOR, f"/dot/{drafted.question.clarification.round_id}/giai-trinh/"): 13,
    }
    for (name, address), limit in most.items():
        client = as_(name)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= limit, (name, len(queries), [query["sql"][:90] for query in queries])


@pytest.mark.needs_program("chromium")
@pytest.mark.django_db(transaction=True)
def test_from_the_question_to_the_second_appraisal(
    enter: Enter, appraiser: Actor, appraising: Sheet, tmp_path: Path
) -> None:
    less = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, less)
    coordinator = enter(COORDINATOR)
    coordinator.goto(f"/dot/{appraising.round_id}/giai-trinh/")
    coordinator.get_by_role("link", name="Mở đợt giải trình").click()
    coordinator.get_by_label("Số ngày làm việc").fill("3")
    coordinator.get_by_role("button", name="Ghi").click()
    expect(coordinator.get_by_text("còn 3 ngày làm việc")).to_be_visible()
    reader, matrix = enter(APPRAISER, width=360), f"/dot/{appraising.round_id}/tham-dinh/1.1.3/"  # type: ignore[call-arg]
    reader.goto(f"{matrix}?buoc=appraised")
    reader.get_by_text("Hỏi đơn vị").click()
    reader.get_by_label("Điều cần làm rõ").fill("Đề nghị gửi báo cáo quý IV.")
    reader.get_by_role("button", name="Gửi câu hỏi").click()
    expect(reader.locator(".questions .words")).to_have_text("Đề nghị gửi báo cáo quý IV.")
    question = Question.objects.get()
    unit = enter(DRAFTER, width=360)  # type: ignore[call-arg]
    unit.get_by_role("link", name="Mở các câu hỏi").click()
    expect(unit.get_by_text("Tài liệu kiểm chứng chưa đủ")).to_be_visible()
    unit.get_by_label("Giải trình của đơn vị").fill(SAID)
    file = tmp_path / "bao-cao.pdf"
    file.write_bytes(paper("99/BC-UBND", date(2026, 1, 5), NEW))
    unit.get_by_label("Tệp mới").set_input_files(file)
    unit.get_by_role("button", name="Lưu bản nháp").click()
    expect(unit.get_by_label("99/BC-UBND")).to_be_checked()
    require_accessible(unit)
    clerk = enter(CLERK)
    clerk.goto(page_of(question))
    clerk.get_by_role("button", name="Gửi tất cả").click()
    expect(clerk.get_by_text("Đã gửi 1 giải trình")).to_be_visible()
    reader.goto("/ban-lam-viec/")
    reader.get_by_role("link", name="1 giải trình chờ kết luận").click()
    reader.get_by_role("link", name="Xã Đồng Mẫu").click()
    expect(reader.get_by_role("link", name="99/BC-UBND")).to_be_visible()
    require_accessible(reader)
    reader.get_by_label("Chấp nhận giải trình", exact=True).check()
    reader.get_by_role("button", name="Ghi kết luận").click()
    expect(reader.get_by_role("heading", name="Chấp nhận giải trình")).to_be_visible()
    reader.goto(f"{matrix}?buoc=reappraised")
    require_accessible(reader)
    reader.get_by_label("Điểm", exact=True).fill("1")
    reader.get_by_label("Lý do").select_option(label="Đã được giải trình, bổ sung")
    reader.get_by_label("Nhận xét").fill("Đã bổ sung đủ.")
    reader.get_by_role("button", name="Lưu").click()
    expect(reader.get_by_text("Đã lưu")).to_be_visible()
    assert Decision.objects.get(stage="reappraised").points == 10_000
    unit.goto(page_of(question))
    expect(unit.get_by_text("Đã bổ sung đủ.")).to_be_visible()


@pytest.mark.needs_program("chromium")
@pytest.mark.django_db(transaction=True)
def test_the_ledger_and_its_forms_are_accessible_and_fit_a_phone(enter: Enter, question: Question) -> None:
    page, known = enter(COORDINATOR, width=360), ids(question)  # type: ignore[call-arg]
    for address in SEEING:
        if address.endswith(("giai-trinh/", "ngay-nghi/", "mo/", "{sheet}/")):
            page.goto(address.format(**known))
            require_accessible(page)
