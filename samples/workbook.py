"""The report as an Excel sheet with people's habits: labels typed as numbers, merged headings in two rows."""

from decimal import Decimal
from pathlib import Path

import xlsxwriter
from samples.report import Report

from parindex.writing.layout.words import day_line, number_line
from parindex.writing.official.paper import frame
from parindex.writing.official.words import COLUMNS, cells, title_lines, total_cells

WIDTHS = (8, 48, 10, 12, 60)
PLACE_OF_POINTS = (2, 3)


def write_xlsx(report: Report, path: Path) -> None:
    """Write one sheet. "1.10" is typed as the number 1.1, as Excel keeps it; points are numbers too."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": None})
    page = book.add_worksheet("Tự chấm")
    ruled = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    bold = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter", "align": "center", "bold": True})
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    around = frame(report)
    for n, text in enumerate([*around.issuer, number_line(around)]):
        page.write_string(n, 0, text)
    page.write_string(0, 4, day_line(around))
    for n, text in enumerate(title_lines(report.header), 4):
        page.merge_range(n, 0, n, 4, text, bold)
    page.merge_range(7, 0, 8, 0, COLUMNS[0].heading, bold)
    page.merge_range(7, 1, 8, 1, COLUMNS[1].heading, bold)
    page.merge_range(7, 2, 7, 3, "Điểm", bold)
    page.write_string(8, 2, "Tối đa", bold)
    page.write_string(8, 3, "Tự đánh giá", bold)
    page.merge_range(7, 4, 8, 4, COLUMNS[4].heading, bold)
    for line, texts in enumerate([*map(cells, report.rows), total_cells(report)], 9):
        for column, text in enumerate(texts):
            number = _number(text) if column in (0, *PLACE_OF_POINTS) else None
            if number is None:
                page.write_string(line, column, text, ruled)
            else:
                page.write_number(line, column, number, ruled)
    for n, text in enumerate(around.signer, len(report.rows) + 12):
        page.write_string(n, 4, text)
    book.close()


def _number(text: str) -> float | None:
    """What Excel makes of a cell that looks like a number: "1.10" becomes 1.1, "1.1.1" stays text."""
    try:
        return float(Decimal(text.replace(",", ".").removesuffix(".")))
    except ArithmeticError:
        return None
