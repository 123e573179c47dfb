"""One cast for all tests of the office: the demonstration's people, at their desks."""

import pytest

from parindex.office.assessments.actions import open_sheet
from parindex.office.assessments.models import Sheet
from parindex.office.demonstration.actions import set_up
from parindex.office.rounds.models import Participant
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person


@pytest.fixture
def demonstration(db: None) -> None:
    """The province to try, with a round in progress."""
    set_up()


def _acting(name: str) -> Actor:
    return actor(Person.objects.get(name=name))


@pytest.fixture
def drafter(demonstration: None) -> Actor:
    """Who drafts the commune's sheet."""
    return _acting("Công chức tổng hợp")


@pytest.fixture
def contributor(demonstration: None) -> Actor:
    """Who fills in what the drafter gives them."""
    return _acting("Công chức tư pháp")


@pytest.fixture
def neighbour(demonstration: None) -> Actor:
    """Who drafts the neighbouring commune's sheet, and must be refused here."""
    return _acting("Công chức xã bên cạnh")


@pytest.fixture
def coordinator(demonstration: None) -> Actor:
    """Who runs the round for the province."""
    return _acting("Người điều phối cấp tỉnh")


@pytest.fixture
def sheet(drafter: Actor) -> Sheet:
    """The commune's sheet, opened blank."""
    unit = next(iter(drafter.units(["drafter"])))
    return open_sheet(drafter, Participant.objects.get(unit=unit).pk)
