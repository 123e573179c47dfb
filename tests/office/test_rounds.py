"""Rounds: opened for the units of their year, changed with a reason, seen as progress alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.editions.loader import find
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.progress import counts, lines, progress, rounds_for
from parindex.office.assessments.queries import readable_sheet
from parindex.office.editions.errors import DraftRefused
from parindex.office.editions.queries import offered, on_offer
from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.rounds.actions import Span, extend, map_bodies, open_round, reschedule
from parindex.office.rounds.editions import functions, thawed
from parindex.office.rounds.errors import RoundRefused
from parindex.office.rounds.models import Extension, Participant, Phase, PhaseChange, Round
from parindex.office.rounds.proposing import bodies_on, body_for, last_day, phases_from, units_on
from parindex.office.units.access import Actor, actor
from parindex.office.units.actions.departments import add_department
from parindex.office.units.errors import UnitRefused
from parindex.office.units.models import Person, Role, Unit

pytestmark = pytest.mark.django_db

SELF, APPRAISAL = Phase.Name.SELF_ASSESSMENT, Phase.Name.APPRAISAL
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 1, tzinfo=UTC)


@pytest.fixture
def round(coordinator: Actor) -> Round:
    """The demonstration's round."""
    return Round.objects.get()


@pytest.fixture
def auditor(demonstration: None) -> Actor:
    return actor(Person.objects.get(name="Người kiểm tra"))


def coordinating(unit: Unit) -> Actor:
    person = Person.objects.create(login=f"dieuphoi.{Person.objects.count()}", name="Người điều phối")
    Role.objects.create(person=person, unit=unit, kind=Role.Kind.COORDINATOR, since=date(2020, 1, 1))
    return actor(person)


@pytest.mark.parametrize(
    ("part", "day"),
    [
        ("year", date(2023, 12, 31)),
        ("first-half", date(2023, 6, 30)),
        ("q1", date(2023, 3, 31)),
        ("q3", date(2023, 9, 30)),
    ],
)
def test_a_period_ends_on_its_last_day(part: str, day: date) -> None:
    assert last_day(2023, part) == day


def test_a_round_of_2023_is_the_district_s_and_one_of_2026_the_province_s() -> None:
    province = Unit.objects.create(kind=Unit.Kind.PROVINCE, name="Tỉnh Cũ")
    district = Unit.objects.create(kind=Unit.Kind.DISTRICT, name="Huyện Cũ", parent=province, valid_to=LAST)
    old = Unit.objects.create(kind=Unit.Kind.COMMUNE, name="Xã Cũ", parent=district, valid_to=LAST)
    new = Unit.objects.create(kind=Unit.Kind.COMMUNE, name="Xã Mới", parent=province, valid_from=FIRST)
    phong = add_department(coordinating(district), district.pk, "Phòng Nội vụ", None, LAST)
    assert list(units_on(district.pk, last_day(2023, "year"))) == [old]
    assert list(units_on(province.pk, last_day(2026, "year"))) == [new]
    bodies = bodies_on(district.pk, last_day(2023, "year"))
    assert body_for("noi_vu", bodies) == phong
    edition, phases = find("cchc-cap-xa-mau/2023-1"), {SELF: Span(at(1), at(9))}
    opened = open_round(
        coordinating(district), district.pk, "Năm 2023", edition, 2023, "year", [old.pk], phases, {"noi_vu": phong.pk}
    )
    assert opened.superior == district
    for superior, unit, year in ((district, new, 2023), (province, old, 2026)):
        with pytest.raises(RoundRefused, match="không trực thuộc"):
            open_round(coordinating(superior), superior.pk, "Sai", edition, year, "year", [unit.pk], phases)


def test_proposed_phases_follow_one_another_at_vietnam_s_hours() -> None:
    found = list(phases_from(date(2026, 1, 5)).values())
    assert timezone.localtime(found[0][0]).hour == 8
    assert timezone.localtime(found[0][1]).hour == 17
    assert all(before[1] < after[0] for before, after in pairwise(found) if before[1])
    assert found[-1][1] is None


