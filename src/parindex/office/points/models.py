"""The table of points: whole numbers of 1/10,000 point, so that sums are exact on every database."""

from django.db import models

from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit


class Points(models.Model):
    """The ticks of one node of one unit at one stage: a leaf's own, or the running total of the leaves beneath."""

    class Stage(models.TextChoices):
        CLAIMED = "claimed"
        COMPUTED = "computed"
        APPRAISED = "appraised"
        REAPPRAISED = "reappraised"
        AWARDED = "awarded"

    round = models.ForeignKey(Round, models.CASCADE)
    unit = models.ForeignKey(Unit, models.PROTECT)
    node = models.CharField(max_length=50)
    stage = models.CharField(max_length=12, choices=Stage)
    ticks = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "node", "stage"], name="points_one_per_node_and_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id} {self.node} {self.stage}: {self.ticks}"
