"""Reading a sheet for its page, its progress and the history of its rows."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from parindex.office.assessments.access import READERS, may_read
from parindex.office.assessments.models import Assignment, OfficialReport, RowVersion, Sheet, SheetRow
from parindex.office.rounds.models import Participant, Phase
from parindex.office.rounds.queries import window
from parindex.office.units.access import Actor


def readable_sheet(actor: Actor, sheet: int) -> Sheet | None:
    """The sheet with its round, unit and the window of its phase, if the actor may read it."""
    found = (
        Sheet.objects.select_related("round", "unit")
        .annotate(**window(Phase.Name.SELF_ASSESSMENT, "round", "unit"))
        .filter(pk=sheet)
        .first()
    )
    return found if found and may_read(actor, found) else None


def rows_of(sheet: Sheet) -> dict[str, SheetRow]:
    """Every row by its node, with who changed it last."""
    return {row.node: row for row in sheet.rows.select_related("changed_by")}


def assignments_of(sheet: Sheet) -> list[Assignment]:
    """Who fills in what."""
    return list(sheet.assignments.select_related("person").order_by("node"))


def reports_of(sheet: Sheet) -> list[OfficialReport]:
    """Every frozen state of a sheet, the newest first, without what the papers say."""
    return list(sheet.reports.defer("content").select_related("file").order_by("-version"))


def earlier_sheet(sheet: Sheet) -> Sheet | None:
    """The unit's latest sheet of an earlier round, if there is one."""
    found = Sheet.objects.filter(unit=sheet.unit_id, round__year__lte=sheet.round.year, pk__lt=sheet.pk)
    return found.select_related("round").order_by("-round__year", "-pk").first()


def history(row: SheetRow) -> QuerySet[RowVersion]:
    """Every state of a row, the newest first."""
    return row.versions.select_related("person").order_by("-version")


@dataclass(frozen=True, slots=True)
class Place:
    """A round that awaits one of the actor's units; `sheet` is None before the drafter opens it."""

    participant: Participant
    sheet: Sheet | None


def places(actor: Actor) -> list[Place]:
    """The rounds in which the actor's own units assess themselves, the newest first; two queries."""
    units = actor.units(READERS)
    joined = (
        Participant.objects.filter(unit__in=units)
        .select_related("round", "unit")
        .annotate(**window(Phase.Name.SELF_ASSESSMENT, "round", "unit"))
        .order_by("-round__year", "-round_id", "unit__name")
    )
    claimed = Count("rows", filter=Q(rows__claimed__isnull=False))
    sheets = Sheet.objects.filter(unit__in=units).annotate(filled=claimed)
    by_place = {(sheet.round_id, sheet.unit_id): sheet for sheet in sheets}
    return [Place(one, by_place.get((one.round_id, one.unit_id))) for one in joined]
