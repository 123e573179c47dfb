"""Sums, maxima, numbers and repeated rows."""

from dataclasses import replace
from decimal import Decimal

from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.sheet import Sheet


def test_a_sum_that_its_parts_do_not_reach_is_an_error_with_the_points_between(findings):
    [finding] = findings(
        "sum-mismatch", "1 | | Chỉ đạo | 3 | 2.9 |", "1.1 | 1 | Kế hoạch | 1 | 0.8 |", "1.2 | 1 | Báo cáo | 2 | 2 |"
    )
    assert (finding.severity, finding.criterion, finding.at_risk) == ("error", "1", 1000)
    assert "2,9" in finding.message
    assert finding.expected == "2,8"


def test_maxima_are_summed_too(findings):
    [finding] = findings(
        "sum-mismatch", "1 | | Chỉ đạo | 4 | 3 |", "1.1 | 1 | Kế hoạch | 1 | 1 |", "1.2 | 1 | Báo cáo | 2 | 2 |"
    )
    assert finding.expected == "3"
    assert finding.at_risk == 0


def test_the_printed_total_is_held_against_the_top_rows(findings):
    [finding] = findings("sum-mismatch", "I | | Phần một | 74 | 70 |", "II | | Phần hai | 26 | 25 |", total="100|96")
    assert (finding.criterion, finding.expected) == ("total", "95")


def test_a_blank_part_may_hold_what_is_missing(findings):
    assert not findings(
        "sum-mismatch", "1 | | Chỉ đạo | 3 | 3 |", "1.1 | 1 | Kế hoạch | 1 | 1 |", "1.2 | 1 | Báo cáo | 2 |  |"
    )


def test_a_bonus_part_may_stand_outside_the_scale(findings):
    assert not findings("sum-mismatch", "I | | Đánh giá | 100 | 90 |", "II | | Điểm thưởng | 5 | 1 |", total="100|91")


def test_a_sum_of_uncertain_cells_asks_to_look_at_the_original(sheet):
    read = sheet("1 | | Chỉ đạo | 3 | 3 |", "1.1 | 1 | Kế hoạch | 3 | 8 |")
    rows = (read.rows[0], replace(read.rows[1], uncertain=("claimed",)))
    [finding] = kinds()["sum-mismatch"].find(Report(replace(read, rows=rows)))
    assert finding.severity == "warning"


def test_a_claim_above_its_maximum_is_an_error(findings):
    [finding] = findings("over-maximum", "1 | | Kế hoạch | 0.5 | 0.75 |")
    assert (finding.severity, finding.at_risk) == ("error", 2500)


def test_a_penalty_lies_between_its_maximum_and_nought(findings):
    assert not findings("over-maximum", "VII | | Điểm trừ | -5 | -2 |")
    assert findings("over-maximum", "VII | | Điểm trừ | -5 | -6 |")


def test_a_claim_in_words_is_named(sheet):
    read = sheet("1 | | Kế hoạch | 1 |  |")
    rows = (replace(read.rows[0], unread={"claimed": "tối đa"}),)
    [finding] = kinds()["not-a-number"].find(Report(replace(read, rows=rows)))
    assert finding.evidence == "tối đa"


def test_a_fifth_decimal_is_named(sheet):
    read = sheet("1 | | Kế hoạch | 1 |  |")
    rows = (replace(read.rows[0], claimed=Decimal("0.33333")),)
    assert [f.kind for f in kinds()["not-a-number"].find(Report(replace(read, rows=rows)))] == ["not-a-number"]


def test_a_row_that_stands_twice_counts_once(findings):
    [finding] = findings(
        "duplicate-row",
        "1.1 | 1 | Ban hành kế hoạch | 1 | 1 |",
        "1.2 | 1 | Báo cáo định kỳ | 1 | 1 |",
        "1.3 | 1 | Ban hành  kế hoạch | 1 | 0.5 |",
    )
    assert (finding.criterion, finding.at_risk) == ("1.3", 5000)


def test_labels_restart_in_another_part(findings):
    assert not findings("duplicate-row", "1 | I | Chỉ đạo | 1 | 1 |", "II.1 | II | Tác động | 1 | 1 |")


def test_the_real_report_adds_up(seed_sheet: Sheet):
    report = Report(seed_sheet)
    for name in ("sum-mismatch", "over-maximum", "not-a-number", "duplicate-row"):
        assert list(kinds()[name].find(report)) == []
