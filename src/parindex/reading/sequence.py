"""Which lines of a running text start a numbered row: the cheapest sequence of labels that may follow one another.

A number at a line's start may be a label, or a figure of the text above. Every reading of the whole text has a cost:
labels skipped, rows without points, points without a row. A missing label or claim costs a little and stalls nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from parindex.reading.labels import CAPITAL, LETTER, NUMBER, Label, parse
from parindex.reading.points_cells import UNSURE, PointsFinder

_START = re.compile(r"((?:[IVX]+|[A-ZĐ])(?:\.\d{1,2})*|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)([.):]*)(?:\s+|$)(.*)")
REACH = 80
"""How many candidates ahead the next row is looked for; between them stand figures of one explanation."""
GAP, JUMP, NO_POINTS, MORE_POINTS, SKIPPED = 2.0, 6.0, 1.5, 1.0, 2.0
IMPOSSIBLE = float("inf")


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may start a row: its label, what it costs to believe so, and the rest of the line."""

    line: int
    label: Label
    doubt: float
    rest: str


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way to a start: its cost, the last label of each style, and the start before.

    `new_part` says that no number has followed the last part yet: numbers may begin again, or go on counting.
    """

    cost: float
    last: tuple[Label | None, ...] = (None,) * 4
    new_part: bool = True
    before: int | None = None

    def to(self, label: Label, cost: float, before: int | None) -> "_Path":
        """This path prolonged by a label at `cost` in all, from the start number `before`."""
        is_part = label.style < NUMBER
        last = [
            each if style <= label.style or (is_part and style == NUMBER) else None
            for style, each in enumerate(self.last)
        ]
        last[label.style] = label
        return _Path(cost, tuple(last), is_part or (self.new_part and label.style != NUMBER), before)


def find_starts(lines: Sequence[str]) -> list[Start]:
    """Every line that may start a row."""
    found = []
    for number, line in enumerate(lines):
        if (match := _START.match(line)) and (label := parse(match[1])):
            doubt = _doubt(label, bool(match[2]), match[3])
            if doubt < IMPOSSIBLE:
                found.append(Start(number, label, doubt, match[3]))
    return found


def _doubt(label: Label, closed: bool, rest: str) -> float:
    """How unlike a label's line it looks: labels are closed by a point, and capitals follow them."""
    if label.style in (LETTER, CAPITAL) and not closed:
        return IMPOSSIBLE
    if not rest:
        return 0.0 if closed or len(label.path) > 1 else 0.3
    small = rest[0].islower() or rest[0] in "%/"
    if len(label.path) > 1:
        return 1.5 if small else 0.0
    return (0.0 if closed else 0.5) + (1.5 if small else 0.0) + (0.5 if label.style == LETTER else 0.0)


def best_sequence(starts: Sequence[Start], end: int, points: PointsFinder) -> list[Start]:
    """The starts that are rows, in a text of `end` lines."""
    skipped = [0.0, *accumulate(SKIPPED * (start.doubt == 0) for start in starts)]
    paths: list[_Path | None] = []
    for index, start in enumerate(starts):
        fresh = _Path(MORE_POINTS * points.sure_between(0, start.line) + skipped[index])
        best, before, cost = fresh, None, fresh.cost + _follow_cost(fresh, start.label)
        for earlier in range(max(0, index - REACH), index):
            path = paths[earlier]
            if path is None or (step := path.cost + _follow_cost(path, start.label)) >= cost:
                continue
            step += skipped[index] - skipped[earlier + 1] + _points_cost(points, starts[earlier].line, start.line)
            if step < cost:
                best, before, cost = path, earlier, step
        paths.append(best.to(start.label, cost + start.doubt, before) if cost < IMPOSSIBLE else None)
    ends = [
        (path.cost + skipped[-1] - skipped[index + 1] + _points_cost(points, starts[index].line, end), index)
        for index, path in enumerate(paths)
        if path
    ]
    chosen: list[Start] = []
    step_back = min(ends)[1] if ends else None
    while step_back is not None:
        chosen.append(starts[step_back])
        path = paths[step_back]
        step_back = path.before if path else None
    return chosen[::-1]


def _points_cost(points: PointsFinder, line: int, later: int) -> float:
    """A row has one points cell: more of them are rows that were skipped, none is a row that is left blank."""
    if sure := points.sure_between(line, later):
        return MORE_POINTS * (sure - 1)
    return UNSURE if points.likely_between(line, later) else NO_POINTS


def _follow_cost(path: _Path, label: Label) -> float:
    before = path.last[label.style]
    begins = label.path == (1,) and (label.style == LETTER or (label.style == NUMBER and path.new_part))
    if begins or (before is None and set(label.path) == {1}):
        return 0.0
    if before is None:
        return GAP * min(3, sum(label.path) - len(label.path))
    return _path_cost(before.path, label.path)


def _path_cost(last: tuple[int, ...], path: tuple[int, ...]) -> float:
    """What it costs that one place in the outline follows another: the first child or a next sibling costs nothing."""
    depth = len(path) - 1
    if depth <= len(last) and path[:depth] == last[:depth]:
        steps = path[depth] - (last[depth] if depth < len(last) else 0)
        if steps > 0:
            return GAP * min(steps - 1, 3)
    if depth and path[depth] == 1 and (parent := _path_cost(last, path[:depth])) < JUMP:
        return parent + GAP  # the parent's own label is lost
    if path > last and path[0] - last[0] in (0, 1):
        return JUMP
    return IMPOSSIBLE
