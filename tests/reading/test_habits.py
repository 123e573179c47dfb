"""The habits of other communes: columns, merges, borders, fonts, blanks; on a small set of another province."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import docx
import pypdfium2
import pytest
import typst
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from parindex.editions.sheet import Sheet
from parindex.reading import read
from parindex.vietnamese.legacy import TCVN3
from parindex.vietnamese.normal import squeeze


@dataclass(frozen=True)
class Printed:
    """One row as printed, with the id and parent that it must be given."""

    id: str
    parent: str | None
    label: str
    title: str
    maximum: str
    claimed: str
    explanation: str = ""

    def cell(self, column: str) -> str:
        return {"other": "Sở Nội vụ", "appraised": ""}.get(column) or getattr(self, column, "")


ROWS = (
    Printed("A", None, "A", "ĐÁNH GIÁ QUA TÀI LIỆU KIỂM CHỨNG", "16", "15,25"),
    Printed("I", "A", "I", "CHỈ ĐẠO ĐIỀU HÀNH", "7", "6,5"),
    Printed("1", "I", "1", "Kế hoạch cải cách hành chính", "3,5", "3", "Có kế hoạch"),
    Printed("1.1", "1", "1.1", "Ban hành kế hoạch đúng thời hạn, trong tháng 12 của năm trước", "1,5", "1,5",
            "Kế hoạch số 05/KH-UBND ngày 20/12/2023; 3 nội dung đạt 100%"),
    Printed("1.2", "1", "1.2", "Hoàn thành các nhiệm vụ của kế hoạch", "2", "1,5", "Hoàn thành 18/20 nhiệm vụ"),
    Printed("2", "I", "2", "Thông tin, tuyên truyền", "3,5", "3,5", "- 12 tin bài\n- 02 hội nghị"),
    Printed("2#1", "2", "", "Có chuyên mục trên trang thông tin điện tử", "1,5", "1,5", "Đã có chuyên mục"),
    Printed("2#2", "2", "", "Có hình thức tuyên truyền mới", "2", "2", "Tổ chức 01 cuộc thi trực tuyến"),
    Printed("II", "A", "II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "9", "8,75"),
    Printed("II.1", "II", "1", "Giải quyết hồ sơ đúng hạn", "6", "6", "1.478/1.478 hồ sơ, đạt 100%"),
    Printed("II.2", "II", "2", "Công khai thủ tục hành chính", "3", "2,75", "Niêm yết đủ 124 thủ tục"),
    Printed("B", None, "B", "ĐIỀU TRA XÃ HỘI HỌC", "4", ""),
)  # fmt: skip
TOTAL = ("20", "15,25")
HEADINGS = {
    "label": "STT",
    "title": "Nội dung, tiêu chí",
    "maximum": "Điểm chuẩn",
    "claimed": "Điểm tự chấm",
    "explanation": "Tài liệu kiểm chứng, giải trình",
    "appraised": "Điểm thẩm định",
    "other": "Cơ quan thẩm định",
}
ABOVE = ("UBND TỈNH SÔNG THAO", "ỦY BAN NHÂN DÂN XÃ BẾN ĐÁ", "Số: 9/BC-UBND", "BÁO CÁO", "Tự chấm điểm năm 2024")
USUAL = ("label", "title", "maximum", "claimed", "explanation")
Columns = Sequence[str]


def expect(sheet: Sheet, rows: Sequence[Printed] = ROWS, *, claims: bool = True) -> None:
    """Every row as printed: id, parent, label, points exactly, words when spaces are folded, and nothing uncertain."""
    found = [
        (row.id, row.parent, row.label or "", row.title, row.maximum, row.claimed, squeeze(row.explanation or ""))
        for row in sheet.rows
    ]
    assert found == [
        (
            row.id,
            row.parent,
            row.label,
            row.title,
            _decimal(row.maximum),
            _decimal(row.claimed) if claims else None,
            squeeze(row.explanation),
        )
        for row in rows
    ]
    assert [(row.id, row.uncertain, row.unread) for row in sheet.rows if row.uncertain or row.unread] == []
    assert sheet.total is not None
    assert sheet.total.maximum == Decimal(20)


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None


def printed_cells(columns: Columns, *, claims: bool = True) -> list[list[str]]:
    """The body of the table, the total last."""
    body = [[row.cell(column) if claims or column != "claimed" else "" for column in columns] for row in ROWS]
    total = {"title": "Tổng cộng", "maximum": TOTAL[0], "claimed": TOTAL[1] if claims else ""}
    return [*body, [total.get(column, "") for column in columns]]


def word_file(path: Path, columns: Columns, cells: Sequence[Sequence[str]], font: str | None = None) -> Path:
    """A DOCX with the header block, one table and a signature."""
    document = docx.Document()
    for line in ABOVE:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(columns))
    for line in ([HEADINGS[column] for column in columns], *cells):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs if font):
                fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
                fonts.set(qn("w:ascii"), font)
    document.add_paragraph("TM. ỦY BAN NHÂN DÂN")
    document.add_paragraph("CHỦ TỊCH")
    document.save(str(path))
    return path


def excel_file(path: Path, columns: Columns, cells: Sequence[Sequence[str]], *, numbers: bool) -> Path:
    """An XLSX with the header block and a signature on the sheet; `numbers` types labels and points as numbers."""
    workbook = xlsxwriter.Workbook(str(path))
    guide = workbook.add_worksheet("Hướng dẫn")
    guide.write(0, 0, "Điền điểm tự chấm vào bảng")
    sheet = workbook.add_worksheet("Chấm điểm")
    lines = [[line] for line in ABOVE] + [[HEADINGS[column] for column in columns], *map(list, cells)]
    for number, line in enumerate([*lines, [], ["", "TM. ỦY BAN NHÂN DÂN"], ["", "CHỦ TỊCH"]]):
        for column, text in enumerate(line):
            is_number = numbers and len(line) == len(columns) and columns[column] in ("label", "maximum", "claimed")
            try:
                sheet.write(number, column, float(text.replace(",", ".")) if is_number else text)
            except ValueError:
                sheet.write(number, column, text)
    workbook.close()
    return path


def pdf_file(path: Path, columns: Columns, cells: Sequence[Sequence[str]], table: str = "", page: str = "") -> Path:
    """A PDF with ruled cells, drawn by typst; `table` and `page` are its settings."""
    headings = [HEADINGS[column] for column in columns]
    widths = {"label": "1.2cm", "title": "2fr", "explanation": "2fr"}
    body = ",\n".join(", ".join(map(_typst, line)) for line in cells)
    source = f"""
        #set page(paper: "a4", margin: 2cm{page})
        #set text(size: 11pt, font: "Libertinus Serif", lang: "vi")
        {"".join(f"#par[#{_typst(line)}]" for line in ABOVE)}
        #table(columns: ({", ".join(widths.get(column, "1.6cm") for column in columns)},){table},
            table.header({", ".join(map(_typst, headings))}),
            {body})
        #par[TM. ỦY BAN NHÂN DÂN]
        #par[CHỦ TỊCH]
    """
    path.write_bytes(typst.compile(source.encode()))
    return path


def _typst(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


ORDERS = (
    USUAL,
    ("explanation", "claimed", "maximum", "title", "label"),
    ("label", "title", "maximum", "explanation", "claimed", "appraised"),
    ("title", "label", "other", "claimed", "maximum", "explanation"),
)


@pytest.mark.parametrize("columns", ORDERS)
def test_columns_are_told_by_their_headings_in_any_order(tmp_path: Path, columns: Columns) -> None:
    sheet = read(word_file(tmp_path / "a.docx", columns, printed_cells(columns)))
    expect(sheet)
    assert sheet.rows[0].extra == ({"Cơ quan thẩm định": "Sở Nội vụ"} if "other" in columns else {})


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("columns", ORDERS[:2])
def test_excel_reads_alike_typed_as_words_or_as_numbers(tmp_path: Path, columns: Columns, numbers: bool) -> None:
    sheet = read(excel_file(tmp_path / "a.xlsx", columns, printed_cells(columns), numbers=numbers))
    expect(sheet)
    assert sheet.header.signer_title == "CHỦ TỊCH"


@pytest.mark.parametrize("columns", ORDERS)
@pytest.mark.parametrize("page", ["", ", flipped: true"])
def test_a_ruled_pdf_reads_upright_and_sideways(tmp_path: Path, columns: Columns, page: str) -> None:
    expect(read(pdf_file(tmp_path / "a.pdf", columns, printed_cells(columns), page=page)))


@pytest.mark.parametrize(
    "table",
    [
        ", stroke: none",
        ", stroke: 0.3pt, column-gutter: 1.5pt, row-gutter: 1.5pt",
        ", stroke: (x: 0.5pt, y: 0.5pt), fill: (x, y) => if y == 0 { luma(220) }",
        ", stroke: (x, y) => (left: 1pt, bottom: 1pt)",
        ", stroke: (x: none, y: 0.5pt)",
        ', stroke: (dash: "dotted", thickness: 0.5pt)',
    ],
    ids=["no lines", "a rectangle a cell", "shaded headings", "no outer border", "no upright lines", "dotted lines"],
)
def test_borders_of_every_habit(tmp_path: Path, table: str) -> None:
    expect(read(pdf_file(tmp_path / "a.pdf", USUAL, printed_cells(USUAL), table)))


def test_rows_broken_over_pages_are_joined(tmp_path: Path) -> None:
    sheet = read(pdf_file(tmp_path / "a.pdf", USUAL, printed_cells(USUAL), page=", height: 9cm"))
    assert (sheet.source.pages or 0) > 3
    expect(sheet)


def test_blank_claims_are_read_as_blank(tmp_path: Path) -> None:
    cells = printed_cells(USUAL, claims=False)
    expect(read(word_file(tmp_path / "a.docx", USUAL, cells)), claims=False)
    expect(read(pdf_file(tmp_path / "a.pdf", USUAL, cells)), claims=False)
    expect(read(excel_file(tmp_path / "a.xlsx", USUAL, cells, numbers=True)), claims=False)


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    cells = [[unicodedata.normalize("NFD", text) for text in line] for line in printed_cells(USUAL)]
    expect(read(word_file(tmp_path / "a.docx", USUAL, cells)))
    expect(read(pdf_file(tmp_path / "a.pdf", USUAL, cells)))


def test_letters_of_old_fonts_are_decoded(tmp_path: Path) -> None:
    old = str.maketrans({letter: code for code, letter in TCVN3.items()})
    cells = [[text if text.isupper() else text.translate(old) for text in line] for line in printed_cells(USUAL)]
    expect(read(word_file(tmp_path / "a.docx", USUAL, cells, font=".VnTime")))


def test_headings_over_two_rows_and_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=5)
    for place, text in {(0, 0): "TT", (0, 1): "Tiêu chí", (0, 2): "Điểm", (0, 4): "Giải trình"}.items():
        table.cell(*place).text = text
    table.cell(1, 2).text, table.cell(1, 3).text = "Tối đa", "Tự chấm"
    table.cell(0, 2).merge(table.cell(0, 3))
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    for line in printed_cells(USUAL):
        cells = table.add_row().cells
        for cell, text in zip(cells, line, strict=True):
            cell.text = text
        if not line[0] and line[1].startswith("Có"):
            cells[0].merge(table.rows[-2].cells[0])
        if line[0] in ("A", "I", "II", "B"):
            cells[0].merge(cells[1]).text = f"{line[0]}. {line[1]}"
    document.save(str(tmp_path / "a.docx"))
    expect(read(tmp_path / "a.docx"))


def test_headings_repeated_and_columns_numbered_are_no_rows(tmp_path: Path) -> None:
    cells = printed_cells(USUAL)
    heading = [HEADINGS[column] for column in USUAL]
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    expect(read(word_file(tmp_path / "a.docx", USUAL, [numbers, *cells[:5], heading, numbers, *cells[5:]])))


def test_a_report_in_several_tables_reads_as_one(tmp_path: Path) -> None:
    cells = printed_cells(USUAL)
    path = word_file(tmp_path / "a.docx", USUAL, cells[:8])
    document = docx.Document(str(path))
    document.add_paragraph("Phần tiếp theo")
    for part, heading in ((cells[8:10], True), (cells[10:], False)):
        table = document.add_table(rows=0, cols=5)
        for line in ([HEADINGS[column] for column in USUAL], *part)[0 if heading else 1 :]:
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text
        document.add_paragraph("")
    document.save(str(path))
    expect(read(path))


def test_one_point_ten_typed_as_a_number_is_put_back(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá"])
    sheet.write_row(1, 0, [1, "Chung", 21, 21])
    for number in range(1, 22):
        sheet.write_row(number + 1, 0, [float(f"1.{number}"), f"Tiêu chí {number}", 1, 1])
    workbook.close()
    rows = read(tmp_path / "a.xlsx").rows
    assert [row.id for row in rows] == ["1", *(f"1.{number}" for number in range(1, 22))]
    assert not any(row.uncertain for row in rows)


def test_labels_that_excel_took_for_dates_are_put_back_and_marked(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "d/m/yyyy"})
    sheet.write_row(0, 0, ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá"])
    sheet.write_row(1, 0, ["1", "Kế hoạch", 3, 3])
    for number, label in enumerate([date(2024, 1, 1), date(2001, 1, 1), date(2024, 2, 1)], 2):
        sheet.write_datetime(number, 0, datetime(label.year, label.month, label.day), day)  # noqa: DTZ001
        sheet.write_row(number, 1, [f"Tiêu chí {number}", 1.5, 1.5])
    workbook.close()
    rows = read(tmp_path / "a.xlsx").rows
    assert [row.id for row in rows] == ["1", "1.1", "1.1.1", "1.2"]


def test_a_report_without_a_label_column_has_its_labels_in_the_titles(tmp_path: Path) -> None:
    columns = USUAL[1:]
    cells = [[f"{row.label}. {row.title}".lstrip(". "), *map(row.cell, columns[1:])] for row in ROWS]
    expect(read(word_file(tmp_path / "a.docx", columns, [*cells, ["Tổng cộng", *TOTAL, ""]])))


def test_a_report_inside_a_table_that_lays_it_out(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=1).cell(0, 0)
    outer.text = "Bảng chấm điểm"
    table = outer.add_table(rows=0, cols=5)
    for line in ([HEADINGS[column] for column in USUAL], *printed_cells(USUAL)):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    expect(read(tmp_path / "a.docx"))


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("table", ["", ", stroke: none"], ids=["ruled", "without lines"])
def test_pages_that_are_turned_for_the_screen(tmp_path: Path, degrees: int, table: str) -> None:
    path = pdf_file(tmp_path / "a.pdf", USUAL, printed_cells(USUAL), table)
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        width, height = page.get_size()
        turned, size = {
            90: (pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0), (height, width)),
            180: (pypdfium2.PdfMatrix(-1, 0, 0, -1, width, height), (width, height)),
            270: (pypdfium2.PdfMatrix(0, -1, 1, 0, 0, width), (height, width)),
        }[degrees]
        for each in page.get_objects(max_depth=1):
            each.transform(turned)
        page.gen_content()
        page.set_mediabox(0, 0, *size)
        page.set_rotation(degrees)
    document.save(path)
    expect(read(path))


def test_labels_that_word_numbers_by_itself(tmp_path: Path) -> None:
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}" {nsdecls("w")}><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3")])
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum w:abstractNumId="90" {nsdecls("w")}>{levels}</w:abstractNum>'))
    numbering.append(
        parse_xml(f'<w:num w:numId="90" {nsdecls("w")}><w:abstractNumId w:val="90"/></w:num>'),
    )
    table = document.add_table(rows=0, cols=3)
    for depth, *line in [(None, "STT", "Tiêu chí", "Điểm"), (0, "", "A", "2"), (1, "", "B", "2"), (2, "", "C", "1"),
                         (2, "", "D", "1"), (0, "", "E", "1"), (1, "", "F", "1")]:  # fmt: skip
        cells = table.add_row().cells
        for cell, text in zip(cells, line, strict=True):
            cell.text = text
        if depth is not None:
            reference = cells[0].paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()
            reference.get_or_add_ilvl().val, reference.get_or_add_numId().val = depth, 90
    document.save(str(tmp_path / "a.docx"))
    rows = read(tmp_path / "a.docx").rows
    assert [(row.id, row.parent, row.title) for row in rows] == [
        ("I", None, "A"), ("1", "I", "B"), ("1.1", "1", "C"), ("1.2", "1", "D"), ("II", None, "E"), ("II.1", "II", "F"),
    ]  # fmt: skip
