"""Refusals of this room."""

from parindex.office.errors import Refusal


class ResultsMoved(Refusal):
    """The result is another than the one that was seen."""


class PublicationRefused(Refusal):
    """A result that cannot be approved or made public as asked."""
