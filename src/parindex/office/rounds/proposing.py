"""What a new round is proposed to be: its units, its phases and its bodies. A person confirms or changes all of it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from parindex.editions.edition import Function
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import within
from parindex.office.units.models import LEVELS, Unit
from parindex.office.units.queries import valid

PART = Round.Part
LAST_MONTH = {PART.Q1: 3, PART.FIRST_HALF: 6, PART.Q2: 6, PART.NINE_MONTHS: 9, PART.Q3: 9}
OPENING, CLOSING = time(8), time(17)
LASTS = {
    Phase.Name.SELF_ASSESSMENT: 30,
    Phase.Name.APPRAISAL: 30,
    Phase.Name.CLARIFICATION: 10,
    Phase.Name.SECOND_APPRAISAL: 15,
    Phase.Name.APPROVAL: 15,
    Phase.Name.PUBLISHED: None,
}
"""Days that a phase is proposed to last; no source states any. None stays open."""

NAMED: Mapping[Function, tuple[str, ...]] = {
    "noi_vu": ("noi vu",),
    "tu_phap": ("tu phap",),
    "kiem_soat_tthc": ("van phong",),
    "tai_chinh": ("tai chinh",),
    "chuyen_doi_so": ("khoa hoc", "thong tin"),
    "dieu_tra": (),
}
"""Words in a department's name that suggest it for a function, in folded letters; surveys suggest none."""


def last_day(year: int, part: str) -> date:
    """The last day of a period."""
    month = LAST_MONTH.get(PART(part), 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def units_on(superior: int, day: date) -> QuerySet[Unit]:
    """The communes that stand beneath a superior on a day, by name."""
    beneath = Unit.objects.filter(within([superior]), valid(day), kind__in=LEVELS["commune"])
    return beneath.select_related("parent").order_by("folded", "code")


def bodies_on(superior: int, day: date) -> QuerySet[Unit]:
    """The departments directly beneath a superior on a day, and the superior itself."""
    departments = Unit.objects.filter(valid(day), parent=superior, kind=Unit.Kind.DEPARTMENT)
    return (departments | Unit.objects.filter(pk=superior)).order_by("folded", "pk")


def body_for(function: Function, bodies: QuerySet[Unit]) -> Unit | None:
    """The one department whose name suggests the function; None where there is none, or more than one."""
    words = NAMED[function]
    fitting = [one for one in bodies if one.kind == Unit.Kind.DEPARTMENT and any(word in one.folded for word in words)]
    return fitting[0] if len(fitting) == 1 else None


def phases_from(day: date) -> dict[str, tuple[datetime, datetime | None]]:
    """The instants of each phase, one after the other from a day on, in Vietnam's time."""
    found: dict[str, tuple[datetime, datetime | None]] = {}
    for name, days in LASTS.items():
        closes = _at(day + timedelta(days=days), CLOSING) if days else None
        found[name] = (_at(day, OPENING), closes)
        day += timedelta(days=(days or 0) + 1)
    return found


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
