"""One scanned page: its tables with the words in each cell, the lines around them, and pictures of its short cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from parindex.reading.ruling import Box, Grid, find_grids
from parindex.reading.scan import tesseract
from parindex.reading.scan.picture import DPI, Gray, Mask, ink, skew, straighten, whiten
from parindex.reading.scan.rules import POINT, stretches, take_out_rules, without_specks
from parindex.reading.scan.tesseract import Word
from parindex.reading.table import Cell, Table, TableRow

SCATTERED = 11
"""Tesseract's layout for text in cells: the others take columns of a table for columns of a newspaper."""
WIDEST_SHORT = round(1.4 * DPI)
"""Pixels; a label or points stand in a column no wider."""
LINE_HEIGHT = (round(0.04 * DPI), round(0.24 * DPI))
"""Pixels: the lowest and highest that the ink of one line is."""
GAP = 0.25 * DPI
"""Pixels between words beyond which they stand in different blocks of running text."""
LEAST_INK = 40
"""Pixels; less, apart from the rest, is dirt."""
DIRTY, DOUBTFUL = 60.0, 85.0
"""Tesseract's confidence below which lone marks are dirt, and below which a person should look at a word: on trials
this marked a quarter of the cells of text, and six in ten of those with a wrong letter."""
_DIRT = re.compile(r"[_|ˆ'\"`~^¬«»“”‘’.·•,:;\\\-–—]+")


@dataclass(slots=True)
class ScannedCell:
    """A cell's place in its grid, the text as read with the page, and its ink where it holds one short line."""

    box: Box
    text: str = ""
    doubtful: bool = False
    inked: bool = False
    short: Gray | None = None


@dataclass(slots=True)
class ScannedTable:
    """A grid and its cells in the grid's order."""

    grid: Grid
    cells: list[ScannedCell] = field(default_factory=list)

    def as_table(self, page: int | None = None) -> Table:
        """The table as every format hands it on."""
        rows: list[list[Cell | None]] = [[None] * (len(self.grid.xs) - 1) for _ in self.grid.ys[1:]]
        for cell in self.cells:
            box = cell.box
            rows[box.row][box.column] = Cell(cell.text, box.columns, box.rows, cell.doubtful)
        return Table(self.grid.xs, tuple(TableRow(tuple(row), page) for row in rows))


def read_page(rendered: Gray) -> list[str | ScannedTable]:
    """The lines and tables of a rendered page, from the top down."""
    picture = whiten(rendered)
    if not ink(picture).any():
        return []
    picture = straighten(picture, skew(ink(picture)))
    strokes, clean = take_out_rules(picture, ink(picture))
    words = [word for word in tesseract.read([clean], "vie", SCATTERED) if not _is_dirt(word)]
    height = len(picture)
    tables = [_table(grid, clean, words) for grid in find_grids(strokes) if len(grid.xs) > 2 and len(grid.ys) > 1]
    parts: list[tuple[float, str | ScannedTable]] = [(height - table.grid.ys[0] / POINT, table) for table in tables]
    outside = [word for word in words if not any(_inside(word, *_frame(table.grid, height)) for table in tables)]
    parts += _blocks(outside)
    return [part for _, part in sorted(parts, key=lambda part: part[0])]


def _is_dirt(word: Word) -> bool:
    """Specks and rests of ruling lines: marks alone, of which Tesseract is not sure."""
    return bool(_DIRT.fullmatch(word.text)) and (word.confidence < DIRTY or word.text not in "-–:;,.")


def _frame(grid: Grid, height: int) -> tuple[int, int, int, int]:
    """left, top, right, bottom of a grid in pixels."""
    return _pixels(Box(0, 0, 0, 0, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]), height)


def _pixels(box: Box, height: int) -> tuple[int, int, int, int]:
    left, right = round(box.left / POINT), round(box.right / POINT)
    return left, round(height - box.top / POINT), right, round(height - box.bottom / POINT)


def _inside(word: Word, left: int, top: int, right: int, bottom: int) -> bool:
    x, y = word.middle
    return left <= x < right and top <= y < bottom


def _table(grid: Grid, clean: Gray, words: list[Word]) -> ScannedTable:
    table = ScannedTable(grid)
    for box in grid.boxes:
        frame = _pixels(box, len(clean))
        within = [word for word in words if _inside(word, *frame)]
        text = "\n".join(" ".join(word.text for word in line) for line in _lines(within))
        inner = _inner(clean, *frame)
        dark = without_specks(ink(inner))
        short = _short_line(inner, dark)
        inked = bool(within) or short is not None or int(dark.sum()) >= 3 * LEAST_INK
        doubtful = any(word.confidence < DOUBTFUL for word in within) or (inked and not text)
        table.cells.append(ScannedCell(box, text, doubtful, inked, short))
    return table


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by printed line from the top down, each line from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle[1]):
        if lines and word.middle[1] - np.mean([each.middle[1] for each in lines[-1]]) < _pitch(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _pitch(line: list[Word], word: Word) -> float:
    return 0.6 * float(np.median([each.height for each in [*line, word]]))


def _blocks(words: Iterable[Word]) -> list[tuple[float, str]]:
    """Lines of running text with their height on the page; blocks side by side are lines of their own."""
    found = []
    for line in _lines(words):
        ends = [word.left + word.width for word in line]
        new = [word.left - end > GAP for word, end in zip(line[1:], ends, strict=False)]
        block = np.cumsum([0, *new]).tolist()
        for _, group in groupby(zip(block, line, strict=True), key=lambda pair: pair[0]):
            held = [word for _, word in group]
            found.append((float(np.mean([word.middle[1] for word in held])), " ".join(word.text for word in held)))
    return found


def _inner(clean: Gray, left: int, top: int, right: int, bottom: int) -> Gray:
    """A cell without its borders."""
    return clean[top + 3 : bottom - 2, left + 5 : right - 5]


def _short_line(inner: Gray, dark: Mask) -> Gray | None:
    """The ink of a narrow cell that holds one line, cut out close; None for any other cell."""
    if inner.shape[1] > WIDEST_SHORT:
        return None
    lowest, highest = LINE_HEIGHT
    lines = [line for line in stretches(dark, 1, lowest // 2) if line[1] - line[0] >= lowest]
    if len(lines) != 1 or lines[0][1] - lines[0][0] > highest:
        return None
    (top, bottom), margin = lines[0], 4
    parts = [
        part
        for part in stretches(dark[top:bottom], 0, bottom - top)
        if dark[top:bottom, slice(*part)].sum() >= LEAST_INK
    ]
    if not parts:
        return None
    left, right = parts[0][0], parts[-1][1]
    return inner[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin]
