"""What changed since an earlier year: only like is held against like, and merged units stand by their mean."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.editions.edition import Edition
from parindex.scoring.change import Change, Comparison, Year


def edition(**changed: dict[str, Any]) -> Edition:
    """A field of three shares worth 1, 2 and 3; `_2={...}` changes keys of the second."""

    def leaf(n: int) -> dict[str, Any]:
        facts = [{"name": name, "ask": f"Bao nhiêu {name}?", "type": "count"} for name in ("part", "whole")]
        rule = {"kind": "share", "part": "part", "whole": "whole", "if_none": "exclude"}
        plain = {"id": f"1.{n}", "parent": "1", "title": f"Tỷ lệ {n}", "points": str(n), "facts": facts, "rule": rule}
        return {**plain, "basis": "inferred", **changed.get(f"_{n}", {})}

    leaves = [leaf(n) for n in (1, 2, 3)]
    total = str(sum(int(one["points"]) for one in leaves))
    return Edition.model_validate(
        {
            "edition": "thu/2025-1",
            "title": "Bộ để thử",
            "level": "commune",
            "assesses": "UBND cấp xã",
            "total": total,
            "status": "draft",
            "criteria": [{"id": "1", "title": "Lĩnh vực", "points": total}, *leaves],
        }
    )


def year(*points: int | None) -> Year:
    """Awarded ticks of 1.1, 1.2, 1.3; None where the criterion did not apply."""
    given = {f"1.{n}": ticks for n, ticks in enumerate(points, 1)}
    return Year(
        {id: ticks for id, ticks in given.items() if ticks is not None},
        frozenset(id for id, ticks in given.items() if ticks is None),
    )


def test_the_same_criteria_are_compared_leaf_by_leaf_and_added_up() -> None:
    found = Comparison(edition(), edition()).changes([year(5_000, 20_000, 30_000)], year(10_000, 15_000, 30_000))
    assert {id: change.by for id, change in found.items()} == {"1": 0, "1.1": 5_000, "1.2": -5_000, "1.3": 0}
    assert found["1"] == Change("alike", 55_000, 55_000, 1, 60_000)


@pytest.mark.parametrize(
    ("changed", "likeness"),
    [
        ({"rule": {"kind": "share", "part": "part", "whole": "whole", "if_none": "zero"}}, "rule_changed"),
        ({"points": "4"}, "points_changed"),
        ({"title": "Một câu hỏi khác dưới mã cũ"}, "title_changed"),
        ({"id": "1.9"}, "new"),
    ],
)
def test_what_asks_or_counts_otherwise_is_marked_and_left_out(changed: dict[str, Any], likeness: str) -> None:
    new = edition(_2=changed)
    id = new.criteria[2].id
    after = Year({"1.1": 10_000, id: 20_000, "1.3": 30_000})
    found = Comparison(edition(), new).changes([year(0, 0, 30_000)], after)
    assert found[id].likeness == likeness
    assert (found[id].by, found[id].worth) == (0, 0)
    assert found["1"] == Change("in_part", 40_000, 30_000, 1, 40_000)


def test_the_mark_of_a_changed_rule_is_told_of_the_edition_alone() -> None:
    rule = {"kind": "share", "part": "part", "whole": "whole", "if_none": "zero"}
    assert Comparison(edition(), edition(_3={"rule": rule})).likeness["1.3"] == "rule_changed"


def test_where_a_figure_comes_from_does_not_change_the_question() -> None:
    old = edition()
    leaf = old.criteria[1]
    facts = tuple(fact.model_copy(update={"source": "measure/dialogues"}) for fact in leaf.facts)
    criteria = tuple(one.model_copy(update={"facts": facts}) if one is leaf else one for one in old.criteria)
    assert leaf.facts
    assert Comparison(old, old.model_copy(update={"criteria": criteria})).likeness["1.1"] == "alike"


def test_a_criterion_whose_neighbour_did_not_apply_counted_for_more_and_is_not_compared() -> None:
    found = Comparison(edition(), edition()).changes([year(None, 24_000, 36_000)], year(10_000, 20_000, 30_000))
    assert {change.likeness for change in found.values()} == {"worth_differs"}


def test_a_criterion_without_points_yet_is_open() -> None:
    found = Comparison(edition(), edition()).changes([year(0, 0, 0)], Year({"1.1": 10_000}))
    assert (found["1.2"].likeness, found["1"].likeness, found["1"].by) == ("open", "in_part", 10_000)


ROWS = st.tuples(st.integers(0, 10_000), st.integers(0, 20_000), st.integers(0, 30_000))


@given(st.lists(ROWS, min_size=1, max_size=5), ROWS)
def test_merged_units_are_held_against_by_their_mean_and_changes_add_up(
    parts: list[tuple[int, int, int]], now: tuple[int, int, int]
) -> None:
    found = Comparison(edition(), edition()).changes([year(*part) for part in parts], year(*now))
    exact = sum(now) - Fraction(sum(map(sum, parts)), len(parts))
    assert abs(found["1"].by - exact) <= Fraction(1, 2)
    leaves = [found[f"1.{n}"] for n in (1, 2, 3)]
    assert sum(leaf.after * leaf.parts - leaf.before for leaf in leaves) == exact * len(parts)
