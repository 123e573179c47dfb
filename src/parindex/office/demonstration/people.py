"""The demonstration's people: named by their role alone, each with a door on the first page."""

from collections.abc import Iterable

from django.utils import timezone

from parindex.office.demonstration.models import CastMember
from parindex.office.units.models import Person, Role, Unit

KIND = Role.Kind


def join(unit: Unit | None, kind: KIND, name: str, title: str, shown: str, place: int) -> Person:
    """Somebody with a role, and what there is to try as them; no unit is the whole office."""
    person = Person(login=f"thu-{place}", name=name)
    person.set_unusable_password()
    person.save()
    give([unit], person, kind, title)
    of = unit.name if unit else "cả văn phòng"
    CastMember.objects.create(person=person, place=place, shown=f"{name}, {of}: {shown[:1].lower()}{shown[1:]}")
    return person


def give(units: Iterable[Unit | None], person: Person, kind: KIND, title: str = "") -> None:
    """A role in each of some units, from today."""
    since = timezone.localdate()
    Role.objects.bulk_create(Role(person=person, unit=unit, kind=kind, title=title, since=since) for unit in units)
