"""Refusals of this room."""

from parindex.office.errors import Refusal


class FileRefused(Refusal):
    """A file that is not taken in; nothing of it is kept."""
