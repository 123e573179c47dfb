"""Who is acting, and as what: an actor is a person with the roles they hold today."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from parindex.office.errors import Forbidden
from parindex.office.units.models import Person, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by id, and the pairs (kind of role, unit id) that they hold on the day."""

    person: int
    roles: frozenset[tuple[str, int]]

    @property
    def id(self) -> str:
        """The id by which the journal knows them."""
        return f"person:{self.person}"

    @property
    def kinds(self) -> set[str]:
        """The kinds of role that they hold in whichever unit."""
        return {kind for kind, _ in self.roles}

    def holds(self, unit: int, kinds: Collection[str]) -> bool:
        """Whether they hold one of these roles in the unit."""
        return any((kind, unit) in self.roles for kind in kinds)

    def units(self, kinds: Collection[str]) -> set[int]:
        """The units in which they hold one of these roles."""
        return {unit for kind, unit in self.roles if kind in kinds}

    def require(self, unit: int, kinds: Collection[str], what: str) -> None:
        """Forbidden, naming what was asked, unless they hold one of these roles in the unit."""
        if not self.holds(unit, kinds):
            raise Forbidden(what, [str(Role.Kind(kind).label) for kind in kinds])


def actor(person: Person, on: date | None = None) -> Actor:
    """The actor that a person is on a day, by default today; one query."""
    held = _held(on or timezone.localdate()).filter(person=person)
    return Actor(person.pk, frozenset(held.values_list("kind", "unit_id")))


def holding(unit: int, kinds: Collection[str]) -> QuerySet[Person]:
    """The people who hold one of these roles in a unit today, by name."""
    held = _held(timezone.localdate()).filter(unit=unit, kind__in=kinds)
    return Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("name")


def _held(day: date) -> QuerySet[Role]:
    return Role.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
