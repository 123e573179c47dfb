"""Refusals that every room shares: sentences in Vietnamese that say what, why and what to do."""

from collections.abc import Sequence


class Refusal(Exception):
    """An act that cannot be done as asked; nothing has been changed. The message is for the user."""


class Forbidden(Refusal):
    """An act that the actor's roles do not allow."""

    def __init__(self, what: str, roles: Sequence[str]) -> None:
        super().__init__(
            f"{what[:1].upper()}{what[1:]} là việc của: {', '.join(roles).lower()} của đơn vị. Tài khoản này chưa được "
            "giao vai trò đó; nếu cần, đề nghị liên hệ người quản trị của đơn vị."
        )
