"""Documents in: PDF, DOCX, XLSX, text and scans become a Sheet."""

from parindex.reading.errors import ReadingError
from parindex.reading.limits import Limits
from parindex.reading.reader import read

__all__ = ["Limits", "ReadingError", "read"]
