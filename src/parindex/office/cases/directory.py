"""The office's units as exports may call them, and as the store names them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Q

from parindex.indicators.cases import units as library
from parindex.office.units.access import within
from parindex.office.units.models import LEVELS, Succession, Unit

BEFORE = " đến "
"""What stands between a code and the last day of a unit that is gone."""


def named(unit: Unit) -> str:
    """How the store names a unit: by its code, and its last day where others may have the code since."""
    return f"{unit.code}{BEFORE}{unit.valid_to:%d/%m/%Y}" if unit.valid_to else unit.code


def directory() -> library.Directory:
    """Every unit that has a code and stands beneath a province; two queries."""
    every = {unit.pk: unit for unit in Unit.objects.all()}
    went: dict[int, list[str]] = {}
    for old, new in Succession.objects.order_by("pk").values_list("old_id", "new_id"):
        went.setdefault(old, []).append(named(every[new]))
    return library.Directory(_told(every, went))


def _told(every: dict[int, Unit], went: dict[int, list[str]]) -> Iterator[library.Unit]:
    for unit in every.values():
        above = list(_above(unit, every))
        province = next((one for one in [unit, *above] if one.kind in LEVELS["province"]), None)
        if unit.code and province and unit is not province:
            yield library.Unit(
                id=named(unit),
                code=unit.code,
                name=unit.name,
                province=named(province),
                above=tuple(one.name for one in above),
                first=unit.valid_from or library.EARLIEST,
                last=unit.valid_to or library.LATEST,
                became=tuple(went.get(unit.pk, ())),
            )


def _above(unit: Unit, every: dict[int, Unit]) -> Iterator[Unit]:
    while unit.parent_id:
        unit = every[unit.parent_id]
        yield unit


@dataclass(frozen=True, slots=True)
class Scope:
    """The units whose cases an import may write, by how the store names them, and the provinces that these lie in."""

    units: dict[str, int]
    provinces: frozenset[str]


def scope_of(unit: Unit) -> Scope:
    """A unit with all beneath it, and what went whole or in part into one of these."""
    ours = Q(within([unit.pk]))
    pks = set(Unit.objects.filter(ours).values_list("pk", flat=True))
    pks |= set(Succession.objects.filter(new__in=pks).values_list("old_id", flat=True))
    found = Unit.objects.filter(pk__in=pks).exclude(code="").select_related("parent__parent__parent__parent")
    return Scope({named(one): one.pk for one in found}, frozenset(_provinces(found)))


def _provinces(units: Collection[Unit]) -> Iterator[str]:
    for unit in units:
        above: Unit | None = unit
        while above and above.kind not in LEVELS["province"]:
            above = above.parent
        if above:
            yield named(above)
