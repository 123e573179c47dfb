"""Files by the hash of their content, and the documents of a unit that they, or a citation, stand for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.office.units.models import Person, Unit


class File(models.Model):
    """One stored content, whatever names it came under. `media` is told by its bytes."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media = models.CharField(max_length=20)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256

    @property
    def place(self) -> str:
        """Its name in the store."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Document(models.Model):
    """One document of a unit as proof. A citation has no file; a web page has its address, the day and a picture of it.

    `known` says where number, date, issuer and title come from. `restricted`: of staff assessment, open to the unit's
    own people and the appraiser of its criterion alone. `signatures` are those found when the file was taken in.
    """

    class Kind(models.TextChoices):
        FILE = "file", _("Tệp")
        WEB = "web", _("Trang web")
        CITATION = "citation", _("Chỉ dẫn, không kèm tệp")

    class Known(models.TextChoices):
        READ = "read", _("Đọc từ tệp")
        SCANNED = "scanned", _("Đọc từ ảnh, đề nghị so lại")
        UNREAD = "unread", _("Chưa đọc được, đề nghị ghi số, ngày")
        TYPED = "typed", _("Do người ghi")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="documents")
    name = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=100, blank=True)
    date = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    kept_at = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    seen_on = models.DateField(null=True)
    known = models.CharField(max_length=10, choices=Known)
    restricted = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    signatures = models.JSONField(default=list)
    added_by = models.ForeignKey(Person, models.PROTECT)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "file"],
                condition=models.Q(file__isnull=False),
                name="evidence_each_content_once_in_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"document:{self.pk}"

    @property
    def called(self) -> str:
        """What it is called in one line: its number, else its title, else the name of its file."""
        return self.number or self.title or self.name
