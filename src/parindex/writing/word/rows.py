"""Where the rows of a sheet stand in a Word document's tables."""

from dataclasses import dataclass

from lxml import etree

from parindex.editions.sheet import Row, Sheet
from parindex.vietnamese.normal import fold
from parindex.writing.word.text import W, pieces, text_of

_NEAR = 6
"""How many table rows ahead a row may stand that agrees only by its label or only by its title."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its cells and their folded text."""

    cells: tuple[etree._Element, ...]
    words: tuple[str, ...]


def find_rows(body: etree._Element, sheet: Sheet) -> dict[str, tuple[etree._Element, ...]]:
    """The cells of each row by its id, and of the total row under "total"; a row that is not found is left out."""
    lines = [_line(row) for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
    found: dict[str, tuple[etree._Element, ...]] = {}
    place = 0
    for row in sheet.rows:
        at = _find(row, lines, place)
        if at is not None:
            found[row.id] = lines[at].cells
            place = at + 1
    for line in lines[place:]:
        if next(filter(None, line.words), "").startswith(("tong", "cong")):
            found["total"] = line.cells
            break
    return found


def _line(row: etree._Element) -> Line:
    cells = tuple(row.iter(f"{W}tc"))
    return Line(cells, tuple(fold(text_of(pieces(cell))) for cell in cells))


def _find(row: Row, lines: list[Line], place: int) -> int | None:
    label, title = fold(row.label or ""), fold(row.title)
    for at in range(place, len(lines)):
        if _has_title(lines[at], title) and (not label or _has_label(lines[at], label)):
            return at
    for at in range(place, min(place + _NEAR, len(lines))):
        if _has_title(lines[at], title) or (label and _has_label(lines[at], label)):
            return at
    return None


def _has_title(line: Line, title: str) -> bool:
    return any(words.endswith(title) for words in line.words)


def _has_label(line: Line, label: str) -> bool:
    return any(words.rstrip(". ") == label or words.startswith((f"{label} ", f"{label}. ")) for words in line.words)
