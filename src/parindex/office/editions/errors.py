"""Refusals of this room."""

from collections.abc import Sequence

from django.utils.translation import gettext

from parindex.editions.judging import Fault
from parindex.office.editions.models import EditionRow
from parindex.office.errors import Refusal

Place = tuple[str | int, ...]
"""The keys and numbers that lead to a setting of a row: ("facts", 0, "ask")."""


class DraftRefused(Refusal):
    """An edition that cannot be begun or changed as asked."""


class RowRefused(Refusal):
    """What was typed cannot be kept as a row; `problems` are sentences by the setting that each concerns."""

    def __init__(self, problems: Sequence[tuple[Place, str]]) -> None:
        super().__init__(" ".join(words for _, words in problems))
        self.problems = tuple(problems)


class Conflict(Refusal):
    """Somebody else saved the row meanwhile; `theirs` is the row as it stands. Nothing of either is lost."""

    def __init__(self, theirs: EditionRow) -> None:
        super().__init__(gettext("Người khác vừa sửa dòng này. Đề nghị xem hai nội dung và chọn."))
        self.theirs = theirs


class NotReady(Refusal):
    """An edition that cannot be released yet: `faults` of its rows, and examples that do not come out."""

    def __init__(self, faults: Sequence[Fault], failed: Sequence[str]) -> None:
        rows = len({fault.criterion for fault in faults if fault.criterion})
        super().__init__(
            gettext(
                "Bộ tiêu chí chưa ban hành được: {rows} dòng còn phải sửa, {examples} ví dụ tính ra điểm khác. Đề"
                " nghị xem từng dòng bên dưới."
            ).format(rows=rows, examples=len(failed))
        )
        self.faults = tuple(faults)
        self.failed = tuple(failed)
