"""Reading a sheet for its page, its progress and the history of its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from parindex.editions.edition import Criterion
from parindex.office.assessments.access import KIND, READERS, may_read, sees_all, works_inside
from parindex.office.assessments.models import Assignment, OfficialReport, RowVersion, Sheet, SheetRow
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Phase
from parindex.office.rounds.queries import window
from parindex.office.units.access import Actor, holding
from parindex.office.units.models import Person


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


def rows_for(actor: Actor, sheet: Sheet, given: Iterable[Assignment]) -> dict[str, SheetRow]:
    """The rows that the actor sees, by node."""
    seen = nodes_for(actor, sheet, given)
    return {node: row for node, row in rows_of(sheet).items() if node in seen}


def nodes_for(actor: Actor, sheet: Sheet, given: Iterable[Assignment]) -> set[str]:
    """The nodes that the actor sees: whoever only contributes sees what was given to them, and its headings."""
    edition = thawed(sheet.round.edition_id)
    if sees_all(actor, sheet):
        return set(edition.by_id)
    seen: set[str] = set()
    for one in given:
        if one.person_id == actor.person:
            seen |= {criterion.id for criterion in edition.beneath(one.node)}
            seen |= {above.id for above in edition.above(one.node)}
    return seen


def contributors_of(sheet: Sheet) -> QuerySet[Person]:
    """Who may be given rows: the people who contribute to or draft for the unit today."""
    return holding(sheet.unit_id, [KIND.CONTRIBUTOR, KIND.DRAFTER])


def assignments_of(sheet: Sheet) -> list[Assignment]:
    """Who fills in what, the nearest inner deadline first."""
    return list(sheet.assignments.select_related("person").order_by(F("due").asc(nulls_last=True), "pk"))


@dataclass(frozen=True, slots=True)
class Given:
    """One assignment and how far it is: leaves with a claim of all its leaves."""

    assignment: Assignment
    criterion: Criterion
    filled: int
    leaves: int
    late: bool


def progress_of(sheet: Sheet, assignments: Iterable[Assignment], rows: Mapping[str, SheetRow]) -> list[Given]:
    """How far each assignment is; late once its day has passed and a leaf is still blank."""
    edition, today = thawed(sheet.round.edition_id), timezone.localdate()
    found = []
    for one in assignments:
        leaves = [each.id for each in edition.beneath(one.node) if each.id not in edition.children and each.id in rows]
        filled = sum(rows[leaf].claimed is not None for leaf in leaves)
        late = one.due is not None and one.due < today and filled < len(leaves)
        found.append(Given(one, edition.by_id[one.node], filled, len(leaves), late))
    return found


def reports_of(actor: Actor, sheet: Sheet) -> QuerySet[OfficialReport]:
    """The frozen states of a sheet that the actor, who may read it, sees; the newest first.

    A superior sees what was sent; whoever only contributes sees none, since a paper has every row.
    """
    found = sheet.reports.select_related("file").order_by("-version")
    if not sees_all(actor, sheet):
        return found.none()
    return found if works_inside(actor, sheet) else found.exclude(sent_at=None)


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
