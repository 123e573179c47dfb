"""Finding units in the browser: by name without tones, by code, on a day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parindex.office.units.listing import Listed, Passing
from parindex.office.units.loading import load_units
from parindex.office.units.models import Unit

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]

FIRST, LAST = date(2025, 7, 1), date(2025, 6, 30)
CITY = Listed("T1", "city", "Thành phố Thử")
OLD = Listed("11131", "commune", "Xã Cũ", CITY.key, None, LAST)
NEW = Listed("11131", "commune", "Xã Đông Sáng", CITY.key, FIRST)
MANY = [Listed(f"W{number:03}", "ward", f"Phường Số {number:03}", CITY.key, FIRST) for number in range(250)]


@pytest.fixture
def listed(demonstration: None) -> None:
    load_units("test", [CITY, OLD, NEW, *MANY], [Passing(OLD.key, NEW.key, True)])


@pytest.fixture
def reader(listed: None, as_: As) -> Client:
    return as_("Văn thư xã")


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ("q=dong+sang", "Xã Đông Sáng", "Xã Cũ"),
        ("q=11131&ngay=2025-06-30", "Xã Cũ", "Xã Đông Sáng"),
        ("q=11131&ngay=2025-07-01", "Xã Đông Sáng", "Xã Cũ"),
        ("q=&loai=city", "Thành phố Thử", "Phường Số 001"),
        ("q=&loai=nothing&ngay=hôm+qua&xep=gì&trang=x", "Phường Bến Thử", "Không có đơn vị"),
        ("q=%25", "Không có đơn vị nào khớp", "Phường Số 001"),
    ],
)
def test_what_is_typed_finds_its_units_on_the_day(reader: Client, asked: str, shown: str, hidden: str) -> None:
    page = reader.get(f"/don-vi/?{asked}").content.decode()
    assert shown in page
    assert hidden not in page


def test_a_long_list_comes_in_pages_with_counts_over_all(reader: Client) -> None:
    first = reader.get("/don-vi/?q=phuong+so&xep=ma").content.decode()
    assert "250 đơn vị" in first
    assert first.count('scope="row"') == 100
    assert reader.get("/don-vi/?q=phuong+so&xep=ma&trang=3").content.decode().count('scope="row"') == 50


def test_a_unit_s_page_names_what_it_came_from(reader: Client) -> None:
    old, new = Unit.objects.get(name="Xã Cũ"), Unit.objects.get(name="Xã Đông Sáng")
    assert "Xã Cũ" in (page := reader.get(f"/don-vi/{new.pk}/").content.decode())
    assert "một phần" in page
    assert "Xã Đông Sáng" in reader.get(f"/don-vi/{old.pk}/").content.decode()
    assert reader.get("/don-vi/999999/").status_code == 404


def test_a_unit_s_page_names_its_superior_of_the_day_asked_for(reader: Client) -> None:
    city = Unit.objects.get(name="Thành phố Thử")
    district = Unit.objects.create(kind="district", name="Huyện Xưa", parent=city, valid_to=LAST)
    Unit.objects.filter(name="Xã Cũ").update(parent=district)
    new = Unit.objects.get(name="Xã Đông Sáng")
    assert "Huyện Xưa" not in reader.get(f"/don-vi/{new.pk}/").content.decode().partition("Hình thành từ")[0]
    then = reader.get(f"/don-vi/{new.pk}/?ngay=2023-12-31").content.decode()
    assert "Huyện Xưa" in then.partition("Hình thành từ")[0]
    assert reader.get(f"/don-vi/{new.pk}/?ngay=hôm+qua").status_code == 200


def test_lists_of_units_take_few_queries(reader: Client) -> None:
    city = Unit.objects.get(name="Thành phố Thử")
    for address in ("/don-vi/?q=phuong", f"/don-vi/{city.pk}/"):
        with CaptureQueriesContext(connection) as queries:
            reader.get(address)
        assert len(queries) <= 10, [query["sql"][:80] for query in queries]
