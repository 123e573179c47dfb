"""Charts made from ticks: exact texts, the pieces that are drawn, and the table beneath."""

from hypothesis import given
from hypothesis import strategies as st

from parindex.rules.points import PER_POINT
from parindex.web.charts import Bar, Part, Shares, against, bars, heat_map, waterfall
from parindex.web.tables import csv_file

ticks = st.integers(-2_000_000, 2_000_000)


def test_a_waterfall_holds_each_stage_against_the_one_before_it() -> None:
    chart = waterfall("x", "Xã A", {"claimed": 925_000, "computed": None, "awarded": 892_500}, 1_000_000)
    assert chart.rows == [
        ("Bước", "Điểm", "Tăng, giảm so với bước trước"),
        ("Tự chấm", "92,5", ""),
        ("Điểm đạt được", "89,25", "-3,25"),
    ]
    assert [bar["text"] for bar in chart.drawing["bars"]] == ["92,5", "89,25 (-3,25)"]
    assert chart.drawing["most"] == 100


@given(ticks, ticks)
def test_the_pieces_of_a_bar_hold_what_both_values_share_and_what_lies_between(before: int, after: int) -> None:
    bar = waterfall("x", "", {"claimed": before, "awarded": after}, 0).drawing["bars"][1]
    kept, above, below = (round(bar[piece] * PER_POINT) for piece in ("kept", "above", "below"))
    assert above >= 0 >= below
    assert above - below == abs(after - before)
    assert max(kept, 0) + above == max(before, after, 0)
    assert min(kept, 0) + below == min(before, after, 0)
    assert bar["gained"] == (after > before)


def test_bars_fall_and_equals_keep_their_order() -> None:
    chart = bars("x", "", "", ("Tiêu chí", "Điểm"), [Bar("a", 5_000), Bar("b", 75_000), Bar("c", 5_000, "/c/")])
    assert chart.rows == [("Tiêu chí", "Điểm"), ("b", "7,5"), ("a", "0,5"), ("c", "0,5")]
    assert [bar["name"] for bar in chart.drawing["bars"]] == ["b", "a", "c"]
    assert chart.lines[2].address == "/c/"


def test_points_stand_against_what_they_could_be_and_what_is_missing_lies_between() -> None:
    chart = against(
        "x", "", "Lĩnh vực", [Part("I", 75_000, 100_000, "/i/"), Part("Thưởng", 5_000, 0), Part("Trừ", -100, 0)]
    )
    assert [row[1:] for row in chart.rows[1:]] == [
        ("7,5", "10", "75,00", "2,5"),
        ("0,5", "0", "", ""),
        ("-0,01", "0", "", "0,01"),
    ]
    assert [bar["text"] for bar in chart.drawing["bars"]] == ["7,5/10", "+0,5", "-0,01"]
    field, bonus, penalty = chart.drawing["bars"]
    assert (field["kept"], field["above"], field["gained"]) == (7.5, 2.5, False)
    assert (bonus["kept"], bonus["above"], bonus["gained"]) == (0, 0.5, True)
    assert (penalty["below"], penalty["gained"]) == (-0.01, False)


def test_a_heat_map_shades_from_its_highest_to_its_lowest() -> None:
    shown = heat_map("", ("Đơn vị", "I", "II"), [Shares("A", [9_810, 4_905]), Shares("B", [None, -125])])
    assert shown.rows == [("Đơn vị", "I", "II"), ("A", "98,10", "49,05"), ("B", "", "-1,25")]
    assert [[shade for _text, shade in line.cells] for line in shown.lines] == [[0, 4], [None, 10]]
    assert "98,10" in shown.note and "-1,25" in shown.note


def test_a_heat_map_of_equals_is_pale() -> None:
    shown = heat_map("", ("Đơn vị", "I"), [Shares("A", [10_000]), Shares("B", [10_000])])
    assert [line.cells for line in shown.lines] == [(("100,00", 0),), (("100,00", 0),)]
    assert heat_map("", ("Đơn vị",), []).note == ""


def test_a_change_stays_a_number_in_a_file_and_a_formula_does_not_stay_one() -> None:
    written = csv_file("bang", [["-3,25", "+0,5", "-1+2", "=1", "-"]]).content.decode("utf-8-sig")
    assert written == '"-3,25","+0,5",\'-1+2,\'=1,\'-\r\n'
