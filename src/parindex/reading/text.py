"""Plain text."""

from parindex.reading.table import Document


def read_document(content: bytes) -> Document:
    """The lines of a text file."""
    return Document(tuple(content.decode("utf-8", "replace").splitlines()))
