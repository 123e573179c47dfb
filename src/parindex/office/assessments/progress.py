"""How far the units of a round are, as the superior may know it: where a sheet is on its way and how much is filled in.

No claim, no point and no finding of a draft is read here: until a sheet is sent it is the unit's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy

from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.access import SEEING
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.rounds.queries import window
from parindex.office.units.access import Actor
from parindex.vietnamese.normal import fold

NOT_STARTED = "not-started"
WAY = {NOT_STARTED: gettext_lazy("Chưa bắt đầu"), **dict(Sheet.State.choices)}
"""Where a unit may be on its way, in order."""


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds of the superiors for whom the actor coordinates, or whose work they audit; the newest first."""
    found = Round.objects.filter(superior__in=actor.units(SEEING)).select_related("superior", "edition")
    return found.order_by("-year", "-pk")


def progress(round: Round, text: str = "") -> "QuerySet[Any]":
    """A round's units with `way`, `place` of it in order, `sheet`, leaves `filled`, `closing`, and whether `late`."""
    sheets = Sheet.objects.filter(round=OuterRef("round"), unit=OuterRef("unit"))
    claimed = SheetRow.objects.filter(sheet=OuterRef("sheet"), claimed__isnull=False)
    now = timezone.now()
    shut = Q(closes__lte=now) & (Q(extended__isnull=True) | Q(extended__lte=now))
    found: QuerySet[Any] = (
        Participant.objects.filter(round=round)
        .select_related("unit__parent")
        .annotate(
            **window(Phase.Name.SELF_ASSESSMENT, "round", "unit"),
            way=Coalesce(Subquery(sheets.values("state")[:1]), Value(NOT_STARTED)),
            sheet=Subquery(sheets.values("pk")[:1]),
            filled=Coalesce(Subquery(claimed.order_by().values("sheet").annotate(n=Count("pk")).values("n")), 0),
        )
        .annotate(
            place=Case(*(When(way=way, then=place) for place, way in enumerate(WAY)), output_field=IntegerField()),
            closing=Case(When(extended__gt=F("closes"), then=F("extended")), default=F("closes")),
            late=Case(When(~Q(way=Sheet.State.SENT) & shut, then=True), default=False, output_field=BooleanField()),
        )
    )
    wanted = fold(text)
    return found.filter(Q(unit__folded__contains=wanted) | Q(unit__code=text.strip())) if wanted else found


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units stand where on their way, and how many are late."""

    by_way: dict[str, int]
    late: int

    @property
    def all(self) -> int:
        """All units counted."""
        return sum(self.by_way.values())


def counts(found: "QuerySet[Any]") -> Counts:
    """The counts over all units found; one query."""
    rows = list(found.order_by().values("way", "late").annotate(n=Count("pk")))
    by_way = {way: sum(row["n"] for row in rows if row["way"] == way) for way in WAY}
    return Counts(by_way, sum(row["n"] for row in rows if row["late"]))


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a round: where it is in words, its sheet once it is sent, leaves filled in, its own deadline."""

    participant: Participant
    way: str
    sent: int | None
    filled: int
    closing: datetime | None
    late: bool


def lines(found: Iterable[Participant]) -> list[Line]:
    """The units of a query by `progress`."""
    rows = [(one, *(getattr(one, name) for name in ("way", "sheet", "filled", "closing", "late"))) for one in found]
    return [
        Line(one, str(WAY[way]), sheet if way == Sheet.State.SENT else None, filled, closing, late)
        for one, way, sheet, filled, closing, late in rows
    ]
