"""A rule and its facts in, points or an open state out; the sentence that explains them only when asked."""

from collections.abc import Mapping

from parindex.rules.kind import Kind, Values
from parindex.rules.kinds.judgement import Judged
from parindex.rules.points import points_text, round_half_up
from parindex.rules.values import Open


def evaluate(
    rule: Kind, maximum: int, values: Values, *, year: int, places: int, worth: int | None = None
) -> int | Open:
    """Points in ticks, rounded once, half up, to `places` decimals of a point; or why there are none.

    `maximum` is the criterion's own in ticks; `worth` what it counts for after the maxima of criteria that do not
    apply were shared out. FactRefused when the facts contradict each other.
    """
    exact = rule.exact(maximum, values, year)
    if isinstance(exact, str):
        return exact
    numerator, denominator = exact
    if worth is not None and worth != maximum:
        numerator, denominator = numerator * worth, denominator * maximum
    return round_half_up(numerator, denominator, places)


def trace(
    rule: Kind,
    maximum: int,
    values: Values,
    *,
    year: int,
    places: int,
    worth: int | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """The same in a Vietnamese sentence: "1430/1478 = 96,75 % ≥ 80 % → 0,75/0,75 (đủ chỉ tiêu)".

    `names` gives each fact the words to call it by; a fact without them goes by its own name.
    """
    called = dict.fromkeys(rule.needs(), "") | dict(names or {})
    called = {fact: words or fact for fact, words in called.items()}
    points = evaluate(rule, maximum, values, year=year, places=places, worth=worth)
    if isinstance(points, str):
        return _open_words(rule, points, values, called)
    arithmetic, conclusion = rule.words(values, called, year)
    of = "" if rule.extra_points else f"/{points_text(maximum if worth is None else worth)}"
    return f"{arithmetic} → {points_text(points)}{of}" + (f" ({conclusion})" if conclusion else "")


def _open_words(rule: Kind, state: Open, values: Values, called: Mapping[str, str]) -> str:
    if state == "waiting":
        missing = [called[fact] for fact in rule.needs() if values.get(fact) is None]
        return f"chưa có số liệu: {'; '.join(missing)}"
    if state == "not_applicable":
        return "không phát sinh → không áp dụng, điểm tối đa chia lại cho các tiêu chí cùng nhóm"
    if isinstance(rule, Judged):
        return "người thẩm định quyết định, ghi rõ lý do"
    return "không phát sinh → người thẩm định quyết định, ghi rõ lý do"
