"""A row that stands twice: its points would count twice, or a number was given twice."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.editions.sheet import Row
from parindex.vietnamese.normal import fold

KIND: Final = "duplicate-row"
BUCKET: Final = "contradicted"


def find(report: Report) -> Iterator[Finding]:
    by_parent: dict[tuple[str | None, str], Row] = {}
    by_label: dict[tuple[str, str], Row] = {}
    numbered: set[tuple[str | None, str]] = set()
    for row in report.sheet.rows:
        title = fold(row.title)
        same = by_parent.get((row.parent, title))
        if row.label and "." in row.label:
            same = same or by_label.get((row.label, title))
            by_label.setdefault((row.label, title), row)
        by_parent.setdefault((row.parent, title), row)
        if same:
            yield Finding(
                KIND,
                "warning",
                row.id,
                f"Dòng “{row.title}” đã có ở mục {same.label or same.id}; nếu là một tiêu chí thì đề nghị bỏ một dòng "
                "để điểm không tính hai lần.",
                evidence=row.title,
                expected="mỗi tiêu chí một dòng",
                at_risk=ticks(row.claimed) if row.id not in report.children else 0,
            )
        elif row.label and (row.parent, row.label) in numbered:
            yield Finding(
                KIND,
                "note",
                row.id,
                f"Số thứ tự {row.label} dùng cho hai dòng khác nhau trong cùng một mục, đề nghị đánh số lại.",
                evidence=row.label,
                expected="mỗi dòng một số thứ tự",
            )
        if row.label:
            numbered.add((row.parent, row.label))
