"""Totals, shared-out maxima, bands and ranks: exact integers on any edition."""

import random
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.editions.edition import Edition
from parindex.rules.points import to_points, to_ticks
from parindex.scoring.redistribution import Sharing, apportion
from parindex.scoring.totals import Adder, percent, ranks, roll_up


@st.composite
def editions(draw: st.DrawFn, rounding: int = 2) -> Edition:
    """An edition of two or three levels with quarter and tenth points, every leaf judged."""
    criteria: list[dict[str, Any]] = []

    def node(id: str, parent: str | None, depth: int) -> Decimal:
        place = len(criteria)
        criteria.append({"id": id, "parent": parent, "title": f"Tiêu chí {id}"})
        if depth < 3 and draw(st.booleans()):
            points = sum((node(f"{id}.{n}", id, depth + 1) for n in range(1, draw(st.integers(1, 4)) + 1)), Decimal(0))
        else:
            points = Decimal(draw(st.integers(1, 60))) / draw(st.sampled_from([4, 10, 20]))
            criteria[place] |= {"rule": {"kind": "judged"}, "basis": "unknown"}
        criteria[place]["points"] = points
        return points

    whole = sum((node(str(n), None, 1) for n in range(1, draw(st.integers(1, 4)) + 1)), Decimal(0))
    return Edition.model_validate(
        {
            "edition": "thu/2025-1",
            "title": "Bộ để thử",
            "level": "commune",
            "assesses": "UBND cấp xã",
            "total": whole,
            "status": "draft",
            "rounding": rounding,
            "criteria": criteria,
        }
    )


WEIGHTS = st.lists(st.integers(0, 400), min_size=1, max_size=9).filter(any)


@given(st.integers(0, 5000), WEIGHTS, st.sampled_from([1, 100]))
def test_what_is_apportioned_adds_up_and_strays_less_than_one_step(steps: int, weights: list[int], step: int) -> None:
    parts = apportion(steps * step, weights, step)
    assert sum(parts) == steps * step
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - steps * step * weight) < step * sum(weights)
        assert part % step == 0
        assert part == 0 or weight


def test_equal_remainders_go_to_the_first() -> None:
    assert apportion(10_000, [1, 1, 1], 100) == [3400, 3300, 3300]


@given(editions(), st.data())
@settings(max_examples=60)
def test_shared_out_maxima_add_up_to_their_parent_at_every_node(edition: Edition, data: st.DataObject) -> None:
    leaves = [leaf.id for leaf in edition.leaves()]
    excluded = data.draw(st.sets(st.sampled_from(leaves)))
    worth = Sharing(edition).worths(excluded)
    for parent, children in edition.children.items():
        of_children = sum(worth[child.id] for child in children)
        if len(excluded) < len(leaves):
            assert of_children == (to_ticks(edition.total) if parent is None else worth[parent])
        else:
            assert of_children == 0
    assert all(worth[id] == 0 for id in excluded)
    if not excluded:
        assert worth == {criterion.id: to_ticks(criterion.points) for criterion in edition.criteria}


@given(editions(), st.data())
@settings(max_examples=40)
def test_the_points_of_every_node_are_the_sum_of_its_children(edition: Edition, data: st.DataObject) -> None:
    leaves = {leaf.id: data.draw(st.integers(0, to_ticks(leaf.points))) for leaf in edition.leaves()}
    rolled = roll_up(edition, leaves)
    for parent, children in edition.children.items():
        assert sum(rolled[child.id] for child in children) == (rolled[parent] if parent else sum(leaves.values()))
    assert Adder(edition).total(leaves) == sum(leaves.values()) <= to_ticks(edition.total)


@given(st.lists(st.integers(0, 40), max_size=40))
def test_a_rank_counts_those_above_and_equal_totals_share_it(totals: list[int]) -> None:
    assert ranks(totals) == [1 + sum(other > points for other in totals) for points in totals]


def test_after_two_second_places_comes_the_fourth() -> None:
    assert ranks([740_000, 900_000, 740_000, 730_000]) == [2, 1, 2, 4]


def test_no_unit_of_the_country_gets_a_wrong_rank_where_a_float_pipeline_misplaces_hundreds() -> None:
    """3,321 units, 80 criteria of 0.05 to 3 points, each given in quarters of its maximum."""
    chance = random.Random(2025)
    maxima = [Decimal(chance.randint(1, 60)) / 20 for _ in range(80)]
    units = [[maximum * chance.randint(1, 4) / 4 for maximum in maxima] for _ in range(3321)]
    exact = [sum(unit, Decimal(0)) for unit in units]
    right = places(exact)
    assert ranks([sum(map(to_ticks, unit)) for unit in units]) == right

    in_floats = places([reduce(add, map(float, unit)) for unit in units])  # since 3.12 `sum` mends its floats
    assert sum(ours != theirs for ours, theirs in zip(right, in_floats, strict=True)) > 100


def places(totals: list[Any]) -> list[int]:
    """The rank of each, by the place of its first equal in the sorted list."""
    ordered = sorted(totals, reverse=True)
    first = {points: len(ordered) - place for place, points in enumerate(reversed(ordered))}
    return [first[points] for points in totals]


def test_the_index_is_shown_half_up_and_the_band_is_reached_by_the_exact_total() -> None:
    assert str(percent(to_ticks("98.1"), to_ticks("100"))) == "98.10"
    assert str(percent(to_ticks("0.125"), to_ticks("10"))) == "1.25"
    assert str(percent(5, 1000, 0)) == "1"
    edition = Edition.model_validate(
        {
            "edition": "thu/2025-1",
            "title": "Bộ để thử",
            "level": "commune",
            "assesses": "UBND cấp xã",
            "total": "60",
            "status": "draft",
            "bands": [{"name": "Tốt", "at_least": "90"}, {"name": "Khá", "at_least": "80"}],
            "criteria": [{"id": "1", "title": "Chỉ đạo", "points": "60"}],
        }
    )
    assert [Adder(edition).band(to_ticks(points)) for points in ("54", "53.9999", "48", "47.9999")] == [
        "Tốt",
        "Khá",
        "Khá",
        None,
    ]
    assert str(to_points(to_ticks("53.9999"))) == "53.9999"
