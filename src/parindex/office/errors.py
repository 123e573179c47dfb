"""Refusals that every room shares: sentences in the language of the page, that say what, why and what to do."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext, override


def vietnamese(label: "str | Promise") -> str:
    """A label in Vietnamese, whatever language the page speaks."""
    with override("vi"):
        return str(label)


class Refusal(Exception):
    """An act that cannot be done as asked; nothing has been changed. The message is for the user."""


class Forbidden(Refusal):
    """An act that the actor's roles do not allow."""

    def __init__(self, what: str, roles: Sequence["str | Promise"]) -> None:
        holders = ", ".join(map(str, roles)).lower()
        super().__init__(
            gettext(
                "{what} là việc của: {holders} của đơn vị. Tài khoản này chưa được giao vai trò đó; nếu cần, đề nghị "
                "liên hệ người quản trị của đơn vị."
            ).format(what=what[:1].upper() + what[1:], holders=holders)
        )
