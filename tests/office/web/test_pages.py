"""Every role against every address: who sees what, and who is told that there is nothing."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from tests.office.casework import brought_in, case, taken_in

from parindex.office.appraisals.models import Decision
from parindex.office.assessments.models import Assignment, Sheet
from parindex.office.assessments.papers import Imprint
from parindex.office.assessments.steps import keep_signed, mark_checked, return_to_draft, send
from parindex.office.cases.models import Intake
from parindex.office.evidence.models import Document
from parindex.office.journal.models import Entry
from parindex.office.registers.actions import save
from parindex.office.registers.models import Record
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Role

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]

DRAFTER, JUSTICE = "Công chức tổng hợp", "Công chức tư pháp"
COLLATING = {DRAFTER, "Chủ tịch UBND xã", "Văn thư xã"}
INSIDE = {*COLLATING, JUSTICE}
COORDINATOR, AUDITOR, ADMINISTRATOR = "Người điều phối cấp tỉnh", "Người kiểm tra", "Người quản trị"
APPRAISER, JUSTICE_BODY, COUNCIL = "Chuyên viên Sở Nội vụ", "Chuyên viên Sở Tư pháp", "Thành viên hội đồng"
OVERSEEING = {COUNCIL, COORDINATOR, AUDITOR}
APPRAISING = {APPRAISER, JUSTICE_BODY, *OVERSEEING}
NEIGHBOUR = "Công chức xã bên cạnh"
EVERYBODY = {*INSIDE, *APPRAISING, NEIGHBOUR, ADMINISTRATOR}
KEEPING = {DRAFTER, JUSTICE}
"""Who writes in the unit's registers."""

