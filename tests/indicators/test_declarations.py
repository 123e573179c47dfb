"""The declarations hold together, speak Vietnamese, and give every leaf of the sample edition its ground."""

from datetime import date

import pytest

from parindex.editions.edition import Edition
from parindex.editions.loader import find, library
from parindex.editions.sheet import Period
from parindex.indicators.facts import unresolved
from parindex.indicators.grounds import grounds
from parindex.indicators.loader import measure_named, measures, record_set, record_sets
from parindex.indicators.record_set import RecordSet
from parindex.indicators.span import Span, span_of
from parindex.indicators.words import in_words

FULL_OF_WORDS = r"^[A-ZĐÂÁ].*\.$"


@pytest.fixture(scope="module")
def sample() -> Edition:
    return find("cchc-cap-xa-mau/2023-1")


def test_every_leaf_of_part_one_and_of_the_impact_rests_on_something(sample: Edition) -> None:
    found = {ground.criterion: ground for ground in grounds(sample)}
    assert len(found) == 76
    asked = [ground for ground in found.values() if ground.criterion not in ("II.2", "II.3")]
    assert [ground.criterion for ground in asked if not ground.measured] == ["3.5.5"]
    assert found["3.5.5"].typed and found["3.5.5"].judgement
    assert all(ground.measured or ground.judgement for ground in asked)
    assert all(not ground.typed for ground in asked if ground.measured)


def test_a_share_of_one_register_counts_part_and_whole_among_the_same_records(sample: Edition) -> None:
    across = set()
    for leaf in sample.leaves():
        part, whole = getattr(leaf.rule, "part", None), getattr(leaf.rule, "whole", None)
        sources = {fact.name: fact.source for fact in leaf.facts}
        if part and whole:
            (one, its), (other, others) = (
                measure_named(str(sources[name]).partition("/")[2]) for name in (part, whole)
            )
            if one is other:
                assert its.population == others.population, leaf.id
            else:
                across.add(leaf.id)
    assert across == {"3.3.4", "5.2", "6.1.1", "7.1.6", "7.2.1"}


def test_every_from_of_a_shipped_edition_resolves() -> None:
    assert {edition.edition: list(unresolved(edition)) for edition in library()} == {
        edition.edition: [] for edition in library()
    }


@pytest.mark.parametrize("name", measures())
def test_the_query_of_every_measure_is_told_in_words(name: str) -> None:
    chosen, measure = measure_named(name)
    told = in_words(chosen, measure)
    assert chosen.population_of(measure).words in told
    assert told.endswith(".") and "_" not in told


def test_the_words_name_what_is_taken_among_whom_and_under_which_conditions() -> None:
    assert in_words(*measure_named("assigned_tasks_on_time")) == (
        "Đếm nhiệm vụ theo “Mã đơn vị”, trong số: nhiệm vụ cấp trên giao có hạn trong kỳ (“Hạn hoàn thành” trong kỳ); "
        "với “Ngày hoàn thành” không sau ngày cuối kỳ; “Ngày hoàn thành” không sau “Hạn hoàn thành”."
    )


def test_plans_and_their_tasks_know_the_same_kinds() -> None:
    assert record_set("plans").by_name["kind"].choices == record_set("plan_tasks").by_name["plan"].choices


def test_no_record_set_keeps_a_persons_name() -> None:
    headings = [column.heading.lower() for found in record_sets().values() for column in found.columns]
    assert not [heading for heading in headings if "họ" in heading.split() or "cccd" in heading]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": ["unit", "code"]}, "no column code"),
        ({"due": "number"}, "column number is text, wanted date"),
        ({"measures": [{"name": "a", "title": "A", "population": "b", "unit": "c"}]}, "no population b"),
        (
            {"measures": [{"name": "a", "title": "A", "population": "plans_of_year", "unit": "c", "take": "sum"}]},
            "taken of a column",
        ),
        (
            {
                "measures": [
                    {
                        "name": "a",
                        "title": "A",
                        "population": "plans_of_year",
                        "unit": "c",
                        "where": [{"column": "kind", "among": ["x"]}],
                    }
                ]
            },
            "no column x",
        ),
        ({"colour": "red"}, "Extra inputs are not permitted"),
    ],
)
def test_a_declaration_that_does_not_hold_is_refused(change: dict[str, object], said: str) -> None:
    declared = record_set("plans").model_dump(by_alias=True, exclude_none=True) | change
    with pytest.raises(ValueError, match=said):
        RecordSet.model_validate(declared)


def test_a_period_of_a_report_is_its_first_and_last_day() -> None:
    assert span_of(Period(2024, "first-half")) == Span(date(2024, 1, 1), date(2024, 6, 30))
    assert span_of(Period(2024, "q1")).last == date(2024, 3, 31)
    with pytest.raises(ValueError, match="within one year"):
        Span(date(2023, 7, 1), date(2024, 6, 30))
