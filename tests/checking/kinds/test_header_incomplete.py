"""What the header leaves out."""

from dataclasses import replace

from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.sheet import Header, Period

WHOLE = Header(
    unit="UBND XÃ AN BÌNH",
    number="12/BC-UBND",
    place="An Bình",
    date="2023-06-15",
    title="BÁO CÁO Tự đánh giá 6 tháng đầu năm 2023",
    period=Period(2023, "first-half"),
    signer_title="CHỦ TỊCH",
)


def found(sheet, header):
    return list(kinds()["header-incomplete"].find(Report(sheet("1 | | Kế hoạch | 1 | 1 |", header=header))))


def test_a_whole_header_is_left_alone(sheet):
    assert not found(sheet, WHOLE)


def test_a_draft_without_number_and_day_is_one_note(sheet):
    [finding] = found(sheet, replace(WHOLE, number=None, date="2023-06"))
    assert (finding.severity, finding.criterion) == ("note", "header")
    assert "dự thảo" in finding.message


def test_whatever_else_is_missing_is_named_in_one_note(sheet):
    [finding] = found(sheet, replace(WHOLE, unit=None, signer_title=None))
    assert finding.expected == "tên đơn vị, chức vụ người ký"
