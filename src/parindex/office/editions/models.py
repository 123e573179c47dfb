"""A superior's own editions: their rows with every earlier state, and the cases that hold them to their meaning."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.office.rounds.models import FrozenEdition
from parindex.office.units.models import Person, Unit

HEAD = ""
"""The node of the row that holds the edition's head and its sources of law."""


class OwnEdition(models.Model):
    """An edition of one superior. Once released it has its frozen text and never changes.

    A draft may be set aside, and taken up again as it was.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        RELEASED = "released", _("Đã ban hành")
        SET_ASIDE = "set-aside", _("Đã gác lại")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="editions")
    name = models.CharField(max_length=100)
    made_from = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    frozen = models.ForeignKey(FrozenEdition, models.PROTECT, null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="editions_one_name_per_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        """The journal's chain of this edition."""
        return f"edition:{self.pk}"


class EditionRow(models.Model):
    """One criterion as YAML would say it, or the head. `source` is what the imported file says of it, by heading."""

    edition = models.ForeignKey(OwnEdition, models.CASCADE, related_name="rows")
    node = models.CharField(max_length=50, blank=True)
    place = models.PositiveIntegerField()
    content = models.JSONField()
    source = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "node"], name="editions_one_row_per_node")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.node}"


class EditionRowVersion(models.Model):
    """What a row said after one change; nothing once it was removed. It outlives its row."""

    edition = models.ForeignKey(OwnEdition, models.CASCADE, related_name="versions")
    node = models.CharField(max_length=50, blank=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)
    content = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "node", "version"], name="editions_each_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.node} {self.version}"


class EditionCase(models.Model):
    """One example: facts by key, and the points or state expected, as a case file says it."""

    edition = models.ForeignKey(OwnEdition, models.CASCADE, related_name="cases")
    content = models.JSONField()

    def __str__(self) -> str:
        return str(self.content["name"])
