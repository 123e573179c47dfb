"""Numbers as officials write them: points, counts and percents."""

import re
from decimal import Decimal

POINTS_CELL = re.compile(r"[(\s]*([+\-−–]?)\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(?:đ|điểm)?[).\s]*", re.IGNORECASE | re.ASCII)


def points_cell(text: str) -> Decimal | None:
    """The points in a cell that holds nothing else, with the printed decimals; point and comma both are decimal marks.

    "0,25", "1.0", "15 điểm", "-0,5". None for an empty cell, for words, a percent, a label or two numbers.
    """
    match = POINTS_CELL.fullmatch(text)
    if match is None:
        return None
    sign, digits = match.groups()
    return Decimal(("-" if sign in ("-", "−", "–") and sign else "") + digits.replace(",", "."))
