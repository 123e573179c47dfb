"""Many units over one edition: exact ranks within blocks, and who is listed without one."""

import random
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.test_totals import editions, places

from parindex.editions.edition import Edition
from parindex.rules.points import to_ticks
from parindex.scoring.ranking import Entry, Place, Standing, standings


def flat(*points: str, **more: Any) -> Edition:
    """An edition of leaves 1, 2, 3 ... that a person decides, and a bonus 9 beside them when it has a cap."""
    criteria: list[dict[str, Any]] = [
        {"id": str(n), "title": f"Tiêu chí {n}", "points": given, "rule": {"kind": "judged"}, "basis": "unknown"}
        for n, given in enumerate(points, 1)
    ]
    if "bonus" in more:
        fact = {"name": "times", "ask": "Bao nhiêu lần?", "type": "count"}
        rule = {"kind": "bonus", "fact": "times", "each": "0.5", "cap": "2"}
        criteria.append(
            {"id": "9", "title": "Thưởng", "points": "0", "facts": [fact], "rule": rule, "basis": "inferred"}
        )
    return Edition.model_validate(
        {
            "edition": "thu/2025-1",
            "title": "Bộ để thử",
            "level": "commune",
            "assesses": "UBND cấp xã",
            "total": str(sum(map(Decimal, points))),
            "status": "draft",
            "bands": [{"name": "Tốt", "at_least": "90"}, {"name": "Khá", "at_least": "50"}],
            "criteria": criteria,
            **more,
        }
    )


def of(standing: Standing) -> dict[str, int | None]:
    return {block: place.rank for block, place in standing.places.items()}


def test_units_are_ranked_within_each_of_their_blocks_and_equal_totals_are_equal() -> None:
    found = standings(
        flat("6", "4"),
        [
            Entry("a", ("cả nước", "xã"), {"1": 50_000, "2": 40_000}),
            Entry("b", ("cả nước", "phường"), {"1": 60_000, "2": 30_000}),
            Entry("c", ("cả nước", "xã"), {"1": 50_000, "2": 30_000}),
            Entry("d", ("cả nước", "xã"), {"1": 60_000, "2": 40_000}),
        ],
    )
    assert {unit: of(standing) for unit, standing in found.items()} == {
        "a": {"cả nước": 2, "xã": 2},
        "b": {"cả nước": 2, "phường": 1},
        "c": {"cả nước": 4, "xã": 3},
        "d": {"cả nước": 1, "xã": 1},
    }
    assert found["a"].places["xã"] == Place(2, of=3)
    assert [found[unit].band for unit in "abcd"] == ["Tốt", "Tốt", "Khá", "Tốt"]
    assert found["c"].index == 8000


def test_units_exempt_or_with_open_criteria_are_listed_and_take_no_place() -> None:
    found = standings(
        flat("6", "4"),
        [
            Entry("exempt", ("xã",), {"1": 60_000, "2": 40_000}, exempt="mới thành lập"),
            Entry("open", ("xã",), {"1": 60_000}),
            Entry("nothing", ("xã",), {}, frozenset(("1", "2"))),
            Entry("ranked", ("xã",), {"1": 10_000}, frozenset(("2",))),
        ],
    )
    assert {unit: of(standing)["xã"] for unit, standing in found.items()} == {
        "exempt": None,
        "open": None,
        "nothing": None,
        "ranked": 1,
    }
    assert {standing.places["xã"].of for standing in found.values()} == {1}
    assert (found["exempt"].total, found["exempt"].band) == (100_000, "Tốt")
    assert (found["open"].total, found["open"].open, found["open"].band) == (60_000, 1, None)
    assert (found["nothing"].maximum, found["nothing"].index) == (0, None)


def test_a_bonus_counts_up_to_the_cap_of_the_edition() -> None:
    (standing,) = standings(flat("6", "4", bonus="1"), [Entry("a", (), {"1": 50_000, "2": 0, "9": 20_000})]).values()
    assert standing.total == 60_000


@given(editions(), st.data())
@settings(max_examples=40)
def test_any_order_of_units_gives_the_same_standings(edition: Edition, data: st.DataObject) -> None:
    leaves = list(edition.leaves())
    entries = [
        Entry(
            str(number),
            tuple(data.draw(st.sets(st.sampled_from("xyz")))),
            {leaf.id: data.draw(st.sampled_from((0, to_ticks(leaf.points)))) for leaf in leaves},
        )
        for number in range(data.draw(st.integers(1, 6)))
    ]
    assert standings(edition, data.draw(st.permutations(entries))) == standings(edition, entries)


def test_no_unit_of_the_country_is_misplaced_in_any_block_where_a_float_pipeline_misplaces_hundreds() -> None:
    """3,321 units, 80 criteria of 0.05 to 3 points in quarters of the maximum: from awarded points to ranks."""
    chance = random.Random(2025)
    maxima = [Decimal(chance.randint(1, 60)) / 20 for _ in range(80)]
    edition = flat(*map(str, maxima))
    points = {f"{n:04}": [maximum * chance.randint(1, 4) / 4 for maximum in maxima] for n in range(3321)}
    blocks = {unit: ("cả nước", chance.choice(("xã", "phường")), f"tỉnh {chance.randint(1, 34)}") for unit in points}
    found = standings(
        edition,
        (
            Entry(unit, blocks[unit], {str(n): to_ticks(given) for n, given in enumerate(row, 1)})
            for unit, row in points.items()
        ),
    )
    assert len({standing.total for standing in found.values()}) < 1500
    misplaced = 0
    for block in {block for keys in blocks.values() for block in keys}:
        units = [unit for unit in points if block in blocks[unit]]
        right = places([sum(points[unit], Decimal(0)) for unit in units])
        assert [found[unit].places[block].rank for unit in units] == right
        in_floats = places([reduce(add, map(float, points[unit])) for unit in units])
        misplaced += sum(ours != theirs for ours, theirs in zip(right, in_floats, strict=True))
    assert misplaced > 100
