"""A criterion of the edition that the report leaves out; of a missing group only its head."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.rules.points import points_text

KIND: Final = "missing-criterion"
BUCKET: Final = None


def find(report: Report) -> Iterator[Finding]:
    for criterion in report.edition.criteria if report.edition else ():
        if criterion.id in report.rows or (criterion.parent and criterion.parent not in report.rows):
            continue
        yield Finding(
            KIND,
            report.severity_of_rules(),
            criterion.id,
            f"Báo cáo không có tiêu chí {criterion.label or ''} “{criterion.title}” "
            f"({points_text(ticks(criterion.points))} điểm); đề nghị bổ sung, nếu không phát sinh thì ghi rõ.",
            expected=criterion.title,
        )
