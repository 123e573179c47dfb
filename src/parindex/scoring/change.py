"""What changed in a unit since an earlier year, like for like: only leaves that ask and count the same are compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.rules.points import round_half_up
from parindex.scoring.redistribution import Sharing
from parindex.vietnamese.normal import fold

Likeness = Literal[
    "alike", "in_part", "new", "title_changed", "points_changed", "rule_changed", "worth_differs", "open"
]
"""Whether a node may be compared: `alike`; of a leaf, why not; `in_part` of a branch where some leaves are not alike.

`worth_differs`: in one of the years the leaf or a neighbour did not apply, so that it counted for other points. A
branch in which nothing is alike has the reason of its first leaf.
"""


@dataclass(frozen=True, slots=True)
class Year:
    """One unit's awarded ticks of one year by leaf, and the leaves that did not apply."""

    points: Mapping[str, int]
    not_applicable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What can be compared at one node, in ticks: of this year, and the sum over the `parts` of the earlier one.

    `worth` is what the leaves compared count for; 0 when there are none.
    """

    likeness: Likeness
    after: int = 0
    before: int = 0
    parts: int = 1
    worth: int = 0

    @property
    def by(self) -> int:
        """This year less the mean of the parts, rounded half up once, to a tick."""
        return round_half_up(self.after * self.parts - self.before, self.parts, 4)


class Comparison:
    """Two editions made ready to compare many units; `likeness` tells it of every leaf of the newer one."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.new = new
        self.likeness = {leaf.id: _likeness(old.by_id.get(leaf.id), leaf, old) for leaf in new.leaves()}
        self._before, self._after = Sharing(old), Sharing(new)

    def changes(self, before: Sequence[Year], after: Year) -> dict[str, Change]:
        """The change of every node of the newer edition, by id.

        `before` holds the unit itself, or the units merged into it, at least one. Merged units stand by their mean:
        the scale did not grow when they merged, so that the sum of their points would pass the maximum, and any other
        weight than one a unit would be invented. Their sum and number are kept, not the mean, so that the changes of
        leaves add up exactly to that of their branch.
        """
        sides = [(after.points, self._after.worths(after.not_applicable))]
        sides += [(year.points, self._before.worths(year.not_applicable)) for year in before]
        found: dict[str, Change] = {}
        for criterion in reversed(self.new.criteria):
            children = self.new.children.get(criterion.id)
            if children:
                found[criterion.id] = _sum([found[child.id] for child in children])
            else:
                found[criterion.id] = self._of_leaf(criterion, sides)
        return {criterion.id: found[criterion.id] for criterion in self.new.criteria}

    def _of_leaf(self, leaf: Criterion, sides: Sequence[tuple[Mapping[str, int], Mapping[str, int]]]) -> Change:
        """The change of a leaf; `sides` are points and worths, of this year and then of each part."""
        likeness = self.likeness[leaf.id]
        if likeness == "alike":
            worths = {worth[leaf.id] for _, worth in sides}
            if len(worths) > 1 or (leaf.points and worths == {0}):
                likeness = "worth_differs"
            elif any(leaf.id not in points for points, _ in sides):
                likeness = "open"
        if likeness != "alike":
            return Change(likeness, parts=len(sides) - 1)
        after, *before = (points[leaf.id] for points, _ in sides)
        return Change(likeness, after, sum(before), len(before), sides[0][1][leaf.id])


def _likeness(old: Criterion | None, new: Criterion, edition: Edition) -> Likeness:
    """Whether a leaf asks and counts what the leaf of its id did; an id alone may be given to another question."""
    if old is None or old.id in edition.children:
        return "new"
    if fold(old.title) != fold(new.title):
        return "title_changed"
    if old.points != new.points:
        return "points_changed"
    return "alike" if (old.rule, _asked(old)) == (new.rule, _asked(new)) else "rule_changed"


def _asked(leaf: Criterion) -> list[FactSpec]:
    """What it asks; where a figure comes from does not change the question."""
    return [fact.model_copy(update={"source": None}) for fact in leaf.facts]


def _sum(children: Sequence[Change]) -> Change:
    alike = [child for child in children if child.likeness in ("alike", "in_part")]
    if not alike:
        return children[0]
    whole = len(alike) == len(children) and all(child.likeness == "alike" for child in alike)
    return Change(
        "alike" if whole else "in_part",
        sum(child.after for child in alike),
        sum(child.before for child in alike),
        alike[0].parts,
        sum(child.worth for child in alike),
    )
