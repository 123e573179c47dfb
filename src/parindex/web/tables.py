"""Tables to download: CSV that Excel opens with its Vietnamese letters right and without formulas, and workbooks."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""Letters at the beginning of a cell that a spreadsheet takes for a formula."""

NUMBER = re.compile(r"[+-]?\d+(,\d+)?")
"""A cell that may begin as a formula does: a change in points."""


def csv_file(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A table to download under a name."""
    held = io.StringIO()
    csv.writer(held).writerows([_cell(value) for value in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(held.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=headers)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if _is_active(text) and not NUMBER.fullmatch(text) else text


def without_guard(text: str) -> str:
    """A cell of a table that was downloaded and is brought back, as it was before its apostrophe."""
    return text[1:] if text.startswith("'") and _is_active(text) else text


def _is_active(text: str) -> bool:
    """Whether a spreadsheet takes a text for a formula, or would without its apostrophes."""
    return text.lstrip("'").startswith(ACTIVE)


def workbook_file(name: str, content: bytes) -> HttpResponse:
    """A workbook to download under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=WORKBOOK, headers=headers)
