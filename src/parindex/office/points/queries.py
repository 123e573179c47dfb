"""Reading points."""

from parindex.office.points.models import STAGES, NodePoints


def of_unit(round: int, unit: int) -> dict[str, dict[str, int]]:
    """Every node's ticks of one unit by stage; one query."""
    found = NodePoints.objects.filter(round_id=round, unit_id=unit).values_list("node", *STAGES)
    return {node: dict(zip(STAGES, ticks, strict=True)) for node, *ticks in found}
