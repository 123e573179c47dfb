"""The rows of a publication being filled unit by unit, as they are told: one a unit, and one a criterion over all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from parindex.bundles.publication import STAGES, Assessed
from parindex.editions.edition import Edition
from parindex.office.results.blocks import ALL, KINDS
from parindex.office.results.freezing import Answers, Frozen
from parindex.office.results.models import Publication, PublishedNode, PublishedPlace, PublishedUnit
from parindex.office.results.tables import Row
from parindex.scoring.score import State
from parindex.vietnamese.normal import fold

_AT_ONCE = 500


@dataclass(slots=True)
class Gathered:
    """What `PublishedUnit.content` holds, beside it the rows of a publication that is not there yet.

    A content is {"nodes": [[points, worth], ...], "leaves": [{...}, ...], "moved": [[leaf, before, after], ...]}, nodes
    and leaves in the edition's order. A leaf has what each stage gave, ticks or an open state, and of its last decision
    `reason` and `words`; what was not given is absent.
    """

    edition: Edition
    units: list[PublishedUnit] = field(default_factory=list)
    places: list[PublishedPlace] = field(default_factory=list)
    points: dict[str, list[int | None]] = field(default_factory=dict)
    worths: dict[str, list[int]] = field(default_factory=dict)

    def through(self, frozen: Iterator[Frozen]) -> Iterator[Assessed]:
        """The same units, each gathered as it passes."""
        nodes = [criterion.id for criterion in self.edition.criteria]
        leaves = [leaf.id for leaf in self.edition.leaves()]
        self.points, self.worths = {node: [] for node in nodes}, {node: [] for node in nodes}
        open_to = frozenset(leaves)
        for one in frozen:
            told = one.assessed
            given = told.points["awarded"]
            for node in nodes:
                awaits = node in open_to and node not in given
                self.points[node].append(None if awaits else told.nodes[node])
                self.worths[node].append(told.worths[node])
            unit = _unit(one, len(self.units), _content(told, nodes, leaves))
            self.units.append(unit)
            self.places += [
                PublishedPlace(unit=unit, block=block, rank=place.rank, of=place.of)
                for block, place in told.standing.places.items()
            ]
            yield told

    def blocks(self) -> list[dict[str, Any]]:
        """Every block with how many units it lists and ranks: all, then kinds of unit, then superiors by name."""
        found: dict[str, dict[str, Any]] = {}
        for place in self.places:
            block = found.setdefault(place.block, {"name": place.block, "units": 0, "ranked": place.of})
            block["units"] += 1
        order = [ALL, *KINDS.values()]
        return sorted(
            found.values(),
            key=lambda one: (order.index(one["name"]) if one["name"] in order else len(order), fold(one["name"])),
        )

    def ranking(self) -> Iterator[Row]:
        """The rows of the table `xep-hang`, block by block, those ranked first."""
        order = {block["name"]: number for number, block in enumerate(self.blocks())}
        for one in sorted(
            self.places, key=lambda one: (order[one.block], one.rank is None, one.rank or 0, one.unit.place)
        ):
            unit = one.unit
            known = (unit.code, unit.name, unit.superior or None, unit.total, unit.maximum, unit.index, unit.undecided)
            yield (one.block, one.rank, one.of, *known, unit.band or None, unit.exempt or None)

    def nodes(self) -> Iterator[Row]:
        """The rows of the table `diem`, unit by unit in the edition's order."""
        for unit in self.units:
            for node, points in self.points.items():
                yield unit.code, unit.name, node, points[unit.place], self.worths[node][unit.place]

    def keep(self, publication: Publication) -> None:
        """Write all rows of the publication."""
        for unit in self.units:
            unit.publication = publication
        PublishedUnit.objects.bulk_create(self.units, _AT_ONCE)
        PublishedPlace.objects.bulk_create(self.places, _AT_ONCE)
        PublishedNode.objects.bulk_create(
            PublishedNode(publication=publication, node=node, points=points, worths=self.worths[node])
            for node, points in self.points.items()
        )


def _unit(one: Frozen, place: int, content: Mapping[str, Any]) -> PublishedUnit:
    told, standing = one.assessed, one.assessed.standing
    return PublishedUnit(
        unit=one.unit,
        place=place,
        code=told.unit.id,
        name=told.unit.name,
        folded=fold(told.unit.name),
        superior=one.unit.parent.name if one.unit.parent else "",
        sent=one.sent,
        total=standing.total,
        maximum=standing.maximum,
        index=standing.index,
        undecided=standing.open,
        band=standing.band or "",
        exempt=told.unit.exempt,
        moved=len(told.moved),
        content=content,
    )


def _content(told: Assessed, nodes: list[str], leaves: list[str]) -> dict[str, Any]:
    last = {made.criterion: made for made in sorted(told.decisions, key=lambda made: STAGES.index(made.stage))}
    kept: list[dict[str, int | State | str]] = []
    for leaf in leaves:
        stages: dict[str, int | State | str] = {
            stage: told.points[stage][leaf] for stage in STAGES if leaf in told.points[stage]
        }
        made = last.get(leaf)
        kept.append(stages | ({"reason": made.reason, "words": made.words} if made else {}))
    return {
        "nodes": [[told.nodes[node], told.worths[node]] for node in nodes],
        "leaves": kept,
        "moved": [[one.criterion, one.before, one.after] for one in told.moved],
    }


def awarded(edition: Edition, content: Mapping[str, Any]) -> Answers:
    """What each leaf was awarded, from the content of a published unit."""
    given = zip(edition.leaves(), content["leaves"], strict=True)
    return {leaf.id: kept["awarded"] for leaf, kept in given if "awarded" in kept}
