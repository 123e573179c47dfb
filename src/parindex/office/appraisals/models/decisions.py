"""Appraisals: what was decided on each leaf of a sent sheet at each stage, every earlier state, who reads what."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from parindex.office.assessments.models import Sheet
from parindex.office.rounds.models import Participant, Round
from parindex.office.units.models import Person, Unit


class Appraisal(models.Model):
    """One sent sheet under appraisal. `version` counts its acts; `undecided` its leaves that still await points."""

    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="appraisal")
    undecided = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.sheet_id}"

    @property
    def chain(self) -> str:
        """The journal's chain of this appraisal."""
        return f"appraisal:{self.pk}"


class Decision(models.Model):
    """What was decided on one leaf at one stage. Ticks of 1/10,000 point; `points` is 0 where it does not apply.

    `worth` is what the leaf counted for then: when a neighbour is found not to apply it counts for more, and is to be
    decided again. `facts` are figures by name, as text, that the appraiser holds instead of the unit's. `read` are all
    figures from which a stated rule gave the points, theirs among the unit's; None where no stated rule bound it.
    `row_version` is the state of the unit's row that was judged.
    """

    class Stage(models.TextChoices):
        APPRAISED = "appraised", _("Thẩm định")
        REAPPRAISED = "reappraised", _("Thẩm định lần 2")
        AWARDED = "awarded", _("Hội đồng")

    class Reason(models.TextChoices):
        BY_RULE = "by-rule", _("Khớp với quy tắc tính từ số liệu")
        AGREED = "agreed", _("Thống nhất với điểm tự chấm")
        NO_EVIDENCE = "no-evidence", _("Chưa có tài liệu kiểm chứng")
        EVIDENCE_SHORT = "evidence-short", _("Tài liệu kiểm chứng chưa đủ")
        FIGURES_DIFFER = "figures-differ", _("Số liệu chưa khớp với tài liệu")
        DONE_IN_PART = "done-in-part", _("Mới thực hiện một phần")
        LATE = "late", _("Thực hiện chậm")
        NOT_APPLICABLE = "not-applicable", _("Không phát sinh, không áp dụng")
        CLARIFIED = "clarified", _("Đã được giải trình, bổ sung")
        SURVEY = "survey", _("Theo kết quả điều tra hoặc chỉ số được lấy về")
        COUNCIL = "council", _("Theo kết luận của hội đồng")
        OTHER = "other", _("Lý do khác, ghi rõ")

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="decisions")
    node = models.CharField(max_length=50)
    stage = models.CharField(max_length=12, choices=Stage)
    points = models.BigIntegerField()
    not_applicable = models.BooleanField(default=False)
    worth = models.BigIntegerField()
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    read = models.JSONField(null=True)
    row_version = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "node", "stage"], name="appraisals_one_decision_per_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.node} {self.stage}"


class DecisionVersion(models.Model):
    """What a decision said before it was changed; what it says now stands in the decision."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "version"], name="appraisals_each_version_once")]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.version}"


class Share(models.Model):
    """The part of a body's work that one of its people does: a criterion with all beneath it, a unit, or both.

    Blank is all. While a body has no shares, each of its appraisers does all of it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="shares")
    body = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT)
    node = models.CharField(max_length=50, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "round", "body", "person", "node", Coalesce("unit", 0), name="appraisals_each_share_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.person_id} {self.node} {self.unit_id}"


class Exemption(models.Model):
    """Why a unit of a round is listed and not ranked."""

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="exemption")
    reason = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.participant_id}"


class SecondReading(models.Model):
    """A decided row drawn to be read again by somebody else, who does not see what was decided.

    `first` is the decision, `first_points` what it said when the row was drawn; blank `person` is not read yet.
    """

    first = models.OneToOneField(Decision, models.CASCADE, related_name="second_reading")
    first_points = models.BigIntegerField()
    first_not_applicable = models.BooleanField()
    first_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    points = models.BigIntegerField(null=True)
    not_applicable = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.first_id}"
