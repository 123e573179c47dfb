"""What holds for every rule on any figures: exact against fractions, within bounds, never falling as more is done."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from parindex.rules import Rule, evaluate
from parindex.rules.points import PER_POINT

RULE: TypeAdapter[Any] = TypeAdapter(Rule)
COUNTS = st.integers(0, 5000)
MAXIMA = st.integers(1, 100_000)
PLACES = st.integers(0, 4)
PERCENTS = st.decimals("0.01", "100", places=2)


@st.composite
def shares(draw: st.DrawFn) -> tuple[Any, Any]:
    """A rule that reads a share, and the same as a function of a fraction, in parts of the maximum."""
    common = {"part": "a", "whole": "b", "if_none": draw(st.sampled_from(["full", "zero", "exclude", "judged"]))}
    percent = draw(PERCENTS)
    bound = Fraction(percent) / 100
    lower = percent / 2
    kinds = {
        "share": ({}, lambda share: share),
        "share_to_target": ({"target": str(percent)}, lambda share: min(Fraction(1), share / bound)),
        "share_with_floor": ({"floor": str(percent)}, lambda share: share if share >= bound else Fraction(0)),
        "bands": (
            {"steps": [{"from": str(percent), "gives": "90"}, {"from": str(lower), "gives": "40.5"}]},
            lambda share: (
                Fraction(9, 10) if share >= bound else Fraction(405, 1000) if share >= Fraction(lower) / 100 else 0
            ),
        ),
    }
    kind = draw(st.sampled_from(sorted(kinds)))
    extra, reference = kinds[kind]
    return RULE.validate_python({"kind": kind, **common, **extra}), reference


def half_up(ticks: Fraction, places: int) -> int:
    step = PER_POINT // 10**places
    return floor(ticks / step + Fraction(1, 2)) * step


def points(rule: Any, maximum: int, places: int = 4, **facts: int) -> Any:
    return evaluate(rule, maximum, {key: Decimal(value) for key, value in facts.items()}, year=2023, places=places)


@given(shares(), MAXIMA, COUNTS, COUNTS, PLACES)
@settings(max_examples=300)
def test_a_share_is_exact_and_rounded_once(
    pair: tuple[Any, Any], maximum: int, one: int, other: int, places: int
) -> None:
    rule, reference = pair
    part, whole = sorted((one, other))
    given_points = points(rule, maximum, places, a=part, b=whole)
    if whole == 0:
        expected = {"full": half_up(Fraction(maximum), places), "zero": 0}
        open_states = {"exclude": "not_applicable", "judged": "needs_judgement"}
        assert given_points == (expected | open_states)[rule.if_none]
    else:
        assert given_points == half_up(maximum * Fraction(reference(Fraction(part, whole))), places)


@given(shares(), MAXIMA, st.integers(1, 5000), COUNTS, COUNTS)
@settings(max_examples=200)
def test_more_done_never_gives_less(pair: tuple[Any, Any], maximum: int, whole: int, one: int, other: int) -> None:
    rule, _ = pair
    less, more = sorted((min(one, whole), min(other, whole)))
    low, high = points(rule, maximum, a=less, b=whole), points(rule, maximum, a=more, b=whole)
    assert 0 <= low <= high <= maximum


@given(st.sampled_from(["per_item", "deduction"]), st.integers(1, 20_000), st.integers(1, 100_000), COUNTS)
@settings(max_examples=100)
def test_points_for_each_stay_within_the_maximum(kind: str, each: int, maximum: int, count: int) -> None:
    rule = RULE.validate_python({"kind": kind, "fact": "a", "each": str(Decimal(each) / PER_POINT)})
    change = count * each
    expected = min(change, maximum) if kind == "per_item" else max(maximum - change, 0)
    assert points(rule, maximum, a=count) == expected


@given(MAXIMA, st.dictionaries(st.sampled_from(["a", "b", "c"]), st.tuples(PERCENTS, COUNTS), min_size=1), PLACES)
@settings(max_examples=100)
def test_a_survey_is_the_exact_mean_of_its_answers(
    maximum: int, options: dict[str, tuple[Decimal, int]], places: int
) -> None:
    percents = {name: str(percent) for name, (percent, _) in options.items()}
    rule = RULE.validate_python({"kind": "survey", "options": percents, "if_none": "judged"})
    answers = sum(count for _, count in options.values())
    given_points = points(rule, maximum, places, **{name: count for name, (_, count) in options.items()})
    if answers == 0:
        assert given_points == "needs_judgement"
    else:
        mean = sum(Fraction(percent) * count for percent, count in options.values()) / 100 / answers
        assert given_points == half_up(maximum * mean, places)


@st.composite
def expressions(draw: st.DrawFn, depth: int = 0) -> str:
    if depth > 3 or draw(st.booleans()):
        return draw(st.sampled_from(["a", "b", "c", "2", "0.8", "12.25"]))
    left, right = draw(expressions(depth + 1)), draw(expressions(depth + 1))
    shape = draw(st.sampled_from(["({} + {})", "({} - {})", "{} * {}", "({}) / ({})", "min({}, {})", "max({}, {})"]))
    return shape.format(left, right)


@given(expressions(), MAXIMA, COUNTS, COUNTS, COUNTS)
@settings(max_examples=300)
def test_a_formula_is_exact(expression: str, maximum: int, a: int, b: int, c: int) -> None:
    rule = RULE.validate_python({"kind": "formula", "expression": expression, "if_none": "judged"})
    exact = expression
    for number in ("12.25", "0.8", "2"):
        exact = exact.replace(number, f"F('{number}')") if number != "2" else exact
    names = {"a": Fraction(a), "b": Fraction(b), "c": Fraction(c), "min": min, "max": max, "F": Fraction}
    try:
        result = Fraction(eval(exact, {"__builtins__": {}}, names)) * PER_POINT  # noqa: S307
    except ZeroDivisionError:
        assert points(rule, maximum, a=a, b=b, c=c) == "needs_judgement"
    else:
        assert points(rule, maximum, a=a, b=b, c=c) == half_up(min(max(result, Fraction(0)), Fraction(maximum)), 4)