PAGES = {
    "/ban-lam-viec/": EVERYBODY,
    "/don-vi/": EVERYBODY,
    "/don-vi/{unit}/": EVERYBODY,
    "/don-vi/chon/": EVERYBODY,
    "/mat-khau/": EVERYBODY,
    "/nguoi-dung/": {ADMINISTRATOR, AUDITOR},
    "/nguoi-dung/chon/": EVERYBODY,
    "/nguoi-dung/them/": {ADMINISTRATOR},
    "/nguoi-dung/{person}/": {ADMINISTRATOR, AUDITOR},
    "/danh-sach/nguoi-dung/": {ADMINISTRATOR},
    "/danh-sach/don-vi/": {ADMINISTRATOR},
    "/danh-sach/khac/": set(),
    "/danh-sach/nguoi-dung/mau.xlsx": {ADMINISTRATOR},
    "/vai-tro/{role}/ket-thuc/": {ADMINISTRATOR},
    "/vai-tro/{role}/ban-giao/": {ADMINISTRATOR},
    "/don-vi/{superior}/co-quan/": {COORDINATOR, ADMINISTRATOR},
    "/dot/": {COORDINATOR, AUDITOR},
    "/dot/mo/": {COORDINATOR},
    "/dot/{round}/": {COORDINATOR, AUDITOR},
    "/dot/{round}/tien-do.csv": {COORDINATOR, AUDITOR},
    "/dot/{round}/nhat-ky/": {COORDINATOR, AUDITOR},
    "/dot/{round}/gia-han/{participant}/": {COORDINATOR},
    "/dot/{round}/giai-doan/appraisal/": {COORDINATOR},
    "/dot/{round}/giai-doan/khac/": set(),
    "/dot/{round}/co-quan/": {COORDINATOR},
    "/dot/{round}/quy-tac/": {COORDINATOR, AUDITOR},
    "/dot/{round}/quy-tac/1.1.3/": {COORDINATOR},
    "/dot/{round}/quy-tac/1.1.1/": set(),
    "/dot/{round}/mien-xep-hang/{participant}/": {COORDINATOR},
    "/dot/{round}/nhap-ket-qua/1.1.3/": {COORDINATOR, APPRAISER},
    "/dot/{round}/nhap-ket-qua/1.1.3/mau.xlsx": {COORDINATOR, APPRAISER},
    "/dot/{round}/nhap-ket-qua/khac/": set(),
    "/dot/{round}/doc-lai/": APPRAISING,
    "/dot/{round}/tham-dinh/": APPRAISING,
    "/dot/{round}/tham-dinh/1.1.3/": APPRAISING - {JUSTICE_BODY},
    "/dot/{round}/tham-dinh/2.1/": APPRAISING - {APPRAISER},
    "/dot/{round}/tham-dinh/1.1/": set(),
    "/dot/{round}/tham-dinh/khac/": set(),
    "/dot/{round}/tham-dinh/phan-cong/": APPRAISING,
    "/tham-dinh/{sheet}/": set(),
    "/tham-dinh/{sheet}/1.1.3/appraised/": set(),
    "/tham-dinh/{sheet}/1.1.3/lich-su/": set(),
    "/dot/{round}/giai-trinh/": APPRAISING,
    "/dot/{round}/giai-trinh/mo/": {COORDINATOR},
    "/dot/{round}/giai-trinh/so-giai-trinh.csv": APPRAISING,
    "/giai-trinh/1/{sheet}/": set(),
    "/giai-trinh/1/ngay-nghi/": set(),
    "/doc-lai/1/": set(),
    "/so/": {*INSIDE, NEIGHBOUR, AUDITOR},
    "/so/{unit}/": INSIDE,
    "/so/{superior}/": {AUDITOR},
    "/so/{unit}/lich/": INSIDE,
    "/so/{unit}/lich.ics": INSIDE,
    "/so/{unit}/bao-cao/": INSIDE,
    "/so/{unit}/plan_tasks/": INSIDE,
    "/so/{unit}/plan_tasks/tai-ve.xlsx": INSIDE,
    "/so/{unit}/plan_tasks/tai-ve.csv": INSIDE,
    "/so/{unit}/plan_tasks/tai-ve.exe": set(),
    "/so/{unit}/plan_tasks/dong/{line}/": INSIDE,
    "/so/{unit}/plan_tasks/dong/{line}/lich-su/": INSIDE,
    "/so/{unit}/plans/dong/{line}/": set(),
    "/so/{unit}/plan_tasks/nhap/": KEEPING,
    "/so/{unit}/plan_tasks/nhap/mau.xlsx": KEEPING,
    "/so/{unit}/plan_tasks/so-lieu/": INSIDE,
    "/so/{unit}/plan_tasks/so-lieu/tasks_done_reform/": INSIDE,
    "/so/{unit}/cases/": set(),
    "/so/{unit}/khac/": set(),
    "/ho-so/{unit}/": INSIDE,
    "/ho-so/{superior}/": {COORDINATOR, AUDITOR},
    "/ho-so/{unit}/?nam=2026&ky=q1": INSIDE,
    "/ho-so/{unit}/nhap/{intake}/": KEEPING,
    "/ho-so/{unit}/nhap/{intake}/xem-truoc/": KEEPING,
    "/ho-so/{superior}/nhap/{intake}/": set(),
    "/ho-so/{unit}/nhap/{imported}/": KEEPING,
    "/ho-so/{unit}/nhap/{imported}/cach-ly.csv": KEEPING,
    "/ho-so/{unit}/nhap/{intake}/cach-ly.csv": set(),
    "/ho-so/{unit}/so-lieu/cases_received/": INSIDE,
    "/ho-so/{unit}/so-lieu/cases_received/tai-ve.csv": INSIDE,
    "/ho-so/{superior}/so-lieu/cases_received/": {AUDITOR},
    "/ho-so/{unit}/so-lieu/tasks_done_reform/": set(),
    "/ho-so/{unit}/so-lieu/khac/": set(),
    "/dot/{round}/phe-duyet/": {COUNCIL, COORDINATOR, AUDITOR},
    "/dot/{round}/phe-duyet/cong-bo/1/": set(),
    "/dot/{round}/van-ban/": {COUNCIL, COORDINATOR, AUDITOR},
    "/dot/{round}/van-ban/to-trinh.docx": {COUNCIL, COORDINATOR, AUDITOR},
    "/dot/{round}/van-ban/viec/1/": set(),
    "/dot/{round}/van-ban/viec/1/tep/": set(),
    "/dot/{round}/van-ban/thong-bao/demo-1.docx": set(),
    "/dot/{round}/ket-qua/": OVERSEEING,
    "/dot/{round}/ket-qua/xep-hang.csv": OVERSEEING,
    "/dot/{round}/ket-qua/tieu-chi/": APPRAISING,
    "/dot/{round}/ket-qua/tieu-chi.csv": APPRAISING,
    "/dot/{round}/ket-qua/linh-vuc.csv": APPRAISING,
    "/ket-qua/{round}/don-vi/{unit}/": APPRAISING | INSIDE,
    "/ket-qua/{round}/don-vi/{unit}/diem.csv": set(),
    "/ket-qua/{round}/don-vi/{unit}/so-nam-truoc.csv": set(),
    "/bo-tieu-chi/": EVERYBODY,
    "/bo-tieu-chi/so-sanh/": EVERYBODY,
    "/bo-tieu-chi/thu-vien/day-hoc/2025-1/": EVERYBODY,
    "/bo-tieu-chi/soan/": {"Người điều phối cấp tỉnh"},
    "/phieu/{sheet}/": INSIDE,
    "/phieu/{sheet}/so-lieu/": COLLATING,
    "/phieu/{sheet}/trinh-ky/": INSIDE,
    "/phieu/{sheet}/nhap/": INSIDE,
    "/phieu/{sheet}/excel/": INSIDE,
    "/phieu/{sheet}/phan-cong/": {DRAFTER},
    "/phieu/{sheet}/tai-lieu/": INSIDE,
    "/phieu/{sheet}/tai-lieu/{document}/": COLLATING,
    "/tai-lieu/{document}/tep": COLLATING,
    "/phieu/{sheet}/dong/1.1.3/": COLLATING,
    "/phieu/{sheet}/dong/1.1.3/lich-su/": COLLATING,
    "/phieu/{sheet}/dong/2.1/": INSIDE,
    "/phieu/{sheet}/dong/2.1/lich-su/": INSIDE,
}
"""Addresses with the people of the cast who are let in; the others are told that there is nothing."""


