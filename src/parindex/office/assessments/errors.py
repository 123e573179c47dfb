"""Refusals of this room."""

from django.utils.translation import gettext

from parindex.office.assessments.models import SheetRow
from parindex.office.errors import Refusal


class SheetRefused(Refusal):
    """A sheet that cannot be opened or changed as asked."""


class RowRefused(Refusal):
    """What was typed cannot be kept as a row; `problems` by the name of the field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class Conflict(Refusal):
    """Somebody else saved the row meanwhile; `theirs` is the row as it stands. Nothing of either is lost."""

    def __init__(self, theirs: SheetRow) -> None:
        super().__init__(gettext("Người khác vừa sửa dòng này. Đề nghị xem hai nội dung và chọn."))
        self.theirs = theirs
