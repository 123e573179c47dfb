"""The same unit over the years, as published: itself, or the units that were merged into it."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.office.results.gathering import awarded
from parindex.office.results.models import Publication, PublishedUnit
from parindex.office.results.published import edition_of, publications
from parindex.office.units.models import Succession
from parindex.scoring.change import Change, Comparison, Year

MOST_STEPS = 5
"""Mergers through which a unit is followed back."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A publication of an earlier year with the unit, or all that merged into it; `missing` of these are not in it."""

    publication: Publication
    parts: Sequence[PublishedUnit]
    missing: int


def earlier(publication: Publication, unit: PublishedUnit) -> list[Earlier]:
    """The unit in publications of earlier years of the same superior, or what that was merged from; the newest first.

    Of a year it is the latest publication that nothing corrects, for the same part of the year.
    """
    round = publication.round
    steps, superiors = _steps(unit.unit_id), frozenset().union(*_steps(round.superior_id))
    before = publications().filter(
        corrected_by=None, round__part=round.part, round__year__lt=round.year, round__superior__in=superiors
    )
    stored = PublishedUnit.objects.filter(publication__in=before, unit__in=frozenset().union(*steps))
    by_publication: dict[int, list[PublishedUnit]] = {}
    for one in stored.prefetch_related("places").order_by("code"):
        by_publication.setdefault(one.publication_id, []).append(one)
    found: dict[int, Earlier] = {}
    for each in before.filter(pk__in=by_publication).order_by("-round__year", "-pk"):
        if each.round.year not in found:
            found[each.round.year] = _of(each, by_publication[each.pk], steps)
    return list(found.values())


def changes(publication: Publication, unit: PublishedUnit, before: Earlier) -> dict[str, Change]:
    """What changed since an earlier year, like for like, by node of the newer edition."""
    comparison = Comparison(edition_of(before.publication), edition_of(publication))
    years = [_year(before.publication, part) for part in before.parts]
    return comparison.changes(years, _year(publication, unit))


def _of(publication: Publication, units: Sequence[PublishedUnit], steps: Sequence[frozenset[int]]) -> Earlier:
    """The units of the latest step of which the publication has any."""
    for step in steps:
        parts = [one for one in units if one.unit_id in step]
        if parts:
            return Earlier(publication, parts, len(step) - len(parts))
    raise AssertionError("a unit of some step was found")


def _steps(unit: int) -> list[frozenset[int]]:
    """A unit, then those that went into it, whole or in part, then those that went into them; one query a step."""
    steps, seen = [frozenset({unit})], {unit}
    while len(steps) <= MOST_STEPS:
        old = Succession.objects.filter(new__in=steps[-1]).exclude(old__in=seen)
        step = frozenset(old.values_list("old", flat=True))
        if not step:
            break
        steps.append(step)
        seen |= step
    return steps


def _year(publication: Publication, unit: PublishedUnit) -> Year:
    given = awarded(edition_of(publication), unit.content)
    points = {leaf: ticks for leaf, ticks in given.items() if isinstance(ticks, int)}
    return Year(points, frozenset(leaf for leaf, ticks in given.items() if ticks == "not_applicable"))
