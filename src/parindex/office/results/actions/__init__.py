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
from parindex.office.appraisals.queries import nothing_applies, open_again
from parindex.office.assessments.models import OfficialReport, Sheet
from parindex.office.inserting import insert
from parindex.office.points.actions import TOTAL
from parindex.office.points.models import NodePoints
from parindex.office.results.blocks import blocks_of
from parindex.office.results.models import Place, Standing, Standings
from parindex.office.rounds.models import Round
from parindex.office.units.models import Unit
from parindex.rules.points import to_ticks
from parindex.scoring import ranking


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the standings of a round are computed from, by unit. Ticks."""

    edition: str
    units: Sequence[Unit]
    totals: Mapping[int, int]
    undecided: Mapping[int, int]
    exempt: Mapping[int, str]
    empty: frozenset[int]


def refresh(round: Round) -> Standings:
    """The standings of a round as it stands now; computed again only when something changed. It decides nothing.

    While nothing has changed it takes no lock: whoever looks at a ranking keeps no appraiser waiting.
    """
    kept = Standings.objects.filter(round=round).first()
    return kept if kept and kept.basis == _signs(round) else _compute(round)


def _signs(round: Round) -> str:
    """One fingerprint: while it is the same, so are the standings, and every decision beneath them. Five queries.

    Whatever moves points or leaves makes a new version of an appraisal; the rest are sheets that were sent again, the
    units themselves and their exemptions.
    """
    units = Unit.objects.filter(participations__round=round).order_by("pk")
    appraisals = Appraisal.objects.filter(sheet__round=round).order_by("pk")
    again = OfficialReport.objects.filter(sheet__round=round, version__gt=1).order_by("sheet", "version")
    totals = NodePoints.objects.filter(round=round, node=TOTAL).order_by("unit")
    exempt = Exemption.objects.filter(participant__round=round).order_by("pk")
    digest = hashlib.sha256(round.edition_id.encode())
    for rows in (
        units.values_list("pk", "name", "kind", "parent_id", "parent__name"),
        appraisals.values_list("sheet__unit", "sheet__state", "version", "undecided"),
        again.values_list("sheet", "version", "sent_at"),
        totals.values_list("unit", "awarded"),
        exempt.values_list("participant__unit", "reason"),
    ):
        digest.update(repr(list(rows)).encode())
    return digest.hexdigest()


@transaction.atomic
def _compute(round: Round) -> Standings:
    """The standings computed again, unless somebody else has just done so."""
    kept = Standings.objects.select_for_update().filter(round=round).first()
    signs, basis = _signs(round), _basis(round)
    if kept and kept.basis == signs:
        return kept
    kept, _ = Standings.objects.update_or_create(round=round, defaults={"basis": signs, "at": timezone.now()})
    Place.objects.filter(standing__standings=kept)._raw_delete("default")
    Standing.objects.filter(standings=kept)._raw_delete("default")
    computed = standings_of(kit_of(basis.edition), basis)
    insert(
        Standing,
        ("standings_id", "unit_id", "total", "maximum", "index", "undecided", "band", "exempt"),
        (
            (kept.pk, unit, one.total, one.maximum, one.index, one.open, one.band or "", basis.exempt.get(unit, ""))
            for unit, one in computed.items()
        ),
    )
    stored = dict(Standing.objects.filter(standings=kept).values_list("unit", "pk"))
    insert(
        Place,
        ("standing_id", "block", "rank", "of"),
        (
            (stored[unit], block, place.rank, place.of)
            for unit, one in computed.items()
            for block, place in one.places.items()
        ),
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
    sent = Appraisal.objects.filter(sheet__round=round, sheet__state=Sheet.State.SENT)
    undecided = Counter(dict(sent.values_list("sheet__unit", "undecided")))
    undecided.update(open_again(round))
    exempt = Exemption.objects.filter(participant__round=round).values_list("participant__unit", "reason")
    return _Basis(round.edition_id, units, dict(totals), undecided, dict(exempt), nothing_applies(round))
