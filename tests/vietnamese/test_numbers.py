"""Numbers as officials write them."""

import pytest

from parindex.vietnamese.numbers import points_cell


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("0,25", "0.25"), ("0.25", "0.25"), (" 2.5\n", "2.5"), ("1.0", "1.0"), ("15 điểm", "15"), ("0,5đ", "0.5"),
        ("(0,75)", "0.75"), (".5", "0.5"), ("-0,5", "-0.5"), ("− 1", "-1"), ("+2", "2"), ("100", "100"),
    ],
)  # fmt: skip
def test_a_points_cell_keeps_its_printed_decimals(cell: str, points: str) -> None:
    assert str(points_cell(cell)) == points


@pytest.mark.parametrize("cell", ["", "  ", "-", "x", "một", "98%", "1.1.1", "2 3", "28/4/2023", "0,25/0,5", "6 hồ sơ"])
def test_a_cell_without_exactly_one_number_has_no_points(cell: str) -> None:
    assert points_cell(cell) is None
