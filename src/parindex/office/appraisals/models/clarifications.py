"""Clarification: numbered rounds with a time in working days, questions by row, and what was answered."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.office.appraisals.models.decisions import Appraisal
from parindex.office.evidence.models import Document
from parindex.office.rounds.models import Round
from parindex.office.units.models import Person, Unit


class ClarificationRound(models.Model):
    """A numbered time, of so many working days after its opening, in which units answer what appraisers ask.

    `due` is counted when it is opened, and again when a day off is added; `hour` is the hour of that day in Vietnam.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="clarifications")
    number = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    hour = models.TimeField()
    opened_at = models.DateTimeField()
    due = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="appraisals_each_clarification_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"

    @property
    def off(self) -> frozenset[date]:
        """The days off that were added."""
        return frozenset(one.day for one in self.days_off.all())


class DayOff(models.Model):
    """A day that is no working day in one clarification round, though the calendar of holidays does not know it."""

    clarification = models.ForeignKey(ClarificationRound, models.CASCADE, related_name="days_off")
    day = models.DateField()
    reason = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clarification", "day"], name="appraisals_each_day_off_once")]

    def __str__(self) -> str:
        return f"{self.clarification_id} {self.day}"


class AnswerExtension(models.Model):
    """A later end of one clarification round for one unit, with the reason."""

    clarification = models.ForeignKey(ClarificationRound, models.CASCADE, related_name="extensions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due = models.DateTimeField()
    reason = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.clarification_id} {self.unit_id}"


class Question(models.Model):
    """What is asked about one leaf of one unit in a clarification round: the head of a thread of messages.

    The words that closed it are the message that was sent just at `closed_at`.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Chờ giải trình")
        ANSWERED = "answered", _("Đã giải trình")
        ACCEPTED = "accepted", _("Chấp nhận giải trình")
        NOT_ACCEPTED = "not-accepted", _("Không chấp nhận giải trình")

    clarification = models.ForeignKey(ClarificationRound, models.PROTECT, related_name="questions")
    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="questions")
    node = models.CharField(max_length=50)
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clarification", "appraisal", "node"], name="appraisals_one_question_about_a_leaf"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clarification_id} {self.appraisal_id} {self.node}"

    @property
    def is_closed(self) -> bool:
        """Whether the appraiser has said what came of it."""
        return self.state in OUTCOMES


OUTCOMES = (Question.State.ACCEPTED, Question.State.NOT_ACCEPTED)
"""What may come of a question."""


class Message(models.Model):
    """Words in a thread. An answer is the unit's own until it is sent: `sent_at` is blank while it is a draft."""

    class Side(models.TextChoices):
        APPRAISER = "appraiser", _("Cơ quan thẩm định")
        UNIT = "unit", _("Đơn vị")

    question = models.ForeignKey(Question, models.CASCADE, related_name="messages")
    side = models.CharField(max_length=10, choices=Side)
    words = models.TextField(blank=True)
    documents = models.ManyToManyField(Document, through="MessageDocument", related_name="messages")
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=models.Q(sent_at__isnull=True),
                name="appraisals_one_draft_of_an_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=False) | models.Q(side="unit"), name="appraisals_only_units_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.pk}"


class MessageDocument(models.Model):
    """A document of the unit beside its answer; while it stands there it is not removed from the unit's list."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="links")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "document"], name="appraisals_each_document_once_in_a_message")
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.document_id}"


class MessageVersion(models.Model):
    """What an answer said after one save of its draft: its words and the ids of its documents."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "version"], name="appraisals_each_answer_state_once")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.version}"
