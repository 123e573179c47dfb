"""Workbooks of several sheets: what belongs to the report is read in order, and the rest is named."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from tests.reading.test_habits import ABOVE, HEADINGS, USUAL, expect, printed_cells

from parindex.reading import read

CELLS = printed_cells(USUAL)
HEADING = [HEADINGS[column] for column in USUAL]
BLANK = [[*line[:3], "", ""] for line in CELLS]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[str]]], hidden: str = "") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
            if name == hidden:
                sheet.hide()
    return path


def test_a_report_goes_on_over_sheets_with_and_without_headings(tmp_path: Path) -> None:
    parts = {"A": [HEADING, *CELLS[:5]], "I": [HEADING, *CELLS[5:8]], "II": CELLS[8:]}
    sheet = read(workbook(tmp_path / "a.xlsx", parts))
    expect(sheet)
    assert sheet.source.skipped == (
        "Tệp Excel có nhiều trang tính, đã đọc nối tiếp nhau như một bảng: “A”, “I”, “II”.",
    )


def test_a_cover_gives_the_header_and_a_guide_is_named(tmp_path: Path) -> None:
    cover = [[line] for line in ABOVE]
    guide = [["Hướng dẫn điền bảng chấm điểm"], ["Mẫu số: 02/CCHC"]]
    sheet = read(workbook(tmp_path / "a.xlsx", {"Bìa": cover, "Hướng dẫn": guide, "Bảng": [HEADING, *CELLS]}))
    expect(sheet)
    assert (sheet.header.unit, sheet.header.number) == ("ỦY BAN NHÂN DÂN XÃ BẾN ĐÁ", "9/BC-UBND")
    (told,) = sheet.source.skipped
    assert "đã đọc “Bìa”, “Bảng”; không đọc “Hướng dẫn”" in told


def test_the_fullest_of_many_alike_is_the_report_and_the_others_are_named(tmp_path: Path) -> None:
    summary = [HEADING, *(CELLS[number] for number in (0, 1, 8, 11, 12))]
    parts = {"Mẫu": [HEADING, *BLANK], "Tổng hợp": summary, "Xã": [HEADING, *CELLS], "Năm trước": [HEADING, *CELLS]}
    sheet = read(workbook(tmp_path / "a.xlsx", parts, hidden="Năm trước"))
    expect(sheet)
    (told,) = sheet.source.skipped
    assert "không đọc “Mẫu”, “Tổng hợp”, “Năm trước (đang ẩn)”" in told


def test_a_list_beside_the_report_is_named(tmp_path: Path) -> None:
    people = [["STT", "Họ tên", "Chức vụ"], ["1", "Người thứ nhất", "Chủ tịch"]]
    sheet = read(workbook(tmp_path / "a.xlsx", {"Bảng": [HEADING, *CELLS], "Tổ chấm điểm": people}))
    expect(sheet)
    assert "không đọc “Tổ chấm điểm”" in sheet.source.skipped[0]


def test_a_workbook_of_one_sheet_has_nothing_to_tell(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", {"Bảng": [HEADING, *CELLS], "Sheet2": []})).source.skipped == ()
