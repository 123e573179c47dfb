"""Where the units of a round stand, as `scoring` computed it, kept so that pages only read."""

from django.db import models

from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit


class Standings(models.Model):
    """The standings of one round as they were last computed. `basis` is what they were computed from: see `actions`."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="standings")
    basis = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d}"


class Standing(models.Model):
    """Where one unit stands. Ticks; `maximum` is 0 where nothing applies, `undecided` counts leaves without points.

    `index` are ten-thousandths of the maximum, for display. `exempt` is why it is listed and not ranked.
    """

    standings = models.ForeignKey(Standings, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    total = models.BigIntegerField()
    maximum = models.BigIntegerField()
    index = models.IntegerField(null=True)
    undecided = models.PositiveIntegerField()
    band = models.CharField(max_length=100, blank=True)
    exempt = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standings", "unit"], name="results_one_standing_per_unit")]

    def __str__(self) -> str:
        return f"{self.standings_id} {self.unit_id}"


class Place(models.Model):
    """A unit's rank in one block, among the `of` units ranked there; blank for one that is not ranked."""

    standing = models.ForeignKey(Standing, models.CASCADE, related_name="places")
    block = models.CharField(max_length=100)
    rank = models.PositiveIntegerField(null=True)
    of = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standing", "block"], name="results_one_place_per_block")]

    def __str__(self) -> str:
        return f"{self.standing_id} {self.block}"
