"""Who is acting, and as what: an actor is a person with the roles they hold today.

An administrator of a unit acts for that unit and for everything beneath it in the tree of units; an administrator of
the whole office for every unit. Role by role: whoever administers a role's unit gives, ends and hands over that role.
An account is one for all its roles: only whoever administers every unit in which its person holds a role today or later
deactivates it or makes a link for it, so that nobody comes into a stranger's account by giving it a role of their own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.errors import Forbidden
from parindex.office.units.models import Person, Role, Unit

MOST_ABOVE = 4
"""The most units above another: a village beneath a commune, a district, a province and what stands above it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by id, and the pairs (kind of role, unit id) that they hold on the day.

    `everywhere`: they administer the whole office.
    """

    person: int
    roles: frozenset[tuple[str, int]]
    everywhere: bool = False

    @property
    def id(self) -> str:
        """The id by which the journal knows them."""
        return f"person:{self.person}"

    @property
    def kinds(self) -> set[str]:
        """The kinds of role that they hold in whichever unit."""
        return {kind for kind, _ in self.roles} | ({str(Role.Kind.ADMINISTRATOR)} if self.everywhere else set())

    def holds(self, unit: int, kinds: Collection[str]) -> bool:
        """Whether they hold one of these roles in the unit."""
        return any((kind, unit) in self.roles for kind in kinds)

    def units(self, kinds: Collection[str]) -> set[int]:
        """The units in which they hold one of these roles."""
        return {unit for kind, unit in self.roles if kind in kinds}

    def require(self, unit: int, kinds: Collection[str], what: str) -> None:
        """Forbidden, naming what was asked, unless they hold one of these roles in the unit."""
        if not self.holds(unit, kinds):
            raise Forbidden(what, [Role.Kind(kind).label for kind in kinds])


def actor(person: Person) -> Actor:
    """The actor that a person is today; one query, and none for whoever came with a session."""
    held = person.roles_today
    if held is None:
        held = list(held_on(timezone.localdate()).filter(person=person))
    roles = frozenset((role.kind, role.unit_id) for role in held if role.unit_id is not None)
    return Actor(person.pk, roles, any(role.unit_id is None for role in held))


def holding(unit: int, kinds: Collection[str]) -> QuerySet[Person]:
    """The people who hold one of these roles in a unit today, by name."""
    held = held_on(timezone.localdate()).filter(unit=unit, kind__in=kinds)
    return Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("name")


def lasting(day: date, prefix: str = "") -> Q:
    """The condition of a role that has not ended before a day, whether it has begun or not."""
    return Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})


def held_on(day: date) -> QuerySet[Role]:
    """The roles that last on a day."""
    return Role.objects.filter(lasting(day), since__lte=day)


def within(units: Collection[int], prefix: str = "") -> Q:
    """The condition of being one of these units or standing beneath one, for units or for what names one."""
    found = Q()
    for above in range(MOST_ABOVE + 1):
        found |= Q(**{f"{prefix}{'parent__' * above}pk__in": units})
    return found


def units_for(actor: Actor, kinds: Collection[str] = (Role.Kind.ADMINISTRATOR,)) -> QuerySet[Unit]:
    """The units that the actor may act for, or read of, by roles that reach down the tree."""
    return Unit.objects.all() if actor.everywhere else Unit.objects.filter(within(actor.units(kinds)))


def administers(actor: Actor, unit: int | None) -> bool:
    """Whether the actor administers a unit; None is the whole office."""
    return actor.everywhere or (unit is not None and units_for(actor).filter(pk=unit).exists())


def require_administrator(actor: Actor, unit: int | None, what: str) -> None:
    """Forbidden unless the actor administers the unit; None is the whole office."""
    if not administers(actor, unit):
        raise Forbidden(what, [Role.Kind.ADMINISTRATOR.label])


def answers_for(actor: Actor, person: Person) -> bool:
    """Whether the actor administers every unit in which a person holds a role, today or later, or last held one."""
    if actor.everywhere:
        return True
    held = list(person.roles.values_list("unit_id", "until"))
    today = timezone.localdate()
    units = {unit for unit, until in held if until is None or until >= today} or {unit for unit, _ in held}
    known = {unit for unit in units if unit is not None}
    return bool(units) and known == units and units_for(actor).filter(pk__in=known).count() == len(known)


def require_account(actor: Actor, person: Person, what: str) -> None:
    """Forbidden unless the actor answers for a person's whole account."""
    if not answers_for(actor, person):
        raise Forbidden(what, [gettext("quản trị mọi nơi người này giữ vai trò, hoặc cấp trên chung")])
