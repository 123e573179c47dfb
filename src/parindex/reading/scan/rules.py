"""What is no writing on a straightened picture: ruling lines, with where they run, and specks."""

import numpy as np
import numpy.typing as npt

from parindex.reading.ruling import Stroke
from parindex.reading.scan.picture import DPI, Gray, Mask

SHORTEST_LEVEL, SHORTEST_UPRIGHT = DPI // 2, DPI // 5
"""Pixels: longer than the row of bars that "TTHC" makes, higher than any letter."""
THICKEST = DPI // 25
"""Pixels: two strokes nearer than this are a double line."""
POINT = 72 / DPI
"""One pixel in points, the unit of strokes."""


def take_out_rules(picture: Gray, dark: Mask) -> tuple[list[Stroke], Gray]:
    """The ruling lines in points (y grows upwards from the bottom of the page), and the picture without their ink."""
    level, upright = _long_runs(dark, SHORTEST_LEVEL), _long_runs(dark.T, SHORTEST_UPRIGHT).T
    strokes = [
        *(
            Stroke(True, (len(dark) - at) * POINT, start * POINT, end * POINT)
            for at, start, end in _lines(level, SHORTEST_LEVEL)
        ),
        *(
            Stroke(False, at * POINT, (len(dark) - end) * POINT, (len(dark) - start) * POINT)
            for at, start, end in _lines(upright.T, SHORTEST_UPRIGHT)
        ),
    ]
    clean = picture.copy()
    clean[_thicker(level) | _thicker(upright.T).T] = 255
    return strokes, clean


def without_specks(dark: Mask) -> Mask:
    """Ink with enough ink around it to belong to a stroke or a full stop: 8 of the 25 pixels about it."""
    return np.asarray(dark & (_sums(_sums(dark, 5).T, 5).T >= 8))


def _thicker(mask: Mask) -> Mask:
    """The mask and the pixels above and below it."""
    thick = mask.copy()
    thick[1:] |= mask[:-1]
    thick[:-1] |= mask[1:]
    return thick


def _long_runs(dark: Mask, length: int) -> Mask:
    """Ink in level runs of at least `length` pixels, nine tenths dark, that wander by no more than a pixel."""
    core = _sums(_thicker(dark), length) * 10 >= length * 9
    return np.asarray((_sums(core, length) > 0) & dark)


def _sums(mask: Mask | npt.NDArray[np.int16], length: int) -> npt.NDArray[np.int16]:
    """For each pixel, the sum of the `length` pixels around it in its row."""
    half = length // 2
    sums = np.cumsum(np.pad(mask, ((0, 0), (half + 1, half))), axis=1, dtype=np.int16)
    return np.asarray(sums[:, 2 * half + 1 :] - sums[:, : -2 * half - 1])


def _lines(level: Mask, shortest: int) -> list[tuple[float, int, int]]:
    """Each level line: its row, and from where to where it runs; gaps of a third of the shortest line are bridged."""
    lines = []
    for top, bottom in stretches(level, 1, THICKEST):
        band = level[top:bottom]
        for start, end in stretches(band, 0, shortest // 3):
            if end - start >= shortest:
                lines.append((top + float(np.nonzero(band[:, start:end])[0].mean()), start, end))
    return lines


def stretches(mask: Mask, axis: int, gap: int) -> list[tuple[int, int]]:
    """Start and end (exclusive) of what is set, seen along an axis (0 from above, 1 from the side), gaps bridged."""
    places = np.flatnonzero(mask.any(axis=axis))
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > gap + 1)
    starts = places[np.concatenate(([0], breaks + 1))].tolist()
    ends = (places[np.concatenate((breaks, [len(places) - 1]))] + 1).tolist()
    return list(zip(starts, ends, strict=True))
