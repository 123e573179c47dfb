"""Figures become facts of the type that the edition asks, and score as typed ones do."""

from datetime import date
from decimal import Decimal

import pytest

from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.editions.loader import find
from parindex.indicators.facts import facts_from, unresolved
from parindex.indicators.span import Span
from parindex.scoring.score import score

HALF_YEAR = Span(date(2023, 1, 1), date(2023, 6, 30))


@pytest.fixture(scope="module")
def sample() -> Edition:
    return find("cchc-cap-xa-mau/2023-1")


def test_figures_become_facts_of_the_asked_type_as_of_the_last_day(sample: Edition) -> None:
    figures = {
        "plan_issued_on_reform": date(2022, 12, 30),
        "tasks_done_reform": 38,
        "plans_issued_law_monitoring": 2,
        "rules_in_force_work": 0,
        "capital_disbursed": 1_234_567_891,
    }
    facts = facts_from(sample, figures, HALF_YEAR)
    assert {key: fact.value for key, fact in facts.items()} == {
        "1.1.1/issued_on": date(2022, 12, 30),
        "1.1.3/done": Decimal(38),
        "2.2.1/issued": True,
        "4.1.2/issued": False,
        "6.1.1/disbursed": Decimal("1234.567891"),
    }
    assert {(fact.source, fact.as_of) for fact in facts.values()} == {("measured", date(2023, 6, 30))}


def test_a_date_of_nothing_is_no_fact(sample: Edition) -> None:
    assert facts_from(sample, {"plan_issued_on_reform": None}, HALF_YEAR) == {}


def test_measured_facts_score(sample: Edition) -> None:
    figures = {"plan_issued_on_reform": date(2022, 12, 30), "tasks_done_reform": 36, "tasks_planned_reform": 72}
    found = score(sample, facts_from(sample, figures, HALF_YEAR), 2023)
    assert (found.points["1.1.1"], found.points["1.1.3"]) == (5_000, 5_000)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"type": "count", "from": "measure/nothing"}, "không có phép đo “nothing”"),
        ({"type": "count", "from": "measure/plan_issued_on_reform"}, "cho một ngày, không hợp với loại (type) count"),
        ({"type": "date", "from": "measure/dialogues"}, "cho một số, không hợp với loại (type) date"),
        ({"type": "text", "from": "measure/dialogues"}, "cho một số, không hợp với loại (type) text"),
        (
            {"type": "count", "from": "measure/capital_disbursed", "unit": "nghìn"},
            "tính bằng đồng; đơn vị (unit) của số liệu cần là đồng",
        ),
        ({"type": "amount", "from": "measure/dialogues", "unit": "đồng"}, "tính bằng cuộc, không phải số tiền"),
    ],
)
def test_a_from_that_does_not_resolve_is_told(sample: Edition, spec: dict[str, object], said: str) -> None:
    fact = FactSpec.model_validate({"name": "x", "ask": "?", **spec})
    leaf = sample.by_id["1.1.1"].model_copy(update={"facts": (fact,)})
    edition = sample.model_copy(update={"criteria": (leaf,)})
    [(criterion, words)] = unresolved(edition)
    assert criterion == "1.1.1" and said in words
    assert isinstance(leaf, Criterion)
