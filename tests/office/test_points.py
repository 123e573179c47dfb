"""Points: whatever the order of changes, every total is the sum of its leaves."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex.office.assessments.models import Sheet
from parindex.office.points.actions import TOTAL, Moved, move
from parindex.office.points.queries import of_unit
from parindex.office.rounds.editions import thawed
from parindex.scoring.totals import roll_up

pytestmark = pytest.mark.django_db


def claimed(sheet: Sheet) -> dict[str, int]:
    """Every node's claimed ticks as they stand."""
    found = of_unit(sheet.round_id, sheet.unit_id)
    return {node: ticks["claimed"] for node, ticks in found.items()}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 75), st.integers(-5000, 10_000)), max_size=12))
def test_totals_are_the_sums_of_their_leaves(sheet: Sheet, changes: list[tuple[int, int]]) -> None:
    edition = thawed(sheet.round.edition_id)
    leaves = list(edition.leaves())
    before = claimed(sheet)
    held: Counter[str] = Counter()
    for place, by in changes:
        leaf = leaves[place]
        nodes = [TOTAL, leaf.id, *(up.id for up in edition.above(leaf.id))]
        move(sheet.round_id, [Moved(sheet.unit_id, nodes, {"claimed": by})])
        held[leaf.id] += by
    expected = {leaf.id: 0 for leaf in leaves} | held
    summed = roll_up(edition, expected) | {TOTAL: sum(expected.values())}
    assert {node: ticks - before[node] for node, ticks in claimed(sheet).items()} == summed
