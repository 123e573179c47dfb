"""The workbook."""

import io
import re
import zipfile
from dataclasses import replace

from python_calamine import CalamineWorkbook

from parindex.checking.finding import Verdict
from parindex.writing.xlsx import render


def sheets(verdict: Verdict) -> dict[str, list[list[object]]]:
    """Every sheet of the workbook as rows."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(verdict)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_row_has_its_points_state_and_sentences(verdict: Verdict) -> None:
    heading, *rows = sheets(verdict)["Kết quả"]
    assert len(rows) == len(verdict.sheet.rows)
    found = dict(zip(heading, rows[4], strict=True))
    assert (found["STT"], found["Điểm tự chấm"], found["Điểm theo số liệu"]) == ("1.2 (ý 1)", 1, 0.4)
    assert found["Nhóm điểm"] == "Chưa khớp"
    assert str(found["Điểm cần làm rõ"]).count("\n") == 1


def test_every_finding_is_listed_gravest_row_first(verdict: Verdict) -> None:
    _, *rows = sheets(verdict)["Điểm cần làm rõ"]
    assert len(rows) == len(verdict.findings)
    assert rows[0][:3] == ["1.2 (ý 1)", "Đề nghị làm rõ", "Giải trình nêu phần chưa đạt"]


def test_the_buckets_stand_in_the_totals(verdict: Verdict) -> None:
    totals = {row[0]: row[1] for row in sheets(verdict)["Tổng hợp"]}
    assert (totals["Điểm tự chấm"], totals["Chưa chứng minh"], totals["Có thể bị trừ thêm"]) == (9.25, 3.75, 0.6)


def test_no_words_become_a_formula_or_a_link(verdict: Verdict) -> None:
    starts = ["=", "+", "-", "@", "{=", "http://x.vn/", "mailto:a@b.vn", "internal:A1"]
    hostile = tuple(
        replace(row, title=f"{start}1+1", explanation=f"{start}cmd|' /C calc'!A0")
        for row, start in zip(verdict.sheet.rows, starts, strict=False)
    )
    content = render(replace(verdict, sheet=replace(verdict.sheet, rows=hostile)))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(
            b"<f>" in package.read(name) or b"<hyperlink" in package.read(name) for name in package.namelist()
        )
    titles = [row[1] for row in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()]
    assert titles[1:] == [row.title for row in hostile]


def test_every_row_is_tall_enough_for_its_words(verdict: Verdict) -> None:
    with zipfile.ZipFile(io.BytesIO(render(verdict))) as package:
        page = package.read("xl/worksheets/sheet1.xml").decode()
    heights = [float(height) for height in re.findall(r'<row [^>]*\bht="([\d.]+)"', page)]
    longest = max(len(row.explanation or "") for row in verdict.sheet.rows)
    assert max(heights) >= 15 * (longest // 45)
