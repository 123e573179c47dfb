"""A coordinator's pages asked for directly: opening a round, its progress, and what may change while it runs."""

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.office.assessments.models import Sheet
from parindex.office.editions.queries import on_offer
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.units.models import Unit

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
COORDINATOR = "Người điều phối cấp tỉnh"


@pytest.fixture
def coordinator(as_: As) -> Client:
    return as_(COORDINATOR)


def fields(page: str) -> dict[str, str]:
    """What a form's fields hold when nobody touches them."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "hidden" not in tag:
            found[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def opening(round: Round, year: int = 2026) -> str:
    edition = next(one for one in on_offer(round.superior_id) if one.edition.edition == "cchc-cap-xa-mau/2023-1")
    return f"/dot/mo/?superior={round.superior_id}&year={year}&part=year&edition={edition.sha256}"


def test_a_round_is_opened_as_proposed_but_for_one_unit(coordinator: Client) -> None:
    address = opening(Round.objects.get())
    page = coordinator.get(address).content.decode()
    assert "Đây là bộ tiêu chí mẫu" in page
    said = fields(page)
    left = Unit.objects.get(name="Phường Bến Thử")
    assert said["body-tu_phap"] == str(Unit.objects.get(name="Sở Tư pháp").pk)
    answer = coordinator.post(address, {**said, f"left-{left.pk}": "Mới thành lập", "title": "Đợt năm 2026"})
    made = Round.objects.get(title="Đợt năm 2026")
    assert answer.headers["Location"] == f"/dot/{made.pk}/"
    assert sorted(made.participants.values_list("unit__name", flat=True)) == ["Xã Láng Giềng", "Xã Đồng Mẫu"]
    assert made.phases.count() == 6
    assert made.bodies.count() == 5 + ("body-dieu_tra" in said and said["body-dieu_tra"] != "")
    page = coordinator.get(f"/dot/{made.pk}/").content.decode()
    assert "Phường Bến Thử: Mới thành lập" in page


def test_what_is_wrong_in_a_round_comes_back_with_what_was_typed(coordinator: Client) -> None:
    address = opening(Round.objects.get())
    said = fields(coordinator.get(address).content.decode())
    wrong = {**said, "opens-appraisal": "08:00 01/01/2020", "title": "Đợt gõ dở"}
    answer = coordinator.post(address, wrong)
    assert answer.status_code == 422
    assert "xếp theo thứ tự" in answer.content.decode()
    assert "Đợt gõ dở" in answer.content.decode()
    assert coordinator.post(address, {**said, "opens-self-assessment": "mai"}).status_code == 422
    assert coordinator.get(address.replace("year=2026", "year=1900")).status_code == 422
    assert coordinator.get(re.sub("edition=.*", "edition=x", address)).status_code == 422
    assert Round.objects.count() == 1


def test_units_are_sorted_by_how_much_is_filled_in(coordinator: Client, filled: Sheet) -> None:
    page = coordinator.get(f"/dot/{filled.round_id}/?xep=da-dien").text
    assert page.index("Xã Láng Giềng") < page.index("Xã Đồng Mẫu")
    assert 'aria-sort="ascending"' in page


def test_a_superior_s_page_shows_no_claim_of_a_draft(coordinator: Client, filled: Sheet) -> None:
    Sheet.objects.update(across=[])
    filled.rows.filter(node="1.1.3").update(claimed=4321, explanation="Lời của riêng đơn vị")
    address = f"/dot/{filled.round_id}/"
    for page in (
        coordinator.get(address),
        coordinator.get(f"{address}tien-do.csv"),
        coordinator.get(f"{address}nhat-ky/"),
    ):
        said = page.content.decode()
        assert "0,4321" not in said
        assert "Lời của riêng đơn vị" not in said
    page = coordinator.get(address).content.decode()
    assert "76/76" in page
    assert "Trang này chỉ cho thấy tiến độ" in page
    assert f"/phieu/{filled.pk}/" not in page


def test_one_unit_is_given_more_time_and_a_phase_is_moved(coordinator: Client) -> None:
    round = Round.objects.get()
    place = round.participants.get(unit__name="Xã Láng Giềng")
    closes = timezone.localtime(round.phases.get().closes) + timedelta(days=3)
    said = {"phase": "self-assessment", "closes": closes.strftime("%H:%M %d/%m/%Y"), "reason": ""}
    assert coordinator.post(f"/dot/{round.pk}/gia-han/{place.pk}/", said).status_code == 422
    early = {**said, "closes": "08:00 01/01/2020", "reason": "Mất điện"}
    assert "sau thời hạn chung" in coordinator.post(f"/dot/{round.pk}/gia-han/{place.pk}/", early).content.decode()
    coordinator.post(f"/dot/{round.pk}/gia-han/{place.pk}/", {**said, "reason": "Mất điện"})
    page = coordinator.get(f"/dot/{round.pk}/").content.decode()
    assert page.count("(gia hạn)") == 1
    assert "Mất điện" in page
    moved = {"opens": "08:00 01/02/2027", "closes": "17:00 01/03/2027", "reason": "Theo kế hoạch"}
    assert coordinator.post(f"/dot/{round.pk}/giai-doan/appraisal/", moved).status_code == 302
    opens = timezone.localtime(round.phases.get(name=Phase.Name.APPRAISAL).opens)
    assert (opens.hour, opens.day, opens.month) == (8, 1, 2)
    assert "Đổi thời gian" in coordinator.get(f"/dot/{round.pk}/nhat-ky/").content.decode()


def test_a_department_is_added_on_the_way_and_nobody_is_led_elsewhere(coordinator: Client) -> None:
    round = Round.objects.get()
    address = f"/don-vi/{round.superior_id}/co-quan/?ve="
    added = coordinator.post(f"{address}/dot/{round.pk}/co-quan/", {"name": "Sở Y tế"})
    assert added.headers["Location"] == f"/dot/{round.pk}/co-quan/"
    assert "Sở Y tế" in coordinator.get(f"/dot/{round.pk}/co-quan/").content.decode()
    led = coordinator.post(f"{address}//example.org/", {"name": "Sở Công Thương"})
    assert led.headers["Location"] == f"/don-vi/{round.superior_id}/"


@pytest.fixture
def country(coordinator: Client) -> Round:
    round = Round.objects.get()
    units = [
        Unit(kind="commune", code=f"x{n}", name=f"Xã Số {n:04}", folded=f"xa so {n:04}", parent=round.superior)
        for n in range(3318)
    ]
    made = Unit.objects.bulk_create(units, batch_size=500)
    Participant.objects.bulk_create([Participant(round=round, unit=unit) for unit in made], batch_size=500)
    return round


def test_a_country_comes_in_pages_in_few_queries_and_whole_as_csv(coordinator: Client, country: Round) -> None:
    coordinator.get(f"/dot/{country.pk}/")
    with CaptureQueriesContext(connection) as queries:
        page = coordinator.get(f"/dot/{country.pk}/?q=so+0&xep=tinh-hinh&trang=2").content.decode()
    assert len(queries) <= 15, [query["sql"][:90] for query in queries]
    assert "101–200 trong 1000" in page
    with CaptureQueriesContext(connection) as queries:
        answer = coordinator.get(f"/dot/{country.pk}/tien-do.csv")
    assert len(queries) <= 8
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (len(rows), rows[0][1]) == (3322, "Đơn vị")


def test_a_cell_of_a_table_never_becomes_a_formula(coordinator: Client) -> None:
    Unit.objects.filter(name="Xã Láng Giềng").update(name="=1+1")
    answer = coordinator.get(f"/dot/{Round.objects.get().pk}/tien-do.csv").content.decode("utf-8-sig")
    assert "'=1+1" in answer


def test_the_desk_leads_everyone_to_their_own_work(coordinator: Client, as_: As) -> None:
    round = Round.objects.get()
    assert f'href="/dot/{round.pk}/"' in coordinator.get("/ban-lam-viec/").content.decode()
    assert 'href="/nguoi-dung/"' in as_("Người quản trị").get("/ban-lam-viec/").content.decode()
    drafter = as_("Công chức tổng hợp").get("/ban-lam-viec/").content.decode()
    assert f'/dot/{round.pk}/"' not in drafter
    assert 'href="/nguoi-dung/"' not in drafter
