"""Labels and points, each read twice by different models from pictures of their own: where the two differ is doubt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parindex.reading.scan import tesseract
from parindex.reading.scan.picture import Gray

MARGIN = 20
"""Pixels of white around each piece."""
MOST_STACKED = 60
ONE_BLOCK, ONE_LINE = 6, 7
DIGITS = "0123456789.,"


@dataclass(frozen=True, slots=True)
class Readings:
    """What two models read in one cell: one with the cells stacked to a block, the other with the cell alone."""

    stacked: str
    alone: str


def read_short(pieces: Sequence[Gray], letters: str = "") -> list[Readings]:
    """Two readings of each piece, a dark line on white; `letters` are the only ones allowed, "" for any."""
    if not pieces:
        return []
    stacked = [
        text
        for start in range(0, len(pieces), MOST_STACKED)
        for text in _stacked(pieces[start : start + MOST_STACKED], letters)
    ]
    return [Readings(*texts) for texts in zip(stacked, _alone(pieces, letters), strict=True)]


def _stacked(pieces: Sequence[Gray], letters: str) -> list[str]:
    """All pieces below each other as one block of text, read by the English model."""
    framed = [np.pad(piece, ((MARGIN, MARGIN), (3 * MARGIN, 3 * MARGIN)), constant_values=255) for piece in pieces]
    width = max(piece.shape[1] for piece in framed)
    block = np.vstack([np.pad(piece, ((0, 0), (0, width - piece.shape[1])), constant_values=255) for piece in framed])
    ends = np.cumsum([len(piece) for piece in framed])
    texts = [""] * len(pieces)
    for word in tesseract.read([block], "eng", ONE_BLOCK, letters):
        texts[min(int(np.searchsorted(ends, word.middle[1], side="right")), len(texts) - 1)] += word.text
    return texts


def _alone(pieces: Sequence[Gray], letters: str) -> list[str]:
    """Each piece as a line of its own, read by the Vietnamese model."""
    texts = [""] * len(pieces)
    framed = [np.pad(piece, MARGIN, constant_values=255) for piece in pieces]
    for word in tesseract.read(framed, "vie", ONE_LINE, letters):
        texts[word.picture] += word.text
    return texts
