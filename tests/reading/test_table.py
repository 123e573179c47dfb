"""The shape that formats hand on."""

from parindex.reading.table import Cell


def test_a_cell_covers_one_place_and_is_certain_unless_told() -> None:
    assert Cell("0,5") == Cell("0,5", columns=1, rows=1, uncertain=False)
