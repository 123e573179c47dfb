"""Periods as reports name them."""

import pytest

from parindex.vietnamese.grammar import Period, scan


@pytest.mark.parametrize(
    ("text", "part", "year", "back"),
    [
        ("6 tháng đầu năm 2023", "first-half", 2023, 0),
        ("6 tháng cuối năm 2024", "second-half", 2024, 0),
        ("Trong 06 tháng đầu năm", "first-half", None, 0),
        ("sáu tháng đầu năm 2023", "first-half", 2023, 0),
        ("9 tháng năm 2023", "nine-months", 2023, 0),
        ("quý 1/2023", "q1", 2023, 0),
        ("Quý III năm 2023", "q3", 2023, 0),
        ("Quý IV của năm trước liền kề", "q4", None, 1),
        ("quí 2", "q2", None, 0),
        ("năm 2023", "year", 2023, 0),
        ("cả năm 2023", "year", 2023, 0),
        ("năm trước liền kề", "year", None, 1),
    ],
)
def test_a_period_has_its_part_and_year(text: str, part: str, year: int | None, back: int) -> None:
    (period,) = scan(text)
    assert isinstance(period, Period)
    assert (period.part, period.year, period.years_back) == (part, year, back)


@pytest.mark.parametrize("text", ["quỹ 1 tỷ", "quy chế", "Việt Nam", "quỹ II"])
def test_a_fund_is_no_quarter(text: str) -> None:
    assert not [token for token in scan(text) if isinstance(token, Period)]
