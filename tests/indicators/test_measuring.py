"""Every measure equals a count in plain Python, and opens up to the records that it counts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.indicators import oracle

from parindex.indicators.engine import connect
from parindex.indicators.loader import measure_named, record_set, record_sets
from parindex.indicators.measuring import behind, measure, nothing
from parindex.indicators.record_set import Column
from parindex.indicators.span import Span
from parindex.indicators.unanswered import without_guesses

ENGINE = connect()
HALF_YEAR = Span(date(2023, 1, 1), date(2023, 6, 30))
DAYS = st.one_of(
    st.sampled_from([date(2022, 12, 31), HALF_YEAR.first, HALF_YEAR.last, date(2023, 7, 1)]),
    st.integers(-400, 400).map(lambda days: HALF_YEAR.last + timedelta(days=days)),
)


def values(column: Column) -> st.SearchStrategy[Any]:
    """Cells of a column, blank ones among them: few values, so that they meet."""
    if column.type == "choice":
        return st.none() | st.sampled_from(list(column.choices))
    if column.name == "year":
        return st.sampled_from([2022, 2023])
    return (
        st.none()
        | {
            "text": st.sampled_from(["a", "b", "c"]),
            "count": st.integers(0, 3),
            "amount": st.integers(0, 10**15),
            "date": DAYS,
            "yes_no": st.booleans(),
        }[column.type]
    )


@pytest.mark.parametrize("name", record_sets())
@settings(max_examples=12)
@given(data=st.data())
def test_every_measure_equals_a_count_in_plain_python(name: str, data: st.DataObject) -> None:
    chosen = record_set(name)
    row = st.fixed_dictionaries({column.name: values(column) for column in chosen.columns})
    rows = data.draw(st.lists(row, max_size=12))
    records = ENGINE.rows(chosen, rows)
    found = measure(ENGINE, records, HALF_YEAR)
    assert found == oracle.figures(chosen, rows, HALF_YEAR)
    assert all(type(figure) in (int, date, type(None)) for figures in found.values() for figure in figures.values())
    for one in data.draw(st.lists(st.sampled_from(chosen.measures), max_size=2)):
        for unit in {row[chosen.unit_column(one)] for row in rows} - {None}:
            counted = [
                row
                for row in rows
                if row[chosen.unit_column(one)] == unit and oracle.counts(chosen, one, row, HALF_YEAR)
            ]
            shown = behind(ENGINE, records, one, HALF_YEAR, unit)
            assert sorted(shown, key=in_order) == sorted(counted, key=in_order)


def in_order(row: dict[str, Any]) -> str:
    return repr(sorted(row.items()))


def task(number: int, done_on: date | None) -> dict[str, Any]:
    return {"unit": "11131", "plan": "reform", "year": 2023, "number": str(number), "task": "Việc", "done_on": done_on}


def test_a_figure_of_the_half_year_does_not_move_with_what_was_done_later() -> None:
    tasks = [task(n, date(2023, 6, 30) if n <= 38 else date(2023, 7, 1)) for n in range(1, 73)]
    found = measure(ENGINE, ENGINE.rows(record_set("plan_tasks"), tasks), HALF_YEAR)["11131"]
    assert (found["tasks_done_reform"], found["tasks_planned_reform"]) == (38, 72)


def test_sums_of_money_are_exact_to_the_dong() -> None:
    paid = [{"unit": "1", "year": 2023, "paid_on": date(2023, 3, 1), "paid": 999_999_999_999_999}] * 3
    found = measure(ENGINE, ENGINE.rows(record_set("disbursements"), paid), HALF_YEAR)
    assert found["1"]["capital_disbursed"] == 2_999_999_999_999_997


def test_a_case_filed_elsewhere_counts_for_each_unit_as_the_measure_says() -> None:
    case = {"code": "1", "receiving_unit": "A", "resolving_unit": "B", "received_on": date(2023, 2, 1)}
    found = measure(ENGINE, ENGINE.rows(record_set("cases"), [case]), HALF_YEAR)
    assert {unit: (of["cases_taken_in"], of["cases_received"]) for unit, of in found.items()} == {
        "A": (1, 0),
        "B": (0, 1),
    }


@pytest.mark.parametrize(
    ("case", "on_time"),
    [
        ({"ended_on": date(2023, 3, 10)}, True),
        ({"ended_on": date(2023, 3, 11)}, False),
        ({"ended_on": date(2023, 3, 14), "waiting_days": 4}, True),
        ({"ended_on": date(2023, 3, 15), "waiting_days": 4}, False),
        ({"ended_on": date(2023, 3, 9), "supplements": 2}, False),
        ({}, False),
        ({"due_on": date(2023, 7, 1)}, True),
        ({"due_on": date(2023, 7, 1), "ended_on": date(2023, 8, 1)}, True),
    ],
)
def test_on_time_knows_waiting_and_supplements_and_cases_still_open(case: dict[str, Any], on_time: bool) -> None:
    row = {"code": "1", "resolving_unit": "A", "received_on": date(2023, 3, 1), "due_on": date(2023, 3, 10)} | case
    found = measure(ENGINE, ENGINE.rows(record_set("cases"), [row]), HALF_YEAR)["A"]
    assert (found["cases_handled_on_time"], found["cases_late"]) == (int(on_time), int(not on_time))


def test_a_question_that_no_record_answers_gives_no_figure_and_not_zero() -> None:
    cases = [{"code": str(n), "resolving_unit": "A", "received_on": date(2023, 2, 1)} for n in range(2)]
    assert measure(ENGINE, ENGINE.rows(record_set("cases"), cases), HALF_YEAR)["A"]["cases_digitised"] is None
    cases[0]["digitised"] = False
    assert measure(ENGINE, ENGINE.rows(record_set("cases"), cases), HALF_YEAR)["A"]["cases_digitised"] == 0


def test_a_unit_without_records_is_absent_and_its_figures_are_nothing() -> None:
    plans = record_set("plans")
    assert measure(ENGINE, ENGINE.rows(plans, []), HALF_YEAR) == {}
    assert nothing(plans.measures)["plans_issued_reform"] == 0
    assert nothing(plans.measures)["plan_issued_on_reform"] is None


def test_only_the_measures_asked_for_are_counted() -> None:
    chosen, one = measure_named("tasks_planned_reform")
    assert measure(ENGINE, ENGINE.rows(chosen, [task(1, None)]), HALF_YEAR, [one]) == {"11131": {one.name: 1}}


def test_records_are_kept_from_parquet_as_from_memory(tmp_path: Any) -> None:
    tasks = record_set("plan_tasks")
    rows = ENGINE.rows(tasks, [task(1, date(2023, 2, 1)), task(2, None)])
    ENGINE.backend.to_parquet(rows.table, str(tmp_path / "a.parquet"))
    kept = ENGINE.parquet(tasks, [tmp_path / "a.parquet"])
    assert measure(ENGINE, kept, HALF_YEAR) == measure(ENGINE, rows, HALF_YEAR)


def test_what_no_case_answers_leaves_the_population_unknown_too() -> None:
    cases = record_set("cases")
    case = {"code": "1", "receiving_unit": "A", "resolving_unit": "A", "received_on": date(2023, 2, 1)}
    rows = ENGINE.rows(cases, [{**case, "ended_on": date(2023, 2, 3), "channel": "online"}])
    figures = without_guesses(ENGINE, rows, HALF_YEAR, measure(ENGINE, rows, HALF_YEAR))["A"]
    assert (figures["cases_resolved"], figures["cases_online"]) == (1, 1)
    unknown = ("cases_with_result", "cases_with_e_result", "cases_with_fee", "cases_checked", "cases_reusable")
    assert {figures[name] for name in unknown} == {None}
