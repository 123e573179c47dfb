"""A list as an Excel workbook: templates to fill in, rows sent back with what is wrong, links to hand out."""

import io
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

from parindex.writing.words import printable

ROWS_TO_FILL = 1000
"""Rows of a template whose cells are text and offer their choices: Excel would drop the zeros at a code's head."""


def render(
    headings: Sequence[str], rows: Iterable[Sequence[str]], choices: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The workbook. No text becomes a formula, a number or a link, whatever it begins with."""
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        sheet = book.add_worksheet("Danh sách")
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        sheet.set_column(0, len(headings) - 1, 24, text)
        sheet.write_row(0, 0, headings, book.add_format({"bold": True, "bg_color": "#E8EEF5", "border": 1}))
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, printable(cell), text)
        for heading, offered in (choices or {}).items():
            column = headings.index(heading)
            sheet.data_validation(1, column, ROWS_TO_FILL, column, {"validate": "list", "source": list(offered)})
    return held.getvalue()
