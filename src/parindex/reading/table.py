"""What every format hands on: the running text and the tables of a document, in reading order.

A format's module offers `read_document(content: bytes) -> Document`. Scans offer
`parindex.reading.scan.read_document(path: Path, pages: int, progress: Progress) -> Document`, where `pages` is the
most that may be read and `progress` is told after each page.
"""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Told (pages done, pages in all) after each page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed: its lines or paragraphs apart by a line feed, and how much of the grid it covers.

    `uncertain` says that its letters or digits may be misread (a scan, an unknown encoding).
    """

    text: str
    columns: int = 1
    rows: int = 1
    uncertain: bool = False


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
    XLSX); elsewhere it only ends a line.
    """

    parts: tuple[str | Table, ...]
    pages: int | None = None
    paragraphs: bool = False
