"""Document numbers that are not written as document numbers are."""

import pytest

from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.sheet import Header, Period


@pytest.mark.parametrize(
    ("words", "severity", "expected"),
    [
        ("Kế hoạch số 22/KH_UBND ngày 28/2/2023", "note", "22/KH-UBND"),
        ("Báo cáo số 31BC/UBND ngày 3/4/2023", "note", "31/BC-UBND"),
        ("Thông báo số 9/TB-ĐU ngày 3/4/2023", "note", "9-TB/ĐU"),
        ("Kế hoạch số 3//KH-UBND ngày 9/1/2023", "warning", "3/KH-UBND"),
        ("Kế hoạch số 14/BC-UBND ngày 9/1/2023", "warning", None),
        ("Kế hoạch số 5/KH ngày 2/3/2023", "warning", None),
    ],
)
def test_a_malformed_number_comes_with_its_likely_form(findings, words, severity, expected):
    [finding] = findings("citation-malformed", f"1 | | Kế hoạch | 1 | 1 | UBND xã ban hành {words}")
    assert (finding.severity, finding.expected) == (severity, expected)
    assert finding.evidence in words
    assert finding.at_risk == 0


def test_the_reports_own_number_is_read_too(sheet):
    header = Header(number="12//BC-UBND", period=Period(2023))
    [finding] = kinds()["citation-malformed"].find(Report(sheet("1 | | Kế hoạch | 1 | 1 |", header=header)))
    assert (finding.criterion, finding.expected) == ("header", "12/BC-UBND")


@pytest.mark.parametrize(
    "words",
    [
        "kế hoạch số 47/KH-UBND ngày 30/12/2022",
        "Thông báo kết luận số 52-TB/ĐU ngày 28/4/2023",
        "công văn số 271/UBND-NV ngày 15/3/2023",
        "Báo cáo số 16a/BC-UBND, kết luận thanh tra số 08/KL-TTr ngày 30/9/2020",
        "Nghị định số 30/2020/NĐ-CP, Quyết định 41 của UBND tỉnh",
        "đạt 38/72 TTHC, dịch vụ công mức độ 3, 4",
    ],
)
def test_sound_numbers_are_left_alone(findings, words):
    assert not findings("citation-malformed", f"1 | | Kế hoạch | 1 | 1 | {words}")
