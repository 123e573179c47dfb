"""What holds for each leaf of one unit once its decisions are laid over each other: pure, without a database.

A decision of a later stage takes the place of one before; where a stage decided nothing, the stage before holds.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from parindex.editions.edition import Edition
from parindex.office.appraisals.models import Decision
from parindex.scoring.redistribution import Sharing
from parindex.scoring.totals import Adder

DECIDED = (Decision.Stage.APPRAISED, Decision.Stage.REAPPRAISED, Decision.Stage.AWARDED)
"""The stages that are decided, in order."""
_PLACES = {str(stage): place for place, stage in enumerate(DECIDED)}


@dataclass(frozen=True, slots=True)
class Given:
    """What was decided at one stage of a leaf. Ticks; `worth` is what the leaf counted for then."""

    points: int
    not_applicable: bool
    worth: int


Decided = Mapping[tuple[str, str], Given]
"""What was decided, by leaf and stage."""


class Held:
    """What holds for every leaf of a unit at every stage."""

    def __init__(self, kit: "Kit", decided: Decided) -> None:
        self._kit = kit
        self._at: dict[str, dict[str, Given]] = {}
        before: dict[str, Given] = {}
        for stage in DECIDED:
            own = {node: given for (node, at), given in decided.items() if at == stage}
            before = before | own
            self._at[stage] = before
        self.final = before
        self.not_applicable = self.without(DECIDED[-1])
        self.worths = kit.sharing.worths(self.not_applicable)

    def points(self, stage: str) -> dict[str, int]:
        """The ticks of every leaf that has some at a stage, by leaf."""
        return {node: given.points for node, given in self._at[stage].items() if not given.not_applicable}

    def without(self, stage: str) -> frozenset[str]:
        """The leaves found at a stage not to apply."""
        return frozenset(node for node, given in self._at[stage].items() if given.not_applicable)

    def total(self, stage: str) -> int:
        """The unit's total at a stage, bonus and penalty within their caps."""
        return self._kit.adder.total(self.points(stage))

    def stale(self) -> frozenset[str]:
        """Leaves decided while they counted for something else: they are to be decided again."""
        return frozenset(
            node for node, given in self.final.items() if not given.not_applicable and given.worth != self.worths[node]
        )

    def undecided(self) -> list[str]:
        """Leaves that await points, in the edition's order."""
        stale = self.stale()
        return [leaf for leaf in self._kit.leaves if leaf not in self.final or leaf in stale]

    def holding(self, outdated: Collection[str]) -> dict[str, Given]:
        """What holds in the end, by leaf: neither decided for another worth nor on a row that has changed since."""
        open_again = self.stale().union(outdated)
        return {node: given for node, given in self.final.items() if node not in open_again}


def outdated(judged: Iterable[tuple[str, str, int]], versions: Mapping[str, int]) -> frozenset[str]:
    """The leaves whose last decision was made on a row that has changed since.

    `judged` are rows of (leaf, stage, version of the row that was judged), `versions` those of the rows as they stand.
    """
    stages = sorted(judged, key=lambda one: _PLACES[one[1]])
    last = {node: version for node, _, version in stages}
    return frozenset(node for node, version in last.items() if versions.get(node, version) != version)


def path_of(edition: Edition, node: str) -> list[str]:
    """A node with all above it."""
    return [node, *(above.id for above in edition.above(node))]


class Kit:
    """An edition made ready to hold the decisions of many units. `paths` has each leaf with all above it."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.leaves = [leaf.id for leaf in edition.leaves()]
        self.paths = {leaf: path_of(edition, leaf) for leaf in self.leaves}
        self.sharing = Sharing(edition)
        self.adder = Adder(edition)
        self.stated = frozenset(leaf.id for leaf in edition.leaves() if leaf.basis == "stated")
        self.extra = frozenset(leaf.id for leaf in edition.leaves() if leaf.rule and leaf.rule.extra_points)

    def held(self, rows: Iterable[tuple[str, str, int, bool, int]]) -> Held:
        """What holds, from rows of (leaf, stage, points, not applicable, worth)."""
        return Held(self, {(node, stage): Given(points, none, worth) for node, stage, points, none, worth in rows})


COLUMNS = ("node", "stage", "points", "not_applicable", "worth")
"""The columns of decisions that `Kit.held` takes, in order."""