def subjects(sheet: Sheet) -> dict[str, int]:
    """The ids that stand in the addresses."""
    document = Document.objects.filter(unit=sheet.unit_id).earliest("pk")
    role = Role.objects.filter(unit=sheet.unit_id).earliest("pk")
    return {
        "sheet": sheet.pk,
        "unit": sheet.unit_id,
        "document": document.pk,
        "person": role.person_id,
        "role": role.pk,
        "round": sheet.round_id,
        "superior": sheet.round.superior_id,
        "line": _line(sheet.unit_id),
        **_intakes(sheet.unit_id),
        "body": sheet.round.bodies.get(function="noi_vu").unit_id,
        "participant": sheet.round.participants.get(unit=sheet.unit_id).pk,
    }


def _line(unit: int) -> int:
    """A line of the unit's register of tasks."""
    if (line := Record.objects.first()) is None:
        said = {"plan": "reform", "year": "2026", "number": "1", "task": "Việc"}
        line = save(actor(Person.objects.get(name=DRAFTER)), unit, "plan_tasks", None, 0, said)
    return line.pk


def _intakes(unit: int) -> dict[str, int]:
    """An export of the commune whose columns are being mapped, and one that was imported with a row refused."""
    if not Intake.objects.exists():
        who, year = actor(Person.objects.get(name=DRAFTER)), timezone.localdate().year
        with TemporaryDirectory() as folder:
            brought_in(who, unit, Path(folder), [case("A", year), case("B", year, Ngày_tiếp_nhận="?")])
            taken_in(who, unit, Path(folder), [case("A", year), case("C", year)])
    done, waiting = Intake.objects.order_by("pk")
    return {"imported": done.pk, "intake": waiting.pk}


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_a_draft_is_open_to_its_own_unit_alone(as_: As, sheet: Sheet, name: str) -> None:
    client, ids = as_(name), subjects(sheet)
    for address, let_in in PAGES.items():
        expected = 200 if name in let_in else 404
        assert client.get(address.format(**ids)).status_code == expected, address


