"""A bundle rewritten by somebody who also made new hashes: what was changed is named by unit and criterion."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from samples.country import country, publication
from tests.bundles.packing import TEACHING, forged, members, sealed, with_cell

from parindex.bundles.errors import BundleRefused
from parindex.bundles.publication import Assessed, Decision
from parindex.bundles.recompute import recompute
from parindex.bundles.seal import seal
from parindex.bundles.verify import verify
from parindex.editions.loader import find
from parindex.scoring.score import Scorer

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


def corrected() -> Iterator[tuple[Assessed, Decision]]:
    """Units of a small country, each with a first decision on a stated rule by the figures of its neighbour."""
    edition = find(TEACHING)
    scorer = Scorer(edition, 2025)
    units = list(country(edition, 2025, 12))
    for unit, other in zip(units, [*units[1:], units[0]], strict=True):
        for leaf in edition.leaves():
            keys = [f"{leaf.id}/{fact.name}" for fact in leaf.facts]
            held = {key: other.facts.get(key) for key in keys if unit.facts.get(key) != other.facts.get(key)}
            worth = unit.worths[leaf.id]
            given = scorer.leaf(leaf.id, other.facts, worth)
            if leaf.basis == "stated" and held and isinstance(given, int) and worth:
                made = Decision(leaf.id, "appraised", worth, True, "figures-differ", "Theo sổ.", held)
                points = {**unit.points, "appraised": {**unit.points["appraised"], leaf.id: given}}
                kept = [one for one in unit.decisions if (one.criterion, one.stage) != (leaf.id, "appraised")]
                yield replace(unit, points=points, decisions=[*kept, made]), made
                break


def test_the_points_of_a_decision_follow_from_the_figures_that_held_then(tmp_path: Path) -> None:
    units = list(corrected())
    assert len(units) > 6
    for unit, made in units:
        alone = replace(unit, standing=replace(unit.standing, places={}), unit=replace(unit.unit, blocks=()))
        bundle = tmp_path / "goi.zip"
        seal(publication(2025), find(TEACHING), [alone], bundle)
        assert recompute(bundle, rules=True).differences == []
        content = members(bundle)
        before, _, _ = content["held.csv"].partition(b"\r\n")
        without = forged(tmp_path / "it.zip", {**content, "held.csv": before + b"\r\n"})
        assert recompute(without).count == 0
        told = recompute(without, rules=True).differences
        scorer = Scorer(find(TEACHING), 2025)
        if scorer.leaf(made.criterion, unit.facts, made.worth) == unit.points["appraised"][made.criterion]:
            assert not told
        else:
            (difference,) = told
            assert (difference.unit, difference.criterion, difference.what) == (
                unit.unit.id,
                made.criterion,
                "appraised",
            )


@pytest.mark.parametrize(("column", "cell"), [(1, "99"), (2, "claimed"), (3, "nhiều"), (4, "inferred")])
def test_a_decision_out_of_its_form_is_refused(
    content: dict[str, bytes], tmp_path: Path, column: int, cell: str
) -> None:
    changed = with_cell(content["decisions.csv"], 0, column, cell)
    with pytest.raises(BundleRefused, match=r"decisions\.csv"):
        recompute(forged(tmp_path / "it.zip", {**content, "decisions.csv": changed}))
