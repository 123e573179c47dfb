"""PDF borders as other programs draw them, in place of the single lines that typst draws."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""
THIN = 0.48
"""The width of the lines that Word draws, in points."""
ACROSS = 300
"""Lines longer than this, in points, go across the table; shorter ones underline the heading."""


def as_filled_lines(path: Path) -> None:
    """Every line a thin filled rectangle, as Word saves them."""
    _redraw(path, lambda lines, cells: [(_thick(line, THIN), True) for line in lines])


def as_double_lines(path: Path) -> None:
    """Every line twice, a point and a half apart, as Word draws a double border."""
    _redraw(
        path,
        lambda lines, cells: [(_thick(_moved(line, step), THIN), True) for line in lines for step in (-0.75, 0.75)],
    )


def as_cell_boxes(path: Path) -> None:
    """Every cell its own stroked rectangle, so that each inner border is drawn twice."""
    _redraw(path, lambda lines, cells: [(cell, False) for cell in cells])


def _redraw(path: Path, draw: Callable[[list[Box], list[Box]], Iterable[tuple[Box, bool]]]) -> None:
    """Take the lines of the table off every page and draw what `draw` makes of lines and cells: (box, filled)."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        paths = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1))
        lines = [one.get_bounds() for one in paths]
        for one in paths:
            page.remove_obj(one)
        for (left, bottom, right, top), filled in draw(lines, list(_cells(lines))):
            shape = pdfium.FPDFPageObj_CreateNewRect(left, bottom, right - left, top - bottom)
            pdfium.FPDFPath_SetDrawMode(shape, pdfium.FPDF_FILLMODE_WINDING if filled else 0, not filled)
            pdfium.FPDFPageObj_SetStrokeWidth(shape, ctypes.c_float(THIN))
            pdfium.FPDFPage_InsertObject(page, shape)
        page.gen_content()
    document.save(path)


def _is_upright(line: Box) -> bool:
    return line[2] - line[0] < line[3] - line[1]


def _thick(line: Box, width: float) -> Box:
    """The line as a box of this width."""
    left, bottom, right, top = line
    if _is_upright(line):
        middle = (left + right) / 2
        return (middle - width / 2, bottom, middle + width / 2, top)
    middle = (bottom + top) / 2
    return (left, middle - width / 2, right, middle + width / 2)


def _moved(line: Box, step: float) -> Box:
    """The line moved across its direction."""
    across, along = (step, 0.0) if _is_upright(line) else (0.0, step)
    return (line[0] + across, line[1] + along, line[2] + across, line[3] + along)


def _cells(lines: list[Box]) -> Iterator[Box]:
    """The cells of a table without merged cells: between neighbouring uprights and neighbouring lines across."""
    uprights = sorted({round((line[0] + line[2]) / 2, 1) for line in lines if _is_upright(line)})
    levels = sorted({round((line[1] + line[3]) / 2, 1) for line in lines if line[2] - line[0] > ACROSS})
    for left, right in pairwise(uprights):
        for bottom, top in pairwise(levels):
            yield (left, bottom, right, top)
