"""What changed in a unit since the year before, like for like; of a merged unit, against those that went into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from parindex.office.appraisals.decided import Given
from parindex.office.appraisals.queries import holding
from parindex.office.assessments.models import Sheet
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.scoring.change import Change, Comparison, Year


@dataclass(frozen=True, slots=True)
class Since:
    """The change of every node since the year before.

    `parts` are the units held against it, which is the unit itself or those that went into it; `unknown` those of them
    that have no result of that year, so that nothing is compared, as it is not where the parts had several editions.
    """

    parts: tuple[Unit, ...]
    unknown: tuple[Unit, ...]
    changes: Mapping[str, Change]


@lru_cache(maxsize=16)
def comparison(old: str, new: str) -> Comparison:
    """Two frozen editions made ready to compare, once."""
    return Comparison(thawed(old), thawed(new))


def since(round: Round, unit: Unit) -> Since | None:
    """A unit's change since the same part of the year before; None when nothing of that year is known."""
    found = _sheets(round, [unit])
    parts = [unit]
    if not found:
        parts = [one.old for one in unit.predecessors.select_related("old").order_by("old__folded", "old__code")]
        found = _sheets(round, parts)
    if not found:
        return None
    unknown = tuple(part for part in parts if part.pk not in found)
    editions = {sheet.round.edition_id for sheet in found.values()}
    now = Sheet.objects.select_related("round").filter(round=round, unit=unit, state=Sheet.State.SENT).first()
    if unknown or len(editions) > 1 or now is None:
        return Since(tuple(parts), unknown, {})
    years = {sheet: _year(given) for sheet, given in holding([now, *found.values()]).items()}
    changes = comparison(editions.pop(), round.edition_id).changes(
        [years[sheet.pk] for sheet in found.values()], years[now.pk]
    )
    return Since(tuple(parts), (), changes)


def _sheets(round: Round, units: list[Unit]) -> dict[int, Sheet]:
    """The sheets of the year before by unit, of the latest round where there were several."""
    found = Sheet.objects.filter(
        round__year=round.year - 1, round__part=round.part, unit__in=units, state=Sheet.State.SENT
    )
    return {sheet.unit_id: sheet for sheet in found.select_related("round").order_by("round")}


def _year(given: Mapping[str, Given]) -> Year:
    points = {node: one.points for node, one in given.items() if not one.not_applicable}
    return Year(points, frozenset(given.keys() - points.keys()))
