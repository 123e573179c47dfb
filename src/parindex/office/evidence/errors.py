"""Refusals of this room."""

from django.utils.translation import gettext

from parindex.office.errors import Refusal
from parindex.office.evidence.models import Document


class FileRefused(Refusal):
    """A file that is not taken in; nothing of it is kept."""


class DocumentChanged(Refusal):
    """Somebody else described the document meanwhile; `theirs` is it as it stands. Nothing of either is lost."""

    def __init__(self, theirs: Document) -> None:
        super().__init__(gettext("Người khác vừa sửa thông tin tài liệu này. Đề nghị xem hai nội dung và chọn."))
        self.theirs = theirs