ACTS = {
    "/nguoi-dung/them/": {ADMINISTRATOR},
    "/nguoi-dung/{person}/vai-tro/": {ADMINISTRATOR},
    "/nguoi-dung/{person}/lien-ket/": {ADMINISTRATOR},
    "/nguoi-dung/{person}/ten/": {ADMINISTRATOR},
    "/nguoi-dung/{person}/khoa/": {ADMINISTRATOR},
    "/nguoi-dung/{person}/mo/": {ADMINISTRATOR},
    "/vai-tro/{role}/ket-thuc/": {ADMINISTRATOR},
    "/vai-tro/{role}/ban-giao/": {ADMINISTRATOR},
    "/danh-sach/nguoi-dung/xem-truoc/": {ADMINISTRATOR},
    "/danh-sach/don-vi/ghi/": {ADMINISTRATOR},
    "/don-vi/{superior}/co-quan/": {ADMINISTRATOR, COORDINATOR},
    "/so/{unit}/plan_tasks/dong/moi/": KEEPING,
    "/so/{unit}/plan_tasks/dong/{line}/": KEEPING,
    "/so/{unit}/plan_tasks/dong/{line}/bo/": KEEPING,
    "/so/{unit}/plan_tasks/dong/{line}/dat-lai/": KEEPING,
    "/so/{unit}/plan_tasks/nhap/xem-truoc/": KEEPING,
    "/so/{unit}/plan_tasks/nhap/can-sua.xlsx": KEEPING,
    "/so/{unit}/plan_tasks/nhap/ghi/": KEEPING,
    "/ho-so/{unit}/nhap/": KEEPING,
    "/ho-so/{unit}/nhap/{intake}/": KEEPING,
    "/ho-so/{unit}/nhap/{intake}/xem-truoc/": KEEPING,
    "/ho-so/{unit}/nhap/{intake}/bo/": KEEPING,
    "/dot/mo/": {COORDINATOR},
    "/dot/{round}/gia-han/{participant}/": {COORDINATOR},
    "/dot/{round}/giai-doan/appraisal/": {COORDINATOR},
    "/dot/{round}/co-quan/": {COORDINATOR},
    "/dot/{round}/phe-duyet/thong-qua/": {COUNCIL},
    "/dot/{round}/phe-duyet/rut/1/": {COUNCIL},
    "/dot/{round}/phe-duyet/cong-bo/": {COORDINATOR},
    "/dot/{round}/van-ban/quyet-dinh/docx/": {COUNCIL, COORDINATOR, AUDITOR},
    "/dot/{round}/quy-tac/1.1.3/": {COORDINATOR},
    "/dot/{round}/mien-xep-hang/{participant}/": {COORDINATOR},
    "/dot/{round}/nhap-ket-qua/1.1.3/xem-truoc/": {COORDINATOR, APPRAISER},
    "/dot/{round}/nhap-ket-qua/1.1.3/ghi/": {COORDINATOR, APPRAISER},
    "/dot/{round}/doc-lai/chon/": {COORDINATOR},
    "/dot/{round}/tham-dinh/1.1.3/chap-nhan/": {APPRAISER},
    "/dot/{round}/tham-dinh/phan-cong/tieu-chi/": {COORDINATOR},
    "/dot/{round}/tham-dinh/phan-cong/{body}/": {COORDINATOR, APPRAISER},
    "/dot/{round}/tham-dinh/phan-cong/1/thu-lai/": {COORDINATOR, APPRAISER},
    "/tham-dinh/{sheet}/1.1.3/appraised/": {APPRAISER},
    "/dot/{round}/giai-trinh/mo/": {COORDINATOR},
}
"""Addresses that change something, with the people of the cast who may."""


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_nobody_else_changes_people_or_rounds(as_: As, sheet: Sheet, name: str) -> None:
    client, ids, before = as_(name), subjects(sheet), Entry.objects.count()
    said = {"name": "Sở Lạ", "login": "ai.do", "kind": "clerk", "unit": sheet.unit_id, "since": "01/01/2026"}
    said |= {"person": ids["person"], "on": "01/01/2026", "opens": "08:00 01/01/2027", "closes": "08:00 01/01/2028"}
    said |= {"phase": "self-assessment", "reason": "Vì sao", "version": "1", "c-plan": "reform", "c-year": "2026"}
    said |= {"c-number": "9", "c-task": "Việc khác"}
    for address, may in ACTS.items():
        if name not in may:
            assert client.post(address.format(**ids), said).status_code in (403, 404, 409, 422), address
    assert Entry.objects.count() == before


