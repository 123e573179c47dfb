"""A printed sum of maxima or of claims that its parts do not add up to, the total row included."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from parindex.checking.finding import Finding
from parindex.checking.report import Report, beside_the_scale, ticks
from parindex.editions.sheet import Row
from parindex.rules.points import points_text

KIND: Final = "sum-mismatch"
BUCKET: Final = None

Column = Literal["maximum", "claimed"]
COLUMNS: dict[Column, str] = {"maximum": "điểm tối đa", "claimed": "điểm tự đánh giá"}


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        parts = report.children.get(row.id, [])
        if parts:
            yield from _compare(row.id, f"Mục {row.label or row.title}", row.maximum, row.claimed, parts, row.uncertain)
    total = report.sheet.total
    if total:
        yield from _compare("total", "Dòng tổng", total.maximum, total.claimed, report.children.get(None, []), ())


def _compare(
    name: str,
    what: str,
    maximum: Decimal | None,
    claimed: Decimal | None,
    parts: Sequence[Row],
    uncertain: Sequence[str],
) -> Iterator[Finding]:
    printed: dict[Column, Decimal | None] = {"maximum": maximum, "claimed": claimed}
    for column, points in printed.items():
        values = [getattr(part, column) for part in parts]
        if points is None or all(value is None for value in values):
            continue
        summed = sum(map(ticks, values))
        gap = ticks(points) - summed
        blank = None in values
        if gap == 0 or (blank and gap > 0) or _without_bonus(parts, column) == ticks(points):
            continue
        unsure = column in uncertain or any(column in part.uncertain for part in parts)
        yield Finding(
            KIND,
            "warning" if unsure else "error",
            name,
            f"{what}: {COLUMNS[column]} ghi {points_text(ticks(points))}, nhưng các mục bên dưới cộng lại là "
            f"{points_text(summed)}; đề nghị "
            + ("đối chiếu bản gốc vì có ô đọc chưa chắc." if unsure else "rà soát lại phép cộng."),
            evidence=str(points),
            expected=points_text(summed),
            at_risk=max(gap, 0) if column == "claimed" else 0,
        )


def _without_bonus(parts: Sequence[Row], column: Column) -> int | None:
    """The sum without bonus and penalty parts, None when there are none."""
    scale = [part for part in parts if not beside_the_scale(part)]
    return sum(ticks(getattr(part, column)) for part in scale) if len(scale) < len(parts) else None
