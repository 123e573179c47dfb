"""A list as an Excel workbook: templates to fill in, rows sent back with what is wrong, links to hand out."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from parindex.writing.words import printable

ROWS_TO_FILL = 1000
"""Rows of a template whose cells are text and offer their choices: Excel would drop the zeros at a code's head."""

CHOICES = "Danh mục"
"""The hidden sheet that holds what cells offer."""


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
        if choices:
            _offer(book, sheet, headings, choices)
    return held.getvalue()


def _offer(book: Any, sheet: Any, headings: Sequence[str], choices: Mapping[str, Sequence[str]]) -> None:
    """Offer columns their choices from a hidden sheet: within the rule itself they end at 255 letters and at commas."""
    kept = book.add_worksheet(CHOICES)
    kept.hide()
    for number, (heading, offered) in enumerate(choices.items()):
        kept.write_column(0, number, offered)
        column, letter = headings.index(heading), xl_col_to_name(number, col_abs=True)
        source = f"='{CHOICES}'!{letter}$1:{letter}${len(offered)}"
        sheet.data_validation(1, column, ROWS_TO_FILL, column, {"validate": "list", "source": source})