JUDGED = {
    "/dot/{round}/tham-dinh/1.1.3/": {APPRAISER, COUNCIL, COORDINATOR, AUDITOR},
    "/tham-dinh/{sheet}/": APPRAISING,
    "/tham-dinh/{sheet}/?buoc=awarded": APPRAISING,
    "/tham-dinh/{sheet}/1.1.3/appraised/": APPRAISING - {JUSTICE_BODY},
    "/tham-dinh/{sheet}/2.1/appraised/": APPRAISING - {APPRAISER},
    "/tham-dinh/{sheet}/1.1.3/lich-su/": APPRAISING - {JUSTICE_BODY},
    "/tham-dinh/{sheet}/1.1.3/khac/": set(),
    "/tham-dinh/{sheet}/1.1/appraised/": set(),
}
"""Addresses of a sheet under appraisal, with the people of the cast who see its rows; its own unit sees none."""
DECIDED = {"points": "0,5", "reason": "late", "words": "Chậm.", "version": "0"}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_who_sees_and_who_decides_what_was_sent(as_: As, appraising: Sheet, name: str) -> None:
    client, ids = as_(name), subjects(appraising)
    for address, let_in in JUDGED.items():
        assert client.get(address.format(**ids)).status_code == (200 if name in let_in else 404), address
    deciding = {("appraised", APPRAISER), ("awarded", COUNCIL)}
    for stage in ("appraised", "awarded"):
        answer = client.post(f"/tham-dinh/{appraising.pk}/1.1.3/{stage}/", DECIDED, headers={"HX-Request": "true"})
        # The council decides what was appraised once; nothing was.
        expected = (200 if stage == "appraised" else 409) if (stage, name) in deciding else 403
        assert answer.status_code == expected, stage
    assert Decision.objects.count() == (name == APPRAISER)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_no_page_leads_its_reader_to_what_is_not_for_them(
    as_: As, appraising: Sheet, question: object, name: str
) -> None:
    client, asked, ahead = as_(name), set[str](), ["/ban-lam-viec/"]
    while ahead:
        address = ahead.pop()
        shape = re.sub(r"(?<=/)[^/]*[\d_][^/]*|(?<=so-lieu/)\w+", "n", address.partition("?")[0])
        if shape in asked or "dang-nhap" in address:
            continue
        asked.add(shape)
        answer = client.get(address)
        assert answer.status_code in {200, 302}, (name, address)
        if answer.headers["Content-Type"].startswith("text/html"):
            ahead += re.findall(r'<a [^>]*href="(/(?![^"]*\.(?:docx|pdf|xlsx|zip)")[^"#]*)', answer.text)
    assert len(asked) > 8


