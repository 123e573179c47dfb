"""What every format hands on: the running text and the tables of a document, in reading order.

A format's module offers `read_document(content: bytes) -> Document`. Pages that are pictures are left to
`parindex.reading.scan.read_pages`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

Progress = Callable[[int, int], None]
"""Told (pages done, pages in all) after each page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed: its lines or paragraphs apart by a line feed, and how much of the grid it covers.

    `uncertain` says that its letters or digits may be misread (a scan, an unknown encoding). `notes` are the footnotes
    that it refers to.
    """

    text: str
    columns: int = 1
    rows: int = 1
    uncertain: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the grid. Where a merged cell to the left or above covers a place, it holds None."""

    cells: tuple[Cell | None, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. `edges` are the places of its column borders, one more than columns, in any unit that the tables of
    one document share: by them a table goes on over pages even where its grid is cut otherwise.
    """

    edges: tuple[float, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Lines of running text and tables in reading order.

    `pages` is None where a format knows no pages. `paragraphs` says that a line feed in a cell ends a paragraph (DOCX,
    XLSX); elsewhere it only ends a line. `pictures` are pages that only OCR can read, each with its place among the
    parts. `skipped` says in Vietnamese what of the file was not read.
    """

    parts: tuple[str | Table, ...]
    pages: int | None = None
    paragraphs: bool = False
    pictures: tuple[tuple[int, int], ...] = ()
    skipped: tuple[str, ...] = ()

    def with_pages(self, read: Mapping[int, Sequence[str | Table]]) -> "Document":
        """The document with what pages that are pictures hold, in their place."""
        parts = list(self.parts)
        for page, place in reversed(self.pictures):
            parts[place:place] = read[page]
        return replace(self, parts=tuple(parts), pictures=())


def doubt(table: Table) -> Table:
    """The table with every cell uncertain."""
    rows = (
        TableRow(tuple(cell and replace(cell, uncertain=True) for cell in row.cells), row.page) for row in table.rows
    )
    return Table(table.edges, tuple(rows))


def pages_name(pages: Sequence[int]) -> str:
    """Pages in words: "Trang 3", "Các trang 3-5, 8"."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], page]
        else:
            spans.append([page])
    named = ", ".join("-".join(map(str, span)) for span in spans)
    return f"Các trang {named}" if len(pages) > 1 else f"Trang {named}"
