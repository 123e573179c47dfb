"""Refusals of this room."""

from django.utils.translation import gettext

from parindex.office.errors import Refusal
from parindex.office.registers.models import Record


class RecordRefused(Refusal):
    """What was typed cannot be kept as a line; `problems` by the name of the column."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class RecordChanged(Refusal):
    """Somebody else changed the line meanwhile; `theirs` is the line as it stands. Nothing of either is lost."""

    def __init__(self, theirs: Record) -> None:
        super().__init__(gettext("Người khác vừa sửa dòng này. Đề nghị xem hai nội dung và chọn."))
        self.theirs = theirs


class RegisterRefused(Refusal):
    """An act on a register that cannot be done as asked."""
