"""Charts of points: what a page draws and the table beneath it, from the same whole numbers; labels are exact texts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.editions.edition import Criterion
from parindex.rules.points import PER_POINT, points_text
from parindex.scoring.totals import index
from parindex.writing.words import row_name

STAGES = {
    "claimed": gettext_lazy("Tự chấm"),
    "computed": gettext_lazy("Tính từ số liệu"),
    "appraised": gettext_lazy("Thẩm định"),
    "reappraised": gettext_lazy("Thẩm định lần 2"),
    "awarded": gettext_lazy("Điểm đạt được"),
}
SHADES = 10
"""The darkest shade of a heat map; the palest is 0."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart's table: what it is about, where that leads, and its cells."""

    name: str
    cells: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as `parts/chart.html` shows it: `drawing` for the script, the lines for its table and its file.

    `id` is unique on the page.
    """

    id: str
    title: str
    note: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    drawing: Mapping[str, Any]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table with its head, as a file to download holds it."""
        return [self.head, *((line.name, *line.cells) for line in self.lines)]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: whose points it shows, in ticks, and where its name leads."""

    name: str
    ticks: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A bar of points out of what they could be: ticks, 0 where they are extra, and where its name leads."""

    name: str
    ticks: int
    of: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shares:
    """A row of a heat map: a unit and its index by field, in ten-thousandths; None where there is none."""

    name: str
    indexes: Sequence[int | None]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shaded:
    """A row of a heat map as it is shown: each index as text with its shade, None where it has none."""

    name: str
    cells: tuple[tuple[str, int | None], ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A heat map as `parts/heat-map.html` shows it: a table is its own picture, for every eye and ear."""

    title: str
    note: str
    head: tuple[str, ...]
    lines: tuple[Shaded, ...]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table with its head, as a file to download holds it."""
        return [self.head, *((line.name, *(text for text, _shade in line.cells)) for line in self.lines)]


def waterfall(id: str, title: str, stages: Mapping[str, int | None], maximum: int) -> Chart:
    """How the ticks of one unit, field or criterion went from stage to stage, up to the `maximum` that it counts for.

    A stage that is missing or None is not reached yet: it is left out, and the next is held against the one before.
    """
    reached = [(name, ticks) for name in STAGES if (ticks := stages.get(name)) is not None]
    drawn, lines, before = [], [], None
    for name, ticks in reached:
        by = 0 if before is None else ticks - before
        change = "" if before is None else signed_text(by)
        lines.append(Line(str(STAGES[name]), (points_text(ticks), change)))
        text = f"{points_text(ticks)} ({change})" if by else points_text(ticks)
        drawn.append(_drawn(str(STAGES[name]), text, ticks if before is None else before, ticks))
        before = ticks
    note = _("Điểm tối đa {maximum}. Phần gạch chéo ở cuối thanh: điểm giảm (đỏ) hoặc tăng (xanh) so với bước trước.")
    head = (_("Bước"), _("Điểm"), _("Tăng, giảm so với bước trước"))
    most = max(maximum, *(ticks for _name, ticks in reached)) / PER_POINT if reached else None
    note = note.format(maximum=points_text(maximum))
    return Chart(id, title, note, head, tuple(lines), {"most": most, "bars": drawn})


def bars(
    id: str, title: str, note: str, head: tuple[str, str], bars: Iterable[Bar], text: Callable[[int], str] = points_text
) -> Chart:
    """Bars from the longest to the shortest; `head` says what is named and what is counted, `text` prints ticks."""
    falling = sorted(bars, key=lambda bar: -bar.ticks)
    drawn = [_drawn(bar.name, text(bar.ticks), bar.ticks, bar.ticks) for bar in falling]
    lines = tuple(Line(bar.name, (text(bar.ticks),), bar.address) for bar in falling)
    return Chart(id, title, note, head, lines, {"most": None, "bars": drawn})


def against(id: str, title: str, named: str, parts: Iterable[Part]) -> Chart:
    """Points against what they could be, in the order given; `named` says what is named. What is missing is hatched."""
    drawn, lines = [], []
    for part in parts:
        points, of = points_text(part.ticks), points_text(part.of)
        share = percent_text(index(part.ticks, part.of)) if part.of else ""
        drawn.append(_drawn(part.name, f"{points}/{of}" if part.of else signed_text(part.ticks), part.of, part.ticks))
        missing = points_text(part.of - part.ticks) if part.ticks <= part.of else ""
        lines.append(Line(part.name, (points, of, share, missing), part.address))
    head = (named, _("Đạt được"), _("Tối đa"), _("Chỉ số, phần trăm"), _("Còn thiếu"))
    note = _("Phần gạch chéo đỏ ở cuối thanh: điểm còn thiếu so với tối đa.")
    return Chart(id, title, note, head, tuple(lines), {"most": None, "bars": drawn})


def heat_map(title: str, head: tuple[str, ...], rows: Iterable[Shares]) -> HeatMap:
    """Indexes of many units by field, the lowest darkest; shades stretch from the highest to the lowest there is."""
    rows = list(rows)
    found = [index for row in rows for index in row.indexes if index is not None]
    low, high = min(found, default=0), max(found, default=0)
    lines = tuple(
        Shaded(row.name, tuple((percent_text(index), _shade(index, low, high)) for index in row.indexes), row.address)
        for row in rows
    )
    note = _("Chỉ số, phần trăm. Ô càng đậm càng thấp: nhạt nhất {high}, đậm nhất {low}.")
    return HeatMap(title, note.format(high=percent_text(high), low=percent_text(low)) if found else "", head, lines)


def named(criterion: Criterion) -> str:
    """A criterion by its number and title, as charts name it."""
    return f"{row_name(criterion.id)} {criterion.title}"


def signed_text(ticks: int) -> str:
    """A change as officials print it: "+0,5", "-3,25", "0"."""
    return f"+{points_text(ticks)}" if ticks > 0 else points_text(ticks)


def _drawn(name: str, text: str, before: int, after: int) -> dict[str, Any]:
    """A bar for the script: the part that both values hold, and what lies between them on either side of zero."""
    low, high = sorted((before, after))
    kept = low if low > 0 else min(high, 0)
    above = max(high, 0) - max(low, 0)
    below = min(low, 0) - min(high, 0)
    sizes = {"kept": kept / PER_POINT, "above": above / PER_POINT, "below": below / PER_POINT}
    return {"name": name, "text": text, "gained": after > before, **sizes}


def percent_text(index: int | None) -> str:
    """Ten-thousandths as percent with two decimals: 9810 -> "98,10"; blank when there are none."""
    return "" if index is None else str(Decimal(index).scaleb(-2)).replace(".", ",")


def _shade(index: int | None, low: int, high: int) -> int | None:
    if index is None:
        return None
    return (high - index) * SHADES // (high - low) if high > low else 0
