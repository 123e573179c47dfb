"""A unit's sheet in a round: rows with every earlier state, their documents, who fills in what, what went out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.office.evidence.models import Document, File
from parindex.office.rounds.models import Round
from parindex.office.units.models import Person, Unit


class Sheet(models.Model):
    """One unit's self-assessment in one round. `across` are the findings that rest on several rows."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        CHECKED = "checked", _("Đã rà soát")
        SIGNED = "signed", _("Đã ký")
        SENT = "sent", _("Đã gửi")

    round = models.ForeignKey(Round, models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    across = models.JSONField(default=list)
    returned_because = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="assessments_one_sheet_per_unit")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id}"

    @property
    def chain(self) -> str:
        """The journal's chain of this sheet."""
        return f"sheet:{self.pk}"


class SheetRow(models.Model):
    """One node of the sheet. Ticks of 1/10,000 point.

    `facts` by name: {"counts": source, "values": {source: {"value", "as_of"}}}, values as text. What follows from the
    row is kept beside it, so that a page parses nothing: `computed`, `answer_state` and `trace` from the facts,
    `findings` and `proposals` from the words.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="rows")
    node = models.CharField(max_length=50)
    claimed = models.BigIntegerField(null=True)
    explanation = models.TextField(default="")
    facts = models.JSONField(default=dict)
    reason = models.TextField(default="")
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True)
    computed = models.BigIntegerField(null=True)
    answer_state = models.CharField(max_length=20, default="")
    trace = models.TextField(default="")
    findings = models.JSONField(default=list)
    proposals = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "node"], name="assessments_one_row_per_node")]
        indexes = [
            # a superior's page counts them over all sheets of a round
            models.Index(fields=["sheet"], condition=models.Q(claimed__isnull=False), name="assessments_claimed_rows")
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.node}"


class RowVersion(models.Model):
    """What a row said after one save; the one before says what it said before. The journal holds its hash."""

    row = models.ForeignKey(SheetRow, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "version"], name="assessments_each_version_once")]

    def __str__(self) -> str:
        return f"{self.row_id} {self.version}"


class RowDocument(models.Model):
    """A document that proves a row. `matched`: found by the row's own words; `taken_off`: a person took it away.

    What was taken off stays, so that the same words do not bring it back.
    """

    row = models.ForeignKey(SheetRow, models.CASCADE, related_name="documents")
    document = models.ForeignKey(Document, models.CASCADE, related_name="rows")
    matched = models.BooleanField(default=False)
    taken_off = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["row", "document"], name="assessments_each_document_once_in_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.document_id}"


class Assignment(models.Model):
    """A field or criterion that one contributor fills in, with all beneath it, by an inner deadline."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="assignments")
    node = models.CharField(max_length=50)
    person = models.ForeignKey(Person, models.PROTECT)
    due = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "node", "person"], name="assessments_each_assignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.node} {self.person_id}"


class OfficialReport(models.Model):
    """One frozen state of a sheet as it goes out on paper: content never changes, a reopened sheet makes the next.

    `content` is what the paper says; number, date and the signed file come back with it from the document system.
    `signatures` are those found in the signed file; a scan of the stamped paper has none.
    """

    class Signed(models.TextChoices):
        DIGITALLY = "digital", _("Ký số")
        BY_HAND = "scan", _("Bản quét có chữ ký, con dấu")

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="reports")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    number = models.CharField(max_length=50, blank=True)
    date = models.DateField(null=True)
    signed = models.CharField(max_length=10, choices=Signed, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True)
    signatures = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "version"], name="assessments_each_report_once")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.version}"
