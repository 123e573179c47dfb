"""Refusals of this room."""

from django.utils.translation import gettext

from parindex.office.appraisals.models import Decision, Message
from parindex.office.errors import Refusal


class AppraisalRefused(Refusal):
    """An act of appraisal that cannot be done as asked."""


class DecisionRefused(Refusal):
    """What was typed cannot be kept as a decision; `problems` by the name of the field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class DecidedMeanwhile(Refusal):
    """Somebody else decided the row meanwhile; `theirs` is the decision as it stands. Nothing of either is lost."""

    def __init__(self, theirs: Decision) -> None:
        super().__init__(gettext("Người khác vừa quyết định dòng này. Đề nghị xem hai nội dung và chọn."))
        self.theirs = theirs


class AnswersClosed(Refusal):
    """A question or an answer after the time of its clarification round."""


class AnsweredMeanwhile(Refusal):
    """Somebody else of the unit saved the answer meanwhile; `theirs` is the draft as it stands. Nothing is lost."""

    def __init__(self, theirs: Message) -> None:
        super().__init__(gettext("Người khác trong đơn vị vừa sửa giải trình này. Đề nghị xem hai nội dung và chọn."))
        self.theirs = theirs
