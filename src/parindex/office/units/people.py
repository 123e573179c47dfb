"""Finding people and their roles, as far as whoever asks may see them."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from parindex.office.units.access import Actor, lasting, units_for, within
from parindex.office.units.models import Person, Role, Unit
from parindex.office.units.queries import valid
from parindex.vietnamese.normal import fold

SEEING = (Role.Kind.ADMINISTRATOR, Role.Kind.AUDITOR)
"""Who sees the people of their unit and of all beneath it."""


def people_for(actor: Actor, kinds: Collection[str] = SEEING) -> QuerySet[Person]:
    """The people whom the actor may see: those who hold or held a role in the actor's unit or beneath it."""
    if actor.everywhere:
        return Person.objects.all()
    held = Role.objects.filter(within(actor.units(kinds), "unit__"))
    return Person.objects.filter(pk__in=held.values("person"))


def search_people(
    found: QuerySet[Person], text: str = "", kind: str = "", active: bool | None = None
) -> QuerySet[Person]:
    """Of these people those whose login, name or unit holds the text, who hold the kind of role today."""
    today = timezone.localdate()
    now = Role.objects.filter(lasting(today), since__lte=today)
    if kind in Role.Kind.values:
        found = found.filter(pk__in=now.filter(kind=kind).values("person"))
    if active is not None:
        found = found.filter(is_active=active)
    wanted = fold(text)
    if wanted:
        of_units = now.filter(unit__folded__contains=wanted)
        names = Q(login__contains=wanted) | Q(folded__contains=wanted)
        found = found.filter(names | Q(pk__in=of_units.values("person")))
    return found


def with_roles(found: QuerySet[Person], day: date) -> QuerySet[Person]:
    """These people with the roles they hold on a day or later, each with its unit, as `held`."""
    roles = Role.objects.filter(lasting(day)).select_related("unit__parent").order_by("since", "pk")
    return found.prefetch_related(Prefetch("roles", roles, to_attr="held"))


def roles_of(person: Person) -> list[Role]:
    """Every role that a person held, holds or will hold, those that last first."""
    roles = list(person.roles.select_related("unit__parent").order_by("-since", "-pk"))
    return sorted(roles, key=lambda role: role.until is not None and role.until < timezone.localdate())


def units_to_choose(actor: Actor, text: str, on: date) -> QuerySet[Unit]:
    """The units that the actor administers, standing on a day, whose name or code answers to the text."""
    wanted = fold(text)
    found = units_for(actor).filter(valid(on)).select_related("parent")
    named = found.filter(Q(folded__contains=wanted) | Q(code=text.strip())) if wanted else found
    return named.order_by("folded", "code")
