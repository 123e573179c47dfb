"""Adding up what each leaf costs all units of a round: kept, and only sheets that changed since are read again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from django.db import transaction

from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Appraisal
from parindex.office.appraisals.queries import holding
from parindex.office.assessments.models import OfficialReport, Sheet, SheetRow
from parindex.office.results.models import Costs, SheetCosts, Standings
from parindex.office.rounds.models import Round

Sums: TypeAlias = Sequence[int]
"""Units in which a leaf applies and holds, its worth and points there, claims above a stated rule, in how many units.

Ticks, all but the two numbers of units.
"""
NONE: Sums = (0, 0, 0, 0, 0)
_AT_ONCE = 200


def summed(standings: Standings) -> Mapping[str, Sums]:
    """The sums of every leaf that holds somewhere, by leaf, of the round as its standings were just refreshed."""
    kept = Costs.objects.filter(round=standings.round_id).first()
    if kept is None or kept.basis != standings.basis:
        kept = _add_up(standings)
    leaves: Mapping[str, Sums] = kept.leaves
    return leaves


@transaction.atomic
def _add_up(standings: Standings) -> Costs:
    """Take out what changed sheets added before and put in what they add now; whoever comes second finds nothing."""
    round = standings.round
    Costs.objects.get_or_create(round=round)
    kept = Costs.objects.select_for_update().get(round=round)
    signs = _signs(round)
    before = dict(SheetCosts.objects.filter(sheet__round=round).values_list("sheet", "sign"))
    changed = [sheet for sheet in {**before, **signs} if before.get(sheet) != signs.get(sheet)]
    sums = {leaf: list(each) for leaf, each in kept.leaves.items()}
    for start in range(0, len(changed), _AT_ONCE):
        some = changed[start : start + _AT_ONCE]
        old = SheetCosts.objects.filter(sheet__in=some)
        for leaves in old.values_list("leaves", flat=True):
            _move(sums, leaves, -1)
        old.delete()
        fresh = [SheetCosts(sheet_id=sheet, sign=signs[sheet], leaves=added) for sheet, added in _added(some, signs)]
        for one in fresh:
            _move(sums, one.leaves, 1)
        SheetCosts.objects.bulk_create(fresh)
    kept.basis, kept.leaves = standings.basis, {leaf: each for leaf, each in sums.items() if any(each)}
    kept.save()
    return kept


def _signs(round: Round) -> dict[int, str]:
    """A mark of each sent sheet with decisions, which is another once anything that its sums rest on has changed."""
    times: dict[int, int] = {}
    for sheet, version in OfficialReport.objects.filter(sheet__round=round).values_list("sheet", "version"):
        times[sheet] = max(version, times.get(sheet, 0))
    begun = Appraisal.objects.filter(sheet__round=round, sheet__state=Sheet.State.SENT)
    return {
        sheet: f"{round.edition_id}/{version}/{times.get(sheet, 0)}"
        for sheet, version in begun.values_list("sheet", "version")
    }


def _added(some: Sequence[int], sent: Collection[int]) -> Iterator[tuple[int, dict[str, Sums]]]:
    """What each of these sheets that is sent adds to the sums of its leaves."""
    sheets = list(Sheet.objects.filter(pk__in=[pk for pk in some if pk in sent]).select_related("round"))
    if not sheets:
        return
    stated = kit_of(sheets[0].round.edition_id).stated
    rows = SheetRow.objects.filter(sheet__in=sheets, node__in=stated, claimed__isnull=False)
    claims = {(sheet, node): claimed or 0 for sheet, node, claimed in rows.values_list("sheet", "node", "claimed")}
    for sheet, given in holding(sheets).items():
        found: dict[str, Sums] = {}
        for node, one in given.items():
            if not one.not_applicable:
                above = max(claims.get((sheet, node), one.points) - one.points, 0)
                found[node] = (1, one.worth, one.points, above, int(above > 0))
        yield sheet, found


def _move(sums: dict[str, list[int]], leaves: Mapping[str, Sums], by: int) -> None:
    for leaf, each in leaves.items():
        sums[leaf] = [was + by * now for was, now in zip(sums.get(leaf, NONE), each, strict=True)]