def test_a_contributor_sees_the_rows_given_to_them_and_no_others(as_: As, sheet: Sheet) -> None:
    page = as_(JUSTICE).get(f"/phieu/{sheet.pk}/").content.decode()
    assert 'id="r-2.1"' in page
    assert 'id="r-1.1.3"' not in page
    workbook = as_(JUSTICE).get(f"/phieu/{sheet.pk}/excel/").content
    rows = [row[0].value for row in load_workbook(BytesIO(workbook)).active.iter_rows()]
    assert "2.1" in rows
    assert "1.1.3" not in rows


def test_the_drafter_sees_who_is_late_and_the_contributor_too(as_: As, sheet: Sheet) -> None:
    Assignment.objects.update(due=timezone.localdate() - timedelta(days=1))
    for name, address in ((DRAFTER, "/phieu/{}/phan-cong/"), (DRAFTER, "/phieu/{}/"), (JUSTICE, "/phieu/{}/")):
        assert "đã quá hạn" in as_(name).get(address.format(sheet.pk)).content.decode(), address


def test_a_field_is_given_and_taken_back(as_: As, sheet: Sheet, contributor: Actor) -> None:
    client, address = as_(DRAFTER), f"/phieu/{sheet.pk}/phan-cong/"
    wrong = client.post(address, {"node": "1.1", "person": contributor.person, "due": "31/31/2026"})
    assert wrong.status_code == 422
    client.post(address, {"node": "1.1", "person": contributor.person, "due": "31/12/2026"})
    given = Assignment.objects.get(node="1.1")
    assert given.due == date(2026, 12, 31)
    assert as_(JUSTICE).get(f"/phieu/{sheet.pk}/dong/1.1.3/").status_code == 200
    client.post(f"{address}{given.pk}/thu-lai/")
    assert as_(JUSTICE).get(f"/phieu/{sheet.pk}/dong/1.1.3/").status_code == 404


def test_whoever_has_not_logged_in_is_asked_to(sheet: Sheet) -> None:
    for address in PAGES:
        answer = Client().get(address.format(**subjects(sheet)))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


def test_a_part_of_a_page_never_becomes_the_login_page(sheet: Sheet) -> None:
    assert Client().get(f"/phieu/{sheet.pk}/doi-chieu/", headers={"HX-Request": "true"}).status_code == 401


IMPRINT = Imprint("Đồng Mẫu", "CHỦ TỊCH", "", ())


def test_a_frozen_paper_is_not_for_whoever_sees_some_rows_alone(as_: As, drafter: Actor, filled: Sheet) -> None:
    mark_checked(drafter, filled.pk, IMPRINT)
    address = f"/phieu/{filled.pk}/bao-cao/1.xlsx"
    assert as_(DRAFTER).get(address).status_code == 200
    assert as_(JUSTICE).get(address).status_code == 404
    assert "bao-cao/1" not in as_(JUSTICE).get(f"/phieu/{filled.pk}/trinh-ky/").text


def test_a_superior_finds_what_was_sent_and_no_earlier_state(
    as_: As, drafter: Actor, clerk: Actor, filled: Sheet
) -> None:
    mark_checked(drafter, filled.pk, IMPRINT)
    return_to_draft(drafter, filled.pk, "sửa một dòng")
    mark_checked(drafter, filled.pk, IMPRINT)
    keep_signed(clerk, filled.pk, b"%PDF-1.7", None, "05/BC-UBND", timezone.localdate())
    send(clerk, filled.pk)
    own, above = as_(DRAFTER), as_(COORDINATOR)
    paper, history = f"/phieu/{filled.pk}/bao-cao/{{}}.xlsx", f"/phieu/{filled.pk}/dong/1.1.3/lich-su/"
    assert [own.get(paper.format(version)).status_code for version in (1, 2)] == [200, 200]
    assert [above.get(paper.format(version)).status_code for version in (1, 2)] == [404, 200]
    assert "bao-cao/1" not in above.get(f"/phieu/{filled.pk}/trinh-ky/").text
    assert (own.get(history).status_code, above.get(history).status_code) == (200, 404)
    assert "lich-su" not in above.get(f"/phieu/{filled.pk}/").text


