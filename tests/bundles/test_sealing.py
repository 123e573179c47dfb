"""A publication sealed, verified and recomputed: what holds for every edition and all points."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.country import country, publication
from tests.bundles.packing import TEACHING, in_first_form, members, packed, sealed
from tests.scoring.test_totals import editions

from parindex.bundles.package import MANIFEST, MEMBERS, ROOT
from parindex.bundles.publication import Assessed, Correction, Decision, Moved, Unit
from parindex.bundles.recompute import recompute
from parindex.bundles.seal import seal
from parindex.bundles.verify import verify
from parindex.editions.edition import Edition
from parindex.editions.loader import find
from parindex.rules.points import to_ticks
from parindex.scoring.ranking import Entry, standings
from parindex.scoring.redistribution import Sharing
from parindex.scoring.score import Scorer
from parindex.scoring.totals import Adder


@st.composite
def assessed(draw: st.DrawFn, edition: Edition) -> list[Assessed]:
    """A few units with points of every stage, some criteria that do not apply, some open, some units exempt."""
    sharing, adder = Sharing(edition), Adder(edition)
    leaves = [leaf.id for leaf in edition.leaves()]
    units, entries = [], {}
    for number in range(draw(st.integers(1, 5))):
        excluded = frozenset(draw(st.sets(st.sampled_from(leaves), max_size=2)))
        worth = sharing.worths(excluded)
        left_open = draw(st.sets(st.sampled_from(leaves), max_size=1)) if draw(st.booleans()) else set()
        points = {id: draw(st.integers(0, worth[id])) for id in leaves if id not in excluded | left_open}
        blocks = tuple(draw(st.sets(st.sampled_from(("xã", "phường", "=cả nước")))))
        unit = Unit(f"{number:05}", f"Xã số {number}", blocks, draw(st.sampled_from(("", "", "mới thành lập"))))
        entries[unit.id] = Entry(unit.id, blocks, points, excluded, unit.exempt)
        units.append(unit)
    ranked = standings(edition, entries.values())
    found = []
    for unit in units:
        entry = entries[unit.id]
        awarded = {**entry.points, **dict.fromkeys(entry.not_applicable, "not_applicable")}
        worths, nodes = sharing.worths(entry.not_applicable), adder.nodes(entry.points)
        found.append(Assessed(unit, {}, {"awarded": awarded}, worths, nodes, ranked[unit.id]))  # type: ignore[dict-item]
    return found


@given(editions(), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_sealed_is_verified_and_recomputed_without_a_difference(edition: Edition, data: st.DataObject) -> None:
    units = data.draw(assessed(edition))
    with TemporaryDirectory() as folder:
        bundle = Path(folder) / "goi.zip"
        root = seal(publication(2025), edition, units, bundle)
        verified = verify(bundle)
        assert (verified.root, verified.faults) == (root, ())
        found = recompute(bundle)
    assert found.differences == []
    assert (found.units, found.publication, found.edition) == (len(units), publication(2025), edition)


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_the_rules_run_again_on_the_sealed_facts_give_the_computed_stage(seed: int) -> None:
    with TemporaryDirectory() as folder:
        found = recompute(sealed(Path(folder) / "goi.zip", seed=seed), rules=True)
    assert found.differences == []


def test_a_bundle_in_the_first_form_is_still_verified_and_recomputed(tmp_path: Path) -> None:
    bundle = in_first_form(tmp_path / "cu.zip", members(sealed(tmp_path / "goi.zip")))
    assert verify(bundle).faults == ()
    assert recompute(bundle, rules=True).count == 0
    content = members(bundle)
    short = packed(tmp_path / "it.zip", {name: each for name, each in content.items() if name != "ranks.csv"})
    assert [fault.member for fault in verify(short).faults] == ["ranks.csv"]


def test_the_rules_of_a_year_that_is_not_over_are_run_as_of_the_day_of_the_facts(tmp_path: Path) -> None:
    edition, day = find(TEACHING), date(2025, 6, 30)
    scorer = Scorer(edition, 2025, as_of=day)
    units = []
    for one in country(edition, 2025, count=3):
        computed = scorer.answers(scorer.points(one.facts))
        units.append(replace(one, points={**one.points, "computed": computed}))
    assert "not_due" in units[0].points["computed"].values()
    round = replace(publication(2025).round, part="first-half", as_of=day)
    bundle = tmp_path / "goi.zip"
    seal(replace(publication(2025), round=round), edition, units, bundle)
    assert recompute(bundle, rules=True).differences == []


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_changed_byte_of_any_member_is_found_and_named(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    bundle = folder / "changed-bytes.zip"
    content = members(bundle if bundle.exists() else sealed(bundle, count=2))
    name = data.draw(st.sampled_from(MEMBERS))
    place = data.draw(st.integers(0, len(content[name]) - 1))
    held = bytearray(content[name])
    held[place] ^= data.draw(st.integers(1, 255))
    faults = verify(packed(folder / "changed.zip", {**content, name: bytes(held)})).faults
    named = {fault.member for fault in faults}
    if name in (MANIFEST, ROOT):  # which of the two was changed cannot be known, nor whom a changed manifest slanders
        assert any(name in f"{fault.member} {fault.words}" for fault in faults)
    else:
        assert named == {name}


def test_a_byte_changed_in_the_packed_file_itself_is_found_in_its_member(tmp_path: Path) -> None:
    bundle = sealed(tmp_path / "goi.zip")
    packed_bytes = bytearray(bundle.read_bytes())
    start = packed_bytes.index(b"points.csv") + len("points.csv")
    packed_bytes[start + 200] ^= 0xFF
    bundle.write_bytes(packed_bytes)
    assert [fault.member for fault in verify(bundle).faults] == ["points.csv"]


def test_missing_added_and_repeated_members_are_named(tmp_path: Path) -> None:
    content = members(sealed(tmp_path / "goi.zip"))
    for name in MEMBERS:
        rest = {other: held for other, held in content.items() if other != name}
        assert name in {fault.member for fault in verify(packed(tmp_path / "it.zip", rest)).faults}
    added = packed(tmp_path / "it.zip", {**content, "../la.txt": b""})
    assert [fault.member for fault in verify(added).faults] == ["../la.txt"]
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = packed(tmp_path / "it.zip", [*content.items(), ("units.csv", b"")])
    assert "units.csv" in {fault.member for fault in verify(twice).faults}


def test_equal_content_gives_equal_bytes_and_any_other_gives_another_root(tmp_path: Path) -> None:
    first, again, other = (sealed(tmp_path / f"{name}.zip", seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert first.read_bytes() == again.read_bytes()
    assert verify(first).root != verify(other).root


def test_words_that_a_spreadsheet_would_run_are_kept_from_it_and_letters_keep_their_tones(tmp_path: Path) -> None:
    edition = find(TEACHING)
    (one,) = country(edition, 2025, count=1)
    words = Decision("1.1", "appraised", 10_000, False, "thieu-tai-lieu", '=HYPERLINK("x")\r\nhai dòng, "trích"')
    bundle = tmp_path / "goi.zip"
    seal(publication(2025), edition, [replace(one, decisions=[words])], bundle)
    content = members(bundle)
    assert content["units.csv"].startswith(b"\xef\xbb\xbfunit,name")
    (row,) = rows(content["decisions.csv"])
    assert list(row.values()) == [
        *("00001", "1.1", "appraised", "10000", "", "thieu-tai-lieu"),
        f"'{words.words}",
    ]
    assert recompute(bundle).differences == []


def test_a_correction_names_what_it_corrects_and_the_rows_that_moved(tmp_path: Path) -> None:
    edition = find(TEACHING)
    (one,) = country(edition, 2025, count=1)
    leaf = next(leaf for leaf in edition.leaves() if isinstance(one.points["awarded"][leaf.id], int))
    now = one.points["awarded"][leaf.id]
    assert isinstance(now, int)
    particulars = replace(publication(2025), corrects=Correction("0" * 64, "Cộng nhầm"), published=date(2026, 4, 1))
    bundle = tmp_path / "goi.zip"
    seal(particulars, edition, [replace(one, moved=[Moved(leaf.id, now - 100, now)])], bundle)
    found = recompute(bundle)
    assert (found.publication, found.moved, found.differences) == (particulars, 1, [])


def test_a_stranger_who_reads_the_page_gets_the_totals_and_ranks_with_a_csv_reader_alone(tmp_path: Path) -> None:
    content = members(sealed(tmp_path / "goi.zip", count=40))
    edition = json.loads(content["edition.json"])
    caps = {key: int(Decimal(edition[key]) * 10_000) for key in ("bonus", "penalty")}
    kinds = {one["id"]: one["rule"]["kind"] for one in edition["criteria"] if one["rule"]}
    sums: dict[tuple[str, str], int] = {}
    for row in rows(content["points.csv"]):
        kind = kinds[row["criterion"]] if kinds[row["criterion"]] in caps else "ordinary"
        points = 0 if row["awarded"] == "not_applicable" else int(row["awarded"])
        sums[row["unit"], kind] = sums.get((row["unit"], kind), 0) + points
    totals = {
        unit: points + min(sums[unit, "bonus"], caps["bonus"]) + max(sums[unit, "penalty"], -caps["penalty"])
        for (unit, kind), points in sums.items()
        if kind == "ordinary"
    }
    assert totals == {row["unit"]: int(row["total"]) for row in rows(content["units.csv"])}
    blocks: dict[str, list[str]] = {}
    for row in rows(content["ranks.csv"]):
        blocks.setdefault(row["block"], []).append(row["unit"])
    for row in rows(content["ranks.csv"]):
        above = sum(totals[other] > totals[row["unit"]] for other in blocks[row["block"]])
        assert (row["rank"], row["of"]) == (str(1 + above), str(len(blocks[row["block"]])))


def rows(table: bytes) -> Iterator[dict[str, str]]:
    """A table as any reader of CSV gives it."""
    return csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))


@pytest.mark.parametrize("what", ["order", "criterion", "fact", "block"])
def test_what_the_edition_does_not_have_or_stands_out_of_order_is_not_sealed(tmp_path: Path, what: str) -> None:
    edition = find(TEACHING)
    one, two = country(edition, 2025, count=2)
    wrong = {
        "order": [two, one],
        "criterion": [replace(one, points={"claimed": {"99": to_ticks("1")}})],
        "fact": [replace(one, facts={"1.1/strange": True})],
        "block": [replace(one, unit=replace(one.unit, blocks=()))],
    }
    with pytest.raises(ValueError, match="unit"):
        seal(publication(2025), edition, wrong[what], tmp_path / "goi.zip")
    assert list(tmp_path.iterdir()) == []
