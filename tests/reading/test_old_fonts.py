"""TCVN3 and VNI in PDF and Excel files: by the names of their fonts, or where these say nothing by the letters."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from tests.reading.test_habits import HEADINGS, USUAL, expect, printed_cells

from parindex.editions.sheet import Sheet
from parindex.reading import read
from parindex.vietnamese.legacy import TCVN3, VNI

TO_TCVN3 = str.maketrans({letter: code for code, letter in TCVN3.items()})
TO_VNI = str.maketrans({letter: code for code, letter in VNI.items()})
CELLS = [[HEADINGS[column] for column in USUAL], *printed_cells(USUAL)]
WIDTHS = (40, 200, 50, 50, 230)
Typed = tuple[bool, str]
"""Whether a text is set in the second font, the one of capitals, and its codes."""


def tcvn3(text: str) -> Typed:
    capital = text.isupper() and not text.isascii()
    return capital, (text.lower() if capital else text).translate(TO_TCVN3)


def vni(text: str) -> Typed:
    return False, text.translate(TO_VNI)


def pdf_file(path: Path, typed: Callable[[str], Typed], fonts: tuple[str, str]) -> Path:
    """The table as a PDF of one page with fonts of these names, which no program embeds."""
    drawn, top = [], 1160
    for row in CELLS:
        lines = [[typed(line) for line in _wrapped(text, width / 9)] for text, width in zip(row, WIDTHS, strict=True)]
        height, left = 14 * max(map(len, lines)) + 6, 10
        for cell, width in zip(lines, WIDTHS, strict=True):
            drawn.append(f"{left} {top - height} {width} {height} re S")
            for number, (second, codes) in enumerate(cell):
                place = f"{left + 3} {top - 13 - 14 * number}"
                drawn.append(f"BT /F{second:d} 10 Tf {place} Td <{codes.encode('latin-1').hex()}> Tj ET")
            left += width
        top -= height
    font = "/F{:d}<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/{}>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 1180]>>",
        "<</Length {}>>stream\n{}\nendstream".format(len("\n".join(drawn)), "\n".join(drawn)),
        f"<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<<{''.join(map(font.format, (0, 1), fonts))}>>>>>>",
    ]
    body = "".join(f"{number} 0 obj{each} endobj\n" for number, each in enumerate(objects, 1))
    path.write_text(f"%PDF-1.4\n{body}trailer<</Size 5/Root 1 0 R>>\n%%EOF", "latin-1")
    return path


def _wrapped(text: str, most: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.append("")
        for word in paragraph.split():
            if lines[-1] and len(lines[-1]) + len(word) > most:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize("fonts", [(".VnTime", ".VnTimeH"), ("ABCDEF+.VnArial", "GHIJKL+.VnArialH")], ids=str)
def test_tcvn3_in_a_pdf_by_its_fonts(fonts: tuple[str, str], tmp_path: Path) -> None:
    expect(read(pdf_file(tmp_path / "a.pdf", tcvn3, fonts)))


@pytest.mark.parametrize("font", ["VNI-Times", "TT1A0t00"])
def test_vni_in_a_pdf_by_its_font_or_by_its_letters(font: str, tmp_path: Path) -> None:
    expect(read(pdf_file(tmp_path / "a.pdf", vni, (font, font))))


def test_tcvn3_in_a_pdf_by_its_letters_leaves_the_case_of_capitals_unknown(tmp_path: Path) -> None:
    sheet = read(pdf_file(tmp_path / "a.pdf", tcvn3, ("TT1A0t00", "TT1A0t00")))
    assert [row.title for row in sheet.rows[:3]] == [
        "đánh giá qua tài liệu kiểm chứng",
        "chỉ đạo điều hành",
        "Kế hoạch cải cách hành chính",
    ]


def excel_file(path: Path, typed: Callable[[str], Typed], fonts: tuple[str, str]) -> Sheet:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("B¶ng")
        styles = [book.add_format({"font_name": font}) for font in fonts]
        for number, row in enumerate(CELLS):
            for column, (second, codes) in enumerate(map(typed, row)):
                sheet.write_string(number, column, codes, styles[second])
    return read(path)


def test_tcvn3_in_a_workbook_by_its_fonts(tmp_path: Path) -> None:
    expect(excel_file(tmp_path / "a.xlsx", tcvn3, (".VnTime", ".VnTimeH")))


def test_vni_in_a_workbook_by_its_font(tmp_path: Path) -> None:
    expect(excel_file(tmp_path / "a.xlsx", vni, ("VNI-Times", "VNI-Times")))
