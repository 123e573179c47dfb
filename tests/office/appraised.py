"""Sheets sent and appraised for tests: many rows and decisions at once, through the same writing as the acts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from parindex.editions.edition import Edition
from parindex.editions.loader import find
from parindex.office.appraisals.decided import path_of
from parindex.office.appraisals.keeping import Judgement, dockets, keep, kit_of
from parindex.office.appraisals.ruling import Ruling
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.points.actions import TOTAL, Moved, move, open_totals
from parindex.office.rounds.actions import Span, open_round
from parindex.office.rounds.editions import functions
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

TAUGHT = find("day-hoc/2025-1")
"""An edition most of whose rules are stated, with bonus, penalty and bands."""


def opened(coordinator: Actor, year: int, edition: Edition = TAUGHT, units: Sequence[Unit] = ()) -> Round:
    """A round in its appraisal, of these units or of all communes of the coordinator's province."""
    superior = next(iter(coordinator.units(["coordinator"])))
    chosen = units or Unit.objects.filter(parent=superior, kind__in=["commune", "ward"])
    departments = {unit.code.removeprefix("demo-"): unit.pk for unit in Unit.objects.filter(kind="department")}
    bodies = {name: departments[name] for name in functions(edition) if name in departments}
    now, hour = timezone.now(), timedelta(hours=1)
    spans = {
        Phase.Name.SELF_ASSESSMENT: Span(now - 2 * hour, now - hour),
        Phase.Name.APPRAISAL: Span(now - hour, now + hour),
    }
    ids = [unit.pk for unit in chosen]
    return open_round(coordinator, superior, f"Đợt năm {year}", edition, year, "year", ids, spans, bodies)


def sent_sheet(round: Round, unit: int, claims: Mapping[str, int], computed: Mapping[str, int] | None = None) -> Sheet:
    """A sheet that was sent, claiming these ticks by leaf; `computed` are those that a stated rule gives."""
    edition, by_rule = kit_of(round.edition_id).edition, computed or {}
    sheet = Sheet.objects.create(round=round, unit_id=unit, state=Sheet.State.SENT)
    SheetRow.objects.bulk_create(
        SheetRow(
            sheet=sheet,
            node=one.id,
            claimed=claims.get(one.id),
            computed=by_rule.get(one.id),
            answer_state="computed" if one.id in by_rule else "",
        )
        for one in edition.criteria
    )
    open_totals(round.pk, unit, edition.by_id)
    move(
        round.pk,
        [Moved(unit, [TOTAL, *path_of(edition, leaf)], {"claimed": ticks}) for leaf, ticks in claims.items()],
    )
    return sheet


@transaction.atomic
def judge(
    who: Actor, sheet: Sheet, points: Mapping[str, int], stage: str = "appraised", without: Collection[str] = ()
) -> None:
    """Decide these leaves of a sheet, in ticks; those of `without` do not apply."""
    docket = dockets([sheet])[sheet.pk]
    versions = dict(sheet.rows.values_list("node", "version"))
    worths = docket.kit.sharing.worths(without)
    rulings = {
        leaf: (Ruling(points.get(leaf, 0), leaf in without, worths[leaf], "other", "Theo hồ sơ."), versions[leaf])
        for leaf in {**points, **dict.fromkeys(without)}
    }
    keep(who, "decide", [Judgement(docket, stage, rulings)])


def full(round: Round, less: Mapping[str, int] | None = None, without: Collection[str] = ()) -> dict[str, int]:
    """What every leaf that applies counts for, in ticks, but some by so many less."""
    kit = kit_of(round.edition_id)
    worths = kit.sharing.worths(without)
    return {leaf: worths[leaf] - (less or {}).get(leaf, 0) for leaf in kit.leaves if leaf not in without}
