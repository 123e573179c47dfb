"""Working days over the holidays of Vietnam: never due on a day off, and never earlier for more days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.office.appraisals.working_days import holiday, holidays_between, last_of, left, works

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
counts = st.integers(1, 60)
offs = st.frozensets(days, max_size=4)


@pytest.mark.parametrize(
    ("opened", "count", "last"),
    [
        (date(2026, 2, 12), 1, date(2026, 2, 13)),  # before Tết of 2026: 16 to 20 February
        (date(2026, 2, 12), 2, date(2026, 2, 23)),
        (date(2026, 2, 17), 1, date(2026, 2, 23)),
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # the Hùng Kings' day on a Sunday is made up for on Monday
        (date(2026, 4, 29), 1, date(2026, 5, 4)),  # 30 April and 1 May before a weekend
        (date(2026, 4, 29), 5, date(2026, 5, 8)),
        (date(2027, 4, 29), 1, date(2027, 5, 4)),  # 1 May on a Saturday is made up for on Monday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_a_time_goes_over_tet_and_the_days_of_april_and_may(opened: date, count: int, last: date) -> None:
    assert last_of(opened, count) == last


def test_a_day_off_that_only_a_person_knows_moves_the_end() -> None:
    assert last_of(date(2026, 3, 9), 5) == date(2026, 3, 16)
    assert last_of(date(2026, 3, 9), 5, {date(2026, 3, 16)}) == date(2026, 3, 17)


def test_the_holidays_in_between_are_named_in_vietnamese() -> None:
    named = holidays_between(date(2026, 4, 29), date(2026, 5, 4))
    assert [day for day, _ in named] == [date(2026, 4, 30), date(2026, 5, 1)]
    assert "Lao động" in named[1][1]


def test_a_time_without_a_day_is_no_time() -> None:
    with pytest.raises(ValueError, match="at least one"):
        last_of(date(2026, 3, 9), 0)


@given(opened=days, count=counts, off=offs)
def test_it_never_ends_on_a_weekend_or_a_holiday_or_a_day_off(opened: date, count: int, off: frozenset[date]) -> None:
    last = last_of(opened, count, off)
    assert last > opened
    assert last.weekday() < 5
    assert holiday(last) is None
    assert last not in off


@given(opened=days, count=counts, off=offs)
def test_more_days_end_later_and_a_later_opening_never_earlier(opened: date, count: int, off: frozenset[date]) -> None:
    assert last_of(opened, count + 1, off) > last_of(opened, count, off)
    assert last_of(opened + timedelta(days=1), count, off) >= last_of(opened, count, off)
    assert last_of(opened, count, off) >= last_of(opened, count)


@given(opened=days, count=counts, off=offs)
def test_what_is_left_at_the_opening_is_the_whole_and_shrinks_by_working_days(
    opened: date, count: int, off: frozenset[date]
) -> None:
    last = last_of(opened, count, off)
    assert left(opened, last, off) == count
    assert left(last, last, off) == 0
    day = opened + timedelta(days=1)
    assert left(day, last, off) == count - works(day, off)
