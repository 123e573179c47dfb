"""The official report as an Excel sheet: labels stay text, points are numbers."""

from decimal import Decimal
from io import BytesIO
from itertools import chain

import xlsxwriter

from parindex.writing.layout.words import day_line, number_line
from parindex.writing.official.paper import frame
from parindex.writing.official.report import Report
from parindex.writing.official.words import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    Columns,
    cells,
    evidence_cells,
    headings,
    title_lines,
    total_cells,
)

LETTERS_A_MM = 0.75
POINTS = frozenset({"maximum", "claimed"})


def render(report: Report, columns: Columns = COLUMNS) -> bytes:
    """The workbook: the report on its first sheet, the list of evidence, when there is one, on its second."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": report.made.replace(tzinfo=None)})
    plain, strong = {"border": 1, "text_wrap": True, "valign": "top"}, {"bold": True}
    ruled, headed = book.add_format(plain), book.add_format({**plain, **strong, "align": "center"})
    bold, title = book.add_format({**plain, **strong}), book.add_format({**strong, "align": "center"})
    page = book.add_worksheet("Tự chấm điểm")
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width * LETTERS_A_MM)
    last = len(columns) - 1
    around = frame(report)
    for line, text in enumerate([*around.issuer, number_line(around)]):
        page.write_string(line, 0, text)
    page.write_string(0, last, day_line(around))
    for line, text in enumerate(title_lines(report.header), 4):
        page.merge_range(line, 0, line, last, text, title)
    page.write_row(7, 0, headings(columns), headed)
    page.repeat_rows(7)
    parents = {row.parent for row in report.rows}
    printed = chain(
        ((cells(row, columns), row.id in parents) for row in report.rows), [(total_cells(report, columns), True)]
    )
    for line, (texts, above) in enumerate(printed, 8):
        for place, (column, text) in enumerate(zip(columns, texts, strict=True)):
            style = bold if above else ruled
            if column.name in POINTS and text:
                page.write_number(line, place, Decimal(text.replace(",", ".")), style)
            else:
                page.write_string(line, place, text, style)
    for line, text in enumerate(around.signer, len(report.rows) + 11):
        page.write_string(line, last, text)
    if report.evidence:
        annex = book.add_worksheet("Tài liệu kiểm chứng")
        annex.write_row(0, 0, [heading for heading, _ in EVIDENCE_COLUMNS], headed)
        for place, proof in enumerate(report.evidence, 1):
            annex.write_row(place, 0, evidence_cells(place, proof), ruled)
        for place, (_, width) in enumerate(EVIDENCE_COLUMNS):
            annex.set_column(place, place, width * LETTERS_A_MM)
    book.close()
    return made.getvalue()
