"""A claim with nothing written beside it."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.editions.sheet import Row
from parindex.rules.points import points_text

KIND: Final = "no-explanation"
BUCKET: Final = "unproved"


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        if row.claimed and row.claimed > 0 and not report.surveyed(row) and not _explained(report, row):
            yield Finding(
                KIND,
                "warning",
                row.id,
                f"Tự chấm {points_text(ticks(row.claimed))} điểm nhưng chưa có giải trình; đề nghị bổ sung kết quả, "
                "số liệu và số, ngày của văn bản kiểm chứng.",
                expected="giải trình kèm tài liệu kiểm chứng",
            )


def _explained(report: Report, row: Row) -> bool:
    """Whether the row, the rows that it stands for, or a cell it shares with its sisters says something."""
    if report.says_something(row) or any(map(report.says_something, report.beneath(row))):
        return True
    parent = report.rows.get(row.parent) if row.parent else None
    return (
        parent is not None
        and report.says_something(parent)
        and not any(map(report.says_something, report.children[parent.id]))
    )
