"""How much a reader may use, from the environment: a refusal names the setting that allows more."""

import os
from dataclasses import dataclass

from parindex.reading.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading: seconds for any file, more for each scanned page, memory, and pages of a scan."""

    seconds: int = 60
    memory_mb: int = 1024
    scan_pages: int = 60
    scan_page_seconds: int = 5


SETTINGS = {
    "seconds": "PARINDEX_READ_SECONDS",
    "memory_mb": "PARINDEX_READ_MEMORY_MB",
    "scan_pages": "PARINDEX_SCAN_PAGES",
    "scan_page_seconds": "PARINDEX_SCAN_PAGE_SECONDS",
}


def from_environment() -> Limits:
    """The limits that the environment sets, else the usual ones. ReadingError when a setting is no whole number."""
    given: dict[str, int] = {}
    for name, setting in SETTINGS.items():
        text = os.environ.get(setting, "").strip()
        if text and not (text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000):
            raise ReadingError(f"Biến môi trường {setting} đang là “{text}”. Đề nghị đặt một số nguyên dương.")
        if text:
            given[name] = int(text)
    return Limits(**given)
