"""One page of a PDF as its reader sees it, turned or not: text by rectangle, runs of text, ruling lines."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from parindex.reading import pdf_pictures
from parindex.reading.drawing import page_strokes
from parindex.reading.ruling import Stroke
from parindex.reading.unruled import Run
from parindex.vietnamese.legacy import decode, font_to_read_by, may_be_legacy, restore_u_horn

Point = tuple[float, float]
_HYPHENS = {0xFFFE: "-", 0x2: "-"}
_LINE_END_HYPHEN = re.compile("-?[\ufffe\u0002]\\s*")
NEIGHBOUR, TOUCHING = 0.8, 0.05
"""Words nearer than this share of their height are on one run, and without a space."""


class Page:
    """A page that holds text; coordinates are in points, as seen, y growing upwards."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self.number = number
        self._page = page
        self._degrees = page.get_rotation()
        self.width, self.height = page.get_size()
        self._text = page.get_textpage()
        self.letters = max(0, raw.FPDFText_CountChars(self._text))
        self._buffer = (ctypes.c_ushort * (2 * self.letters + 1024))()
        count = raw.FPDFText_GetText(self._text, 0, self.letters, self._buffer)
        self._whole = self._written(count)
        self._fonts = self._legacy_fonts() if may_be_legacy(self._whole) else None

    def looks(self) -> pdf_pictures.Look:
        """How a page that holds no ruled table looks: typed, a picture, blank."""
        return pdf_pictures.looks(self._page, self.width * self.height, self._text, self.letters)

    @property
    def is_rubbish(self) -> bool:
        """Whether its letters are no text, though they print as such."""
        return pdf_pictures.is_rubbish(self._whole)

    def text(self, left: float, top: float, right: float, bottom: float) -> str:
        """The text in a rectangle, lines apart by line feeds."""
        # pdfium tells no lines apart in upright text, nor the fonts of a rectangle
        if self._degrees in (90, 270) or self._fonts:
            runs = _runs(word for word in self._words if _inside(word, left, top, right, bottom))
            return "\n".join(run.text for run in runs)
        (x, y), (other_x, other_y) = self._own(left, top), self._own(right, bottom)
        return self._own_text(min(x, other_x), max(y, other_y), max(x, other_x), min(y, other_y))

    @cached_property
    def runs(self) -> list[Run]:
        """Stretches of text on one line, in the order of the file."""
        return _runs(self._words)

    @cached_property
    def _words(self) -> list[Run]:
        return list(self._each_word())

    def _each_word(self) -> Iterator[Run]:
        letters = [raw.FPDFText_GetUnicode(self._text, index) for index in range(self.letters)]
        start = 0
        for end, code in enumerate([*letters, ord(" ")]):
            if not chr(code).isspace():
                continue
            if start < end:
                text = "".join(map(chr, letters[start:end]))
                yield self._word(self._decoded(text.translate(_HYPHENS), start), start, end - 1)
            start = end + 1

    def _word(self, text: str, first: int, last: int) -> Run:
        corners = [corner for index in {first, last} for corner in self._corners(index)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Run(text, min(xs), max(ys), max(xs), min(ys), self.number)

    def _corners(self, index: int) -> tuple[Point, Point]:
        """Two opposite corners of a letter's box. Loose boxes have the height of the font, whatever the letter."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text, index, box)
        return self._seen(box.left, box.top), self._seen(box.right, box.bottom)

    def strokes(self) -> Iterator[Stroke]:
        """The horizontal and vertical strokes on the page."""
        for stroke in page_strokes(self._page):
            along = (stroke.start, stroke.end)
            ends = [(place, stroke.at) if stroke.horizontal else (stroke.at, place) for place in along]
            (x, y), (other_x, other_y) = (self._seen(*end) for end in ends)
            horizontal = abs(x - other_x) > abs(y - other_y)
            start, end = sorted((x, other_x) if horizontal else (y, other_y))
            yield Stroke(horizontal, y if horizontal else x, start, end)

    def _seen(self, x: float, y: float) -> Point:
        """A point of the page's own axes, as seen: turned by 90 degrees, the page's right side lies below."""
        if self._degrees == 90:
            return y, self.height - x
        if self._degrees == 180:
            return self.width - x, self.height - y
        return (self.width - y, x) if self._degrees == 270 else (x, y)

    def _own(self, x: float, y: float) -> Point:
        """The reverse of `_seen`."""
        if self._degrees == 90:
            return self.height - y, x
        if self._degrees == 180:
            return self.width - x, self.height - y
        return (y, self.width - x) if self._degrees == 270 else (x, y)

    def _own_text(self, left: float, top: float, right: float, bottom: float) -> str:
        count = raw.FPDFText_GetBoundedText(self._text, left, top, right, bottom, self._buffer, len(self._buffer))
        return _mend(self._written(count).replace("\r\n", "\n"))

    def _written(self, count: int) -> str:
        """What pdfium has written into the buffer."""
        return ctypes.string_at(self._buffer, 2 * max(0, count)).decode("utf-16-le", "replace").rstrip("\0")

    def _legacy_fonts(self) -> list[str | None] | None:
        """The font to read each letter by, None for a letter of Unicode; None when all letters are."""
        name = ctypes.create_string_buffer(64)
        fonts: list[str] = []
        written: dict[str, list[str]] = {}
        for index in range(self.letters):
            raw.FPDFText_GetFontInfo(self._text, index, name, 64, None)
            fonts.append(name.value.decode("latin-1"))
            written.setdefault(fonts[-1], []).append(chr(raw.FPDFText_GetUnicode(self._text, index)))
        known = {font: font_to_read_by("".join(letters), font) for font, letters in written.items()}
        return [known[font] for font in fonts] if any(known.values()) else None

    def _decoded(self, text: str, start: int) -> str:
        """A word that starts at a letter, in Unicode; its letters may be set in several fonts."""
        if not self._fonts:
            return text
        fonts = self._fonts[start : start + len(text)]
        pieces = groupby(zip(text, fonts, strict=True), key=lambda pair: pair[1])
        joined = ((font, "".join(letter for letter, _ in pairs)) for font, pairs in pieces)
        return "".join(decode(restore_u_horn(piece, font), font).text if font else piece for font, piece in joined)


def _runs(words: Iterable[Run]) -> list[Run]:
    """Words joined where they stand on one line behind each other."""
    runs: list[Run] = []
    for word in words:
        if runs and _goes_on(runs[-1], word):
            runs[-1] = _joined(runs[-1], word)
        else:
            runs.append(word)
    return runs


def _inside(run: Run, left: float, top: float, right: float, bottom: float) -> bool:
    return left <= (run.left + run.right) / 2 <= right and bottom <= (run.bottom + run.top) / 2 <= top


def _goes_on(run: Run, word: Run) -> bool:
    """Whether a word stands right behind a run on its line."""
    height = run.top - run.bottom
    on_line = min(run.top, word.top) - max(run.bottom, word.bottom) > height / 2
    return on_line and -height / 2 < word.left - run.right < NEIGHBOUR * height


def _joined(run: Run, word: Run) -> Run:
    space = " " if word.left - run.right > TOUCHING * (run.top - run.bottom) else ""
    return Run(
        f"{run.text}{space}{word.text}",
        min(run.left, word.left),
        max(run.top, word.top),
        max(run.right, word.right),
        min(run.bottom, word.bottom),
        run.page,
    )


def _mend(text: str) -> str:
    """A hyphen at a line's end comes as U+FFFE or U+0002: printed again, with the line's end after it."""
    return _LINE_END_HYPHEN.sub("-\n", text) if "\ufffe" in text or "\u0002" in text else text
