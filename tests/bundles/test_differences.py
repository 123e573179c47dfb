"""A bundle rewritten by somebody who also made new hashes: what was changed is named by unit and criterion."""

from pathlib import Path

import pytest
from tests.bundles.packing import TEACHING, forged, members, sealed, with_cell

from parindex.bundles.recompute import recompute
from parindex.bundles.verify import verify
from parindex.editions.loader import find

FIRST_LEAF = next(find(TEACHING).leaves()).id


@pytest.fixture
def content(tmp_path: Path) -> dict[str, bytes]:
    return members(sealed(tmp_path / "goi.zip"))


@pytest.mark.parametrize(
    ("table", "column", "cell", "criterion", "what"),
    [
        ("units.csv", 3, "1", "", "total"),
        ("units.csv", 4, "1", "", "maximum"),
        ("units.csv", 5, "1", "", "index"),
        ("units.csv", 6, "9", "", "open"),
        ("units.csv", 7, "Khác", "", "band"),
        ("ranks.csv", 2, "77", "cả nước", "rank"),
        ("ranks.csv", 3, "99", "cả nước", "of"),
        ("nodes.csv", 2, "1", "1", "points"),
        ("nodes.csv", 3, "1", "1", "worth"),
        ("nodes.csv", 4, "1", "1", "index"),
    ],
)
def test_a_result_that_its_points_do_not_give_is_named(
    content: dict[str, bytes], tmp_path: Path, table: str, column: int, cell: str, criterion: str, what: str
) -> None:
    bundle = forged(tmp_path / "it.zip", {**content, table: with_cell(content[table], 0, column, cell)})
    assert verify(bundle).faults == ()
    (difference,) = recompute(bundle).differences
    assert (difference.unit, difference.criterion, difference.what, difference.held) == ("00001", criterion, what, cell)


def test_points_changed_behind_the_results_are_told_at_every_node_above(
    content: dict[str, bytes], tmp_path: Path
) -> None:
    lines = content["points.csv"].decode().split("\r\n")
    held = int(lines[1].split(",")[6])
    changed = with_cell(content["points.csv"], 0, 6, str(held - 2_500 if held else 2_500))
    found = recompute(forged(tmp_path / "it.zip", {**content, "points.csv": changed}))
    told = {(difference.criterion, difference.what) for difference in found.differences if difference.unit == "00001"}
    above = {criterion.id for criterion in find(TEACHING).above(FIRST_LEAF)}
    assert {("", "total"), (FIRST_LEAF, "points"), *((id, "points") for id in above)} <= told


def test_points_beyond_what_a_criterion_counts_for_are_told(content: dict[str, bytes], tmp_path: Path) -> None:
    changed = with_cell(content["points.csv"], 0, 6, "999999999")
    found = recompute(forged(tmp_path / "it.zip", {**content, "points.csv": changed}))
    assert ("00001", FIRST_LEAF, "bounds") in {(one.unit, one.criterion, one.what) for one in found.differences}


def test_a_computed_stage_that_the_facts_do_not_give_is_told_only_with_the_rules(
    content: dict[str, bytes], tmp_path: Path
) -> None:
    bundle = forged(tmp_path / "it.zip", {**content, "points.csv": with_cell(content["points.csv"], 0, 3, "123")})
    assert recompute(bundle).differences == []
    (difference,) = recompute(bundle, rules=True).differences
    assert (difference.unit, difference.criterion, difference.what) == ("00001", FIRST_LEAF, "computed")


def test_facts_that_no_rule_can_read_are_told_with_the_rules(content: dict[str, bytes], tmp_path: Path) -> None:
    bundle = forged(tmp_path / "it.zip", {**content, "facts.csv": with_cell(content["facts.csv"], 0, 2, "nhiều lắm")})
    assert "facts" in {difference.what for difference in recompute(bundle, rules=True).differences}


def test_no_more_than_a_thousand_differences_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    content = members(sealed(tmp_path / "goi.zip", count=40))
    lines = content["nodes.csv"].decode().split("\r\n")
    wrong = [lines[0], *(",".join([*line.split(",")[:2], "7", "7", "7"]) for line in lines[1:-1]), ""]
    found = recompute(forged(tmp_path / "it.zip", {**content, "nodes.csv": "\r\n".join(wrong).encode()}))
    assert len(found.differences) == 1_000
    assert found.count > 2_000
