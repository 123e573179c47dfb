"""Refusals of this room."""

from parindex.office.errors import Refusal


class BackupRefused(Refusal):
    """A backup that cannot be taken, read or put back as asked; nothing has been changed."""
