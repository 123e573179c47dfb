"""Where the units of a round stand, kept for pages to read, its approval, and publications, which never change."""

from django.db import models

from parindex.office.assessments.models import Sheet
from parindex.office.evidence.models import File
from parindex.office.rounds.models import FrozenEdition, Round
from parindex.office.units.models import Person, Unit


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


class Costs(models.Model):
    """What the leaves of one round cost its units together, as last added up for standings of this `basis`.

    `leaves` are the sums of every leaf by its id: see `actions.summing`.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="costs")
    basis = models.CharField(max_length=64, blank=True)
    leaves = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.round_id}"


class SheetCosts(models.Model):
    """What one sheet adds to these sums, and the `sign` of what that rests on: another once the sheet has changed."""

    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="costs")
    sign = models.CharField(max_length=100)
    leaves = models.JSONField()

    def __str__(self) -> str:
        return f"{self.sheet_id}"


class Approval(models.Model):
    """A council member's approval of a round's result. It holds while the standings rest on the same `basis`.

    Until that result is published it can be withdrawn, with a reason: then it never holds again.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="approvals")
    basis = models.CharField(max_length=64)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "basis", "person"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="results_each_approves_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.person_id}"


class Publication(models.Model):
    """A round's result as it was made public, in rows of its own that never change. `root` names its bundle.

    `decision` is the number of the paper that approves it. `entries` and `digest` are where the journal ended. `blocks`
    has each block with how many units it lists and ranks. What corrects it is `corrected_by`; then `reason` says why.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="publications")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    reason = models.TextField(blank=True)
    edition = models.ForeignKey(FrozenEdition, models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    superior = models.CharField(max_length=200)
    decision = models.CharField(max_length=100)
    decided_on = models.DateField()
    published_on = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=64)
    root = models.CharField(max_length=64, unique=True)
    entries = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    blocks = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.root[:12]}"


class PublishedUnit(models.Model):
    """One unit as it was published. Ticks. `place` is where it stands by its code: see `PublishedNode`.

    `sent` is whether its sheet was there; `moved` counts the leaves that differ from the publication corrected, and
    `content` holds all that its own page shows: see `freezing`.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    superior = models.CharField(max_length=200, blank=True)
    sent = models.BooleanField()
    total = models.BigIntegerField()
    maximum = models.BigIntegerField()
    index = models.IntegerField(null=True)
    undecided = models.PositiveIntegerField()
    band = models.CharField(max_length=100, blank=True)
    exempt = models.TextField(blank=True)
    moved = models.PositiveIntegerField(default=0)
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "code"], name="results_each_unit_published_once"),
            models.UniqueConstraint(fields=["publication", "place"], name="results_one_published_unit_in_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.code}"


class PublishedPlace(models.Model):
    """A published unit's rank in one block; blank for one that is not ranked."""

    unit = models.ForeignKey(PublishedUnit, models.CASCADE, related_name="places")
    block = models.CharField(max_length=200)
    rank = models.PositiveIntegerField(null=True)
    of = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "block"], name="results_one_published_place_a_block")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.block}"


class PublishedNode(models.Model):
    """One criterion over all units of a publication, in the order of their `place`: ticks, and what they are out of.

    Points of a leaf that awaits them are None. One row a criterion, since a page reads one of them for all units.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="nodes")
    node = models.CharField(max_length=50)
    points = models.JSONField()
    worths = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "node"], name="results_each_node_published_once"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.node}"


class PublishedFile(models.Model):
    """A file that anyone may download with a publication, by the name under which it is given."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="files")
    name = models.CharField(max_length=50)
    file = models.ForeignKey(File, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "name"], name="results_each_file_published_once"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.name}"
