"""The country's units: how many, under whom, and what a code meant when."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_django.plugin import DjangoDbBlocker

from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.rounds.proposing import last_day, units_on
from parindex.office.units.listing import Listed, country
from parindex.office.units.loading import CHAIN, Loaded, load_units
from parindex.office.units.models import LEVELS, Succession, Unit
from parindex.office.units.queries import on_day, passings, search

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BEFORE, TODAY = date(2023, 12, 31), date(2026, 1, 1)


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """The whole country, loaded once for this file."""
    with django_db_blocker.unblock():
        yield load_units("test", *country())
        Succession.objects.all().delete()
        Unit.objects.update(parent=None)
        Unit.objects.all().delete()
        Entry.objects.all().delete()


def count(on: date, level: str) -> int:
    return search(on=on, kinds=LEVELS[level]).count()


def test_the_country_has_34_provinces_and_3321_communes_and_no_districts() -> None:
    assert (count(TODAY, "province"), count(TODAY, "district"), count(TODAY, "commune")) == (34, 0, 3321)
    kinds = [search(on=TODAY, kinds=[kind]).count() for kind in ("commune", "ward", "special_zone")]
    assert kinds == [2621, 687, 13]


def test_until_june_2025_it_had_63_provinces_696_districts_and_10035_communes() -> None:
    assert (count(BEFORE, "province"), count(BEFORE, "district"), count(BEFORE, "commune")) == (63, 696, 10_035)


def test_every_unit_has_the_superior_of_its_own_time() -> None:
    provinces = LEVELS["province"]
    beneath = Unit.objects.exclude(kind__in=provinces)
    assert not beneath.filter(parent=None).exists()
    assert not search(on=TODAY).exclude(kind__in=provinces).exclude(parent__kind__in=provinces).exists()
    old = search(on=BEFORE, kinds=LEVELS["commune"])
    assert not old.exclude(parent__kind__in=LEVELS["district"]).exists()
    assert not beneath.filter(valid_to=None, parent__valid_to__isnull=False).exists()


def test_one_code_means_two_communes_at_two_times() -> None:
    (old,), (new,) = search("11131", BEFORE), search("11131", TODAY)
    assert (old.name, old.parent.name, old.parent.parent.name) == ("Xã Văn Tố", "Huyện Tứ Kỳ", "Tỉnh Hải Dương")
    assert (new.name, new.parent.name) == ("Xã Chí Minh", "Thành phố Hải Phòng")
    assert new in [each.new for each in passings(old)[1]]


def test_a_commune_of_today_had_districts_for_superiors_in_2023() -> None:
    (new,), (old,) = search("11131", TODAY), search("11131", BEFORE)
    then = on_day(new, BEFORE)
    assert {one.parent.name for one in then} == {"Huyện Tứ Kỳ"}
    assert old in then
    assert {one.parent.parent.name for one in then} == {"Tỉnh Hải Dương"}
    assert [one.parent.name for one in on_day(old, TODAY)] == ["Thành phố Hải Phòng"]
    assert [one.name for one in on_day(new, TODAY)] == ["Xã Chí Minh"]


def test_a_round_of_2023_assesses_the_district_s_own_communes() -> None:
    district = Unit.objects.get(name="Huyện Tứ Kỳ")
    communes = units_on(district.pk, last_day(2023, "year"))
    assert communes.count() > 10
    assert {unit.parent for unit in communes} == {district}
    assert not units_on(district.pk, last_day(2025, "year")).exists()
    city = Unit.objects.get(name="Thành phố Hải Phòng", valid_to=None)
    assert units_on(city.pk, last_day(2025, "year")).count() == 114


def test_two_communes_are_called_chi_minh_today() -> None:
    found = search("xã chí minh", TODAY)
    assert {(unit.code, unit.parent.name) for unit in found} == {
        ("11131", "Thành phố Hải Phòng"),
        ("12271", "Tỉnh Hưng Yên"),
    }


@pytest.mark.parametrize("typed", ["Đồng Hới", "dong hoi", "  ĐỒNG  hới ", "Đồng Hới"])
def test_tones_capitals_and_spaces_do_not_matter_when_searching(typed: str) -> None:
    assert "Phường Đồng Hới" in [unit.name for unit in search(typed, TODAY)]


def test_a_commune_that_was_divided_went_into_each_in_part() -> None:
    divided = Unit.objects.get(name="Xã Hòa Liên", parent__name="Huyện Hòa Vang")
    assert {(each.new.name, each.in_part) for each in passings(divided)[1]} == {
        ("Phường Hải Vân", True),
        ("Phường Liên Chiểu", True),
    }


def test_a_whole_merger_is_not_in_part_and_nobody_is_lost() -> None:
    assert Succession.objects.filter(old__kind__in=LEVELS["commune"], in_part=False).count() == 9569 - 5
    gone = Unit.objects.filter(kind__in=LEVELS["commune"], valid_to__isnull=False)
    assert not gone.filter(successors=None).exists()
    assert not search(on=TODAY, kinds=LEVELS["commune"]).filter(predecessors=None).exists()
    assert Succession.objects.filter(old__kind__in=LEVELS["province"]).count() == 63 - 11


def test_first_days_that_nobody_states_stay_blank() -> None:
    assert set(search(on=BEFORE).values_list("valid_from", flat=True)) == {None}
    communes = search(on=TODAY, kinds=LEVELS["commune"])
    assert set(communes.values_list("valid_from", "valid_to")) == {(date(2025, 7, 1), None)}


def test_loading_again_changes_nothing(loaded: Loaded) -> None:
    assert (loaded.added, loaded.successions) == (14_138, 10_654)
    assert load_units("test", *country()) == Loaded(0, 0, 0)
    entry = Entry.objects.get(chain=CHAIN)
    assert (entry.verb, entry.detail["added"]) == ("load", 14_138)
    assert verify().breaks == ()


def test_a_name_that_a_list_corrects_is_renewed_in_place() -> None:
    units, _ = country()
    one = next(unit for unit in units if unit.code == "11131" and unit.valid_from)
    corrected = Listed(one.code, one.kind, "Xã Chí Minh (sửa)", one.superior, one.valid_from)
    assert load_units("test", [corrected]) == Loaded(0, 1, 0)
    assert [unit.name for unit in search("11131", TODAY)] == ["Xã Chí Minh (sửa)"]


def test_a_province_that_stands_beneath_something_stays_there_whatever_list_comes_next() -> None:
    above = Unit.objects.create(kind=Unit.Kind.MINISTRY, name="Cơ quan trung ương")
    Unit.objects.filter(kind__in=LEVELS["province"]).update(parent=above)
    assert load_units("test", *country()) == Loaded(0, 0, 0)
    assert units_on(above.pk, TODAY).count() == 3321
