"""A unit's registers: lines kept as typed, once each, by version; lists all or nothing; figures counted from them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from parindex.indicators.span import Span
from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden
from parindex.office.journal.queries import verify
from parindex.office.registers.actions import plan, put_back, register_named, save, take_out, write
from parindex.office.registers.content import shown
from parindex.office.registers.errors import RecordChanged, RecordRefused, RegisterRefused
from parindex.office.registers.figures import behind, facts_of, of_register
from parindex.office.registers.listing import pasted
from parindex.office.registers.models import Record
from parindex.office.registers.queries import deadlines, grouped, kept, lines, registers, search
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor
from parindex.office.units.errors import ListRefused
from parindex.office.units.models import Unit

pytestmark = pytest.mark.django_db

TASKS = "plan_tasks"
ONE = {"plan": "Cải cách hành chính", "year": "2026", "number": "1", "task": "Rà soát TTHC", "due_on": "30/6/2026"}


@pytest.fixture
def unit(drafter: Actor) -> int:
    """The commune."""
    return next(iter(drafter.units(["drafter"])))


def task(number: int, **said: str) -> dict[str, str]:
    """A task of the year's plan."""
    return {**ONE, "number": str(number), **said}


def test_a_line_is_kept_as_officials_write_it_and_shown_so_again(drafter: Actor, unit: int) -> None:
    made = save(drafter, unit, TASKS, None, 0, task(1, done_on="28-6-2026"))
    assert (made.values["plan"], made.values["due_on"], made.due, made.done) == (
        "reform",
        "2026-06-30",
        date(2026, 6, 30),
        date(2026, 6, 28),
    )
    register = register_named(TASKS)
    assert shown(register.by_name["plan"], made.values["plan"]) == "Cải cách hành chính"
    assert shown(register.by_name["due_on"], made.values["due_on"]) == "30/06/2026"
    assert list(search(lines(unit, TASKS), "ra soat")) == [made]
    assert not verify().breaks


def test_every_cell_that_does_not_fit_is_named_at_once(drafter: Actor, unit: int) -> None:
    with pytest.raises(RecordRefused) as refused:
        save(drafter, unit, TASKS, None, 0, {**ONE, "plan": "khác", "year": "hai", "due_on": "31/2/2026"})
    assert set(refused.value.problems) == {"plan", "year", "due_on"}
    with pytest.raises(RegisterRefused):
        save(drafter, unit, "cases", None, 0, {})
    assert not Record.objects.exists()


def test_a_line_stands_once_and_two_people_never_overwrite_each_other(drafter: Actor, unit: int) -> None:
    first = save(drafter, unit, TASKS, None, 0, task(1))
    with pytest.raises(RecordRefused, match="Đã có dòng khác cùng"):
        save(drafter, unit, TASKS, None, 0, task(1, task="Việc khác"))
    save(drafter, unit, TASKS, first.pk, 1, task(1, done_on="1/6/2026"))
    with pytest.raises(RecordChanged) as met:
        save(drafter, unit, TASKS, first.pk, 1, task(1, task="Của người thứ hai"))
    assert met.value.theirs.values["done_on"] == "2026-06-01"
    gone = take_out(drafter, unit, TASKS, first.pk, 2)
    assert not lines(unit, TASKS).exists()
    save(drafter, unit, TASKS, None, 0, task(1))
    with pytest.raises(RecordRefused):
        put_back(drafter, unit, TASKS, gone.pk)
    assert first.versions.count() == 2


def test_nobody_else_keeps_a_units_registers(
    neighbour: Actor, clerk: Actor, coordinator: Actor, contributor: Actor, unit: int
) -> None:
    for who in (neighbour, clerk, coordinator):
        with pytest.raises(Forbidden):
            save(who, unit, TASKS, None, 0, ONE)
    assert save(contributor, unit, TASKS, None, 0, ONE).version == 1


