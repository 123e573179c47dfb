"""A scan as a document: pages read side by side, then labels and points settled over the whole of it."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pypdfium2

from parindex.reading.columns import Columns
from parindex.reading.errors import ReadingError
from parindex.reading.limits import SETTINGS
from parindex.reading.scan import tesseract
from parindex.reading.scan.page import ScannedTable, read_page
from parindex.reading.scan.picture import render
from parindex.reading.scan.settle import settle
from parindex.reading.table import Progress, Table

MOST_WORKERS = 4


def read_pages(
    content: bytes, pages: Sequence[int], most: int, columns: Columns | None, progress: Progress
) -> dict[int, list[str | Table]]:
    """The lines and tables of pages (from 1) of a PDF that are pictures; what may be misread is marked uncertain.

    `columns` are those of a table that the pages may carry on; `progress` is told (pages done, pages in all).
    ReadingError when there are more than `most`, or when Tesseract or its Vietnamese is missing.
    """
    tesseract.require()
    if len(pages) > most:
        raise ReadingError(
            f"Bản quét có {len(pages)} trang, nhiều hơn mức {most} trang cho một lần đọc. Đề nghị tách riêng phần bảng "
            f"tự chấm điểm, hoặc đặt {SETTINGS['scan_pages']} lớn hơn."
        )
    with pypdfium2.PdfDocument(content) as pdf:
        progress(0, len(pages))
        scanned = list(_read_pages(pdf, pages, progress))
    settle([part for page in scanned for part in page if isinstance(part, ScannedTable)], columns)
    return {
        number: [part if isinstance(part, str) else part.as_table(number) for part in page]
        for number, page in zip(pages, scanned, strict=True)
    }


def _read_pages(
    pdf: pypdfium2.PdfDocument, pages: Sequence[int], progress: Progress
) -> Iterator[list[str | ScannedTable]]:
    """Each page, a few at a time; pdfium renders in this thread only, and no more pictures wait than are worked on."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    waiting: deque[Future[list[str | ScannedTable]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for place in range(len(pages) + workers):
            if place < len(pages):
                waiting.append(pool.submit(read_page, render(pdf[pages[place] - 1])))
            if place >= workers and waiting:
                yield waiting.popleft().result()
                progress(place - workers + 1, len(pages))
