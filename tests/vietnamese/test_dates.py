"""Dates in figures and words, whole, in part and impossible."""

from datetime import date

import pytest

from parindex.vietnamese.grammar import Date, scan


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28/4/2023", date(2023, 4, 28)),
        ("09/6/2023", date(2023, 6, 9)),
        ("ngày 28 tháng 4 năm 2023", date(2023, 4, 28)),
        ("29-02-2024", date(2024, 2, 29)),
        ("01.12.2022", date(2022, 12, 1)),
    ],
)
def test_a_whole_date_is_a_day_of_the_calendar(text: str, value: date) -> None:
    (token,) = scan(text)
    assert isinstance(token, Date)
    assert token.value == value


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tháng 6 năm 2023", (None, 6, 2023)),
        ("ngày     tháng 6 năm 2023", (None, 6, 2023)),
        ("ngày ... tháng 6 năm 2023", (None, 6, 2023)),
        ("tháng 6/2023", (None, 6, 2023)),
        ("12/2022", (None, 12, 2022)),
        ("ngày 15/3", (15, 3, None)),
        ("ngày 15 tháng 3", (15, 3, None)),
    ],
)
def test_a_date_in_part_keeps_what_is_printed(text: str, parts: tuple[int | None, ...]) -> None:
    (token,) = scan(text)
    assert isinstance(token, Date)
    assert (token.day, token.month, token.year) == parts
    assert token.possible and token.value is None


def test_days_in_a_row_are_dates_and_shares_in_a_row_are_none() -> None:
    assert [(d.day, d.month) for d in scan("(15/3, 12/4 và 14/6)") if isinstance(d, Date)] == [
        (15, 3),
        (12, 4),
        (14, 6),
    ]
    assert not [token for token in scan("lần lượt 3/3, 5/6 và 2/2 nhiệm vụ") if isinstance(token, Date)]


@pytest.mark.parametrize("text", ["31/02/2023", "ngày 30/13/2023", "45/4/2023", "ngày 31 tháng 4", "16/2/20223"])
def test_an_impossible_date_is_kept_and_marked(text: str) -> None:
    (token,) = scan(text)
    assert isinstance(token, Date)
    assert not token.possible and token.value is None
