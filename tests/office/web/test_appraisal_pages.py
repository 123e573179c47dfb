"""The appraisers' pages asked for directly: the matrix, a unit's sheet, one decision, who appraises what."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import document_fromstring
from tests.office.neighbours import send_copies
from tests.office.web.test_language import spoken, written
from tests.office.web.test_pages import APPRAISER, APPRAISING, COORDINATOR, COUNCIL

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.questioning import ask
from parindex.office.appraisals.models import ClarificationRound, Decision, Share
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.looking import look
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.evidence.models import Document
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]
LESS = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.", {"done": "30"})
HTMX = {"HX-Request": "true"}


def units_on(page: str) -> list[str]:
    """The units whose rows stand on a page of the matrix, in order."""
    return re.findall(r'<h2 lang="vi" id="h-[^>]*><a[^>]*>(.*?)</a>', page)


@pytest.fixture
def three(appraising: Sheet) -> list[Sheet]:
    """The sheet and two copies of it; on 1.1.1 the rule gives what the first claims, and less than the second does."""
    sheets = [appraising, *send_copies(appraising, 2)]
    edition, year = thawed(appraising.round.edition_id), appraising.round.year
    for sheet, day in zip(sheets, (f"{year - 1}-12-30", f"{year}-01-05", ""), strict=True):
        row = sheet.rows.get(node="1.1.1")
        values = {"typed": {"value": day, "as_of": "2026-01-01"}}
        row.facts = {"issued_on": {"counts": "typed", "values": values}} if day else {}
        look(edition, edition.by_id["1.1.1"], row, appraising.round)
        row.save()
    return sheets


def test_the_matrix_is_sought_filtered_and_sorted(
    as_: As, appraiser: Actor, appraising: Sheet, three: list[Sheet]
) -> None:
    client, address = as_(APPRAISER), f"/dot/{appraising.round_id}/tham-dinh/1.1.1/"
    first, second, third = "Xã Bên Cạnh 001", "Xã Bên Cạnh 002", "Xã Đồng Mẫu"
    seen = {
        "": [first, second, third],
        "?q=ben canh": [first, second],
        "?q=bc-2": [second],
        "?loc=khac": [first],
        "?xep=ma": [second, first, third],
        "?loc=xem-lai": [],
        "?loc=la": [first, second, third],
    }
    Unit.objects.filter(name=first).update(code="bc-9")
    for asked, units in seen.items():
        assert units_on(client.get(address + asked).text) == units, asked
    rule = f"30/12/{appraising.round.year - 1}, thời hạn từ 01/10/{appraising.round.year - 1}"
    assert rule in client.get(address).text
    decide(appraiser, appraising.pk, "1.1.1", "appraised", 0, TypedDecision("0,5", False, "by-rule"))
    assert units_on(client.get(f"{address}?loc=chua").text) == [first, second]
    assert "Đã quyết định 1/3 đơn vị" in client.get(address).text
    SheetRow.objects.filter(sheet=appraising, node="1.1.1").update(version=9)
    assert units_on(client.get(f"{address}?loc=xem-lai").text) == [third]


def test_rows_that_agree_are_accepted_once_their_number_is_confirmed(
    as_: As, appraising: Sheet, three: list[Sheet]
) -> None:
    client, address = as_(APPRAISER), f"/dot/{appraising.round_id}/tham-dinh/1.1.1/"
    page = client.get(address).text
    assert "Chấp nhận một lượt: 1 dòng" in page
    agreeing, other = str(appraising.pk), str(three[1].pk)
    assert client.post(f"{address}chap-nhan/", {"sheet": [agreeing, other], "count": "2"}).status_code == 409
    assert client.post(f"{address}chap-nhan/", {}).status_code == 409
    asked = client.post(f"{address}chap-nhan/", {"sheet": [agreeing]})
    assert "Chấp nhận 1 dòng?" in asked.text
    assert client.post(f"{address}chap-nhan/", {"sheet": [agreeing], "count": "3"}).status_code == 200
    assert not Decision.objects.exists()
    client.post(f"{address}chap-nhan/", {"sheet": [agreeing], "count": "1"})
    made = Decision.objects.get()
    assert (made.points, made.reason) == (5_000, "by-rule")
    assert "Chấp nhận một lượt" not in client.get(address).text


def test_a_refusal_names_its_fields_and_a_conflict_shows_both_sides(as_: As, appraising: Sheet) -> None:
    client, address = as_(APPRAISER), f"/tham-dinh/{appraising.pk}/1.1.3/appraised/"
    refused = client.post(address, {"points": "9", "version": "0"}, headers=HTMX)
    assert refused.status_code == 422
    for name in ("points", "reason"):
        assert f'for="{appraising.pk}-1.1.3-{name}"' in refused.text
    facts = {"points": "0,5", "reason": "late", "words": "Chậm.", "version": "0", "fact-done": "nhiều"}
    assert f'for="{appraising.pk}-1.1.3-done"' in client.post(address, facts, headers=HTMX).text
    said = {"points": "0,5", "reason": "late", "words": "Chậm.", "version": "0"}
    saved = client.post(address, said, headers=HTMX)
    assert 'name="version" value="1"' in saved.text
    met = client.post(address, said | {"points": "0,75", "words": "Đã bổ sung."}, headers=HTMX)
    assert met.status_code == 409
    assert "<dd>0,5</dd>" in met.text and 'name="over" value="1"' in met.text
    assert 'name="version" value="0"' in met.text
    over = client.post(address, said | {"points": "0,75", "words": "Đã bổ sung.", "over": "1"}, headers=HTMX)
    assert over.status_code == 200
    past = client.get(f"/tham-dinh/{appraising.pk}/1.1.3/lich-su/").text
    assert past.index("0,75 điểm") < past.index("0,5 điểm")
    assert 'value="0,75"' in client.get(address).text


def test_a_row_is_closed_outside_its_phase_and_says_so(as_: As, appraising: Sheet) -> None:
    client, address = as_(APPRAISER), f"/tham-dinh/{appraising.pk}/1.1.3/appraised/"
    assert "<form" in client.get(address).text
    Phase.objects.filter(name=Phase.Name.APPRAISAL).update(closes=timezone.now())
    assert "<form" not in client.get(address).text
    refused = client.post(address, {"points": "1", "reason": "agreed", "version": "0"}, headers=HTMX)
    assert refused.status_code == 409
    assert "đã kết thúc" in refused.text and 'name="version" value="0"' in refused.text


def test_the_second_appraisal_and_the_council_decide_what_was_appraised(
    as_: As, appraiser: Actor, appraising: Sheet, clarifying: ClarificationRound
) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    address = f"/dot/{appraising.round_id}/tham-dinh/1.1.3/?buoc=reappraised"
    assert "Như đã thẩm định 0,5" not in as_(APPRAISER).get(address).text
    ask(appraiser, appraising.pk, "1.1.3", "Đề nghị gửi báo cáo quý IV.")
    assert "Như đã thẩm định 0,5" in as_(APPRAISER).get(address).text
    council = as_(COUNCIL)
    page = council.get(f"/tham-dinh/{appraising.pk}/").text
    assert page.count('class="decision" hx-post') == 1
    said = {"points": "0,75", "reason": "council", "words": "Theo kết luận.", "version": "0"}
    assert council.post(f"/tham-dinh/{appraising.pk}/1.1.3/awarded/", said, headers=HTMX).status_code == 200
    assert "hội đồng <strong>0,75</strong>" in council.get(f"/tham-dinh/{appraising.pk}/").text


def test_documents_stand_beside_their_row_and_open_for_its_appraiser(as_: As, appraising: Sheet) -> None:
    plan, client = Document.objects.get(number="58/KH-UBND"), as_(APPRAISER)
    address = f"/tai-lieu/{plan.pk}/tep"
    assert address in client.get(f"/dot/{appraising.round_id}/tham-dinh/1.1.1/").text
    assert address not in client.get(f"/dot/{appraising.round_id}/tham-dinh/1.1.3/").text
    assert client.get(address).status_code == 200
    Document.objects.filter(pk=plan.pk).update(restricted=True)
    assert address in client.get(f"/tham-dinh/{appraising.pk}/").text
    shown = as_(COUNCIL).get(f"/tham-dinh/{appraising.pk}/").text
    assert address not in shown and "Tài liệu hạn chế" in shown


def test_work_is_given_and_taken_back_on_its_page(as_: As, appraiser: Actor, appraising: Sheet) -> None:
    round, body = appraising.round, next(iter(appraiser.units(["appraiser"])))
    client, address = as_(APPRAISER), f"/dot/{round.pk}/tham-dinh/phan-cong/"
    assert "Tiêu chí (cùng mọi" not in client.get(address).text
    said = {"person": str(appraiser.person), "node": "1.1", "unit": ""}
    client.post(f"{address}{body}/", said)
    share = Share.objects.get()
    assert "tiêu chí chưa giao hết cho mọi đơn vị" in client.get(address).text
    again = client.post(f"{address}{body}/", said)
    assert again.status_code == 422 and "đã được giao" in again.text
    client.post(f"{address}{share.pk}/thu-lai/")
    assert not Share.objects.exists()
    coordinator = as_(COORDINATOR)
    justice = Unit.objects.get(name="Sở Tư pháp")
    coordinator.post(f"{address}tieu-chi/", {"node": "1.1", "unit": str(justice.pk)})
    assert client.get(f"/dot/{round.pk}/tham-dinh/1.1.3/").status_code == 404
    assert coordinator.post(f"{address}tieu-chi/", {"node": "1.1", "unit": str(justice.pk)}).status_code == 422
    journal = coordinator.get(f"/dot/{round.pk}/nhat-ky/").text
    assert "1.1: theo lĩnh vực → Sở Tư pháp" in journal and "1.1, mọi đơn vị" in journal


def test_the_desk_says_what_awaits_an_appraiser(as_: As, appraiser: Actor, appraising: Sheet) -> None:
    assert "Còn 27 dòng chưa quyết định: 27 tiêu chí, 1 đơn vị" in as_(APPRAISER).get("/ban-lam-viec/").text
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    assert "Còn 26 dòng" in as_(APPRAISER).get("/ban-lam-viec/").text
    Phase.objects.exclude(name=Phase.Name.SELF_ASSESSMENT).update(closes=timezone.now())
    assert "chưa quyết định" not in as_(APPRAISER).get("/ban-lam-viec/").text


@pytest.mark.parametrize("name", sorted(APPRAISING))
def test_what_stays_vietnamese_is_marked_on_english_pages(
    as_: As, appraiser: Actor, appraising: Sheet, name: str
) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    english = {text.strip() for _, texts in written() for text in texts if len(text) > 3}
    client, of = as_(name), f"/dot/{appraising.round_id}/tham-dinh"
    client.cookies["django_language"] = "en"
    unit = f"/tham-dinh/{appraising.pk}"
    for address in ("/ban-lam-viec/", f"{of}/", f"{of}/1.1.3/", f"{of}/2.1/", f"{of}/phan-cong/", f"{unit}/"):
        answer = client.get(address)
        for text, language in spoken(document_fromstring(answer.text)) if answer.status_code == 200 else ():
            vietnamese = any(letter.isalpha() and not letter.isascii() for letter in text)
            assert text in english or not vietnamese or language == "vi", (address, text)
            assert text not in english or language == "en", (address, text)


def test_a_province_s_matrix_takes_few_queries(as_: As, appraiser: Actor, appraising: Sheet) -> None:
    copies, client = send_copies(appraising, 123), as_(APPRAISER)
    none = TypedDecision("", True, "not-applicable", "Không phát sinh.")
    decide(appraiser, copies[0].pk, "1.1.3", "appraised", 0, none)
    decide(appraiser, copies[1].pk, "1.1.3", "appraised", 0, LESS)
    for address, most in ((f"/dot/{appraising.round_id}/tham-dinh/1.1.3/", 15), (f"/tham-dinh/{copies[0].pk}/", 15)):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).text
        assert len(queries) <= most, [query["sql"][:90] for query in queries]
    assert client.get(f"/dot/{appraising.round_id}/tham-dinh/1.1.3/").text.count("<article") == 100
    assert page.count("<article") == 27
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/dot/{appraising.round_id}/tham-dinh/")
    assert len(queries) <= 20, [query["sql"][:90] for query in queries]


@pytest.mark.django_db(transaction=True)
def test_a_decision_takes_few_queries_the_first_time_and_again(as_: As, appraising: Sheet) -> None:
    client, address = as_(APPRAISER), f"/tham-dinh/{appraising.pk}/1.1.3/appraised/"
    for version, points in enumerate(("0,5", "0,75")):
        said = {"points": points, "reason": "late", "words": "Chậm.", "version": str(version)}
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address, said, headers=HTMX).status_code == 200
        assert len(queries) <= 15, [query["sql"][:90] for query in queries]
