"""Reading what was published: few queries whatever the number of units, since everything stands there ready."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from parindex.editions.edition import Criterion, Edition
from parindex.office.appraisals.models import Decision
from parindex.office.results.models import Publication, PublishedNode, PublishedPlace, PublishedUnit
from parindex.office.rounds.editions import thawed
from parindex.scoring.totals import index
from parindex.vietnamese.normal import fold

REASONS = dict(Decision.Reason.choices)


def publications() -> QuerySet[Publication]:
    """Every publication, the newest first, with what corrects it."""
    return Publication.objects.select_related("round", "corrects", "corrected_by").order_by("-pk")


def edition_of(publication: Publication) -> Edition:
    """The edition by which it was scored."""
    return thawed(publication.edition_id)


def ranked(publication: Publication, block: str, text: str = "") -> QuerySet[PublishedPlace]:
    """The units of a block, each with its rank there; those whose name or code answers to what was typed."""
    found = PublishedPlace.objects.filter(unit__publication=publication, block=block).select_related("unit")
    return found.filter(_answering(text, "unit__")).defer("unit__content")


def units_of(publication: Publication, text: str = "") -> QuerySet[PublishedUnit]:
    """The units of a publication without their contents; those that answer to what was typed."""
    return publication.units.filter(_answering(text)).defer("content")


def published_of(units: Collection[int]) -> QuerySet[PublishedUnit]:
    """What was published of some units and nothing corrects, the newest first."""
    found = PublishedUnit.objects.filter(unit__in=units, publication__corrected_by=None).defer("content")
    return found.select_related("publication").order_by("-publication", "folded")


def _answering(text: str, prefix: str = "") -> Q:
    wanted = fold(text)
    return Q(**{f"{prefix}folded__contains": wanted}) | Q(**{f"{prefix}code": text.strip()}) if wanted else Q()


@dataclass(frozen=True, slots=True)
class Node:
    """One criterion of one published unit. Ticks; `points` is None for a leaf that awaits them.

    `applies` is False where it counted for nothing and gives none. Of a leaf `reason` and `words` say why it has its
    points, and `stages` what each stage decided.
    """

    criterion: Criterion
    depth: int
    points: int | None
    worth: int
    leaf: bool
    applies: bool = True
    reason: str = ""
    words: str = ""
    stages: Sequence[tuple[str, int | str]] = ()

    @property
    def lost(self) -> int:
        """Ticks that it has less than it could; a deduction counts in full."""
        return self.worth - self.points if self.points is not None else 0

    @property
    def index(self) -> int | None:
        """Points in ten-thousandths of what it counts for."""
        return index(self.points, self.worth) if self.worth and self.points is not None else None


def nodes_of(edition: Edition, unit: PublishedUnit) -> list[Node]:
    """The whole tree of a published unit in printed order."""
    leaves = {leaf.id: kept for leaf, kept in zip(edition.leaves(), unit.content["leaves"], strict=True)}
    depths: dict[str | None, int] = {None: -1}
    found = []
    for criterion, (points, worth) in zip(edition.criteria, unit.content["nodes"], strict=True):
        depths[criterion.id] = depth = depths[criterion.parent] + 1
        kept = leaves.get(criterion.id)
        if kept is None:
            found.append(Node(criterion, depth, points, worth, False, bool(worth)))
        else:
            found.append(_leaf(criterion, depth, worth, kept))
    return found


def _leaf(criterion: Criterion, depth: int, worth: int, kept: dict[str, Any]) -> Node:
    given = kept.get("awarded")
    decided = [(stage, kept[stage]) for stage in ("appraised", "reappraised", "awarded") if stage in kept]
    return Node(
        criterion,
        depth,
        given if isinstance(given, int) else None,
        worth,
        True,
        given != "not_applicable",
        str(REASONS.get(kept.get("reason", ""), "")),
        kept.get("words", ""),
        decided,
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """One criterion over all units of a publication: what each has, by its place. Ticks; None awaits points."""

    criterion: Criterion
    points: Sequence[int | None]
    worths: Sequence[int]

    def index(self, place: int) -> int | None:
        """A unit's points in ten-thousandths of what the criterion counts for there."""
        points, worth = self.points[place], self.worths[place]
        return None if points is None or not worth else index(points, worth)

    @property
    def held(self) -> list[tuple[int, int]]:
        """Points and what they are out of, of every unit that has points there and to which it applies."""
        pairs = zip(self.points, self.worths, strict=True)
        return [(points, worth) for points, worth in pairs if worth and points is not None]


def spread_of(publication: Publication, node: str) -> Spread | None:
    """One criterion over all units; one query. None when the edition has no such criterion."""
    criterion = edition_of(publication).by_id.get(node)
    found = PublishedNode.objects.filter(publication=publication, node=node).first() if criterion else None
    return Spread(criterion, found.points, found.worths) if criterion and found else None
