"""Refusals of this room."""

from parindex.office.errors import Refusal


class CasesRefused(Refusal):
    """An export, a mapping or an import that cannot be taken as asked; nothing of the store has changed."""
