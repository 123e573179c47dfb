"""The header and signature block of decree 30/2020 and of its habits."""

import pytest

from parindex.editions.sheet import Header, Period
from parindex.reading.header import read_header

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_superior_and_unit_stand_on_their_own_lines() -> None:
    header = read_header(["UBND HUYỆN ĐẦM XANH", "ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY", "Số: 07/BC-UBND", *STATE], [])
    assert (header.superior, header.unit) == ("UBND HUYỆN ĐẦM XANH", "ỦY BAN NHÂN DÂN XÃ SUỐI MÂY")
    assert header.number == "07/BC-UBND"


def test_both_sides_of_the_block_may_come_out_on_one_line() -> None:
    header = read_header(
        [
            f"UỶ BAN NHÂN DÂN {STATE[0]}",
            f"XÃ SUỐI MÂY {STATE[1]}",
            "Số: 12/BC-UBND Suối Mây, ngày 05 tháng 7 năm 2024",
        ],
        [],
    )
    assert header.unit == "UỶ BAN NHÂN DÂN XÃ SUỐI MÂY"
    assert (header.number, header.place, header.date) == ("12/BC-UBND", "Suối Mây", "2024-07-05")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Suối Mây, ngày 10 tháng 01 năm 2025", "2025-01-10"),
        ("Suối Mây, ngày      tháng 6 năm 2025", "2025-06"),
        ("Suối Mây, ngày ... tháng ... năm 2025", "2025"),
        ("Suối Mây, ngày 40 tháng 13 năm 2025", "2025"),
        ("Suối Mây, ngày    tháng    năm", None),
    ],
)
def test_a_date_is_cut_where_it_is_blank(line: str, date: str | None) -> None:
    header = read_header([*STATE, line], [])
    assert (header.place, header.date) == ("Suối Mây", date)


def test_a_blank_number_is_no_number() -> None:
    assert read_header(["Số:      /BC-UBND"], []).number is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("chỉ số cải cách hành chính 6 tháng đầu năm 2023", Period(2023, "first-half")),
        ("chỉ số cải cách hành chính năm 2024", Period(2024, "year")),
        ("chỉ số cải cách hành chính Quý III năm 2025", Period(2025, "q3")),
        ("chỉ số cải cách hành chính 9 tháng năm 2025", Period(2025, "nine-months")),
        ("chỉ số cải cách hành chính", None),
    ],
)
def test_the_title_says_the_period(title: str, period: Period | None) -> None:
    header = read_header(["BÁO CÁO", f"Kết quả tự chấm điểm {title}", "Căn cứ kế hoạch năm 2019:"], [])
    assert header.title == f"BÁO CÁO Kết quả tự chấm điểm {title}"
    assert header.period == period


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "CHỦ TỊCH"),
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        (["- Chủ tịch, các Phó Chủ tịch;"], None),
    ],
)
def test_the_signer_is_an_office_in_capitals(lines: list[str], office: str | None) -> None:
    assert read_header([], lines).signer_title == office


def test_nothing_gives_an_empty_header() -> None:
    assert read_header([], []) == Header()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 07/BC UBND", "07/BC-UBND"),
        ("Số: 07/BC — UBND", "07/BC-UBND"),
        ("Số: 07/ BC-UBND", "07/ BC-UBND"),
        ("Số: 1//KH-UBND", "1//KH-UBND"),
        ("Số: 5/UBND-NV", "5/UBND-NV"),
        ("Số: ____/BC-UBND", None),
    ],
)
def test_what_a_scan_makes_of_the_block(line: str, number: str | None) -> None:
    header = read_header(
        ["_ỦY BAN NHÂN DÂN", STATE[0], "XÃ SUỐI MÂY:", STATE[1], line, "BÁO CÁO", "Tự chấm của_UBND"], []
    )
    assert (header.unit, header.superior, header.number) == ("ỦY BAN NHÂN DÂN XÃ SUỐI MÂY", None, number)
    assert header.title == "BÁO CÁO Tự chấm của UBND"
