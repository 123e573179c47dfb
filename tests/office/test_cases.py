"""Cases in the office: brought in within rights and without persons, counted when they change, told beside sheets."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.office.casework import SYSTEM, case, imported, taken_in, write_export
from tests.office.working import work_off

from parindex.editions.sheet import Period
from parindex.office.appraisals.actions.clarifying import open_clarification_round
from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.models import Question
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.counted import bring_figures, preview
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.cases.actions import ask_to_import, forget_abandoned, give_up, map_columns, take_in
from parindex.office.cases.engine import store
from parindex.office.cases.errors import CasesRefused
from parindex.office.cases.figures import kept
from parindex.office.cases.mapping import profile_of
from parindex.office.cases.models import Count, Intake, Mapping
from parindex.office.errors import Forbidden
from parindex.office.journal.queries import verify
from parindex.office.registers.actions import write
from parindex.office.tasks.models import Task
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

YEAR = timezone.localdate().year


@pytest.fixture
def unit(drafter: Actor) -> int:
    """The commune."""
    return next(iter(drafter.units(["drafter"])))


def rows(*codes: str) -> list[dict[str, str]]:
    return [case(code, YEAR) for code in codes]


def figures(unit: int) -> dict[str, int | None]:
    """What was counted for a unit in the year."""
    found = kept(unit, Period(YEAR, "year"))
    assert found is not None
    return {one.measure.name: one.value for one in found.figures}  # type: ignore[misc]


def test_every_row_of_an_export_is_kept_or_told_and_the_figures_are_counted(
    drafter: Actor, unit: int, tmp_path: Path
) -> None:
    late = case("C", YEAR, Ngày_kết_thúc_xử_lý=f"20/01/{YEAR}", Hình_thức_nộp="Trực tiếp")
    wrong = case("D", YEAR, Ngày_tiếp_nhận="hôm qua")
    done = imported(drafter, unit, tmp_path, [*rows("A", "B"), late, wrong])
    assert (done.read, done.new, done.refused, done.refusal) == (4, 3, 1, "")
    assert done.read == done.kept + done.refused
    _, refused = csv.reader(io.StringIO(bytes(done.quarantine or b"").decode("utf-8-sig")), delimiter=";")
    assert refused == ["5", "Ngày tiếp nhận", "hôm qua", "không phải ngày; đề nghị ghi dạng 28/4/2023", "D"]
    told = figures(unit)
    assert (told["cases_received"], told["cases_online"], told["cases_resolved_on_time"]) == (3, 2, 2)
    assert (told["cases_with_result"], told["cases_with_e_result"]) == (None, None)
    assert not verify().breaks


def test_nothing_that_tells_a_person_is_kept_anywhere(drafter: Actor, unit: int, tmp_path: Path, cases: Path) -> None:
    intake = taken_in(drafter, unit, tmp_path, rows("A", "B"))
    assert "Bà Thử".encode() not in bytes(intake.content or b"")
    ask_to_import(drafter, intake.pk)
    task = Task.objects.get()
    assert "Bà Thử".encode() not in bytes(task.content or b"")
    work_off()
    intake.refresh_from_db()
    assert (intake.content, Task.objects.get().content) == (None, None)
    assert not any("Bà Thử".encode() in file.read_bytes() for file in cases.rglob("*") if file.is_file())


def test_the_same_export_again_changes_nothing_and_a_corrected_one_replaces(
    drafter: Actor, unit: int, tmp_path: Path
) -> None:
    imported(drafter, unit, tmp_path, rows("A", "B"))
    before = store().files()
    again = imported(drafter, unit, tmp_path, rows("A", "B"))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert store().files() == before
    corrected = imported(drafter, unit, tmp_path, [case("A", YEAR), case("B", YEAR, Hình_thức_nộp="Trực tiếp")])
    assert (corrected.changed, corrected.unchanged) == (1, 1)
    assert figures(unit)["cases_online"] == 1


def test_a_mapping_is_kept_for_the_neighbours(
    drafter: Actor, neighbour: Actor, unit: int, tmp_path: Path, coordinator: Actor
) -> None:
    theirs = next(iter(neighbour.units(["drafter"])))
    strange = [{("Kết cục" if name == "Trạng thái" else name): v for name, v in case("A", YEAR).items()}]
    first = take_in(drafter, Unit.objects.get(pk=unit), "a.csv", write_export(tmp_path, strange))
    assert (first.system, "state" in first.profile["columns"]) == ("", False)
    with pytest.raises(CasesRefused, match="ghi tên hệ thống"):
        ask_to_import(drafter, first.pk)
    columns = {**first.profile["columns"], "state": ("Kết cục",)}
    map_columns(drafter, first.pk, SYSTEM, profile_of({**first.profile, "columns": columns}))
    ask_to_import(drafter, first.pk)
    second = take_in(neighbour, Unit.objects.get(pk=theirs), "b.csv", write_export(tmp_path, strange))
    assert (second.system, second.profile["columns"]["state"]) == (SYSTEM, ["Kết cục"])
    assert Mapping.objects.get().superior_id == coordinator.units(["coordinator"]).pop()


def test_a_commune_writes_its_own_cases_and_a_superior_those_of_all_its_units(
    drafter: Actor, contributor: Actor, coordinator: Actor, neighbour: Actor, unit: int, tmp_path: Path
) -> None:
    province = coordinator.units(["coordinator"]).pop()
    both = [case("A", YEAR), case("B", YEAR, Đơn_vị_giải_quyết="Xã Láng Giềng")]
    own = imported(contributor, unit, tmp_path, both)
    assert (own.new, own.refused) == (1, 1)
    every = imported(coordinator, province, tmp_path, both)
    assert (every.new, every.unchanged, every.refused) == (1, 1, 0)
    theirs = next(iter(neighbour.units(["drafter"])))
    assert figures(theirs)["cases_received"] == 1
    stolen = imported(drafter, unit, tmp_path, [case("B", YEAR)])
    assert (stolen.changed, stolen.refused) == (0, 1)
    assert figures(theirs)["cases_received"] == 1


def test_a_commune_s_export_without_units_is_its_own_and_never_its_neighbour_s(
    drafter: Actor, neighbour: Actor, coordinator: Actor, unit: int, tmp_path: Path
) -> None:
    names = ("Cơ quan tiếp nhận", "Đơn vị giải quyết")
    bare = [{name: value for name, value in case("A", YEAR).items() if name not in names}]
    assert imported(drafter, unit, tmp_path, bare).new == 1
    theirs, province = neighbour.units(["drafter"]).pop(), coordinator.units(["coordinator"]).pop()
    file = write_export(tmp_path, bare)
    assert take_in(neighbour, Unit.objects.get(pk=theirs), "b.csv", file).profile["constants"] == {
        "receiving_unit": "demo-2",
        "resolving_unit": "demo-2",
    }
    assert take_in(coordinator, Unit.objects.get(pk=province), "c.csv", file).profile["constants"] == {}


def test_who_brings_in_cases(
    drafter: Actor, neighbour: Actor, clerk: Actor, appraiser: Actor, unit: int, tmp_path: Path
) -> None:
    intake = taken_in(drafter, unit, tmp_path, rows("A"))
    for who in (neighbour, clerk, appraiser):
        with pytest.raises(Forbidden):
            take_in(who, Unit.objects.get(pk=unit), "a.csv", write_export(tmp_path, rows("A")))
        with pytest.raises(Forbidden):
            map_columns(who, intake.pk, SYSTEM, profile_of(intake.profile))
        with pytest.raises(Forbidden):
            ask_to_import(who, intake.pk)
        with pytest.raises(Forbidden):
            give_up(who, intake.pk)


def test_an_export_goes_when_it_is_given_up_or_left(drafter: Actor, unit: int, tmp_path: Path) -> None:
    given_up = taken_in(drafter, unit, tmp_path, rows("A"))
    give_up(drafter, given_up.pk)
    with pytest.raises(CasesRefused, match="đã nhập hoặc đã bỏ"):
        ask_to_import(drafter, given_up.pk)
    left = taken_in(drafter, unit, tmp_path, rows("A"))
    forget_abandoned()
    assert Intake.objects.exclude(content=None).get() == left
    Intake.objects.filter(pk=left.pk).update(begun_at=timezone.now() - timedelta(days=2))
    forget_abandoned()
    assert not Intake.objects.exclude(content=None).exists()


def test_an_import_that_is_refused_says_why_and_keeps_nothing(drafter: Actor, unit: int, tmp_path: Path) -> None:
    intake = taken_in(drafter, unit, tmp_path, rows("A"))
    columns = {**intake.profile["columns"], "state": ["Không có cột này"]}
    map_columns(drafter, intake.pk, SYSTEM, profile_of({**intake.profile, "columns": columns}))
    ask_to_import(drafter, intake.pk)
    work_off()
    intake.refresh_from_db()
    assert "Bản xuất không có cột “Không có cột này”" in intake.refusal
    assert (intake.content, Task.objects.get().content, store().files()) == (None, None, [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00 mot chuong trinh", "Không nhận ra bảng mã"),
        (b"PK\x03\x04 hong", "tệp"),
        (b"PAR1 hong PAR1", "không đọc được như tệp Parquet"),
        (b"a;b\n1;2\n", "Không thấy dòng tên cột"),
    ],
)
def test_a_file_that_is_no_export_is_refused_by_name(
    drafter: Actor, unit: int, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "la.csv"
    file.write_bytes(content)
    with pytest.raises(CasesRefused, match=words):
        take_in(drafter, Unit.objects.get(pk=unit), "la.csv", file)
    assert not Intake.objects.exists()


def row_of(sheet: Sheet, node: str) -> SheetRow:
    return SheetRow.objects.get(sheet=sheet, node=node)


def leaf_with(sheet: Sheet, name: str) -> str:
    """The leaf whose facts are counted by a measure."""
    return next(
        one.criterion.id for one in preview(sheet) if any(fact.spec.source == f"measure/{name}" for fact in one.facts)
    )


def test_counted_cases_stand_beside_the_sheet_s_figures_and_give_points(
    drafter: Actor, sheet: Sheet, tmp_path: Path
) -> None:
    imported(drafter, sheet.unit_id, tmp_path, [*rows("A", "B", "C"), case("D", YEAR, Hình_thức_nộp="Trực tiếp")])
    node = leaf_with(sheet, "cases_online")
    leaf = next(one for one in preview(sheet) if one.criterion.id == node)
    told = {fact.spec.name: fact for fact in leaf.facts}
    assert (told["filed_online"].now, told["received"].now) == ("3", "4")
    assert told["received"].population == "hồ sơ tiếp nhận trong kỳ"
    assert "theo “Đơn vị giải quyết”" in told["received"].query
    assert told["received"].as_of == timezone.localdate()
    assert leaf.after is not None
    bring_figures(drafter, sheet.pk)
    assert row_of(sheet, node).computed == leaf.after


def test_a_disagreement_is_a_finding_and_asks_by_itself(
    drafter: Actor, coordinator: Actor, appraiser: Actor, appraising: Sheet, tmp_path: Path
) -> None:
    imported(drafter, appraising.unit_id, tmp_path, rows("A", "B"))
    Sheet.objects.filter(pk=appraising.pk).update(state=Sheet.State.DRAFT)
    node = leaf_with(appraising, "cases_online")
    typed = Typed("1", "Đã nộp trực tuyến 5/9 hồ sơ.", {"filed_online": "5", "received": "9"}, "có tài liệu")
    save_row(drafter, appraising.pk, node, row_of(appraising, node).version, typed)
    bring_figures(drafter, appraising.pk)
    told = [one["message"] for one in row_of(appraising, node).findings if one["kind"] == "figures-disagree"]
    assert len(told) == 2
    assert all("hồ sơ từ hệ thống một cửa tính đến" in words for words in told)
    Sheet.objects.filter(pk=appraising.pk).update(state=Sheet.State.SENT)
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed"))
    open_clarification_round(coordinator, appraising.round_id, 5)
    [question] = Question.objects.filter(node=node)
    assert "hồ sơ từ hệ thống một cửa đếm được 2" in question.messages.get().words


def test_registers_and_cases_stand_side_by_side(drafter: Actor, sheet: Sheet, tmp_path: Path) -> None:
    imported(drafter, sheet.unit_id, tmp_path, rows("A"))
    task = {"plan": "Cải cách hành chính", "year": str(YEAR), "number": "1", "task": "Việc"}
    write(drafter, sheet.unit_id, "plan_tasks", [(1, task)])
    measures = {fact.spec.source for one in preview(sheet) for fact in one.facts}
    assert {"measure/cases_received", "measure/tasks_reform"} & measures
    assert any(source and source.startswith("measure/tasks") for source in measures)


def test_figures_of_each_period_are_kept(drafter: Actor, unit: int, tmp_path: Path) -> None:
    imported(drafter, unit, tmp_path, rows("A"))
    found = {count.part: count.figures["cases_received"] for count in Count.objects.filter(unit=unit, year=YEAR)}
    assert (found["year"], found["q1"], found["first-half"]) == (1, 1, 1)
    assert found.get("q3", 0) == 0
