"""What an uploaded file says of itself: its particulars and signatures, found in a confined child."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parindex.office.evidence.errors import FileRefused
from parindex.office.evidence.signatures import UNREADABLE, Signature, signatures
from parindex.office.evidence.store import identify
from parindex.reading.errors import ReadingError, ReadingStopped
from parindex.reading.limits import Limits, from_environment
from parindex.reading.particulars import Particulars, from_text, read_particulars, to_text
from parindex.reading.reader import Child, Work
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
    try:
        particulars, _, signed = _in_child(content, media, _particulars_and_signatures).partition("\n")
        return Examined(content, media, from_text(particulars), [signature.plain() for signature in _from_text(signed)])
    except (ReadingStopped, ValueError, TypeError):
        return Examined(content, media, Particulars(), [])
    except ReadingError as refused:
        raise FileRefused(str(refused)) from refused


def signatures_of(content: bytes) -> Sequence[Signature]:
    """The signatures of a PDF in the order they were made. FileRefused for all that they cannot be read from."""
    try:
        return _from_text(_in_child(content, identify(content), _signatures))
    except (ReadingError, ValueError, TypeError) as refused:
        raise FileRefused(str(UNREADABLE)) from refused


def _in_child(content: bytes, media: str, work: Work) -> str:
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / f"tai-lieu.{media}"
        path.write_bytes(content)
        return Child(path, from_environment(), work).text()


def _particulars_and_signatures(path: Path, limits: Limits, progress: Progress) -> str:
    """The child's answer: the particulars on one line, the signatures on the next."""
    media = path.suffix.removeprefix(".")
    particulars = read_particulars(path, media, limits)
    try:
        signed = _signatures(path, limits, progress) if media == "pdf" else "[]"
    except ReadingError:
        signed = "[]"
    return f"{to_text(particulars)}\n{signed}"


def _signatures(path: Path, limits: Limits, progress: Progress) -> str:
    try:
        found = signatures(path.read_bytes())[:MOST_SIGNATURES]
    except FileRefused as refused:
        raise ReadingError(str(refused)) from refused
    return json.dumps([signature.plain() for signature in found], ensure_ascii=False)


def _from_text(text: str) -> list[Signature]:
    return [Signature(**each) for each in json.loads(text)]
