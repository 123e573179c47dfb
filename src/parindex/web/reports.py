"""An uploaded report read and checked; nothing of it is kept."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from parindex.checking.finding import Verdict
from parindex.checking.verdict import check
from parindex.editions.sheet import Sheet
from parindex.office.editions.queries import shelf
from parindex.office.errors import Refusal
from parindex.reading.errors import ReadingError
from parindex.reading.reader import read
from parindex.reading.table import Progress

AT_ONCE = 2
"""Readers that may work at the same time: each takes a core."""

_places = BoundedSemaphore(AT_ONCE)


class ReportRefused(Refusal):
    """A file that cannot be read as a report now; the message says why and what to do."""


class Scanned(Exception):
    """The file is a scan: reading it takes seconds a page, which no page waits for."""

    def __init__(self, file: "UploadedFile[bytes]") -> None:
        super().__init__()
        self.file = file

    @classmethod
    def seen(cls, file: "UploadedFile[bytes]") -> Progress:
        """What a reader is given to tell of a scan's pages: it raises at the first word."""

        def stop(page: int, pages: int) -> None:
            raise cls(file)

        return stop


@contextmanager
def place() -> Iterator[None]:
    """A reader's place until the end of the block. ReportRefused when none comes free in time."""
    if not _places.acquire(timeout=20):
        raise ReportRefused(_("Máy đang đọc các tệp khác. Đề nghị chờ ít giây rồi thử lại."))
    try:
        yield
    finally:
        _places.release()


@contextmanager
def read_report(upload: "UploadedFile[bytes] | None", scans: bool = True) -> Iterator[Sheet]:
    """The sheet of an uploaded report, whose file is there until the end of the block. ReportRefused says why not.

    Scanned as soon as it is seen to be a scan, where the page does not wait for `scans`.
    """
    if upload is None or not upload.size:
        raise ReportRefused(_("Chưa chọn tệp, hoặc tệp rỗng. Đề nghị chọn báo cáo .docx, .pdf, .xlsx hoặc .txt."))
    limit: int = settings.CONFIGURATION.upload_mb
    if upload.size > limit * 1024 * 1024:
        words = _("Tệp lớn hơn {limit} MB. Đề nghị tách riêng phần bảng tự chấm điểm rồi thử lại.")
        raise ReportRefused(words.format(limit=limit))
    try:
        with place(), tempfile.TemporaryDirectory(prefix="parindex-") as folder:
            path = Path(folder) / "bao-cao"
            with path.open("wb") as file:
                file.writelines(upload.chunks())
            yield read(path, progress=None if scans else Scanned.seen(upload))
    except ReadingError as refused:
        raise ReportRefused(str(refused)) from refused


def verdict_on(sheet: Sheet) -> Verdict:
    """The verdict by the edition that fits best, of those that come with the installation."""
    return check(sheet, tuple(shelf().values()))
