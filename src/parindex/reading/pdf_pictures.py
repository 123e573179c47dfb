"""Which pages of a PDF are pictures: a scan, whatever text a program has laid over or under it, or drawn letters."""

import re
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2.raw as raw

from parindex.reading.drawing import page_objects

WHOLE, PART = 0.5, 0.15
"""The share of a page that its pictures cover when it is a scan, and when they may hold words beside typed text."""
FEWEST_TYPED = 300
"""Letters of typed text; a scan shows fewer, those of a stamp or a signature."""
RUBBISH = 0.3
"""The share of a page's letters that no font maps to Unicode, beyond which its text is none."""

_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")

Look = Literal["typed", "partly", "picture", "blank"]


@dataclass(slots=True)
class _Seen:
    """What a page shows: how much of it pictures cover, letters typed in sight, and whether anything is drawn."""

    covered: float = 0.0
    typed: int = 0
    drawn: bool = False


def looks(page: Any, area: float, text: Any, letters: int) -> Look:
    """How a page without a ruled table looks. `text` is pdfium's text page, `letters` how many it holds."""
    seen = _look(page, area, text)
    if seen.covered >= WHOLE and seen.typed < FEWEST_TYPED:
        return "picture"
    if not letters:
        return "picture" if seen.drawn else "blank"
    return "partly" if seen.covered >= PART else "typed"


def is_rubbish(text: str) -> bool:
    """Whether letters are but numbers of shapes in a font: private or control characters."""
    return len(_STRANGE.findall(text)) > RUBBISH * len(text)


def _look(page: Any, area: float, text: Any) -> _Seen:
    seen = _Seen()
    for each, kind, (a, b, c, d, *_) in page_objects(page):
        seen.drawn = seen.drawn or kind != raw.FPDF_PAGEOBJ_TEXT
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            share = min(abs(a * d - b * c) / max(area, 1.0), 1.0)
            seen.covered += share
            if share >= WHOLE:
                seen.typed = 0  # what was drawn before lies under the picture
        elif kind == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(each) != _INVISIBLE:
            seen.typed += raw.FPDFTextObj_GetText(each, text, None, 0) // 2
    return seen
