"""Bad exports, each with its message: nothing is dropped silently, and what can be understood is."""

import unicodedata
from pathlib import Path

import pytest
import xlsxwriter
from tests.indicators.exporting import CASE, Office, case, text

from parindex.indicators.cases.proposing import propose
from parindex.reading.errors import ReadingError
from parindex.vietnamese.legacy import TCVN3


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def to_1258(content: str) -> str:
    """Letters as Windows-1258 has them: a vowel with its hat, then the tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    found = []
    for letter in content:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        found.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone)
    return "".join(found)


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_another_delimiter_is_found(office: Office, delimiter: str) -> None:
    assert office.imported(text([case("A"), case("B")], delimiter)).new == 2


def test_a_delimiter_that_nobody_uses_is_told(office: Office) -> None:
    with pytest.raises(ValueError, match=r"Không thấy dòng tên cột trong 30 dòng đầu.*đúng dấu ngăn cách cột"):
        office.imported(text([case("A")], "~"))


def test_rows_of_another_delimiter_are_told_one_by_one(office: Office) -> None:
    done = office.imported(text([case("A"), text([case("B")], ",").splitlines()[1], case("C"), "a;b;c", case("D")]))
    assert (done.read, done.new, done.refused) == (5, 3, 2)
    assert [(line, reason[:8]) for line, _, _, reason, _ in office.refusals()] == [("3", "thiếu cộ"), ("5", "thiếu cộ")]


def test_lines_are_told_right_after_malformed_ones(office: Office) -> None:
    rows = [case("A"), "a;b", case("B", Ngày_tiếp_nhận="?"), ";".join([*CASE, "x", "y"]), case("C", Trạng_thái="?")]
    assert office.imported(text(rows)).new == 1
    assert sorted(line for line, *_ in office.refusals()) == ["3", "4", "5", "6"]
    assert ["6", "Trạng thái", "?"] in [row[:3] for row in office.refusals()]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1258"])
def test_other_encodings_are_read(office: Office, encoding: str) -> None:
    content = text([case("A", Đơn_vị_giải_quyết="Xã Chí Minh, Hải Phòng")])
    content = to_1258(content) if encoding == "cp1258" else content
    assert office.imported(content.encode(encoding)).new == 1, office.refusals()
    assert office.cases()[0]["resolving_unit"] == "11131"


def test_the_old_encoding_tcvn3_is_read(office: Office) -> None:
    codes = {letter: code for code, letter in TCVN3.items()}
    content = "".join(codes.get(letter, letter) for letter in text([case("A"), case("B")]))
    assert office.imported(content.encode("latin-1")).new == 2, office.refusals()
    assert office.cases()[0]["state"] == "returned"


def test_an_encoding_that_nobody_knows_is_told(office: Office) -> None:
    with pytest.raises(ValueError, match="Không nhận ra bảng mã chữ"):
        office.imported(("件数;状態\n" + "漢字;処理中\n" * 50).encode("shift-jis"))


def test_a_row_with_broken_letters_is_told_and_the_others_kept(office: Office) -> None:
    rows = text(case(f"H{n}") for n in range(3)).encode().replace(b"H1;", b"H\xff1;")
    done = office.imported(rows)
    assert (done.read, done.new, done.refused) == (3, 2, 1)
    assert office.refusals() == [["3", "", "", "có chữ không đúng bảng mã UTF-8", ""]]


def test_days_that_excel_turned_into_numbers_are_read(office: Office) -> None:
    row = case("A", Ngày_tiếp_nhận="45870", Ngày_hẹn_trả="45880", Ngày_kết_thúc_xử_lý="45879.6045")
    assert office.imported(text([row])).new == 1
    assert str(office.cases()[0]["received_on"]) == "2025-08-01"
    assert str(office.cases()[0]["ended_on"]) == "2025-08-10"


@pytest.mark.parametrize(
    "day",
    ["01/08/2025 07:45:10", "2025-08-01", "2025-08-01T07:45:10", "1-8-2025", "07:45 01/08/2025", "20250801074510"],
)
def test_days_are_read_as_systems_write_them(office: Office, day: str) -> None:
    assert office.imported(text([case("A", Ngày_tiếp_nhận=day)])).new == 1
    assert str(office.cases()[0]["received_on"]) == "2025-08-01"


@pytest.mark.parametrize("day", ["31/02/2025", "08/25/2025", "hôm qua", "1/8"])
def test_a_day_that_there_is_not_is_told(office: Office, day: str) -> None:
    office.imported(text([case("A", Ngày_tiếp_nhận=day)]))
    assert office.refusals() == [["2", "Ngày tiếp nhận", day, "không phải ngày; đề nghị ghi dạng 28/4/2023", "A"]]


def test_rows_between_cases_that_are_none_are_told_as_what_they_are(office: Office) -> None:
    rows = [
        case("A"),
        "I. Lĩnh vực hộ tịch;;;;;;;;;",
        "Tổng cộng;1478;;;;;;;;",
        ";;;;;;;;;",
        ";".join(CASE),
        case("B"),
        ";Cộng lũy kế: 2;;;;;;;;",
    ]
    done = office.imported(text(rows))
    assert (done.read, done.new, done.refused) == (7, 2, 5)
    assert [(line, reason) for line, _, _, reason, _ in office.refusals()] == [
        ("3", "dòng tên nhóm, không phải hồ sơ"),
        ("4", "dòng tổng cộng, không phải hồ sơ"),
        ("5", "dòng trống"),
        ("6", "dòng tên cột lặp lại"),
        ("8", "dòng tổng cộng, không phải hồ sơ"),
    ]


def test_merged_headings_over_two_rows_are_read_as_one(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "xuat.xlsx"
    workbook = xlsxwriter.Workbook(file)
    sheet = workbook.add_worksheet()
    sheet.merge_range(0, 0, 0, 8, "BÁO CÁO HỒ SƠ")
    upright = ["Mã hồ sơ", "Đơn vị tiếp nhận", "Đơn vị giải quyết", "Mã TTHC", "Hình thức nộp", "Trạng thái"]
    for column, heading in enumerate(upright):
        sheet.merge_range(2, column, 3, column, heading)
    sheet.merge_range(2, 6, 2, 8, "Ngày")
    sheet.write_row(3, 6, ["tiếp nhận", "hẹn trả", "kết thúc xử lý"])
    sheet.write_row(4, 0, list(case("A").values())[:9])
    workbook.close()
    done = office.imported(file)
    assert (done.new, done.refused) == (1, 0), office.refusals()
    assert str(office.cases()[0]["ended_on"]) == "2025-08-10"


@pytest.mark.parametrize(
    ("unit", "day", "kept"),
    [
        ("Xã Chí Minh, Thành phố Hải Phòng", "01/8/2025", "11131"),
        ("UBND xã Chí Minh - tỉnh Hưng Yên", "01/8/2025", "12271"),
        ("Ủy ban nhân dân xã Văn Tố, huyện Tứ Kỳ, tỉnh Hải Dương", "01/6/2025", "11131-cu"),
        ("Xã Văn Tố", "01/8/2025", "11131"),
        ("11131", "01/6/2025", "11131-cu"),
        ("11131", "01/8/2025", "11131"),
        ("11134", "01/8/2025", "11131"),
        ("451", "01/8/2025", "00451"),
    ],
)
def test_units_are_found_by_code_or_name_on_the_day(office: Office, unit: str, day: str, kept: str) -> None:
    office.imported(text([case("A", Đơn_vị_giải_quyết=unit, Ngày_tiếp_nhận=day)]))
    assert [one["resolving_unit"] for one in office.cases()] == [kept], office.refusals()


def test_the_work_of_an_old_unit_is_told_to_count_for_the_new(office: Office) -> None:
    done = office.imported(text([case("A", Đơn_vị_giải_quyết="Xã An Thanh")]))
    assert done.notes == (
        "“Xã An Thanh” là tên đơn vị cũ: hồ sơ từ ngày 01/07/2025 tính cho đơn vị tiếp nối (mã 11131).",
    )


@pytest.mark.parametrize(
    ("unit", "day", "reason"),
    [
        (
            "Xã Chí Minh",
            "01/8/2025",
            "có nhiều đơn vị cùng tên: Xã Chí Minh, Thành phố Hải Phòng (mã 11131); Xã Chí Minh, Tỉnh",
        ),
        (
            "Xã Chia Đôi",
            "01/8/2025",
            "Xã Chia Đôi đã chia cho nhiều đơn vị từ ngày 30/06/2025; đề nghị ghi mã đơn vị mới",
        ),
        ("12271", "01/6/2025", "Xã Chí Minh chưa có hoặc không còn vào ngày tiếp nhận"),
        ("Xã Không Có", "01/8/2025", "không có trong danh mục đơn vị; đề nghị ghi mã đơn vị"),
    ],
)
def test_a_unit_that_cannot_be_told_is_refused_with_what_to_do(
    office: Office, unit: str, day: str, reason: str
) -> None:
    office.imported(text([case("A", Đơn_vị_giải_quyết=unit, Ngày_tiếp_nhận=day)]))
    [[line, column, value, told, code]] = office.refusals()
    assert (line, column, value, code) == ("2", "Đơn vị giải quyết", unit, "A")
    assert told.startswith(reason)


@pytest.mark.parametrize(
    ("heading", "day", "reason"),
    [
        ("Ngày tiếp nhận", "01/01/2026", "ở sau ngày nhập (31/12/2025)"),
        ("Ngày kết thúc xử lý", "01/01/2026", "ở sau ngày nhập (31/12/2025)"),
        ("Ngày kết thúc xử lý", "31/7/2025", "trước ngày tiếp nhận"),
        ("Ngày hẹn trả", "31/7/2025", "trước ngày tiếp nhận"),
        ("Ngày tiếp nhận", "01/8/1925", "quá xa, có thể gõ nhầm năm"),
        ("Ngày tiếp nhận", "01/08/25", "quá xa, có thể gõ nhầm năm"),
    ],
)
def test_days_that_cannot_be_are_told(office: Office, heading: str, day: str, reason: str) -> None:
    done = office.imported(text([{**case("A"), heading: day}]))
    assert (done.read, done.new, done.refused) == (1, 0, 1)
    assert ["2", heading, day, reason, "A"] in office.refusals()


def test_a_quotation_mark_that_never_closes_refuses_the_whole_file(office: Office) -> None:
    with pytest.raises(ValueError, match=r'Dòng 3 có dấu ngoặc kép \("\) mở mà không đóng'):
        office.imported(text([case("A"), case("B", Mã_TTHC='"1.00'), *(case(f"H{n}") for n in range(9))]))
    assert office.files() == {}


def test_a_cell_with_a_line_break_is_one_row(office: Office) -> None:
    done = office.imported(text([case("A", Mã_TTHC='"1.000001\ndòng hai"'), case("B", Ngày_tiếp_nhận="?")]))
    assert (done.read, done.new, done.refused) == (2, 1, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7 ...", "không phải bảng"),
        (b"PK\x03\x04 hong", "bị hỏng"),
        (b"PAR1 hong", "không đọc được như tệp Parquet"),
        (b"<html><table><tr><td>x</td></tr></table>", "trang web"),
        (bytes(range(1, 30)) * 50, "không phải bảng"),
        ("Tên;Tuổi\na;1\n".encode(), "Không thấy dòng tên cột"),
        ("Mã hồ sơ;Ngày tiếp nhận\n".encode(), "chưa có cột cho “Đơn vị tiếp nhận”"),
    ],
)
def test_what_is_no_export_is_refused_in_words(office: Office, content: bytes, said: str) -> None:
    with pytest.raises((ValueError, ReadingError), match=said):
        office.imported(content)
    assert office.files() == {}


def test_headings_far_from_the_known_are_left_to_a_person(office: Office) -> None:
    rows = [{**case("A"), "Ngay hen tra KQ": "x", "Ghi chú": "y"}]
    proposal = propose(office.opened(text(rows)))
    assert "Ghi chú" in proposal.unread
    assert proposal.profile.columns["received_on"] == ("Ngày tiếp nhận",)
