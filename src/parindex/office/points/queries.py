"""Reading points."""

from parindex.office.points.models import Points


def of_unit(round: int, unit: int) -> dict[tuple[str, str], int]:
    """Every node's ticks of one unit by (node, stage); one query."""
    found = Points.objects.filter(round_id=round, unit_id=unit).values_list("node", "stage", "ticks")
    return {(node, stage): ticks for node, stage, ticks in found}
