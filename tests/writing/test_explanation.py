"""Figures put into words, which the check must read back as the same figures."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.checking.row import check_row
from parindex.editions.edition import Criterion, FactSpec
from parindex.editions.loader import find
from parindex.editions.sheet import Period
from parindex.rules.values import FactScalar
from parindex.writing.explanation import explanation

NAMES = ("cchc-cap-xa-mau/2023-1", "day-hoc/2025-1", "766-chat-luong-phuc-vu/2022-1")
EDITIONS = {name: find(name) for name in NAMES}
SAMPLE = EDITIONS[NAMES[0]]
LEAVES = [(name, leaf.id) for name, edition in EDITIONS.items() for leaf in edition.leaves() if leaf.facts]


def said(leaf: str, **facts: FactScalar | int) -> str:
    known = {name: Decimal(value) if type(value) is int else value for name, value in facts.items()}
    return explanation(SAMPLE.by_id[leaf], known)


def test_a_share_is_said_with_its_percent() -> None:
    assert said("1.1.3", done=38, planned=72) == "Đã hoàn thành 38/72 nhiệm vụ trong kế hoạch CCHC năm, đạt 52,78%."


def test_nearly_all_is_not_said_to_be_all() -> None:
    assert "100%" not in said("3.5.1", resolved_on_time=99_999, resolved=100_000)


@pytest.mark.parametrize(
    ("leaf", "facts", "words"),
    [
        ("1.1.1", {"issued_on": date(2022, 12, 8)}, "Kế hoạch CCHC năm được ban hành ngày 08/12/2022."),
        ("1.5.2", {"initiatives": 1}, "Trong năm có 01 sáng kiến mới về CCHC."),
        ("6.4", {"issued": False}, "Chưa ban hành quy chế quản lý, sử dụng tài sản công."),
        ("1.1.2", {"funded": False}, "Kế hoạch không bố trí kinh phí triển khai."),
        ("II.3", {"sipas": Decimal("85.5")}, "Chỉ số hài lòng (SIPAS) được công bố là 85,5 phần trăm."),
        (
            "6.1.1",
            {"disbursed": 850, "allocated": 1000},
            "Đã giải ngân 850/1000 triệu đồng vốn đầu tư nguồn NSNN, đạt 85%.",
        ),
    ],
)
def test_each_type_of_figure_answers_its_question(leaf: str, facts: dict[str, FactScalar | int], words: str) -> None:
    assert said(leaf, **facts) == words


def test_what_is_not_known_is_not_said() -> None:
    assert said("1.1.3") == ""
    assert said("1.1.3", done=38) == "Đã hoàn thành 38 nhiệm vụ trong kế hoạch CCHC năm."


def figure(leaf: Criterion, spec: FactSpec, part: int, whole: int) -> FactScalar:
    if spec.type in ("count", "amount"):
        return Decimal(whole if spec.name == getattr(leaf.rule, "whole", None) else part)
    known: dict[str, FactScalar] = {"yes_no": True, "date": date(2022, 12, 28), "text": "tốt"}
    return known[spec.type] if spec.type in known else spec.choices[0]


@given(part=st.integers(1, 900), more=st.integers(0, 900))
@pytest.mark.parametrize(("name", "id"), LEAVES)
def test_the_check_reads_no_other_figures_out_of_the_words(name: str, id: str, part: int, more: int) -> None:
    edition, leaf = EDITIONS[name], EDITIONS[name].by_id[id]
    facts = {spec.name: figure(leaf, spec, part, part + more) for spec in leaf.facts}
    found = check_row(edition, leaf, leaf.points, explanation(leaf, facts), facts, Period(2023, "year"))
    assert {fact: each.value for fact, each in found.proposals.items()}.items() <= facts.items()
    assert not {"ratio-wrong", "figures-disagree", "wrong-measure"} & {each.kind for each in found.findings}
