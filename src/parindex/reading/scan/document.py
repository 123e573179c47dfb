"""A scan as a document: pages read side by side, then labels and points settled over the whole of it."""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from parindex.reading.errors import ReadingError
from parindex.reading.limits import SETTINGS
from parindex.reading.scan import tesseract
from parindex.reading.scan.page import ScannedTable, read_page
from parindex.reading.scan.picture import render
from parindex.reading.scan.settle import settle
from parindex.reading.table import Document, Progress

MOST_WORKERS = 4


def read_document(path: Path, pages: int, progress: Progress) -> Document:
    """The lines and tables of a scanned PDF of at most `pages` pages; what may be misread is marked uncertain.

    ReadingError when there are more pages, or when Tesseract or its Vietnamese is missing.
    """
    tesseract.require()
    with pypdfium2.PdfDocument(path) as pdf:
        count = len(pdf)
        if count > pages:
            raise ReadingError(
                f"Bản quét có {count} trang, nhiều hơn mức {pages} trang cho một lần đọc. Đề nghị tách riêng phần bảng "
                f"tự chấm điểm, hoặc đặt {SETTINGS['scan_pages']} lớn hơn."
            )
        progress(0, count)
        scanned = list(_read_pages(pdf, count, progress))
    settle([part for page in scanned for part in page if isinstance(part, ScannedTable)])
    parts = [
        part if isinstance(part, str) else part.as_table(number)
        for number, page in enumerate(scanned, start=1)
        for part in page
    ]
    return Document(tuple(parts), pages=count)


def _read_pages(pdf: pypdfium2.PdfDocument, count: int, progress: Progress) -> Iterator[list[str | ScannedTable]]:
    """Every page, a few at a time; pdfium renders in this thread only, and no more pictures wait than are worked on."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    waiting: deque[Future[list[str | ScannedTable]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for number in range(count + workers):
            if number < count:
                waiting.append(pool.submit(read_page, render(pdf[number])))
            if number >= workers and waiting:
                yield waiting.popleft().result()
                progress(number - workers + 1, count)
