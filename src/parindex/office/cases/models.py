"""Exports on their way into the store, how each case system's columns are read, and the figures counted since.

The cases themselves stand in the store, not here.
"""

from django.db import models

from parindex.office.rounds.models import Round
from parindex.office.units.models import Person, Unit


class Mapping(models.Model):
    """How a superior's units read one case system: a profile, of which the latest version holds."""

    superior = models.ForeignKey(Unit, models.PROTECT, related_name="mappings")
    system = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    profile = models.JSONField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["superior", "system", "version"], name="cases_each_mapping_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.superior_id} {self.system} {self.version}"


class Intake(models.Model):
    """One export that somebody brings in for a unit, or for all units beneath it.

    `content` is the export without what tells a person; it goes when the import is asked for or given up. `read` =
    `new` + `changed` + `unchanged` + `refused`. `reasons` say how many were refused for each,
    `quarantine` is the file of all.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="intakes")
    person = models.ForeignKey(Person, models.PROTECT)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    system = models.CharField(max_length=100, blank=True)
    profile = models.JSONField()
    begun_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)
    read = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    quarantine = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "begun_at"], name="cases_intakes_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.name}"

    @property
    def chain(self) -> str:
        """The journal's chain of a unit's cases."""
        return f"cases:{self.unit_id}"

    @property
    def subject(self) -> str:
        """What the journal calls this export."""
        return f"{self.chain}/intake:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether its columns may still be mapped and its import asked for."""
        return self.asked_at is None and self.ended_at is None

    @property
    def kept(self) -> int:
        """How many of its rows are cases of the store."""
        return self.read - self.refused


class Count(models.Model):
    """The figures of a unit in one period, by measure, as counted when cases last changed; null is unknown."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="case_counts")
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, choices=Round.Part)
    as_of = models.DateField()
    figures = models.JSONField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "part"], name="cases_one_count_per_period")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.part}"
