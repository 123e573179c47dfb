"""Writing points: whatever moves a leaf moves every total above it in the same act."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from parindex.office.inserting import insert
from parindex.office.points.models import STAGES, NodePoints

TOTAL = ""
"""The node that holds the unit's total."""

_ADD = "UPDATE {} SET {} WHERE round_id = %s AND unit_id = %s AND node = %s".format(  # noqa: S608
    NodePoints._meta.db_table, ", ".join(f"{stage} = {stage} + %s" for stage in STAGES)
)


@dataclass(frozen=True, slots=True)
class Moved:
    """By how many ticks, by stage, some nodes of a unit move: a leaf, all above it, and the total."""

    unit: int
    nodes: Collection[str]
    by: Mapping[str, int]


def open_totals(round: int, unit: int, nodes: Iterable[str]) -> None:
    """Lay out a unit's table, all nodes and the total at zero. Repeating it changes nothing."""
    NodePoints.objects.bulk_create(
        (NodePoints(round_id=round, unit_id=unit, node=node) for node in (TOTAL, *nodes)), ignore_conflicts=True
    )


def open_tables(round: int, tables: Mapping[int, Mapping[str, Mapping[str, int]]]) -> None:
    """Lay out the tables of many units at once: of each unit every node and the total, with its ticks by stage."""
    rows = (
        (round, unit, node, *(by.get(stage, 0) for stage in STAGES))
        for unit, nodes in tables.items()
        for node, by in nodes.items()
    )
    insert(NodePoints, ("round_id", "unit_id", "node", *STAGES), rows)


def move(round: int, moves: Iterable[Moved]) -> None:
    """Add to leaves and to all above them, relative to what stands there: writers may come in any order.

    Rows are written in one order, so that no two writers wait for each other.
    """
    added: dict[tuple[int, str], list[int]] = {}
    for one in moves:
        for node in one.nodes:
            sums = added.setdefault((one.unit, node), [0] * len(STAGES))
            for place, stage in enumerate(STAGES):
                sums[place] += one.by.get(stage, 0)
    rows: list[tuple[int | str, ...]] = [(*added[key], round, *key) for key in sorted(added) if any(added[key])]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, rows)
