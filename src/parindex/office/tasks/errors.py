"""Refusals of this room."""

from parindex.office.errors import Refusal


class TaskRefused(Refusal):
    """Work that is not taken on."""
