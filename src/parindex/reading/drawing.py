"""The straight strokes that a PDF page draws, through pdfium: lines, outlines and thin painted areas."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from parindex.reading.ruling import Stroke

THIN = 2.5
"""A painted area thinner than this, in points, is a stroke."""
SHORTEST = 4.0
MOST_STROKES = 20_000
"""Strokes on one page beyond which they are a drawing, no table."""
MOST_OBJECTS = 200_000
DEEPEST_FORM = 4

Matrix = tuple[float, float, float, float, float, float]
Shape = Any
Container = Any
"""Pointers into pdfium: an object of a page; a page or a form, which hold objects."""
Point = tuple[float, float]
_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_strokes(page: Container) -> list[Stroke]:
    """The horizontal and vertical strokes of a page, in its own axes; none where it holds a drawing."""
    strokes: list[Stroke] = []
    for shape, kind, matrix in page_objects(page):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            strokes.extend(_path_strokes(shape, matrix))
            if len(strokes) > MOST_STROKES:
                return []
    return strokes


def page_objects(page: Container) -> Iterator[tuple[Shape, int, Matrix]]:
    """What a page shows, in the order of drawing: each object, its kind (FPDF_PAGEOBJ_*), and the matrix from its own
    axes to the page's (only for paths and pictures); those inside forms too."""
    yield from _objects(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _UNCHANGED, 0)


def _objects(
    container: Container,
    count: Callable[[Container], int],
    get: Callable[[Container, int], Shape],
    outer: Matrix,
    depth: int,
) -> Iterator[tuple[Shape, int, Matrix]]:
    for index in range(min(count(container), MOST_OBJECTS)):
        each = get(container, index)
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < DEEPEST_FORM:
                inner = _times(_matrix(each), outer)
                yield from _objects(each, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            yield each, kind, outer
        else:
            yield each, kind, _times(_matrix(each), outer)


def _matrix(each: Shape) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == _UNCHANGED:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _path_strokes(shape: Shape, matrix: Matrix) -> Iterator[Stroke]:
    """Axis-parallel strokes of one path: each edge of a stroked outline, each thin part of a filled area."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, fill, stroked)
    if stroked.value:
        for (start, _), (end, drawn) in pairwise(_points(shape, matrix)):
            if drawn:
                yield from _stroke((start, end))
    elif fill.value:
        part: list[Point] = []
        for point, drawn in _points(shape, matrix):
            if not drawn and part:
                yield from _stroke(part)
                part = []
            part.append(point)
        if part:
            yield from _stroke(part)


def _stroke(points: tuple[Point, ...] | list[Point]) -> Iterator[Stroke]:
    """The stroke that a thin run of points makes; none when it is short or wide both ways."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    if top - bottom <= THIN and right - left >= SHORTEST:
        yield Stroke(True, (bottom + top) / 2, left, right)
    elif right - left <= THIN and top - bottom >= SHORTEST:
        yield Stroke(False, (left + right) / 2, bottom, top)


def _points(shape: Shape, matrix: Matrix) -> Iterator[tuple[Point, bool]]:
    """The points of a path in the page's axes, each with whether a line is drawn to it; a closed path returns."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    start = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(shape), MOST_STROKES)):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        drawn = raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_MOVETO
        if not drawn:
            start = point
        yield point, drawn
        if raw.FPDFPathSegment_GetClose(segment):
            yield start, True
