"""A row that the edition does not know; of an unknown group only its head."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.vietnamese.normal import fold

KIND: Final = "unknown-row"
BUCKET: Final = "unproved"


def find(report: Report) -> Iterator[Finding]:
    if report.edition is None:
        return
    known = {fold(criterion.title) for criterion in report.edition.criteria}
    for row in report.sheet.rows:
        parent = report.rows.get(row.parent) if row.parent else None
        repeated = fold(row.title) in known  # duplicate-row names it
        if report.criterion(row) or repeated or (parent and not report.criterion(parent)):
            continue
        yield Finding(
            KIND,
            "warning",
            row.id,
            f"Dòng “{row.title}” không có trong bộ tiêu chí {report.edition_name}; đề nghị đối chiếu, "
            "có thể báo cáo dùng bộ tiêu chí khác hoặc gộp, tách tiêu chí.",
            evidence=row.title,
            expected="một tiêu chí của bộ",
        )