def test_editions_on_offer_say_which_are_samples_and_none_is_a_draft(round: Round) -> None:
    names = {one.edition.edition: one.is_sample for one in on_offer(round.superior_id)}
    assert names["cchc-cap-xa-mau/2023-1"] is True
    assert "766-chat-luong-phuc-vu/2022-1" not in names
    assert offered(round.superior_id, round.edition_id).edition == thawed(round.edition_id)
    with pytest.raises(DraftRefused):
        offered(round.superior_id, "0" * 64)
    assert sum(functions(thawed(round.edition_id)).values()) == 76


def test_what_cannot_be_a_round_is_refused_in_words(coordinator: Actor, round: Round) -> None:
    edition, superior = thawed(round.edition_id), round.superior_id
    units = list(round.participants.values_list("unit_id", flat=True))
    good = {SELF: Span(at(1), at(9))}
    refused = [
        (" ", units, good, {}, {}, "một tên gọi"),
        ("Đợt", [], good, {}, {}, "ít nhất một đơn vị"),
        ("Đợt", units[1:], good, {}, {units[0]: " "}, "một lý do"),
        ("Đợt", units, {APPRAISAL: Span(at(1))}, {}, {}, "giai đoạn tự đánh giá"),
        ("Đợt", units, {SELF: Span(at(9), at(1))}, {}, {}, "kết thúc trước khi bắt đầu"),
        ("Đợt", units, {**good, APPRAISAL: Span(at(1) - timedelta(days=1))}, {}, {}, "xếp theo thứ tự"),
        ("Đợt", [*units, superior], good, {}, {}, "không trực thuộc"),
        ("Đợt", [*units, units[0]], good, {}, {}, "chọn hai lần"),
        ("Đợt", units, good, {"noi_vu": units[0]}, {}, "cơ quan của cấp trên"),
        ("Đợt", units, good, {"thue": superior}, {}, "Không có lĩnh vực này"),
    ]
    for title, chosen, phases, bodies, left_out, words in refused:
        with pytest.raises(RoundRefused, match=words):
            open_round(coordinator, superior, title, edition, 2026, "year", chosen, phases, bodies, left_out)
    assert Round.objects.count() == 1
    left = open_round(coordinator, superior, "Đợt", edition, 2026, "year", units[1:], good, None, {units[0]: "Mới lập"})
    assert [(one.unit_id, one.reason) for one in left.left_out.all()] == [(units[0], "Mới lập")]


def test_instants_change_with_a_reason_that_is_kept(coordinator: Actor, auditor: Actor, round: Round) -> None:
    was = round.phases.get(name=SELF)
    later = Span(was.opens, was.closes + timedelta(days=5))
    for by, span, reason, error in (
        (auditor, later, "Bão số 3", Forbidden),
        (coordinator, later, " ", RoundRefused),
        (coordinator, Span(was.opens, was.closes), "Như cũ", RoundRefused),
        (coordinator, Span(was.opens, was.opens), "Ngắn quá", RoundRefused),
    ):
        with pytest.raises(error):
            reschedule(by, round.pk, SELF, span, reason)
    reschedule(coordinator, round.pk, SELF, later, "Bão số 3")
    reschedule(coordinator, round.pk, APPRAISAL, Span(was.closes), "Thêm giai đoạn")
    kept = [(one.phase.name, one.closed, one.closes, one.reason) for one in PhaseChange.objects.order_by("pk")]
    assert kept == [(SELF, was.closes, later.closes, "Bão số 3"), (APPRAISAL, None, None, "Thêm giai đoạn")]
    entry = Entry.objects.filter(chain=round.chain, verb="reschedule").earliest("sequence")
    assert entry.detail["closed"] == was.closes.isoformat()
    assert "Bão số 3" not in str(entry.detail)
    assert verify([round.chain]).breaks == ()


def test_a_body_changes_and_departments_are_added(coordinator: Actor, auditor: Actor, round: Round) -> None:
    added = add_department(coordinator, round.superior_id, "Trung tâm Phục vụ hành chính công", None)
    with pytest.raises(UnitRefused, match="Đã có"):
        add_department(coordinator, round.superior_id, "TRUNG TÂM phục vụ hành chính công", None)
    with pytest.raises(Forbidden):
        add_department(auditor, round.superior_id, "Sở Thử", None)
    chosen = {body.function: body.unit_id for body in round.bodies.all()}
    del chosen["tai_chinh"]
    assert map_bodies(coordinator, round.pk, {**chosen, "kiem_soat_tthc": added.pk}) == 2
    assert round.bodies.get(function="kiem_soat_tthc").unit == added
    assert not round.bodies.filter(function="tai_chinh").exists()
    with pytest.raises(Forbidden):
        map_bodies(auditor, round.pk, chosen)


