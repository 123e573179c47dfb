"""A claim outside what the row can give."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.rules.points import points_text

KIND: Final = "over-maximum"
BUCKET: Final = "contradicted"


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        if row.maximum is None or row.claimed is None:
            continue
        least, most = sorted((0, ticks(row.maximum)))
        claimed = ticks(row.claimed)
        if least <= claimed <= most:
            continue
        unsure = {"maximum", "claimed"} & set(row.uncertain)
        frame = f"từ {points_text(least)} đến {points_text(most)}"
        yield Finding(
            KIND,
            "warning" if unsure else "error",
            row.id,
            f"Điểm tự chấm {points_text(claimed)} nằm ngoài khung {frame} điểm, "
            + ("đề nghị đối chiếu bản gốc vì ô này đọc chưa chắc." if unsure else "đề nghị rà soát lại."),
            evidence=str(row.claimed),
            expected=frame,
            at_risk=max(claimed - most, 0),
        )
