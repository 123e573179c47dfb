"""Every kind of rule on figures worked out by hand: points, open states, and the sentence."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from parindex.rules import FactRefused, Rule, evaluate, trace
from parindex.rules.expression import ExpressionRefused, names, parse
from parindex.rules.points import to_points, to_ticks

RULE: TypeAdapter[Any] = TypeAdapter(Rule)


def points(maximum: str, settings: dict[str, Any], places: int = 4, **facts: Any) -> str:
    found = evaluate(RULE.validate_python(settings), to_ticks(maximum), counted(facts), year=2023, places=places)
    return found if isinstance(found, str) else str(to_points(found))


def sentence(maximum: str, settings: dict[str, Any], places: int = 4, **facts: Any) -> str:
    return trace(RULE.validate_python(settings), to_ticks(maximum), counted(facts), year=2023, places=places)


def counted(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: Decimal(value) if type(value) is int else value for name, value in facts.items()}


SHARE = {"kind": "share", "part": "a", "whole": "b", "if_none": "judged"}
TARGET = {**SHARE, "kind": "share_to_target", "target": "80"}
FLOOR = {**SHARE, "kind": "share_with_floor", "floor": "95"}
BANDS = {**SHARE, "kind": "bands", "steps": [{"from": "100", "gives": "100"}, {"from": "80", "gives": "50"}]}
WINDOW = {"kind": "issued_within", "fact": "a", "first": "Y-1/10-01", "last": "Y-1/12-31"}
PARTS = {"kind": "parts", "parts": [{"fact": "a", "points": "0.25"}, {"fact": "b", "points": "0.75"}]}
SURVEY = {"kind": "survey", "options": {"a": "100", "b": "60", "c": "20", "d": "0"}, "if_none": "judged"}
FORMULA = {"kind": "formula", "expression": "min(2, 2 * a / b / 0.8) + 4 * c / b", "if_none": "zero"}

CASES = [
    ("1", {"kind": "yes_no", "fact": "a"}, {"a": True}, "1"),
    ("1", {"kind": "yes_no", "fact": "a"}, {"a": False}, "0"),
    ("1", {"kind": "yes_no", "fact": "a"}, {}, "waiting"),
    ("0.5", WINDOW, {"a": date(2022, 12, 30)}, "0.5"),
    ("0.5", WINDOW, {"a": date(2022, 10, 1)}, "0.5"),
    ("0.5", WINDOW, {"a": date(2023, 1, 1)}, "0"),
    ("0.25", {"kind": "at_least", "fact": "a", "n": 5}, {"a": 5}, "0.25"),
    ("0.25", {"kind": "at_least", "fact": "a", "n": 5}, {"a": 2}, "0"),
    ("2", {"kind": "per_item", "fact": "a", "each": "0.5"}, {"a": 3}, "1.5"),
    ("2", {"kind": "per_item", "fact": "a", "each": "0.5"}, {"a": 9}, "2"),
    ("1", SHARE, {"a": 38, "b": 72}, "0.5278"),
    ("1", SHARE, {"a": 0, "b": 0}, "needs_judgement"),
    ("1", {**SHARE, "if_none": "full"}, {"a": 0, "b": 0}, "1"),
    ("1", {**SHARE, "if_none": "zero"}, {"b": 0}, "0"),
    ("1", {**SHARE, "if_none": "exclude"}, {"a": 0, "b": 0}, "not_applicable"),
    ("1", SHARE, {"a": 1}, "waiting"),
    ("0.75", TARGET, {"a": 1430, "b": 1478}, "0.75"),
    ("1", TARGET, {"a": 40, "b": 100}, "0.5"),
    ("1", FLOOR, {"a": 94, "b": 100}, "0"),
    ("1", FLOOR, {"a": 95, "b": 100}, "0.95"),
    ("1", BANDS, {"a": 100, "b": 100}, "1"),
    ("1", BANDS, {"a": 99, "b": 100}, "0.5"),
    ("1", BANDS, {"a": 79, "b": 100}, "0"),
    ("2", {"kind": "graded", "fact": "a", "grades": {"tốt": "75", "yếu": "0"}}, {"a": "tốt"}, "1.5"),
    ("1", {"kind": "deduction", "fact": "a", "each": "0.25"}, {"a": 3}, "0.25"),
    ("1", {"kind": "deduction", "fact": "a", "each": "0.25"}, {"a": 7}, "0"),
    ("1", {"kind": "all_of", "facts": ["a", "b"]}, {"a": True, "b": True}, "1"),
    ("1", {"kind": "all_of", "facts": ["a", "b"]}, {"a": True}, "waiting"),
    ("1", {"kind": "all_of", "facts": ["a", "b"]}, {"a": False}, "0"),
    ("1", {"kind": "any_of", "facts": ["a", "b"]}, {"a": True}, "1"),
    ("1", {"kind": "any_of", "facts": ["a", "b"]}, {"a": False}, "waiting"),
    ("1", {"kind": "any_of", "facts": ["a", "b"]}, {"a": False, "b": False}, "0"),
    ("1", PARTS, {"a": True, "b": False}, "0.25"),
    ("1", PARTS, {"a": True}, "waiting"),
    ("0", {"kind": "bonus", "fact": "a", "each": "0.5", "cap": "1"}, {"a": 3}, "1"),
    ("0", {"kind": "penalty", "fact": "a", "each": "0.5", "cap": "2"}, {"a": 3}, "-1.5"),
    ("10", FORMULA, {"a": 40, "b": 100, "c": 50}, "3"),
    ("2.5", FORMULA, {"a": 40, "b": 100, "c": 50}, "2.5"),
    ("10", FORMULA, {"a": 0, "b": 0, "c": 0}, "0"),
    ("10", FORMULA, {"a": 0, "b": 0}, "waiting"),
    ("14", SURVEY, {"a": 50, "b": 30, "c": 10, "d": 10}, "9.8"),
    ("14", SURVEY, {"a": 0, "b": 0, "c": 0, "d": 0}, "needs_judgement"),
    ("10", {"kind": "imported", "fact": "a"}, {"a": Decimal("90.23")}, "9.023"),
    ("1", {"kind": "judged"}, {}, "needs_judgement"),
]


@pytest.mark.parametrize(("maximum", "settings", "facts", "expected"), CASES)
def test_a_rule_gives_what_a_person_would_work_out(
    maximum: str, settings: dict[str, Any], facts: dict[str, Any], expected: str
) -> None:
    assert points(maximum, settings, **facts) == expected


def test_points_are_rounded_once_half_up_to_the_places_of_the_edition() -> None:
    assert points("1", SHARE, 2, a=125, b=1000) == "0.13"
    assert points("1", SHARE, 2, a=1249, b=10000) == "0.12"
    assert points("0.5", SHARE, 0, a=1, b=1) == "1"


def test_what_a_criterion_counts_for_after_sharing_out_scales_before_the_rounding() -> None:
    rule = RULE.validate_python(PARTS)
    found = evaluate(rule, 10_000, {"a": True, "b": False}, year=2023, places=2, worth=13_300)
    assert found == 3_300  # 0.25 x 1.33 = 0.3325


@pytest.mark.parametrize(
    ("maximum", "settings", "facts", "expected"),
    [
        ("0.75", TARGET, {"a": 1430, "b": 1478}, "1430/1478 = 96,75 % ≥ 80 % → 0,75/0,75 (đủ chỉ tiêu)"),
        ("1", TARGET, {"a": 1, "b": 2}, "1/2 = 50 % < 80 % → 0,625/1 (chưa đạt chỉ tiêu, tính theo tỷ lệ)"),
        ("1", FLOOR, {"a": 94999, "b": 100000}, "94999/100000 = 94,999 % < 95 % → 0/1 (dưới mức tối thiểu)"),
        ("1", BANDS, {"a": 9, "b": 10}, "9/10 = 90 % ≥ 80 % → 0,5/1 (bậc 50 % điểm tối đa)"),
        ("1", BANDS, {"a": 7, "b": 10}, "7/10 = 70 % < 80 % → 0/1 (dưới bậc thấp nhất)"),
        ("1", SHARE, {"a": 38, "b": 72}, "38/72 = 52,78 % → 0,5278/1"),
        ("1", {**SHARE, "if_none": "full"}, {"a": 0, "b": 0}, "0/0 → 1/1 (không phát sinh, tính đủ điểm)"),
        ("1", SHARE, {"a": 1}, "chưa có số liệu: b"),
        ("1", SHARE, {"a": 0, "b": 0}, "không phát sinh → người thẩm định quyết định, ghi rõ lý do"),
        (
            "0.5",
            WINDOW,
            {"a": date(2022, 12, 30)},
            "30/12/2022, thời hạn từ 01/10/2022 đến 31/12/2022 → 0,5/0,5 (trong thời hạn)",
        ),
        ("0.25", {"kind": "at_least", "fact": "a", "n": 5}, {"a": 2}, "2 < 5 → 0/0,25 (chưa đủ số lượng)"),
        ("1", PARTS, {"a": True, "b": False}, "a: 0,25; b: 0 → 0,25/1"),
        ("1", {"kind": "all_of", "facts": ["a", "b"]}, {"a": True, "b": False}, "1/2 yêu cầu → 0/1 (chưa có: b)"),
        (
            "14",
            SURVEY,
            {"a": 50, "b": 30, "c": 10, "d": 10},
            "(50 × 100 % + 30 × 60 % + 10 × 20 % + 10 × 0 %) / 100 phiếu = 70 % → 9,8/14",
        ),
        (
            "0",
            {"kind": "penalty", "fact": "a", "each": "0.5", "cap": "2"},
            {"a": 3},
            "trừ 3 × 0,5 → -1,5 (không quá 2)",
        ),
    ],
)
def test_a_rule_explains_itself_in_one_sentence(
    maximum: str, settings: dict[str, Any], facts: dict[str, Any], expected: str
) -> None:
    assert sentence(maximum, settings, **facts) == expected


@pytest.mark.parametrize(("maximum", "settings", "facts", "expected"), CASES)
def test_every_kind_has_a_sentence_for_every_answer(
    maximum: str, settings: dict[str, Any], facts: dict[str, Any], expected: str
) -> None:
    said = sentence(maximum, settings, **facts)
    assert said
    assert expected in ("waiting", "needs_judgement", "not_applicable") or f"→ {expected.replace('.', ',')}" in said


@pytest.mark.parametrize(
    ("settings", "facts", "words"),
    [
        (SHARE, {"a": 9, "b": 8}, "lớn hơn"),
        (SHARE, {"a": -1, "b": 8}, "từ 0 trở lên"),
        (SHARE, {"a": 1, "b": Decimal("NaN")}, "từ 0 trở lên"),
        (SHARE, {"a": True, "b": 8}, "cần một con số"),
        (WINDOW, {"a": "2022"}, "cần một ngày"),
        ({"kind": "yes_no", "fact": "a"}, {"a": "có"}, "có hoặc không"),
        ({"kind": "graded", "fact": "a", "grades": {"tốt": "75"}}, {"a": "khá"}, "không có trong các mức"),
        ({"kind": "imported", "fact": "a"}, {"a": 101}, "vượt quá 100"),
        ({**SURVEY, "options": {"a": "100"}}, {"a": Decimal("1.5")}, "số nguyên"),
    ],
)
def test_facts_that_cannot_be_are_refused_with_the_reason(
    settings: dict[str, Any], facts: dict[str, Any], words: str
) -> None:
    with pytest.raises(FactRefused, match=words):
        points("1", settings, **facts)


def test_a_refusal_can_call_facts_by_their_words() -> None:
    with pytest.raises(FactRefused) as refused:
        points("1", SHARE, a=9, b=8)
    told = refused.value.told({"a": "Số hồ sơ đúng hạn", "b": "Số hồ sơ {tiếp nhận}"})
    assert told.startswith("“Số hồ sơ đúng hạn” là 9, lớn hơn “Số hồ sơ {tiếp nhận}” là 8;")
    assert str(refused.value).startswith("a là 9, lớn hơn b là 8;")


@pytest.mark.parametrize(
    "settings",
    [
        {"kind": "share", "part": "a", "whole": "b"},
        {**TARGET, "target": 80},
        {**TARGET, "target": "120"},
        {**TARGET, "target": "0"},
        {**SHARE, "colour": "red"},
        {**BANDS, "steps": [{"from": "80", "gives": "50"}, {"from": "100", "gives": "100"}]},
        {**WINDOW, "first": "2022-10-01"},
        {**WINDOW, "first": "Y/12-32"},
        {**WINDOW, "first": "Y/01-01"},
        {"kind": "per_item", "fact": "a", "each": 0.5},
        {"kind": "at_least", "fact": "a", "n": 0},
        {"kind": "guess"},
        {**FORMULA, "expression": "__import__('os')"},
        {**FORMULA, "expression": "a + "},
        {**FORMULA, "expression": "a b"},
        {**FORMULA, "expression": "(a"},
        {**FORMULA, "expression": "min a"},
        {**FORMULA, "expression": "a ** b"},
        {**FORMULA, "expression": "(" * 200 + "a" + ")" * 200},
        {**FORMULA, "expression": "a+" * 300 + "a"},
    ],
)
def test_settings_that_a_kind_does_not_understand_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RULE.validate_python(settings)


@given(st.text("ab12.+-*/(), minax", max_size=30) | st.text(max_size=30))
@settings(max_examples=200)
def test_any_text_is_an_expression_or_is_refused_in_words(text: str) -> None:
    try:
        names(parse(text))
    except ExpressionRefused as refused:
        assert "không đọc được" in str(refused)


def test_the_parts_of_a_rule_must_make_its_maximum() -> None:
    rule = RULE.validate_python(PARTS)
    assert list(rule.problems(10_000)) == []
    assert list(rule.problems(9_000)) == ["là 0,9 điểm nhưng các phần của quy tắc cộng lại 1"]


def test_the_sentence_of_a_formula_shows_the_figures_in_their_places() -> None:
    said = sentence("6", FORMULA, a=40, b=100, c=50)
    assert said.startswith("min(2; 2 × 40 / 100 / 0,8) + 4 × 50 / 100 = 3 → 3/6")


def test_the_sentence_of_a_yes_or_no_answers_its_question() -> None:
    rule = RULE.validate_python({"kind": "yes_no", "fact": "a"})
    said = trace(rule, 10_000, {"a": True}, year=2023, places=4, names={"a": "Kế hoạch đã ban hành chưa"})
    assert said == "Kế hoạch đã ban hành: có → 1/1"
