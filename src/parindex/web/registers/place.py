"""Whose register a request is about, for those who read it; others are told that there is nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from parindex.indicators.record_set import RecordSet
from parindex.office.registers.access import WRITERS
from parindex.office.registers.actions import register_named
from parindex.office.registers.errors import RegisterRefused
from parindex.office.registers.models import Record
from parindex.office.registers.queries import units_of
from parindex.office.units.models import Unit
from parindex.web.middleware import ActingRequest


@dataclass(frozen=True, slots=True)
class Place:
    """One register of one unit, and whether the actor writes in it."""

    unit: Unit
    register: RecordSet
    writes: bool

    @property
    def arguments(self) -> list[object]:
        """What its addresses begin with."""
        return [self.unit.pk, self.register.name]

    @property
    def shown(self) -> Mapping[str, object]:
        """What its templates name."""
        return {
            "unit": self.unit,
            "register": self.register,
            "writes": self.writes,
            "columns": self.register.fields,
            "wide": len(self.register.fields) + 1,
            "base": reverse("register", args=self.arguments),
        }

    def line(self, pk: int) -> Record:
        """A line of this register. 404 when there is none."""
        found = Record.objects.select_related("changed_by").filter(pk=pk, unit=self.unit, register=self.register.name)
        if (line := found.first()) is None:
            raise Http404
        return line


def unit_read(request: ActingRequest, pk: int) -> Unit:
    """A unit whose registers the actor reads. 404 otherwise."""
    found = units_of(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def place(request: ActingRequest, unit: int, register: str) -> Place:
    """A register that the actor reads. 404 otherwise."""
    found = unit_read(request, unit)
    try:
        named = register_named(register)
    except RegisterRefused as refused:
        raise Http404 from refused
    return Place(found, named, request.actor.holds(unit, WRITERS))
