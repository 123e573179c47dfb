"""A scanned page as an upright gray picture: rendered, parted into ink and paper, turned straight."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2

DPI = 300
"""Pixels per inch of every picture; all lengths in pixels rest on it."""
LONGEST_SIDE = 6000
"""Pixels; a page that would be longer is rendered smaller."""
MOST_SKEW = 5.0
"""Degrees to either side within which a page is turned straight."""
FAINTEST = 30
"""How much darker than its paper ink is at least, of 255."""

Gray = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


def render(page: pypdfium2.PdfPage) -> Gray:
    """The page at DPI, shape (height, width), from 0 black to 255 white."""
    scale = min(DPI / 72, LONGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return np.asarray(pixels.reshape(bitmap.height, -1)[:, : bitmap.width])


def whiten(picture: Gray) -> Gray:
    """The picture with its paper white and its darkest ink black, so that shadows and gray paper leave no edge."""
    depth = np.maximum(_paper(picture), picture) - picture
    darkest = max(int(np.percentile(depth[::4, ::4], 99.5)), 2 * FAINTEST)
    faint = darkest // 8  # the grain of the paper
    white = 255 - np.clip((np.arange(256) - faint) * 255 // (darkest - 2 * faint), 0, 255)
    return np.asarray(white.astype(np.uint8)[depth])


def _paper(picture: Gray, tile: int = 64) -> Gray:
    """The brightness of the paper around each pixel, by tiles."""
    height, width = picture.shape
    rows, columns = -(-height // tile), -(-width // tile)
    padded = np.pad(picture, ((0, rows * tile - height), (0, columns * tile - width)), mode="edge")[::4, ::4]
    side = tile // 4
    tiles = padded.reshape(rows, side, columns, side).swapaxes(1, 2).reshape(rows, columns, side * side)
    brightness = np.percentile(tiles, 75, axis=2).astype(np.uint8)
    return brightness.repeat(tile, axis=0).repeat(tile, axis=1)[:height, :width]


def ink(picture: Gray) -> Mask:
    """Where a whitened picture holds ink."""
    return np.asarray(picture < 128)


def skew(dark: Mask) -> float:
    """The slope (rise over run) of lines and text: the one along which rows of pixels differ most from each other."""
    ys, xs = np.nonzero(dark[::2, ::2])
    across = xs - dark.shape[1] / 4

    def contrast(slope: float) -> int:
        rows = np.rint(ys - across * slope).astype(np.int64)
        counts = np.bincount(np.clip(rows, 0, None))
        return int(counts @ counts)

    best, step = 0.0, 0.1
    offsets = np.arange(-MOST_SKEW, MOST_SKEW + step, step)
    for _ in range(2):
        contrasts = np.array([contrast(slope) for slope in np.tan(np.radians(best + offsets))])
        best += float(offsets[contrasts == contrasts.max()].mean())
        offsets = np.arange(-step, step, step / 5)
    return float(np.tan(np.radians(best)))


def straighten(picture: Gray, slope: float) -> Gray:
    """The picture turned by a small slope: columns slid up or down, then rows sideways."""
    return _slide(_slide(picture.T, slope).T, -slope)


def _slide(picture: Gray, slope: float) -> Gray:
    """Each row moved along itself by its distance from the middle row times `slope`; white comes in at the end."""
    height, width = picture.shape
    moves = np.rint((np.arange(height) - height / 2) * slope).astype(int)
    slid = np.full_like(picture, 255)
    for move in np.unique(moves):
        rows = slice(
            int(np.searchsorted(moves * _sign(slope), move * _sign(slope))),
            int(np.searchsorted(moves * _sign(slope), move * _sign(slope), side="right")),
        )
        from_ = slice(max(0, move), min(width, width + move))
        to = slice(max(0, -move), min(width, width - move))
        slid[rows, to] = picture[rows, from_]
    return slid


def _sign(slope: float) -> int:
    return -1 if slope < 0 else 1


def save(picture: Gray, path: Path) -> None:
    """Write the picture as PGM, the plainest format that Tesseract reads."""
    height, width = picture.shape
    path.write_bytes(b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(picture).tobytes())
