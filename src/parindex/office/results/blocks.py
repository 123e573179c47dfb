"""The blocks in which units are compared: all of the round, those of one kind, those of one superior."""

from collections.abc import Sequence

from parindex.office.units.models import Unit

ALL = "toàn đợt"
"""The block of all units of a round."""
KINDS = {
    Unit.Kind.MINISTRY: "cơ quan trung ương",
    Unit.Kind.PROVINCE: "tỉnh",
    Unit.Kind.CITY: "thành phố trực thuộc trung ương",
    Unit.Kind.DISTRICT: "huyện",
    Unit.Kind.URBAN_DISTRICT: "quận",
    Unit.Kind.TOWN: "thị xã",
    Unit.Kind.PROVINCIAL_CITY: "thành phố thuộc tỉnh",
    Unit.Kind.COMMUNE: "xã",
    Unit.Kind.WARD: "phường",
    Unit.Kind.TOWNSHIP: "thị trấn",
    Unit.Kind.SPECIAL_ZONE: "đặc khu",
    Unit.Kind.DEPARTMENT: "cơ quan chuyên môn",
    Unit.Kind.VILLAGE: "thôn, tổ dân phố",
}
"""The block of each kind of unit, as papers name it."""


def blocks_of(units: Sequence[Unit]) -> dict[int, tuple[str, ...]]:
    """The blocks of each unit, by its id, the widest first. Superiors are a block only where units have several."""
    several = len({unit.parent_id for unit in units}) > 1
    found: dict[int, tuple[str, ...]] = {}
    for unit in units:
        above = (unit.parent.name,) if several and unit.parent else ()
        found[unit.pk] = (ALL, *above, KINDS[Unit.Kind(unit.kind)])
    return found
