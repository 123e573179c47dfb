"""The table of points: whole numbers of 1/10,000 point, so that sums are exact on every database."""

from django.db import models

from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit

STAGES = ("claimed", "computed", "appraised", "reappraised", "awarded")
"""Who gave points, in order; each has its column."""


class NodePoints(models.Model):
    """The ticks of one node of one unit at every stage: a leaf's own, or the running total of the leaves beneath.

    From `appraised` on a leaf has what holds at that stage: what was decided there, else what the stage before gave.
    """

    round = models.ForeignKey(Round, models.CASCADE)
    unit = models.ForeignKey(Unit, models.PROTECT)
    node = models.CharField(max_length=50)
    claimed = models.BigIntegerField(default=0)
    computed = models.BigIntegerField(default=0)
    appraised = models.BigIntegerField(default=0)
    reappraised = models.BigIntegerField(default=0)
    awarded = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "node", "unit"], name="points_one_per_node_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id} {self.node}"
