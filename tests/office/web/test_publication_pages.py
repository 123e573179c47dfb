"""Approving and publishing in pages, and what anyone sees then: few queries, kept by caches, nothing else opened."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring
from tests.office.publishing import DECISION, announce, open_phase
from tests.office.web.test_language import spoken, written
from tests.office.working import work_off

from parindex.bundles.recompute import recompute
from parindex.bundles.verify import verify
from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.models import Sheet
from parindex.office.results.models import Approval, Publication, PublishedUnit
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Succession, Unit
from parindex.web.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]
COORDINATOR, COUNCIL = "Người điều phối cấp tỉnh", "Thành viên hội đồng"
OPEN = {
    "/cong-bo/": 3,
    "/cong-bo/{pk}/": 8,
    "/cong-bo/{pk}/?nhom=xã&xep=ten&q=dong": 8,
    "/cong-bo/{pk}/don-vi/demo-1/": 6,
    "/cong-bo/{pk}/don-vi/demo-1/cac-nam/": 12,
    "/cong-bo/{pk}/tieu-chi/1.1.3/": 6,
    "/cong-bo/{pk}/tieu-chi/1.6%232/": 6,
    "/cong-bo/{pk}/so-sanh/?don-vi=demo-1&don-vi=demo-2": 6,
    "/cong-bo/{pk}/xep-hang.csv": 3,
    "/cong-bo/{pk}/diem.parquet": 3,
    "/cong-bo/{pk}/goi.zip": 3,
}
"""Addresses that are open to everybody, and how often each may ask the database."""


def text(client: Client, address: str) -> str:
    """A page that must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def asked(client: Client, address: str, **more: Any) -> Any:
    """The answer to an address, read to its end if it is a file."""
    answer = client.get(address, **more)
    if answer.streaming:
        answer.whole = b"".join(answer.streaming_content)
    return answer


def correct(coordinator: Actor, council: Actor, sheet: Sheet) -> Publication:
    """The council decides one row otherwise, approves, and a correction is published."""
    decide(council, sheet.pk, "1.2", "awarded", 0, TypedDecision("0,25", False, "council", "Theo kết luận."))
    return announce(coordinator, council, sheet.round, "Cộng nhầm một dòng.")


def test_the_council_approves_and_the_coordinator_publishes(as_: As, decided: Sheet, tmp_path: Path) -> None:
    address = f"/dot/{decided.round_id}/phe-duyet/"
    seen = text(as_(COUNCIL), address)
    assert "1 đơn vị chưa gửi phiếu" in seen
    assert "Phường Bến Thử" in seen
    basis = seen.split('name="basis" value="')[1].split('"')[0]
    form = {"decision": DECISION, "decided_on": f"{timezone.localdate():%d/%m/%Y}", "corrects": ""}
    assert as_(COORDINATOR).post(f"{address}cong-bo/", form).status_code == 409
    assert as_(COUNCIL).post(f"{address}thong-qua/", {"basis": "0" * 64}).status_code == 409
    assert as_(COUNCIL).post(f"{address}thong-qua/", {"basis": basis}).status_code == 302
    assert Approval.objects.get().basis == basis
    open_phase(decided.round, Phase.Name.PUBLISHED)
    assert as_(COORDINATOR).post(f"{address}cong-bo/", {**form, "decided_on": "1/1/2999"}).status_code == 422
    answer = as_(COORDINATOR).post(f"{address}cong-bo/", form)
    made = Publication.objects.get()
    assert answer["Location"] == f"/cong-bo/{made.pk}/"
    page = text(Client(), answer["Location"])
    assert all(words in page for words in (DECISION, made.root, "Xã Đồng Mẫu", "không xếp hạng: chưa gửi phiếu"))
    (tmp_path / "goi.zip").write_bytes(asked(Client(), f"/cong-bo/{made.pk}/goi.zip").whole)
    assert verify(tmp_path / "goi.zip").root == made.root
    assert recompute(tmp_path / "goi.zip", rules=True).count == 0
    assert "Công bố kết quả" in text(as_(COORDINATOR), f"/dot/{decided.round_id}/nhat-ky/")


