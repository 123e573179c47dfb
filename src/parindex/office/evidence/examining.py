"""What an uploaded file says of itself: its particulars and signatures, found in a confined child."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parindex.office.evidence.errors import FileRefused
from parindex.office.evidence.signatures import Signature, signatures
from parindex.office.evidence.store import identify
from parindex.reading.errors import ReadingError, ReadingStopped
from parindex.reading.limits import Limits, from_environment
from parindex.reading.particulars import Particulars, from_text, read_particulars, to_text
from parindex.reading.reader import Child
from parindex.reading.table import Progress

MOST_SIGNATURES = 20


@dataclass(frozen=True, slots=True)
class Examined:
    """A content with what it says of itself; `particulars` are blank where it could not be read."""

    content: bytes
    media: str
    particulars: Particulars
    signatures: list[dict[str, Any]]


def examine(content: bytes) -> Examined:
    """Read a content within the reader's limits. FileRefused for kinds not taken, and for what is damaged or locked."""
    media = identify(content)
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / f"tai-lieu.{media}"
        path.write_bytes(content)
        try:
            answer = Child(path, from_environment(), _work).text()
        except ReadingStopped:
            return Examined(content, media, Particulars(), [])
        except ReadingError as refused:
            raise FileRefused(str(refused)) from refused
    particulars, _, signed = answer.partition("\n")
    try:
        return Examined(
            content, media, from_text(particulars), [Signature(**each).plain() for each in json.loads(signed)]
        )
    except (ValueError, TypeError):
        return Examined(content, media, Particulars(), [])


def _work(path: Path, limits: Limits, progress: Progress) -> str:
    """The child's answer: the particulars on one line, the signatures on the next."""
    media = path.suffix.removeprefix(".")
    particulars = read_particulars(path, media, limits)
    try:
        signed = signatures(path.read_bytes())[:MOST_SIGNATURES] if media == "pdf" else []
    except FileRefused:
        signed = []
    plain = [signature.plain() for signature in signed]
    return f"{to_text(particulars)}\n{json.dumps(plain, ensure_ascii=False)}"
