"""Pages beside the appraisal: a survey brought in, a second reading, a rule confirmed, a unit not ranked."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from openpyxl import load_workbook

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.sampling import draw
from parindex.office.appraisals.models import Decision, Exemption, SecondReading
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.models import Sheet
from parindex.office.units.access import Actor
from parindex.office.units.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]
COORDINATOR = "Người điều phối cấp tỉnh"
LESS = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")


def test_a_survey_goes_in_from_the_template_once_it_was_shown(as_: As, appraising: Sheet) -> None:
    client, address = as_(COORDINATOR), f"/dot/{appraising.round_id}/nhap-ket-qua/1.1.3/"
    book = load_workbook(io.BytesIO(client.get(f"{address}mau.xlsx").content))
    names = [cell.value for cell in book.active[1]]
    for place, name in enumerate(names[2:], 3):
        book.active.cell(2, place, "38" if "hoàn thành" in name else "72")
    held = io.BytesIO()
    book.save(held)
    upload = lambda: io.BytesIO(held.getvalue())  # noqa: E731
    silent = client.post(f"{address}xem-truoc/", {"list": _named(upload()), "source": " "})
    assert silent.status_code == 422
    shown = client.post(f"{address}xem-truoc/", {"list": _named(upload()), "source": "Báo cáo 12"})
    assert shown.status_code == 200
    assert "Xã Đồng Mẫu: 0,5278 điểm" in shown.content.decode()
    assert not Decision.objects.exists()
    sealed = shown.content.decode().split('name="sealed" value="')[1].split('"')[0]
    assert client.post(f"{address}ghi/", {"sealed": sealed}).status_code == 302
    made = Decision.objects.get()
    assert (made.points, made.words) == (5278, "Báo cáo 12")
    other = f"/dot/{appraising.round_id}/nhap-ket-qua/1.1.2/ghi/"
    assert client.post(other, {"sealed": sealed}).status_code == 404


def _named(held: io.BytesIO) -> io.BytesIO:
    held.name = "ket-qua.xlsx"
    return held


def test_a_second_reader_sees_the_row_and_not_the_first_decision(
    as_: As, appraiser: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    draw(coordinator, appraising.round_id, 10)
    reading = SecondReading.objects.get()
    address = f"/doc-lai/{reading.pk}/"
    assert as_("Chuyên viên Sở Nội vụ").get(address).status_code == 404
    person = Person.objects.create(login="thu-hai", name="Chuyên viên thứ hai")
    body = next(iter(appraiser.units(["appraiser"])))
    Role.objects.create(person=person, unit_id=body, kind=Role.Kind.APPRAISER, since="2026-01-01")
    second = as_("Chuyên viên thứ hai")
    page = second.get(address).content.decode()
    assert "Đã thực hiện, có báo cáo kèm theo." in page
    assert LESS.words not in page
    wrong = second.post(address, {"points": "9", "reason": "other", "words": "Quá."})
    assert wrong.status_code == 422
    assert "Điểm phải từ 0 đến 1" in wrong.content.decode()
    assert second.post(address, {"points": "0,75", "reason": "other", "words": "Đủ ba quý."}).status_code == 302
    overview = as_(COORDINATOR).get(f"/dot/{appraising.round_id}/doc-lai/").content.decode()
    assert "Đủ ba quý." in overview


def test_nothing_anywhere_tells_the_second_reader_what_was_decided_first(
    as_: As, appraiser: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    secret = TypedDecision("0,4321", False, "evidence-short", "Chỉ thấy báo cáo của quý II.")
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, secret)
    person = Person.objects.create(login="thu-hai", name="Chuyên viên thứ hai")
    Role.objects.create(
        person=person, unit_id=next(iter(appraiser.units(["appraiser"]))), kind="appraiser", since="2026-01-01"
    )
    second, round, sheet = as_("Chuyên viên thứ hai"), appraising.round_id, appraising.pk
    telling = (
        f"/dot/{round}/tham-dinh/1.1.3/",
        f"/tham-dinh/{sheet}/",
        f"/tham-dinh/{sheet}/1.1.3/lich-su/",
        f"/ket-qua/{round}/don-vi/{appraising.unit_id}/",
        f"/ket-qua/{round}/don-vi/{appraising.unit_id}/diem.csv",
        f"/dot/{round}/ket-qua/tieu-chi/",
        f"/dot/{round}/ket-qua/tieu-chi.csv",
    )
    said = ("0,4321", "báo cáo của quý II")
    everything = "".join(second.get(address).content.decode() for address in telling)
    assert all(words in everything for words in said)
    assert everything.count("Chuyên viên Sở Nội vụ") > 1
    draw(coordinator, round, 10)
    for address in (*telling, f"/dot/{round}/tham-dinh/", f"/dot/{round}/doc-lai/", "/ban-lam-viec/"):
        answer = second.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        assert not any(words in page for words in (*said, "Chuyên viên Sở Nội vụ")), address
    assert f"/doc-lai/{SecondReading.objects.get().pk}/" in second.get(telling[0]).content.decode()
    form = {"points": "1", "reason": "agreed", "words": "", "version": "0"}
    refused = second.post(f"/tham-dinh/{sheet}/1.1.3/appraised/", form)
    assert refused.status_code == 409
    assert "đọc lại trước" in refused.content.decode()
    assert not any(words in refused.content.decode() for words in said)
    reading = {"points": "0,75", "reason": "other", "words": "Đủ ba quý."}
    assert second.post(f"/doc-lai/{SecondReading.objects.get().pk}/", reading).status_code == 302
    assert "Chỉ thấy báo cáo của quý II." in second.get(f"/dot/{round}/tham-dinh/1.1.3/").content.decode()


def test_a_rule_and_an_exemption_are_settled_in_forms(as_: As, appraising: Sheet) -> None:
    client, round = as_(COORDINATOR), appraising.round_id
    guide = {
        "number": "12/HD-SNV",
        "issued": "05/01/2026",
        "issuer": "Sở Nội vụ",
        "title": "Hướng dẫn",
        "words": "Tỷ lệ",
    }
    assert client.post(f"/dot/{round}/quy-tac/1.1.3/", {**guide, "words": ""}).status_code == 422
    assert client.post(f"/dot/{round}/quy-tac/1.1.3/", guide).status_code == 302
    assert "cchc-cap-xa-mau/2023-2" in client.get(f"/dot/{round}/quy-tac/").content.decode()
    address = f"/dot/{round}/mien-xep-hang/{appraising.round.participants.get(unit=appraising.unit_id).pk}/"
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Mới thành lập"})
    assert Exemption.objects.get().reason == "Mới thành lập"
    journal = client.get(f"/dot/{round}/nhat-ky/").content.decode()
    assert "Không xếp hạng" in journal
    assert "12/HD-SNV" in journal
    client.post(address, {"again": "1"})
    assert not Exemption.objects.exists()