def test_a_row_that_cannot_be_written_now_is_shown_as_such(as_: As, drafter: Actor, filled: Sheet) -> None:
    address = f"/phieu/{filled.pk}/dong/1.1.3/"
    assert "<fieldset disabled>" not in as_(DRAFTER).get(address).text
    assert "<fieldset disabled>" in as_("Văn thư xã").get(address).text
    mark_checked(drafter, filled.pk, IMPRINT)
    assert "<fieldset disabled>" in as_(DRAFTER).get(address).text


def test_only_a_post_renews_what_rests_on_several_rows(as_: As, sheet: Sheet) -> None:
    address = f"/phieu/{sheet.pk}/doi-chieu/"
    for name in sorted(EVERYBODY):
        assert as_(name).get(address).status_code == 405, name
        assert as_(name).post(address).status_code == (200 if name in INSIDE else 404), name


def test_who_may_save_a_row(as_: As, sheet: Sheet) -> None:
    address, typed = f"/phieu/{sheet.pk}/dong/1.1.3/", {"claimed": "1", "version": "0"}
    for name in sorted(EVERYBODY):
        status = as_(name).post(address, typed, headers={"HX-Request": "true"}).status_code
        assert status == (200 if name == "Công chức tổng hợp" else 403), name


def test_a_version_that_nobody_could_have_seen_is_a_conflict_and_no_fault(as_: As, sheet: Sheet) -> None:
    typed = {"claimed": "1", "version": "9" * 5000}
    assert as_(DRAFTER).post(f"/phieu/{sheet.pk}/dong/1.1.3/", typed).status_code == 409


def test_a_letter_that_no_database_holds_is_refused_and_no_fault(as_: As, sheet: Sheet) -> None:
    client, row = as_(DRAFTER), f"/phieu/{sheet.pk}/dong/1.1.3/"
    assert client.post(row, {"explanation": "a\0b", "version": "0"}).status_code == 400
    for address in ("/don-vi/?q=%00", f"/phieu/{sheet.pk}/dong/%00/", "/dang-nhap/?next=%00"):
        assert client.get(address).status_code == 400, address


def test_a_strange_address_gets_a_page_in_vietnamese(as_: As) -> None:
    answer = as_("Văn thư xã").get("/khong-co/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_the_demonstration_s_doors_open_from_this_machine_alone(as_: As, settings: object) -> None:
    member = as_("Văn thư xã").session["_auth_user_id"]
    assert Client(REMOTE_ADDR="10.0.0.7").post(f"/vao-thu/{member}/").status_code == 404
    assert Client(headers={"X-Forwarded-For": "10.0.0.7"}).post(f"/vao-thu/{member}/").status_code == 404
    assert Client().post(f"/vao-thu/{member}/", headers={"host": "localhost"}).status_code == 302


def test_no_address_saves_without_a_token(as_: As, sheet: Sheet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_("Công chức tổng hợp").cookies
    assert strict.post(f"/phieu/{sheet.pk}/dong/1.1.3/", {"claimed": "1", "version": "0"}).status_code == 403


def test_a_form_from_before_logging_in_elsewhere_is_answered_with_a_way_back(db: None) -> None:
    came = {"Referer": "http://testserver/dang-nhap/"}
    answer = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a", "password": "b"}, headers=came)
    assert answer.status_code == 403
    assert "Đề nghị mở lại trang rồi gửi lại" in answer.text
    assert 'href="/dang-nhap/"' in answer.text


def test_the_policy_lets_nothing_in_from_elsewhere(as_: As, sheet: Sheet) -> None:
    policy = as_("Công chức tổng hợp").get(f"/phieu/{sheet.pk}/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