def test_the_page_of_approval_says_who_withdrew_it_and_why(as_: As, decided: Sheet) -> None:
    address = f"/dot/{decided.round_id}/phe-duyet/"
    open_phase(decided.round, Phase.Name.APPROVAL)
    basis = text(as_(COUNCIL), address).split('name="basis" value="')[1].split('"')[0]
    as_(COUNCIL).post(f"{address}thong-qua/", {"basis": basis})
    given = Approval.objects.get().pk
    assert "Rút phê duyệt" in text(as_(COUNCIL), address)
    assert "Rút phê duyệt" not in text(as_(COORDINATOR), address)
    why = {"reason": "Cần xem lại tiêu chí 1.2."}
    assert as_(COORDINATOR).post(f"{address}rut/{given}/", why).status_code == 404
    assert as_(COUNCIL).post(f"{address}rut/{given + 1}/", why).status_code == 404
    assert as_(COUNCIL).post(f"{address}rut/{given}/", why).status_code == 302
    page = text(as_(COORDINATOR), address)
    assert "Cần xem lại tiêu chí 1.2." in page
    assert "phê duyệt này đã rút" in page
    assert "Phê duyệt kết quả này" in text(as_(COUNCIL), address)
    assert "Rút phê duyệt kết quả" in text(as_(COORDINATOR), f"/dot/{decided.round_id}/nhat-ky/")


