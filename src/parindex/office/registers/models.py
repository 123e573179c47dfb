"""Records of a unit's registers: values by column as the library declares them, with every earlier state."""

from django.db import models

from parindex.office.units.models import Person, Unit


class Record(models.Model):
    """One line of one register of a unit. `values` by column: text, a whole number, yes or no, or a day as ISO text.

    `key` fingerprints what tells two lines apart, blank where a part of it is not known yet. `due` and `done` repeat
    the days of the calendar, `folded` all words for searching without tones. What was taken out stays, marked.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="records")
    register = models.CharField(max_length=50)
    values = models.JSONField()
    key = models.CharField(max_length=64, blank=True)
    due = models.DateField(null=True)
    done = models.DateField(null=True)
    folded = models.TextField()
    taken_out = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "register", "key"],
                condition=models.Q(taken_out=False) & ~models.Q(key=""),
                name="registers_each_line_once",
            ),
        ]
        indexes = [models.Index(fields=["unit", "register"], name="registers_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.register} {self.pk}"

    @property
    def chain(self) -> str:
        """The journal's chain of this register."""
        return chain_of(self.unit_id, self.register)


class RecordVersion(models.Model):
    """What a line said before it was changed or taken out; what it says now stands in the record."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT)
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "version"], name="registers_each_version_once")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.version}"


def chain_of(unit: int, register: str) -> str:
    """The journal's chain of one register of a unit."""
    return f"register:{unit}:{register}"
