"""Frozen editions and the rounds that use them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.office.units.models import Person, Unit


class FrozenEdition(models.Model):
    """The full text of an edition, never changed, known by its sha256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    text = models.TextField()
    frozen_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """One assessment of some units of one superior for one period."""

    class Part(models.TextChoices):
        YEAR = "year", _("cả năm")
        FIRST_HALF = "first-half", _("6 tháng đầu năm")
        SECOND_HALF = "second-half", _("6 tháng cuối năm")
        NINE_MONTHS = "nine-months", _("9 tháng")
        Q1 = "q1", _("quý I")
        Q2 = "q2", _("quý II")
        Q3 = "q3", _("quý III")
        Q4 = "q4", _("quý IV")

    title = models.CharField(max_length=300)
    superior = models.ForeignKey(Unit, models.PROTECT, related_name="rounds")
    edition = models.ForeignKey(FrozenEdition, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, choices=Part, default=Part.YEAR)

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        """The journal's chain of this round."""
        return f"round:{self.pk}"


class Phase(models.Model):
    """A stretch of a round, open from one instant until just before another."""

    class Name(models.TextChoices):
        SELF_ASSESSMENT = "self-assessment", _("Tự đánh giá")
        APPRAISAL = "appraisal", _("Thẩm định")
        CLARIFICATION = "clarification", _("Giải trình bổ sung")
        SECOND_APPRAISAL = "second-appraisal", _("Thẩm định lần 2")
        APPROVAL = "approval", _("Phê duyệt")
        PUBLISHED = "published", _("Công bố")

    round = models.ForeignKey(Round, models.CASCADE, related_name="phases")
    name = models.CharField(max_length=20, choices=Name)
    opens = models.DateTimeField()
    closes = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="rounds_each_phase_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.name}"


class PhaseChange(models.Model):
    """Instants that a phase had before and has since; both blank before the phase was added to its round."""

    phase = models.ForeignKey(Phase, models.CASCADE, related_name="changes")
    opened = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    opens = models.DateTimeField()
    closes = models.DateTimeField(null=True)
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(Person, models.PROTECT)

    def __str__(self) -> str:
        return f"{self.phase_id} {self.at}"


class Participant(models.Model):
    """A unit assessed in a round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="participants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="participations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="rounds_each_unit_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id}"


class LeftOut(models.Model):
    """A unit beneath the superior that is not assessed in a round, with the reason."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="left_out")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="rounds_left_out_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id}"


class Extension(models.Model):
    """A later closing of one phase for one unit, with the reason."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="extensions")
    phase = models.CharField(max_length=20, choices=Phase.Name)
    closes = models.DateTimeField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.participant_id} {self.phase}"


class Body(models.Model):
    """The body that appraises the criteria of one function of the edition in this round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="bodies")
    function = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "function"], name="rounds_one_body_per_function")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.function}"


class CriterionBody(models.Model):
    """Another body than that of its function for one criterion of a round, with all beneath it."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="criterion_bodies")
    node = models.CharField(max_length=50)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "node"], name="rounds_one_body_per_criterion")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.node}"