def test_a_list_changes_known_lines_and_is_written_whole_or_not_at_all(drafter: Actor, unit: int) -> None:
    save(drafter, unit, TASKS, None, 0, task(1))
    rows = [(2, task(1, done_on="1/6/2026")), (3, task(2)), (4, task(2)), (5, task(3, year="x"))]
    assert [line.change for line in plan(drafter, unit, TASKS, rows)] == ["changed", "new", "refused", "refused"]
    with pytest.raises(ListRefused):
        write(drafter, unit, TASKS, rows)
    assert lines(unit, TASKS).count() == 1
    assert write(drafter, unit, TASKS, rows[:2]) == 2
    assert write(drafter, unit, TASKS, rows[:2]) == 0
    assert [line.change for line in plan(drafter, unit, TASKS, rows[:2])] == ["same", "same"]
    assert not verify().breaks


def test_lines_pasted_from_excel_come_in_with_or_without_their_headings() -> None:
    register = register_named(TASKS)
    headings = "\t".join(column.heading for column in register.fields)
    cells = "\t".join(ONE.get(column.name, "") for column in register.fields)
    with_headings, without = pasted(register, f"{headings}\tGhi chú\n{cells}"), pasted(register, cells)
    assert with_headings.unused == ("Ghi chú",)
    assert [said for _, said in with_headings.rows] == [said for _, said in without.rows]
    with pytest.raises(ListRefused):
        pasted(register, "\t".join(["x"] * 60))


@given(st.lists(st.text(st.characters(exclude_characters='"\t\n\r'), min_size=1), min_size=5, max_size=5))
def test_cells_copied_from_excel_come_in_as_they_were(words: list[str]) -> None:
    [(_, cells)] = pasted(register_named(TASKS), "x\t" + "\t".join(words)).rows
    assert list(cells.values()) == ["x", *(cell.strip() for cell in words)]


def test_a_cell_of_several_lines_is_one_cell_and_other_quotes_stay() -> None:
    text = '"Một cửa"\t2026\t"dòng ""một""\ndòng hai"\tViệc\r\nkhác\t2026\t2\t5" ống'
    assert [list(cells.values()) for _, cells in pasted(register_named(TASKS), text).rows] == [
        ['"Một cửa"', "2026", 'dòng "một" dòng hai', "Việc"],
        ["khác", "2026", "2", '5" ống'],
    ]


def test_a_column_that_a_list_does_not_have_keeps_what_it_says(drafter: Actor, unit: int) -> None:
    save(drafter, unit, TASKS, None, 0, task(1, result="Báo cáo số 9", lead="Văn phòng"))
    cells = {name: said for name, said in task(1, lead="").items() if name != "due_on"}
    [line] = plan(drafter, unit, TASKS, [(2, cells)])
    assert line.says == "Bộ phận chủ trì: Văn phòng → trống"
    write(drafter, unit, TASKS, [(2, cells)])
    assert {"result", "due_on"} <= set(lines(unit, TASKS).get().values)


def test_every_register_stands_in_one_group_and_cases_in_none_of_them() -> None:
    assert [name for _, names in grouped() for name in names] == [register.name for register in registers()]


def test_what_is_due_is_brought_to_mind(drafter: Actor, unit: int) -> None:
    today = timezone.localdate()
    for number, days in enumerate((-3, 2, 30), 1):
        save(drafter, unit, TASKS, None, 0, task(number, due_on=f"{today + timedelta(days=days):%d/%m/%Y}"))
    counts = {one.register.name: (one.lines, one.overdue, one.soon) for one in kept(unit)}
    assert counts[TASKS] == (3, 1, 1)
    assert [one.values["number"] for one in deadlines([unit], today + timedelta(days=7))] == ["1", "2"]


def test_figures_are_counted_and_open_up_to_their_lines(drafter: Actor, unit: int, sheet: Sheet) -> None:
    for number in range(1, 73):
        save(drafter, unit, TASKS, None, 0, task(number, **({"done_on": "1/6/2026"} if number <= 38 else {})))
    here, span = Unit.objects.get(pk=unit), Span(date(2026, 1, 1), date(2026, 12, 31))
    register = register_named(TASKS)
    counted = {one.measure.name: one for one in of_register(here, register, span)}
    facts = facts_of(here, thawed(sheet.round.edition_id), span)
    assert {key: int(fact.value) for key, fact in facts.items() if key.startswith("1.1.3/")} == {  # type: ignore[arg-type]
        "1.1.3/done": 38,
        "1.1.3/planned": 72,
    }
    done = next(one for one in counted.values() if one.value == 38)
    assert len(behind(here, register, done.measure, span)) == 38
    assert "nhiệm vụ" in done.query
