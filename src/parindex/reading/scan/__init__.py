"""Scans: pages that are pictures, read by their ruling lines and by Tesseract, with what is uncertain marked so."""

import os

# BLAS would set memory aside for a thread on every core, which a confined reader does not have; nothing here uses it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from parindex.reading.scan.document import read_pages

__all__ = ["read_pages"]
