"""A maximum other than the edition's."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.rules.points import points_text

KIND: Final = "maximum-differs"
BUCKET: Final = None


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        criterion = report.criterion(row)
        if criterion is None or row.maximum is None or row.maximum == criterion.points:
            continue
        printed, law = points_text(ticks(row.maximum)), points_text(ticks(criterion.points))
        yield Finding(
            KIND,
            report.severity_of_rules(),
            row.id,
            f"Điểm tối đa ghi {printed}, trong bộ tiêu chí {report.edition_name} là {law}; đề nghị đối chiếu bộ tiêu "
            "chí.",
            evidence=str(row.maximum),
            expected=law,
            at_risk=max(ticks(row.claimed) - ticks(criterion.points), 0),
        )
