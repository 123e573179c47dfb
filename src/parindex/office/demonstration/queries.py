"""The demonstration's people."""

from parindex.office.demonstration.models import CastMember
from parindex.office.units.models import Person


def cast() -> list[CastMember]:
    """Everybody who may be tried, in the order of the journey; nobody in a real database."""
    return list(CastMember.objects.select_related("person").order_by("place"))


def cast_member(person: int) -> Person | None:
    """One of them by the person's id."""
    found = CastMember.objects.select_related("person").filter(person=person).first()
    return found.person if found else None
