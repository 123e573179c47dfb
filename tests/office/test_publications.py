"""Approval by the council, publication with its bundle, correction: what was published stays as it was."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.utils import timezone
from tests.bundles.packing import forged, members, with_cell
from tests.office.publishing import DECISION, announce, open_phase

from parindex.bundles.recompute import recompute
from parindex.bundles.verify import verify
from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.questioning import ask
from parindex.office.appraisals.models import ClarificationRound, Decision
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden
from parindex.office.evidence.store import content_of
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import end
from parindex.office.journal.queries import verify as verify_journal
from parindex.office.points.models import NodePoints
from parindex.office.results.actions import refresh
from parindex.office.results.actions.approving import approve, withdraw_approval
from parindex.office.results.actions.publishing import Announcement, publish
from parindex.office.results.errors import PublicationRefused, ResultsMoved
from parindex.office.results.models import Approval, Publication, PublishedNode, PublishedPlace, PublishedUnit
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor
from parindex.rules.points import to_points, to_ticks

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FORMS = ("csv", "json", "parquet")


def bundle(publication: Publication, folder: Path) -> Path:
    """The bundle as anyone downloads it."""
    target = folder / f"goi-{publication.pk}.zip"
    target.write_bytes(content_of(publication.files.get(name="goi.zip").file))
    return target


def test_the_bundle_of_a_round_proves_itself_with_and_without_rules(published: Publication, tmp_path: Path) -> None:
    file = bundle(published, tmp_path)
    verified = verify(file)
    assert (verified.root, verified.faults) == (published.root, ())
    for rules in (False, True):
        found = recompute(file, rules=rules)
        assert (found.count, found.differences, found.units) == (0, [], 3)
    said = found.publication
    assert (said.decision, said.published) == (DECISION, timezone.localdate())
    assert (said.journal.entries, said.journal.digest) == (published.entries, published.digest)


def test_a_changed_byte_is_found_and_named(published: Publication, tmp_path: Path) -> None:
    content = members(bundle(published, tmp_path))
    changed = with_cell(content["units.csv"], 0, 3, "1")
    found = recompute(forged(tmp_path / "gia.zip", {**content, "units.csv": changed}))
    assert {(one.unit, one.what) for one in found.differences} >= {("demo-1", "total")}
    assert verify(tmp_path / "gia.zip").root != published.root


def test_the_end_of_the_journal_is_what_a_walk_over_it_finds(published: Publication) -> None:
    walked, ended = verify_journal(), end()
    assert (ended.entries, ended.digest) == (walked.entries, walked.digest)
    entry = Entry.objects.get(verb="publish")
    assert (entry.chain, entry.detail["root"]) == (published.round.chain, published.root)


def test_what_was_published_stays_when_the_live_points_move(
    published: Publication, appraiser: Actor, decided: Sheet, clarifying: ClarificationRound
) -> None:
    before = list(PublishedUnit.objects.values_list("code", "total", "index", "band", "undecided"))
    assert [code for code, *_ in before] == ["demo-1", "demo-2", "demo-3"]
    again = TypedDecision("0", False, "late", "Chậm hơn thời hạn.")
    ask(appraiser, decided.pk, "1.2", "Đề nghị làm rõ.")
    decide(appraiser, decided.pk, "1.2", "reappraised", 0, again)
    refresh(decided.round)
    assert list(PublishedUnit.objects.values_list("code", "total", "index", "band", "undecided")) == before
    live = NodePoints.objects.get(round=decided.round, unit=decided.unit, node="").awarded
    assert live < PublishedUnit.objects.get(code="demo-1").total


def test_a_unit_without_points_is_listed_and_not_ranked(published: Publication) -> None:
    silent = PublishedUnit.objects.get(code="demo-3")
    assert (silent.sent, silent.undecided, silent.total) == (False, 76, 0)
    assert set(silent.places.values_list("rank", flat=True)) == {None}
    assert all("claimed" not in leaf and "awarded" not in leaf for leaf in silent.content["leaves"])
    ranks = dict(PublishedPlace.objects.filter(block="toàn đợt").values_list("unit__code", "rank"))
    assert ranks == {"demo-1": 1, "demo-2": 2, "demo-3": None}
    assert published.blocks[0] == {"name": "toàn đợt", "units": 3, "ranked": 2}


def test_no_draft_is_published(published: Publication, tmp_path: Path) -> None:
    points = members(bundle(published, tmp_path))["points.csv"].decode("utf-8-sig")
    own = [line.split(",") for line in points.splitlines() if line.startswith("demo-3")]
    assert {row[2] for row in own} == {""}


def test_every_node_stands_in_one_row_over_all_units(published: Publication) -> None:
    node = PublishedNode.objects.get(node="1.1.3")
    own, other, silent = node.points
    assert (own, other, silent) == (node.worths[0] // 2 // 100 * 100, to_ticks("1"), None)
    assert node.worths[0] > node.worths[1] == to_ticks("1")


def test_tables_say_the_same_in_every_form(published: Publication, tmp_path: Path) -> None:
    held = {one.name: content_of(one.file) for one in published.files.select_related("file")}
    assert set(held) == {"goi.zip", *(f"{name}.{form}" for name in ("xep-hang", "diem") for form in FORMS)}
    total = PublishedUnit.objects.get(code="demo-1").total
    rows = [line.split(",") for line in held["xep-hang.csv"].decode("utf-8-sig").splitlines()]
    assert rows[1][:5] == ["toàn đợt", "1", "2", "demo-1", "Xã Đồng Mẫu"]
    assert rows[1][6] == str(total)
    told = json.loads(held["xep-hang.json"])
    assert told["publication"]["root"] == published.root
    assert told["rows"][0][:4] == ["toàn đợt", 1, 2, "demo-1"]
    (tmp_path / "diem.parquet").write_bytes(held["diem.parquet"])
    table = pq.read_table(tmp_path / "diem.parquet").to_pylist()
    top = {criterion.id for criterion in thawed(published.edition_id).criteria if criterion.parent is None}
    assert len(table) == 3 * 105
    assert sum(row["points"] for row in table if row["unit"] == "demo-1" and row["criterion"] in top) == to_points(
        total
    )


def test_anyone_recomputes_what_an_appraiser_decided_from_the_figures_that_they_held(
    coordinator: Actor, council: Actor, appraiser: Actor, decided: Sheet, tmp_path: Path
) -> None:
    year = decided.round.year
    name = next(fact.name for fact in thawed(decided.round.edition_id).by_id["1.1.1"].facts)
    given = Decision.objects.get(appraisal__sheet=decided, node="1.1.1")
    late = TypedDecision("0", False, "late", "Ban hành ngày 15/02.", {name: f"15/02/{year}"})
    made = decide(appraiser, decided.pk, "1.1.1", "appraised", given.version, late)
    assert made.read == {name: f"{year}-02-15"}
    file = bundle(announce(coordinator, council, decided.round), tmp_path)
    assert recompute(file, rules=True).count == 0
    content = members(file)
    assert f"demo-1,1.1.1,appraised,1.1.1/{name},{year}-02-15\r\n" in content["held.csv"].decode()
    row = next(n for n, line in enumerate(content["held.csv"].decode().splitlines()) if ",1.1.1," in line) - 1
    changed = with_cell(content["held.csv"], row, 4, f"{year - 1}-12-30")
    (difference,) = recompute(forged(tmp_path / "it.zip", {**content, "held.csv": changed}), rules=True).differences
    assert (difference.unit, difference.criterion, difference.what) == ("demo-1", "1.1.1", "appraised")


def test_an_approval_is_void_once_anything_beneath_the_result_moves(
    coordinator: Actor, council: Actor, appraiser: Actor, decided: Sheet, clarifying: ClarificationRound
) -> None:
    round = decided.round
    open_phase(round, Phase.Name.PUBLISHED)
    basis = refresh(round).basis
    approve(council, round.pk, basis)
    approve(council, round.pk, basis)
    assert Approval.objects.count() == Entry.objects.filter(verb="approve").count() == 1
    words = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
    ask(appraiser, decided.pk, "1.1.3", "Đề nghị làm rõ.")
    decide(appraiser, decided.pk, "1.1.3", "reappraised", 0, words)
    with pytest.raises(PublicationRefused, match="phê duyệt lại"):
        publish(coordinator, round.pk, Announcement(DECISION, timezone.localdate()))
    with pytest.raises(ResultsMoved):
        approve(council, round.pk, basis)
    assert not Publication.objects.exists()


def test_an_approval_is_withdrawn_with_a_reason_until_its_result_is_published(
    coordinator: Actor, council: Actor, appraiser: Actor, decided: Sheet
) -> None:
    round, said = decided.round, Announcement(DECISION, timezone.localdate())
    for name in (Phase.Name.APPROVAL, Phase.Name.PUBLISHED):
        open_phase(round, name)
    given = approve(council, round.pk, refresh(round).basis)
    for who in (coordinator, appraiser):
        with pytest.raises(Forbidden):
            withdraw_approval(who, given.pk, "Cần xem lại.")
    with pytest.raises(PublicationRefused, match="cần một lý do"):
        withdraw_approval(council, given.pk, " ")
    withdraw_approval(council, given.pk, "Cần xem lại tiêu chí 1.2.")
    with pytest.raises(PublicationRefused, match="đã được rút"):
        withdraw_approval(council, given.pk, "Lần nữa.")
    with pytest.raises(PublicationRefused, match="Chưa có thành viên hội đồng nào"):
        publish(coordinator, round.pk, said)
    again = approve(council, round.pk, refresh(round).basis)
    assert again.pk != given.pk
    publish(coordinator, round.pk, said)
    with pytest.raises(PublicationRefused, match="đã công bố"):
        withdraw_approval(council, again.pk, "Quá muộn.")
    entry = Entry.objects.get(verb="withdraw-approval")
    assert entry.detail == {"basis": given.basis, "person": council.person}
    assert not verify_journal().breaks


def test_an_approval_withdrawn_while_the_result_is_being_sealed_stops_the_publication(
    coordinator: Actor, council: Actor, decided: Sheet
) -> None:
    round = decided.round
    for name in (Phase.Name.APPROVAL, Phase.Name.PUBLISHED):
        open_phase(round, name)
    given = approve(council, round.pk, refresh(round).basis)

    def meanwhile(done: int, of: int) -> None:
        if done == of:
            withdraw_approval(council, given.pk, "Cần xem lại.")

    with pytest.raises(PublicationRefused, match="đã rút"):
        publish(coordinator, round.pk, Announcement(DECISION, timezone.localdate()), meanwhile)
    assert not Publication.objects.exists()


def test_equal_totals_do_not_hide_that_points_moved_between_rows(
    council: Actor, appraiser: Actor, decided: Sheet, clarifying: ClarificationRound
) -> None:
    before = refresh(decided.round).basis
    approve(council, decided.round_id, before)
    words = TypedDecision("0,5", False, "other", "Theo hồ sơ.")
    ask(appraiser, decided.pk, "1.1.3", "Đề nghị làm rõ.")
    decide(appraiser, decided.pk, "1.1.3", "reappraised", 0, words)
    decide(appraiser, decided.pk, "1.1.3", "reappraised", 1, TypedDecision("0,5", False, "other", "Lời khác."))
    assert refresh(decided.round).basis != before


def test_who_approves_and_who_publishes(
    coordinator: Actor, council: Actor, appraiser: Actor, drafter: Actor, decided: Sheet
) -> None:
    round, basis = decided.round, refresh(decided.round).basis
    for who in (coordinator, appraiser, drafter):
        with pytest.raises(Forbidden):
            approve(who, round.pk, basis)
    said = Announcement(DECISION, timezone.localdate())
    with pytest.raises(PhaseClosed):
        publish(coordinator, round.pk, said)
    open_phase(round, Phase.Name.PUBLISHED)
    approve(council, round.pk, basis)
    for who in (council, appraiser, drafter):
        with pytest.raises(Forbidden):
            publish(who, round.pk, said)
    for wrong in (Announcement(" ", timezone.localdate()), Announcement("1" * 101, timezone.localdate())):
        with pytest.raises(PublicationRefused):
            publish(coordinator, round.pk, wrong)
    assert not Publication.objects.exists()


def test_asking_twice_publishes_once_and_a_stale_page_corrects_nothing(
    coordinator: Actor, published: Publication
) -> None:
    said = Announcement(DECISION, timezone.localdate())
    assert publish(coordinator, published.round_id, said) == published
    with pytest.raises(PublicationRefused, match="vừa được công bố"):
        publish(coordinator, published.round_id, Announcement("124/QĐ-UBND", timezone.localdate()))


def test_a_correction_names_what_it_corrects_and_the_rows_that_moved(
    coordinator: Actor, council: Actor, published: Publication, decided: Sheet, tmp_path: Path
) -> None:
    typed = TypedDecision("0,25", False, "council", "Theo kết luận của hội đồng.")
    decide(council, decided.pk, "1.2", "awarded", 0, typed)
    second = announce(coordinator, council, decided.round, "Cộng nhầm một dòng.")
    assert second.corrects == published
    unit = second.units.get(code="demo-1")
    assert (unit.moved, unit.content["moved"]) == (1, [["1.2", unit.content["moved"][0][1], 2_500]])
    assert second.units.exclude(code="demo-1").filter(moved__gt=0).count() == 0
    file = bundle(second, tmp_path)
    found = recompute(file, rules=True)
    assert (found.count, found.moved) == (0, 1)
    assert found.publication.corrects is not None
    assert (found.publication.corrects.root, found.publication.corrects.reason) == (
        published.root,
        "Cộng nhầm một dòng.",
    )
    published.refresh_from_db()
    assert published.corrected_by == second
    assert recompute(bundle(published, tmp_path)).count == 0