@pytest.mark.django_db(transaction=True)
def test_a_round_of_many_units_is_published_by_the_worker(
    as_: As, published: Publication, decided: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parindex.web.pages.approval.MOST_AT_ONCE", 2)
    form = {
        "decision": "124/QĐ-UBND",
        "decided_on": f"{timezone.localdate():%d/%m/%Y}",
        "corrects": published.pk,
        "reason": "Ghi nhầm số quyết định.",
    }
    client = as_(COORDINATOR)
    waiting = client.post(f"/dot/{decided.round_id}/phe-duyet/cong-bo/", form)["Location"]
    assert "Đang chờ máy nhận việc" in text(client, waiting)
    assert as_(COUNCIL).get(waiting).status_code == 404
    work_off()
    made = Publication.objects.get(corrects=published)
    assert client.get(waiting)["Location"] == f"/cong-bo/{made.pk}/"
    assert "Điểm của mọi tiêu chí giữ nguyên" in text(client, f"/cong-bo/{made.pk}/thay-doi/")


def test_everybody_reads_what_was_published_in_few_queries(published: Publication) -> None:
    for address, most in OPEN.items():
        with CaptureQueriesContext(connection) as queries:
            answer = asked(Client(), address.format(pk=published.pk))
            assert answer.status_code == 200, address
        assert len(queries) <= most, (address, len(queries), [query["sql"][:90] for query in queries])
        assert "sessionid" not in answer.cookies
        assert "csrftoken" not in answer.cookies


def test_what_stays_vietnamese_on_english_pages_is_marked_as_such(
    coordinator: Actor, council: Actor, published: Publication, decided: Sheet
) -> None:
    second = correct(coordinator, council, decided)
    english = {words.strip() for _, texts in written() for words in texts if len(words) > 3}
    client = Client()
    client.cookies["django_language"] = "en"
    pages = [address for address in OPEN if address.partition("?")[0].endswith("/")]
    for address in [*pages, f"/cong-bo/{second.pk}/", f"/cong-bo/{second.pk}/thay-doi/"]:
        for words, language in spoken(document_fromstring(text(client, address.format(pk=published.pk)))):
            vietnamese = any(letter.isalpha() and not letter.isascii() for letter in words)
            assert words in english or not vietnamese or language == "vi", (address, words)
            assert words not in english or language == "en", (address, words)


def test_nothing_else_is_open_without_login() -> None:
    allowed = {"first-page", "verdict", "commented", "language", "login", "try-as", "invitation"}
    allowed |= {one.name for one in urlpatterns if str(one.pattern).startswith("cong-bo/")}
    for one in urlpatterns:
        assert isinstance(one, URLPattern)
        assert getattr(one.callback, "login_required", True) == (one.name not in allowed), one.name


def test_caches_keep_pages_for_minutes_and_files_for_ever(published: Publication) -> None:
    client = Client()
    for address in OPEN:
        address = address.format(pk=published.pk)
        first = asked(client, address)
        again = asked(client, address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        head = client.head(address)
        assert (head.status_code, head["ETag"]) == (200, first["ETag"])
        assert "public" in first["Cache-Control"]
        assert client.post(address).status_code == 405
        assert ("immutable" in first["Cache-Control"]) == first.has_header("Content-Disposition")


def test_a_page_in_english_is_another_page_to_a_cache(published: Publication) -> None:
    client = Client(enforce_csrf_checks=True)
    address = f"/cong-bo/{published.pk}/"
    first = client.get(address)
    assert client.post("/ngon-ngu/", {"language": "en", "next": address})["Location"] == address
    second = client.get(address)
    assert (first["ETag"] != second["ETag"], second["Content-Language"]) == (True, "en")
    assert "Cookie" in second["Vary"]


def test_a_unit_s_page_says_what_was_lost_why_and_how_it_is_won_back(published: Publication) -> None:
    page = text(Client(), f"/cong-bo/{published.pk}/don-vi/demo-1/")
    assert "Tài liệu kiểm chứng chưa đủ" in page
    assert "Mới có tài liệu của 1.1.3." in page
    assert "Trong năm không phát sinh." in page
    assert "Tài liệu kiểm chứng được hỏi" in page
    for accusing in ("tự chấm", "tự đánh giá", "khai khống", "vượt"):
        assert accusing not in page.lower(), accusing
    silent = text(Client(), f"/cong-bo/{published.pk}/don-vi/demo-3/")
    assert "Tiêu chí chưa có điểm" in silent


def test_units_are_found_without_tones_and_sorted_as_asked(published: Publication) -> None:
    found = text(Client(), f"/cong-bo/{published.pk}/?q=lang+gieng")
    assert "Xã Láng Giềng" in found
    assert "Xã Đồng Mẫu" not in found
    kind = text(Client(), f"/cong-bo/{published.pk}/?nhom=phường")
    assert "Phường Bến Thử" in kind
    assert "Xếp hạng: phường</h2>" in kind
    assert kind.count('aria-current="true"') == 1
    assert 'name="nhom" value="phường"' in kind
    assert "Xã Đồng Mẫu" not in kind
    by_name = text(Client(), f"/cong-bo/{published.pk}/?xep=ten")
    assert by_name.index("Phường Bến Thử") < by_name.index("Xã Đồng Mẫu") < by_name.index("Xã Láng Giềng")


def test_a_criterion_s_page_counts_how_the_units_did(published: Publication) -> None:
    page = text(Client(), f"/cong-bo/{published.pk}/tieu-chi/1.1.3/")
    assert "từ 25 % đến dưới 50 %" in page or "từ 50 % đến dưới 75 %" in page
    assert "chưa có điểm" in page
    assert text(Client(), f"/cong-bo/{published.pk}/tieu-chi/1.1.2/").count("không áp dụng") >= 1


def test_at_most_five_units_are_compared(published: Publication) -> None:
    address = f"/cong-bo/{published.pk}/so-sanh/"
    page = text(Client(), f"{address}?don-vi=demo-1&don-vi=demo-2&don-vi=demo-1&don-vi=khong-co")
    assert page.count(">bỏ<") == 2
    many = "&".join(f"don-vi=x{n}" for n in range(9))
    assert "nhiều nhất 5 đơn vị" in text(Client(), f"{address}?{many}")
    assert "Phường Bến Thử" in text(Client(), f"{address}?don-vi=demo-1&q=ben+thu")


def test_the_old_page_says_that_it_was_corrected_and_both_stay(
    coordinator: Actor, council: Actor, published: Publication, decided: Sheet
) -> None:
    before = PublishedUnit.objects.get(publication=published, code="demo-1").total
    second = correct(coordinator, council, decided)
    old, new = (text(Client(), f"/cong-bo/{one.pk}/") for one in (published, second))
    assert f'href="/cong-bo/{second.pk}/"' in old
    assert "đã được đính chính" in old
    assert "Cộng nhầm một dòng." in new
    assert f'href="/cong-bo/{published.pk}/"' in new
    moved = text(Client(), f"/cong-bo/{second.pk}/thay-doi/")
    assert moved.count('<th scope="row"') == 1
    assert "0,25" in moved
    assert Client().get(f"/cong-bo/{published.pk}/thay-doi/").status_code == 404
    assert PublishedUnit.objects.get(publication=published, code="demo-1").total == before
    assert asked(Client(), f"/cong-bo/{published.pk}/goi.zip").status_code == 200


def test_a_unit_is_held_against_those_that_merged_into_it_like_for_like(published: Publication, decided: Sheet) -> None:
    last = Round.objects.create(
        title="Năm trước", superior=decided.round.superior, edition=decided.round.edition, year=decided.round.year - 1
    )
    values = {name: getattr(published, name) for name in ("title", "superior", "decision", "decided_on", "blocks")}
    values |= {
        name: getattr(published, name)
        for name in ("published_on", "published_by", "basis", "entries", "digest", "edition")
    }
    earlier = Publication.objects.create(round=last, root="1" * 64, **values)
    unit = PublishedUnit.objects.get(publication=published, code="demo-1")
    other = PublishedUnit.objects.get(publication=published, code="demo-2")
    for number, source in enumerate((unit, other)):
        old = Unit.objects.create(kind="commune", code=f"cu-{number}", name=f"Xã Cũ {number}")
        Succession.objects.create(old=old, new=decided.unit)
        source.pk, source.publication, source.unit, source.code, source.name = None, earlier, old, old.code, old.name
        source.save(force_insert=True)
    page = text(Client(), f"/cong-bo/{published.pk}/don-vi/demo-1/cac-nam/")
    assert "Tổng điểm các năm" in page
    assert "Tăng, giảm theo lĩnh vực" in page
    assert "Xã Cũ 0" in page
    assert "Xã Cũ 1" in page
    assert "Đơn vị này do 2 đơn vị nhập lại" in page
    assert "điểm tối đa khác do có tiêu chí không áp dụng" in page
    PublishedUnit.objects.filter(code="cu-1").delete()
    assert "Thiếu kết quả của 1 đơn vị" in text(Client(), f"/cong-bo/{published.pk}/don-vi/demo-1/cac-nam/")


HOSTILE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(HOSTILE, min_size=6, max_size=6))
def test_whatever_is_asked_is_answered_or_not_there(published: Publication, words: list[str]) -> None:
    client, said = Client(), dict(zip(("q", "xep", "nhom", "trang", "don-vi", "nam"), words, strict=True))
    for address in OPEN:
        where = address.partition("?")[0].format(pk=published.pk)
        assert asked(client, where, data=said).status_code == 200
    for sort in ("unit__publication__published_by__password", "-pk", "rank; DROP TABLE x", "a" * 5_000):
        assert client.get(f"/cong-bo/{published.pk}/", {"xep": sort, "q": sort, "trang": sort}).status_code == 200


def test_what_is_not_there_is_not_found(published: Publication) -> None:
    pk = published.pk
    for address in (
        "/cong-bo/999999/",
        f"/cong-bo/{pk}/don-vi/khac/",
        f"/cong-bo/{pk}/tieu-chi/99.99/",
        f"/cong-bo/{pk}/khac.csv",
        f"/cong-bo/{pk}/../../etc/passwd",
        f"/cong-bo/{'9' * 18}/",
    ):
        assert Client().get(address).status_code == 404, address


def test_the_desk_leads_the_council_to_what_awaits_it(as_: As, decided: Sheet) -> None:
    assert f"/dot/{decided.round_id}/phe-duyet/" in text(as_(COUNCIL), "/ban-lam-viec/")
    Phase.objects.filter(name=Phase.Name.APPROVAL).update(opens=timezone.now() + timedelta(days=1))
    assert f"/dot/{decided.round_id}/phe-duyet/" not in text(as_(COUNCIL), "/ban-lam-viec/")


def words_of(content: bytes) -> str:
    """What a Word file says, tables and all."""
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_papers_say_the_result_as_it_stands(as_: As, published: Publication) -> None:
    client, address = as_(COUNCIL), f"/dot/{published.round_id}/van-ban/"
    assert "Phường Bến Thử" in text(client, address)
    minutes = words_of(client.get(f"{address}bien-ban.docx").content)
    assert "Mới có tài liệu của 1.1.3." in minutes
    assert published.root in words_of(client.get(f"{address}to-trinh.docx").content)
    decision = words_of(client.get(f"{address}quyet-dinh.docx").content)
    assert DECISION in decision
    assert "Ủy ban nhân dân xã Đồng Mẫu" in decision
    assert "Ủy ban nhân dân phường Bến Thử" in decision
    for name in ("bien-ban", "to-trinh", "quyet-dinh", "thong-bao/demo-1"):
        assert client.get(f"{address}{name}.pdf").content.startswith(b"%PDF-")
    for name in ("khac.docx", "bien-ban.exe", "thong-bao/khac.docx"):
        assert client.get(f"{address}{name}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_papers_of_a_large_round_are_written_by_the_worker_or_for_one_superior_at_a_time(
    as_: As, published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parindex.web.pages.round_papers.MOST_UNITS", 2)
    client, address = as_(COUNCIL), f"/dot/{published.round_id}/van-ban/"
    superior = published.round.superior_id
    elsewhere = Unit.objects.create(kind=Unit.Kind.PROVINCE, name="Tỉnh Khác")
    Unit.objects.filter(name="Xã Láng Giềng").update(parent=elsewhere)
    for name, words in (("bien-ban.docx", "theo từng cấp trên trực tiếp"), ("quyet-dinh.pdf", "lập ở nền")):
        refused = client.get(f"{address}{name}")
        assert refused.status_code == 409
        assert words in refused.content.decode()
    assert "Tỉnh Khác" in words_of(client.get(f"{address}to-trinh.docx").content)
    page = text(client, address)
    assert f"bien-ban.docx?thuoc={superior}" in page
    minutes = words_of(client.get(f"{address}bien-ban.docx?thuoc={superior}").content)
    assert "xã Đồng Mẫu" in minutes
    assert "Láng Giềng" not in minutes
    assert client.get(f"{address}bien-ban.docx?thuoc={published.pk + 999}").status_code == 404
    waiting = client.post(f"{address}quyet-dinh/docx/")["Location"]
    assert "Đang chờ máy nhận việc" in text(client, waiting)
    assert client.post(f"{address}quyet-dinh/docx/")["Location"] == waiting
    assert client.get(f"{waiting}tep/").status_code == as_(COORDINATOR).get(waiting).status_code == 404
    work_off()
    assert f'href="{waiting}tep/"' in text(client, waiting)
    decision = words_of(asked(client, f"{waiting}tep/").whole)
    assert "của 2 đơn vị" in decision
    assert "Ủy ban nhân dân xã Láng Giềng, Tỉnh Khác" in decision
    assert as_(COORDINATOR).get(f"{waiting}tep/").status_code == 404


def test_a_unit_s_people_fetch_their_own_letter_once_it_is_published(as_: As, decided: Sheet) -> None:
    address = f"/dot/{decided.round_id}/van-ban/thong-bao/demo-1.docx"
    assert as_("Văn thư xã").get(address).status_code == 404
    open_phase(decided.round, Phase.Name.PUBLISHED)
    announce(actor(Person.objects.get(name=COORDINATOR)), actor(Person.objects.get(name=COUNCIL)), decided.round)
    client = as_("Văn thư xã")
    said = words_of(client.get(address).content)
    assert "Ủy ban nhân dân xã Đồng Mẫu" in said
    assert "Tài liệu kiểm chứng chưa đủ" in said
    assert address in text(client, "/ban-lam-viec/")
    assert as_("Công chức xã bên cạnh").get(address).status_code == 404
    assert as_("Chuyên viên Sở Nội vụ").get(address).status_code == 404


def test_before_publication_no_root_number_or_day_is_made_up(as_: As, decided: Sheet) -> None:
    client, address = as_(COORDINATOR), f"/dot/{decided.round_id}/van-ban/"
    assert "......" in words_of(client.get(f"{address}to-trinh.docx").content)
    assert "Số:       /QĐ-UBND" in words_of(client.get(f"{address}quyet-dinh.docx").content)
