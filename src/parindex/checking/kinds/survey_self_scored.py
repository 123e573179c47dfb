"""Points of a survey that the unit filled in itself; they stand until the survey replaces them."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.rules.points import points_text

KIND: Final = "survey-self-scored"
BUCKET: Final = None

GUIDE = "hướng dẫn thực hiện Quyết định 4361/QĐ-BNV: không tự đánh giá, chấm điểm các tiêu chí điều tra xã hội học"


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        if row.claimed is not None and report.surveyed(row):
            yield Finding(
                KIND,
                "note",
                row.id,
                f"Điểm {points_text(ticks(row.claimed))} là số tạm tính: tiêu chí này lấy kết quả điều tra ({GUIDE}); "
                "điểm chính thức sẽ thay bằng kết quả khảo sát.",
                expected="kết quả điều tra, khảo sát",
            )
