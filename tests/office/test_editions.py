"""A superior's own editions: written row by row, held by the library's checks, released and never changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from parindex.editions.cases import Case, load_cases
from parindex.editions.folder import files
from parindex.editions.loader import find, load
from parindex.office.editions import actions
from parindex.office.editions.actions import BLANK, begin, clone_of_own, clone_of_shelf
from parindex.office.editions.errors import Conflict, DraftRefused, NotReady, RowRefused
from parindex.office.editions.models import HEAD, OwnEdition
from parindex.office.editions.queries import cases_of, on_offer, readable, removed, rows_of, shelf, text_of
from parindex.office.editions.releasing import Decision, release
from parindex.office.errors import Forbidden
from parindex.office.journal.queries import entries, verify
from parindex.office.rounds.actions import Span, open_round
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.rules.kinds.judgement import Judged

pytestmark = pytest.mark.django_db

TEACHING = "day-hoc/2025-1"
DECISION = Decision("12/QĐ-UBND", date(2026, 1, 5), "UBND tỉnh Thí Điểm", "Quyết định ban hành Bộ tiêu chí")


@pytest.fixture
def province(coordinator: Actor) -> int:
    return next(iter(coordinator.units(["coordinator"])))


@pytest.fixture
def blank(coordinator: Actor, province: int) -> OwnEdition:
    return begin(coordinator, province, 2026, BLANK, "")


@pytest.fixture
def cloned(coordinator: Actor, province: int) -> OwnEdition:
    return begin(coordinator, province, 2026, clone_of_shelf(TEACHING), TEACHING)


def ids(own: OwnEdition) -> list[str]:
    return [row.node for row in rows_of(own) if row.node != HEAD]


def stated(leaf: dict, words: str = "theo văn bản") -> dict:
    return {**leaf, "basis": "stated", "stated_in": words}


def test_a_clone_is_the_same_edition_under_the_superior_s_name_with_its_examples(cloned: OwnEdition) -> None:
    assert cloned.name == "tinh-thi-diem/2026-1"
    source = find(TEACHING)
    assert text_of(cloned) == source.model_copy(update={"edition": cloned.name, "status": "draft"})
    assert len(cases_of(cloned)) == len(
        list(load_cases(Path(__file__).parents[2] / "src/parindex/editions/library" / TEACHING))
    )


def test_names_count_up_within_a_year(coordinator: Actor, province: int, blank: OwnEdition) -> None:
    assert begin(coordinator, province, 2026, BLANK, "").name == "tinh-thi-diem/2026-2"
    assert begin(coordinator, province, 2027, BLANK, "").name == "tinh-thi-diem/2027-1"


def test_what_was_written_goes_out_as_a_folder_that_loads_back_equal(cloned: OwnEdition, tmp_path: Path) -> None:
    rows = rows_of(cloned)
    head = dict(rows[0].content)
    legal = head.pop("legal", {})
    cases = [case.content for case in cloned.cases.all()]
    for name, text in files(head, legal, [row.content for row in rows[1:]], cases).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert load(tmp_path) == text_of(cloned)
    assert list(load_cases(tmp_path)) == [case for _, case in cases_of(cloned)]


def test_only_the_superior_s_coordinator_writes(drafter: Actor, province: int, blank: OwnEdition) -> None:
    with pytest.raises(Forbidden):
        begin(drafter, province, 2026, BLANK, "")
    with pytest.raises(Forbidden):
        actions.save_row(drafter, blank.pk, "1", 1, {"title": "Khác", "points": "100"})
    with pytest.raises(Forbidden):
        release(drafter, blank.pk, DECISION)
    assert readable(drafter, blank.pk) is None


def test_a_row_is_saved_over_the_version_seen_and_a_conflict_shows_the_other(
    coordinator: Actor, blank: OwnEdition
) -> None:
    leaf = {"label": "1", "title": "Chỉ đạo", "points": "100", "rule": {"kind": "judged"}, "basis": "unknown"}
    saved = actions.save_row(coordinator, blank.pk, "1", 1, leaf)
    assert saved.version == 2
    assert actions.save_row(coordinator, blank.pk, "1", 1, leaf).version == 2
    with pytest.raises(Conflict) as conflict:
        actions.save_row(coordinator, blank.pk, "1", 1, {**leaf, "title": "Điều hành"})
    assert conflict.value.theirs.content["title"] == "Chỉ đạo"
    assert verify().breaks == ()


def test_a_setting_that_does_not_fit_is_told_where_it_stands(coordinator: Actor, blank: OwnEdition) -> None:
    facts = [{"name": "a", "ask": "Bao nhiêu?", "type": "count"}]
    rule = {"kind": "share_to_target", "part": "a", "whole": "a", "target": "180", "if_none": "judged"}
    with pytest.raises(RowRefused) as refused:
        actions.save_row(coordinator, blank.pk, "1", 1, {"title": "", "points": "một", "facts": facts, "rule": rule})
    told = dict(refused.value.problems)
    assert set(told) == {("title",), ("points",), ("rule", "target")}
    assert told["rule", "target"] == "Không quá 100, đang là 180."


def test_the_first_child_takes_over_how_its_parent_was_scored_and_the_last_gives_it_to_a_person(
    coordinator: Actor, cloned: OwnEdition
) -> None:
    child = actions.add_row(coordinator, cloned.pk, "1.3", {"label": "a", "title": "Đối thoại", "points": "4"})
    edition = text_of(cloned)
    assert edition.by_id[child.node].rule == find(TEACHING).by_id["1.3"].rule
    assert edition.by_id["1.3"].rule is None
    actions.remove_row(coordinator, cloned.pk, child.node)
    assert isinstance(text_of(cloned).by_id["1.3"].rule, Judged)
    again = actions.add_row(coordinator, cloned.pk, "1.3", {"label": "a", "title": "Khác", "points": "4"})
    assert again.node != child.node


def test_rows_move_with_all_beneath_them(coordinator: Actor, cloned: OwnEdition) -> None:
    before = ids(cloned)
    actions.move_row(coordinator, cloned.pk, "1", 1)
    moved = ids(cloned)
    assert moved.index("2") < moved.index("1") < moved.index("1.1") < moved.index("3")
    actions.move_row(coordinator, cloned.pk, "1", -1)
    assert ids(cloned) == before
    actions.put_under(coordinator, cloned.pk, "1.2", "2")
    assert text_of(cloned).by_id["1.2"].parent == "2"
    with pytest.raises(DraftRefused):
        actions.put_under(coordinator, cloned.pk, "1", "1.1")
    assert actions.remove_row(coordinator, cloned.pk, "1") == sum(each.startswith("1") for each in before) - 1
    assert verify().breaks == ()


def test_release_is_refused_with_every_row_that_is_not_stated(coordinator: Actor, cloned: OwnEdition) -> None:
    with pytest.raises(NotReady) as refused:
        release(coordinator, cloned.pk, DECISION)
    assert {fault.criterion for fault in refused.value.faults} == {
        leaf.id for leaf in find(TEACHING).leaves() if leaf.basis != "stated"
    }
    assert "basis" not in refused.value.faults[0].words
    cloned.refresh_from_db()
    assert cloned.state == OwnEdition.State.DRAFT


def test_release_is_refused_while_an_example_gives_other_points(coordinator: Actor, released_ready: OwnEdition) -> None:
    actions.keep_case(
        coordinator, released_ready.pk, Case(name="Sai", facts={"1.3/dialogues": "3"}, expect={"1.3": "4"})
    )
    with pytest.raises(NotReady) as refused:
        release(coordinator, released_ready.pk, DECISION)
    assert refused.value.failed == ("Sai: tiêu chí 1.3 được 0, ví dụ ghi 4",)


@pytest.fixture
def released_ready(coordinator: Actor, cloned: OwnEdition) -> OwnEdition:
    for row in rows_of(cloned):
        if row.content.get("basis") in ("inferred", "unknown"):
            actions.save_row(coordinator, cloned.pk, row.node, row.version, stated(row.content))
    return cloned


def test_a_released_edition_is_frozen_names_its_decision_and_opens_a_round(
    coordinator: Actor, drafter: Actor, province: int, released_ready: OwnEdition
) -> None:
    own = release(coordinator, released_ready.pk, DECISION)
    edition = text_of(own)
    assert edition.status == "released"
    assert edition.legal[edition.issued_by or ""].number == "12/QĐ-UBND"
    with pytest.raises(DraftRefused):
        actions.save_row(coordinator, own.pk, "1", 1, {"title": "Khác", "points": "20"})
    assert readable(drafter, own.pk) == own
    samples = [one for one in shelf().values() if one.status == "sample"]
    assert [one.edition for one in on_offer(province)] == [edition, *(one for one in samples if one.level == "commune")]
    commune = Unit.objects.get(name="Xã Đồng Mẫu")
    spans = {Phase.Name.SELF_ASSESSMENT: Span(timezone.now())}
    opened = open_round(coordinator, province, "Thử", on_offer(province)[0].edition, 2026, "year", [commune.pk], spans)
    assert opened.edition_id == own.frozen_id
    assert verify().breaks == ()


def test_a_correction_is_a_new_draft_that_says_what_it_replaces(
    coordinator: Actor, province: int, released_ready: OwnEdition
) -> None:
    own = release(coordinator, released_ready.pk, DECISION)
    correction = begin(coordinator, province, 2026, clone_of_own(own), own.name)
    edition = text_of(correction)
    assert (edition.replaces, edition.status, edition.issued_by) == (own.name, "draft", None)
    assert edition.criteria == text_of(own).criteria


def test_a_text_that_is_no_edition_is_refused_whole(coordinator: Actor, province: int) -> None:
    with pytest.raises(DraftRefused):
        begin(coordinator, province, 2026, replace(BLANK, nodes=[]), "")
    with pytest.raises(DraftRefused, match="dài quá 50 ký tự"):
        begin(coordinator, province, 2026, replace(BLANK, nodes=[{**BLANK.nodes[0], "id": "1" * 51}]), "")
    with pytest.raises(DraftRefused):
        begin(coordinator, province, 1999, BLANK, "")


def test_a_draft_set_aside_stays_whole_and_is_taken_up_again(coordinator: Actor, cloned: OwnEdition) -> None:
    before = text_of(cloned)
    actions.set_aside(coordinator, cloned.pk)
    for act in (actions.remove_row, actions.save_row):
        with pytest.raises(DraftRefused, match="đang gác lại"):
            act(coordinator, cloned.pk, "1.1", *([] if act is actions.remove_row else [1, {}]))
    with pytest.raises(DraftRefused, match="gác lại"):
        release(coordinator, cloned.pk, DECISION)
    actions.take_up(coordinator, cloned.pk)
    with pytest.raises(DraftRefused, match="không ở trạng thái gác lại"):
        actions.take_up(coordinator, cloned.pk)
    assert text_of(OwnEdition.objects.get(pk=cloned.pk)) == before
    assert [entry.verb for entry in entries(cloned.chain)[:2]] == ["take-up", "set-aside"]


def test_nobody_else_sets_a_draft_aside(drafter: Actor, cloned: OwnEdition) -> None:
    for act in (actions.set_aside, actions.take_up):
        with pytest.raises(Forbidden):
            act(drafter, cloned.pk)


def test_a_row_that_only_changes_its_place_is_journalled_too(coordinator: Actor, cloned: OwnEdition) -> None:
    actions.put_under(coordinator, cloned.pk, "1.1", "1")
    assert ids(cloned).index("1.1") > ids(cloned).index("1.2")
    last = entries(cloned.chain)[0]
    assert (last.verb, last.subject, last.detail) == ("move", f"{cloned.chain}/row:1.1", {"under": "1"})


def test_what_was_taken_out_is_told_with_all_that_it_said(coordinator: Actor, cloned: OwnEdition) -> None:
    said = rows_of(cloned)[ids(cloned).index("1.2") + 1].content
    actions.save_row(coordinator, cloned.pk, "1.2", 1, {**said, "title": "Tên sau"})
    actions.remove_row(coordinator, cloned.pk, "1.2")
    [past] = removed(cloned)
    assert [version.content and version.content["title"] for version in past] == [None, "Tên sau", said["title"]]
