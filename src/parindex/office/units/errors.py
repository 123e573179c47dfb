"""Refusals of this room."""

from django.utils.translation import gettext

from parindex.office.errors import Refusal


class PeopleRefused(Refusal):
    """An account or a role that cannot be changed as asked."""


class UnitRefused(Refusal):
    """A unit that cannot be added or changed as asked."""


class LinkGone(Refusal):
    """A one-time link that was used, replaced or left to expire."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Liên kết này đã được dùng, đã được thay bằng liên kết khác hoặc đã hết hạn. Đề nghị xin người "
                "quản trị một liên kết mới."
            )
        )


class ListRefused(Refusal):
    """A list that cannot be read by its headings, or not be written as it was shown."""
