"""A points cell that holds no number, or one finer than points can be."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.rules.points import PER_POINT

KIND: Final = "not-a-number"
BUCKET: Final = None

COLUMNS = {"maximum": "Điểm tối đa", "claimed": "Điểm tự đánh giá"}


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        for column, printed in row.unread.items():
            yield Finding(
                KIND,
                "error",
                row.id,
                f"{COLUMNS.get(column, column)} ghi “{printed}”, không phải là số, nên không cộng được; "
                "đề nghị ghi số điểm, hoặc để trống nếu không tự chấm.",
                evidence=printed,
                expected="một số, ví dụ 0,25",
            )
        for column, points in (("maximum", row.maximum), ("claimed", row.claimed)):
            if points is not None and points * PER_POINT != ticks(points):
                yield Finding(
                    KIND,
                    "error",
                    row.id,
                    f"{COLUMNS[column]} {str(points).replace('.', ',')} có quá bốn chữ số thập phân, "
                    "đề nghị làm tròn theo quy định của bộ tiêu chí.",
                    evidence=str(points),
                    expected="nhiều nhất bốn chữ số thập phân",
                )
