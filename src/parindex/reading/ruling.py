"""Ruling lines to a grid: strokes that touch make one table, near strokes one border, missing borders merged cells."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

NEAR = 3.5
"""Strokes nearer than this, in points, are one border: double lines, and rectangles of neighbouring cells."""
COVERED = 0.7
"""A border closes an edge of the grid when it covers this share of it."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke along one axis: at `at` across, from `start` to `end` along. In points of the page."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a grid: its first row and column, how many of each it covers, and its rectangle."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table: `xs` from left to right, `ys` from the top down (falling), and its cells in that order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]


def find_grids(strokes: Iterable[Stroke]) -> list[Grid]:
    """The tables that touching strokes make, from the top of the page down."""
    grids = filter(None, map(_grid, _connected(list(strokes))))
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _connected(strokes: list[Stroke]) -> Iterator[list[Stroke]]:
    """Groups of strokes that cross or touch each other."""
    across = [stroke for stroke in strokes if stroke.horizontal]
    down = [stroke for stroke in strokes if not stroke.horizontal]
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    by_place = sorted(range(len(down)), key=lambda index: down[index].at)
    places = [down[index].at for index in by_place]
    for index, line in enumerate(across):
        for position in range(bisect_left(places, line.start - NEAR), len(places)):
            other = down[by_place[position]]
            if other.at > line.end + NEAR:
                break
            if other.start - NEAR <= line.at <= other.end + NEAR:
                group[root(index)] = root(len(across) + by_place[position])
    found: dict[int, list[Stroke]] = {}
    for index, stroke in enumerate((*across, *down)):
        found.setdefault(root(index), []).append(stroke)
    yield from found.values()


def _grid(strokes: list[Stroke]) -> Grid | None:
    across = [stroke for stroke in strokes if stroke.horizontal]
    down = [stroke for stroke in strokes if not stroke.horizontal]
    if not across or not down:
        return None
    # A table may lack its outer borders, at the sides or where a page breaks a row: the others' ends stand for them.
    ys = _places([line.at for line in across] + [end for line in down for end in (line.start, line.end)])[::-1]
    xs = _places([line.at for line in down] + [end for line in across for end in (line.start, line.end)])
    closed_across = _closed(across, ys, xs)
    closed_down = _closed(down, xs, ys)
    taken: set[tuple[int, int]] = set()
    boxes: list[Box] = []
    rows, columns = len(ys) - 1, len(xs) - 1
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (right, row) not in closed_down and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and not any((below, each) in closed_across for each in range(column, right)):
                below += 1
            taken.update((each, other) for each in range(row, below) for other in range(column, right))
            boxes.append(Box(row, column, below - row, right - column, xs[column], ys[row], xs[right], ys[below]))
    return Grid(tuple(xs), tuple(ys), tuple(boxes))


def _places(positions: Iterable[float]) -> list[float]:
    """Where borders stand: the middle of every run of near positions."""
    runs: list[list[float]] = []
    for at in sorted(positions):
        if runs and at - runs[-1][-1] < NEAR:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [(run[0] + run[-1]) / 2 for run in runs]


def _closed(strokes: list[Stroke], places: list[float], along: list[float]) -> set[tuple[int, int]]:
    """The edges (border, interval) that strokes cover: interval n lies between the n-th and next place `along`."""
    covered: dict[tuple[int, int], float] = {}
    intervals = [(min(pair), max(pair)) for pair in pairwise(along)]
    for stroke in strokes:
        border = min(range(len(places)), key=lambda index: abs(places[index] - stroke.at))
        for number, (low, high) in enumerate(intervals):
            share = (min(stroke.end, high) - max(stroke.start, low)) / (high - low)
            if share > 0:
                covered[border, number] = covered.get((border, number), 0.0) + share
    return {edge for edge, share in covered.items() if share >= COVERED}
