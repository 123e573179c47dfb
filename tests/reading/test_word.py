"""What Word files hold besides plain cells: tracked changes, boxes, notes, controls, tables in tables, turned pages."""

import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from tests.reading.test_habits import ROWS, USUAL, Printed, expect, printed_cells, word_file

from parindex.reading import ReadingError, read

W = nsdecls("w")
BOX = "<w:txbxContent><w:p><w:r><w:t>Số: 77/BC-UBND</w:t></w:r></w:p></w:txbxContent>"
PICTURE = (
    f'<w:r {nsdecls("w", "wp")}><w:drawing><wp:inline><wp:extent cx="5400000" cy="7200000"/>'
    "</wp:inline></w:drawing></w:r>"
)


def written(path: Path, change: Callable[[Document], None]) -> Path:
    document = docx.Document(str(word_file(path, USUAL, printed_cells(USUAL))))
    change(document)
    document.save(str(path))
    return path


def explained(number: int, words: str) -> tuple[Printed, ...]:
    """The rows, one with other words of explanation."""
    return (*ROWS[:number], replace(ROWS[number], explanation=words), *ROWS[number + 1 :])


def tracked(document: Document) -> None:
    """A row and words taken out, a row and words put in; nobody has accepted it."""
    table = document.tables[0]
    gone = deepcopy(table.rows[4]._tr)
    gone.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="1" w:author="a"/>'))
    table.rows[4]._tr.addnext(gone)
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:ins {W} w:id="2" w:author="a"/>'))
    paragraph = table.rows[3].cells[4].paragraphs[0]._p
    out, new = (
        parse_xml(f'<w:{tag} {W} w:id="{tag}" w:author="a"><w:r><w:{kind}>{words}</w:{kind}></w:r></w:{tag}>')
        for tag, kind, words in (("del", "delText", " cũ"), ("ins", "t", " năm 2024"))
    )
    paragraph.extend([out, new])


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    sheet = read(written(tmp_path / "a.docx", tracked))
    expect(sheet, explained(2, "Có kế hoạch năm 2024"))
    assert "Track Changes" in sheet.source.skipped[0]


@pytest.mark.parametrize(
    "box",
    [
        f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{BOX}</v:textbox></v:shape></w:pict>',
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>",
    ],
    ids=["old", "new"],
)
def test_a_text_box_is_read_once_where_it_is_anchored(box: str, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.paragraphs[2].text = ""
        run = parse_xml(f"<w:r {W}>{box}</w:r>")
        document.paragraphs[1]._p.append(run)
        document.tables[0].rows[3].cells[4].paragraphs[0]._p.append(deepcopy(run))

    sheet = read(written(tmp_path / "a.docx", change))
    assert sheet.header.number == "77/BC-UBND"
    expect(sheet, explained(2, "Có kế hoạch Số: 77/BC-UBND"))


def test_a_footnote_belongs_to_the_explanation_of_its_row(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        for column in (3, 4):
            paragraph = document.tables[0].rows[3].cells[column].paragraphs[0]._p
            paragraph.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="{column}"/></w:r>'))

    path = written(tmp_path / "a.docx", change)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for number, words in ((3, "Điểm tạm tính."), (4, "Số 05/KH-UBND."))
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>")
    expect(read(path), explained(2, "Có kế hoạch Điểm tạm tính. Số 05/KH-UBND."))


def test_content_controls_around_words_cells_and_rows(tmp_path: Path) -> None:
    def inside(element: object) -> None:
        control = parse_xml(f'<w:sdt {W}><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent/></w:sdt>')
        element.addprevious(control)  # type: ignore[attr-defined]
        control[1].append(element)

    def change(document: Document) -> None:
        rows = document.tables[0].rows
        inside(rows[3].cells[3].paragraphs[0].runs[0]._r)
        inside(rows[4].cells[4].paragraphs[0]._p)
        inside(rows[5]._tr.tc_lst[2])
        inside(rows[6]._tr)
        inside(document.tables[0]._tbl)

    expect(read(written(tmp_path / "a.docx", change)))


def test_a_table_inside_an_explanation_is_part_of_it_and_no_row(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        inner = document.tables[0].rows[3].cells[4].add_table(rows=2, cols=3)
        for row, texts in zip(inner.rows, (("Nội dung", "Điểm", "Số"), ("Kế hoạch năm", "1", "2")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    words = "Có kế hoạch Nội dung Điểm Số Kế hoạch năm 1 2"
    expect(read(written(tmp_path / "a.docx", change)), explained(2, words))


@pytest.mark.parametrize("widths", [(800, 5000, 1000, 1000, 6200), (300, 2000, 300, 300, 1500)], ids=["wide", "narrow"])
def test_a_table_goes_on_without_headings_on_a_page_turned(widths: tuple[int, ...], tmp_path: Path) -> None:
    cells = printed_cells(USUAL)
    path = word_file(tmp_path / "a.docx", USUAL, cells[:8])
    document = docx.Document(str(path))
    document.add_section()
    table = document.add_table(rows=0, cols=5)
    for line in cells[8:]:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    document.save(str(path))
    expect(read(path))


def test_a_list_of_people_as_broad_as_the_table_is_none_of_its_rows(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        table = document.add_table(rows=0, cols=5)
        table._tbl.tblGrid.gridCol_lst[0].set(qn("w:w"), "5000")
        for line in (("STT", "Họ tên", "Chức vụ", "Việc", "Ghi chú"), ("1", "Người thứ nhất", "Chủ tịch", "", "")):
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text

    sheet = read(written(tmp_path / "a.docx", change))
    expect(sheet)
    assert sheet.source.skipped == ()


def test_a_table_that_may_go_on_but_whose_columns_nothing_tells_is_named(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        table = document.add_table(rows=0, cols=4)
        table._tbl.tblGrid.gridCol_lst[0].set(qn("w:w"), "5000")
        for line in (("3", "Kiểm tra", "2", "2"), ("3.1", "Có kế hoạch", "1", "1"), ("3.2", "Xử lý", "1", "1")):
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text

    sheet = read(written(tmp_path / "a.docx", change))
    expect(sheet)
    assert "còn bảng khác (3 dòng)" in sheet.source.skipped[0]


def test_large_pictures_are_told_and_alone_they_are_why_it_is_refused(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.add_paragraph()._p.append(parse_xml(PICTURE))

    assert read(written(tmp_path / "a.docx", change)).source.skipped[0].startswith("Tệp Word có 1 ảnh lớn")
    document = docx.Document()
    change(document)
    document.save(str(tmp_path / "b.docx"))
    with pytest.raises(ReadingError, match=r"Không thấy bảng chấm điểm.*Tệp Word có 1 ảnh lớn.*bản quét dạng PDF"):
        read(tmp_path / "b.docx")
