"""Loading lists of units: what is new is added, what differs is renewed, and nothing is ever taken away.

A list that names no superior of a unit says nothing about it: the one that the office has stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from parindex.office.errors import Refusal
from parindex.office.journal.actions import record
from parindex.office.units.listing import Key, Listed, Passing
from parindex.office.units.models import Succession, Unit
from parindex.vietnamese.normal import fold

CHAIN = "units"
"""The journal's chain of every list of units that was loaded."""

RENEWED = ["name", "folded", "parent", "valid_to"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many units a load added and renewed, and how many successions it added."""

    added: int
    renewed: int
    successions: int


@transaction.atomic
def load_units(actor: str, units: Sequence[Listed], passings: Sequence[Passing] = ()) -> Loaded:
    """Load a list in which superiors stand first; one entry in the journal, and none when nothing changes."""
    known = {unit.pk: unit for unit in Unit.objects.exclude(code="")}
    by_key = {(unit.code, unit.kind, unit.valid_from): unit for unit in known.values()}
    added = renewed = 0
    for depth in _by_depth(units):
        fresh = [_new(one, by_key) for one in depth if one.key not in by_key]
        changed = [by_key[one.key] for one in depth if one.key in by_key and _renew(by_key[one.key], one, by_key)]
        for unit in Unit.objects.bulk_create(fresh, batch_size=500):
            by_key[unit.code, unit.kind, unit.valid_from] = unit
        Unit.objects.bulk_update(changed, RENEWED, batch_size=500)
        added, renewed = added + len(fresh), renewed + len(changed)
    loaded = Loaded(added, renewed, _follow(passings, by_key))
    if added or renewed or loaded.successions:
        detail = {"added": added, "renewed": renewed, "successions": loaded.successions}
        record(CHAIN, actor, "load", CHAIN, detail)
    return loaded


def _by_depth(units: Sequence[Listed]) -> list[list[Listed]]:
    """The units by their distance from the top of the list, so that each level is written at once."""
    depth: dict[Key, int] = {}
    levels: list[list[Listed]] = []
    for unit in units:
        depth[unit.key] = depth.get(unit.superior, -1) + 1 if unit.superior else 0
        while len(levels) <= depth[unit.key]:
            levels.append([])
        levels[depth[unit.key]].append(unit)
    return levels


def _superior(one: Listed, by_key: dict[Key, Unit]) -> Unit | None:
    if one.superior is None:
        return None
    if one.superior not in by_key:
        raise Refusal(f"{one.name}: chưa có đơn vị cấp trên mang mã {one.superior[0]}; đề nghị đưa cấp trên vào trước.")
    return by_key[one.superior]


def _new(one: Listed, by_key: dict[Key, Unit]) -> Unit:
    return Unit(
        code=one.code,
        kind=one.kind,
        name=one.name,
        folded=fold(one.name),
        parent=_superior(one, by_key),
        valid_from=one.valid_from,
        valid_to=one.valid_to,
    )


def _renew(unit: Unit, one: Listed, by_key: dict[Key, Unit]) -> bool:
    """Whether the list says something else of a unit that is known; it does then."""
    superior = _superior(one, by_key)
    above = superior.pk if superior else unit.parent_id
    if (one.name, above, one.valid_to) == (unit.name, unit.parent_id, unit.valid_to):
        return False
    unit.name, unit.folded, unit.parent_id, unit.valid_to = one.name, fold(one.name), above, one.valid_to
    return True


def _follow(passings: Sequence[Passing], by_key: dict[Key, Unit]) -> int:
    known = set(Succession.objects.values_list("old_id", "new_id"))
    fresh = [
        Succession(old=by_key[each.old], new=by_key[each.new], in_part=each.in_part)
        for each in passings
        if (by_key[each.old].pk, by_key[each.new].pk) not in known
    ]
    Succession.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)