def test_more_time_once_given_is_not_cut_short(coordinator: Actor, round: Round) -> None:
    place, now = round.participants.earliest("pk"), timezone.now()
    extend(coordinator, place.pk, SELF, now + timedelta(days=90), "Mất điện")
    for days in (60, 90):
        with pytest.raises(RoundRefused, match="không rút ngắn"):
            extend(coordinator, place.pk, SELF, now + timedelta(days=days), "Gõ nhầm")
    extend(coordinator, place.pk, SELF, now + timedelta(days=91), "Mưa lũ")
    assert Extension.objects.count() == 2


def test_a_department_stands_where_its_administrators_reach_it(coordinator: Actor, round: Round) -> None:
    above = round.superior
    for name in ("Chi cục A", "Phòng B", "Tổ C", "Nhóm D"):
        actor = coordinating(above)
        above = add_department(actor, above.pk, name, None)
    with pytest.raises(UnitRefused, match="cấp thấp nhất"):
        add_department(coordinating(above), above.pk, "Nhóm E", None)


def test_progress_tells_where_each_unit_is_and_who_is_late(coordinator: Actor, filled: Sheet, round: Round) -> None:
    found = lines(progress(round).order_by("unit__folded"))
    assert [(line.participant.unit.name, line.way, line.filled, line.sent) for line in found] == [
        ("Phường Bến Thử", "Chưa bắt đầu", 0, None),
        ("Xã Đồng Mẫu", "Đang soạn", 76, None),
        ("Xã Láng Giềng", "Chưa bắt đầu", 0, None),
    ]
    assert (counts(progress(round)).by_way["draft"], counts(progress(round)).late) == (1, 0)
    now = timezone.now()
    round.phases.update(closes=now - timedelta(minutes=1))
    Sheet.objects.update(state=Sheet.State.SENT)
    place = Participant.objects.get(unit__name="Phường Bến Thử")
    extend(coordinator, place.pk, SELF, now + timedelta(days=2), "Mất điện")
    counted = counts(progress(round))
    assert (counted.late, counted.by_way["sent"], counted.all) == (1, 1, 3)
    late = [line.participant.unit.name for line in lines(progress(round)) if line.late]
    assert late == ["Xã Láng Giềng"]
    assert [line.sent for line in lines(progress(round, "dong mau"))] == [filled.pk]
    assert Extension.objects.get().reason == "Mất điện"


def test_an_auditor_reads_what_the_coordinator_may_and_no_draft(
    coordinator: Actor, auditor: Actor, neighbour: Actor, sheet: Sheet, round: Round
) -> None:
    assert list(rounds_for(auditor)) == list(rounds_for(coordinator)) == [round]
    assert not rounds_for(neighbour).exists()
    assert readable_sheet(auditor, sheet.pk) is None
    Sheet.objects.update(state=Sheet.State.SENT)
    assert readable_sheet(auditor, sheet.pk) == sheet
    with pytest.raises(Forbidden):
        extend(auditor, round.participants.earliest("pk").pk, SELF, timezone.now() + timedelta(days=90), "Vì sao")


def test_a_country_s_units_take_few_queries(round: Round) -> None:
    units = [Unit(kind="commune", name=f"Xã {n}", folded=f"xa {n}", parent=round.superior) for n in range(3321)]
    made = Unit.objects.bulk_create(units, batch_size=500)
    Participant.objects.bulk_create([Participant(round=round, unit=unit) for unit in made], batch_size=500)
    with CaptureQueriesContext(connection) as queries:
        found = lines(progress(round, "xa").order_by("place", "unit__folded")[100:200])
        counted = counts(progress(round, "xa"))
    assert (len(found), counted.all) == (100, 3323)
    assert len(queries) <= 3
