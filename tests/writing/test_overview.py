"""What a reader sees first."""

from dataclasses import replace

from parindex.checking.finding import Finding, Verdict
from parindex.writing.overview import HEADLINES, concerns, fields, is_sound, overview


def test_rows_with_most_points_come_first_and_count_once(verdict: Verdict) -> None:
    first, second = overview(verdict).headlines
    assert (first.criterion, first.at_risk, len(first.findings)) == ("1.2#1", 6000, 2)
    assert second.criterion == "2.1"


def test_at_most_ten_rows_are_headlines(verdict: Verdict) -> None:
    many = tuple(Finding("ratio-wrong", "warning", f"1.{n}", "Tỷ lệ chưa khớp.", at_risk=n) for n in range(25))
    seen = overview(replace(verdict, findings=many))
    assert [concern.at_risk for concern in seen.headlines] == list(range(24, 24 - HEADLINES, -1))
    assert seen.more == 25 - HEADLINES


def test_an_error_goes_before_a_warning_of_equal_points(verdict: Verdict) -> None:
    findings = [
        Finding("ratio-wrong", "warning", "1.1", "Tỷ lệ chưa khớp."),
        Finding("sum-mismatch", "error", "total", "Tổng chưa khớp."),
    ]
    assert [concern.criterion for concern in concerns(verdict.sheet, findings)] == ["total", "1.1"]


def test_bare_assertions_fold_into_one_line_a_field(verdict: Verdict) -> None:
    bare = overview(verdict).bare
    assert [(field.head.id, [finding.criterion for finding in findings]) for field, findings in bare] == [
        ("1", ["1.2#2"]),
        ("2", ["2.2"]),
    ]


def test_fields_stand_under_parts_and_a_part_keeps_its_own_leaves(verdict: Verdict) -> None:
    assert [(field.head.id, [row.id for row in field.rows]) for field in fields(verdict.sheet)] == [
        ("I", ["I"]),
        ("1", ["1", "1.1", "1.2", "1.2#1", "1.2#2"]),
        ("2", ["2", "2.1", "2.2"]),
        ("II", ["II", "II.1"]),
    ]


def test_the_two_work_lists_leave_out_notes_and_spelling(verdict: Verdict) -> None:
    seen = overview(verdict)
    assert [finding.criterion for finding in seen.to_add] == ["1.2#2", "2.2", "2.1"]
    assert [finding.criterion for finding in seen.to_compare] == ["1.2#1", "1.2#1"]
    assert (seen.notes, seen.spelling) == (2, 1)


def test_a_supported_row_without_a_question_is_sound(verdict: Verdict) -> None:
    assert [row.id for row in verdict.sheet.rows if is_sound(row, verdict)] == ["1.1"]


def test_a_note_with_points_at_risk_stands_among_the_headlines_and_one_without_does_not(verdict: Verdict) -> None:
    findings = (
        Finding("admits-shortfall", "note", "1.1", "1/17 = 5,88 %.", at_risk=9412, inferred=True),
        Finding("ratio-wrong", "warning", "2.1", "Tỷ lệ chưa khớp.", at_risk=100),
        Finding("no-period-basis", "note", "2.2", "Chưa rõ kỳ."),
    )
    seen = overview(replace(verdict, findings=findings))
    assert [concern.criterion for concern in seen.headlines] == ["1.1", "2.1"]
    assert seen.notes == 1
