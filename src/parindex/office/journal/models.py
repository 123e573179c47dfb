"""The journal's one table. Actor and subject are text ids, never names; details hold ids and hashes."""

from django.db import models


class Entry(models.Model):
    """One act. `hash` covers every other column and the hash of the entry before it in its chain."""

    chain = models.CharField(max_length=100)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    verb = models.CharField(max_length=50)
    subject = models.CharField(max_length=200)
    detail = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="journal_one_entry_per_place")]

    def __str__(self) -> str:
        return f"{self.chain} {self.sequence}: {self.verb}"
