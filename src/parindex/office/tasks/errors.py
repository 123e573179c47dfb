"""Refusals of this room, and how a try fails whose worker died."""

from parindex.office.errors import Refusal


class TaskRefused(Refusal):
    """Work that is not taken on, or that cannot be done."""


class TaskLost(Exception):
    """The worker of a try showed no sign of life any more."""
