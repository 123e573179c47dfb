"""Writing points: a leaf's change moves every total above it in the same statement."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Case, F, Value, When

from parindex.office.points.models import Points

TOTAL = ""
"""The node that holds the sum of all leaves."""


def open_totals(round: int, unit: int, nodes: Iterable[str], stages: Iterable[str]) -> None:
    """Lay out a unit's table for some stages, all nodes and the total at zero. Repeating it changes nothing."""
    Points.objects.bulk_create(
        (Points(round_id=round, unit_id=unit, node=node, stage=stage) for stage in stages for node in (TOTAL, *nodes)),
        ignore_conflicts=True,
    )


def move(round: int, unit: int, path: Collection[str], by: Mapping[str, int]) -> None:
    """Add to a leaf and to all above it, by stage in ticks. `path` is the leaf with its ancestors; the total follows.

    One statement, relative to what stands there: the order in which writers come does not matter.
    """
    moved = {stage: ticks for stage, ticks in by.items() if ticks}
    if moved:
        added = Case(*(When(stage=stage, then=Value(ticks)) for stage, ticks in moved.items()), default=Value(0))
        Points.objects.filter(round_id=round, unit_id=unit, node__in=[TOTAL, *path], stage__in=moved).update(
            ticks=F("ticks") + added
        )
