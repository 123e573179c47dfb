"""Refusals of this room."""

from parindex.office.errors import Refusal


class RoundRefused(Refusal):
    """A round, a phase or an extension that cannot be made as asked."""


class PhaseClosed(Refusal):
    """An act outside the time of its phase."""
