"""Keeping standings: computed by the library again whenever what they rest on has changed."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from parindex.office.appraisals.decided import Kit
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Appraisal, Exemption
from parindex.office.appraisals.queries import nothing_applies, outdated
from parindex.office.points.actions import TOTAL
from parindex.office.points.models import NodePoints
from parindex.office.results.blocks import blocks_of
from parindex.office.results.models import Place, Standing, Standings
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.rules.points import to_ticks
from parindex.scoring import ranking

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the standings of a round rest on, by unit. Ticks; `acts` counts those of the unit's appraisal."""

    edition: str
    units: Sequence[Unit]
    totals: Mapping[int, int]
    undecided: Mapping[int, int]
    acts: Mapping[int, int]
    exempt: Mapping[int, str]
    empty: frozenset[int]

    def sha256(self) -> str:
        """One fingerprint: while it is the same, so are the standings, and every decision beneath them."""
        digest = hashlib.sha256(self.edition.encode())
        for unit in self.units:
            told = (
                unit.pk,
                unit.name,
                unit.parent_id,
                self.totals.get(unit.pk),
                self.undecided.get(unit.pk),
                self.acts.get(unit.pk),
                self.exempt.get(unit.pk),
                unit.pk in self.empty,
            )
            digest.update(repr(told).encode())
        return digest.hexdigest()


def refresh(round: Round) -> Standings:
    """The standings of a round as it stands now; computed again only when something changed. It decides nothing.

    While nothing has changed it takes no lock: whoever looks at a ranking keeps no appraiser waiting.
    """
    kept = Standings.objects.filter(round=round).first()
    return kept if kept and kept.basis == _basis(round).sha256() else _compute(round)


@transaction.atomic
def _compute(round: Round) -> Standings:
    """The standings computed again, unless somebody else has just done so."""
    kept = Standings.objects.select_for_update().filter(round=round).first()
    basis = _basis(round)
    fingerprint = basis.sha256()
    if kept and kept.basis == fingerprint:
        return kept
    kept, _ = Standings.objects.update_or_create(round=round, defaults={"basis": fingerprint, "at": timezone.now()})
    Place.objects.filter(standing__standings=kept)._raw_delete("default")
    Standing.objects.filter(standings=kept)._raw_delete("default")
    computed = standings_of(kit_of(basis.edition), basis)
    stored = Standing.objects.bulk_create(
        [
            Standing(
                standings=kept,
                unit_id=unit,
                total=one.total,
                maximum=one.maximum,
                index=one.index,
                undecided=one.open,
                band=one.band or "",
                exempt=basis.exempt.get(unit, ""),
            )
            for unit, one in computed.items()
        ],
        _AT_ONCE,
    )
    Place.objects.bulk_create(
        [
            Place(standing=standing, block=block, rank=place.rank, of=place.of)
            for standing in stored
            for block, place in computed[standing.unit_id].places.items()
        ],
        _AT_ONCE,
    )
    return kept


def standings_of(kit: Kit, basis: _Basis) -> dict[int, ranking.Standing]:
    """Every unit's standing, by the library, from the running totals."""
    maximum, leaves = to_ticks(kit.edition.total), len(kit.leaves)
    alone: dict[int, ranking.Standing] = {}
    for unit in basis.units:
        total, undecided = basis.totals.get(unit.pk, 0), basis.undecided.get(unit.pk, leaves)
        applies = unit.pk not in basis.empty
        band = kit.adder.band(total) if applies and not undecided else None
        alone[unit.pk] = ranking.Standing(total, maximum if applies else 0, undecided, band)
    ranked = {id: one.total for id, one in alone.items() if ranking.is_ranked(one, basis.exempt.get(id, ""))}
    found = ranking.places(ranked, blocks_of(basis.units))
    return {id: ranking.Standing(one.total, one.maximum, one.open, one.band, found[id]) for id, one in alone.items()}


def _basis(round: Round) -> _Basis:
    """A fixed number of queries, whatever the number of units."""
    units = list(Unit.objects.filter(participations__round=round).prefetch_related("parent").order_by("pk"))
    totals = NodePoints.objects.filter(round=round, node=TOTAL).values_list("unit_id", "awarded")
    undecided, acts = Counter[int](), dict[int, int]()
    appraised = Appraisal.objects.filter(sheet__round=round)
    for unit, open, version in appraised.values_list("sheet__unit", "undecided", "version"):
        undecided[unit], acts[unit] = open, version
    undecided.update(outdated(round))
    exempt = Exemption.objects.filter(participant__round=round).values_list("participant__unit", "reason")
    return _Basis(round.edition_id, units, dict(totals), undecided, acts, dict(exempt), nothing_applies(round))
