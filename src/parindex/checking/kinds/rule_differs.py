"""A rule printed in a row's title that says otherwise than the edition, or than the row's own maximum."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.editions.sheet import Row
from parindex.rules.points import points_text
from parindex.vietnamese.normal import fold

KIND: Final = "rule-differs"
BUCKET: Final = None

POINTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:diem|d)\b")
PER_ITEM = re.compile(r"\b(?:moi|tung|cu)\b")
TAKEN_OFF = re.compile(r"\btru\s+$")
YEAR = re.compile(r"(?:19|20)\d\d")
THRESHOLD = re.compile(r"\d+(?:[.,]\d+)?|\bquy\s+(?:iv|iii|ii|i)\b")


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        if row.id in report.children:
            continue
        promised, criterion = printed_points(row), report.criterion(row)
        if promised is not None and row.maximum is not None and promised != ticks(row.maximum):
            yield Finding(
                KIND,
                report.severity_of_rules() if report.edition else "warning",
                row.id,
                f"Tiêu chí ghi cách tính đến {points_text(promised)} điểm, nhưng cột điểm tối đa là "
                f"{points_text(ticks(row.maximum))}; đề nghị đối chiếu bộ tiêu chí.",
                evidence=row.title,
                expected=points_text(promised),
                at_risk=max(ticks(row.claimed) - promised, 0),
            )
        elif criterion and thresholds(row.title) != thresholds(criterion.title):
            yield Finding(
                KIND,
                report.severity_of_rules(),
                row.id,
                f"Cách tính in trong báo cáo “{row.title}” khác bộ tiêu chí {report.edition_name}: "
                f"“{criterion.title}”; "
                "đề nghị đối chiếu.",
                evidence=row.title,
                expected=criterion.title,
            )


def printed_points(row: Row) -> int | None:
    """The most points that a row's own title promises, in ticks; None when it names none or pays per item."""
    title = fold(row.title)
    if PER_ITEM.search(title) and "toi da" not in title:
        return None
    named = [each for each in POINTS.finditer(title) if not TAKEN_OFF.search(title[: each.start()])]
    return max((ticks(Decimal(each[1].replace(",", "."))) for each in named), default=None)


def thresholds(title: str) -> list[Decimal | str]:
    """The figures of a title and its quarters; years say nothing of a rule."""
    found = (each for each in THRESHOLD.findall(fold(title)) if not YEAR.fullmatch(each))
    return [Decimal(each.replace(",", ".")) if each[0].isdigit() else each for each in found]
