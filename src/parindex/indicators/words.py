"""A measure's query in Vietnamese, derived from its declaration."""

from collections.abc import Iterator

from parindex.indicators.record_set import LAST, Condition, Measure, RecordSet, Rule, Scope

RULES: dict[Rule, str] = {
    "on_time": (
        "kết thúc (hoặc còn mở đến ngày cuối kỳ) không sau ngày hẹn trả, trừ số ngày chờ bổ sung, tạm dừng, và không "
        "quá một lần yêu cầu bổ sung"
    ),
    "late": (
        "kết thúc (hoặc còn mở đến ngày cuối kỳ) sau ngày hẹn trả, đã trừ số ngày chờ bổ sung, tạm dừng, hoặc quá một "
        "lần yêu cầu bổ sung"
    ),
}


def in_words(record_set: RecordSet, measure: Measure) -> str:
    """The query: what is taken, of which unit, among whom, and under which conditions.

    "Đếm nhiệm vụ của “Mã đơn vị”, trong: mọi nhiệm vụ ghi trong kế hoạch của năm (“Năm kế hoạch” là năm của kỳ); với
    “Thuộc kế hoạch” là Cải cách hành chính; “Ngày hoàn thành” không sau ngày cuối kỳ."
    """
    population = record_set.population_of(measure)
    told = [_scope(record_set, population.scope)]
    told += [_condition(record_set, condition) for condition in population.where]
    asked = "; ".join(_condition(record_set, condition) for condition in measure.where)
    return (
        f"{_taken(record_set, measure)} theo {_column(record_set, record_set.unit_column(measure))}, trong số: "
        f"{population.words} ({'; '.join(told)})" + (f"; với {asked}" if asked else "") + "."
    )


def _taken(record_set: RecordSet, measure: Measure) -> str:
    if measure.of is None:
        return f"Đếm {record_set.one}"
    column = _column(record_set, measure.of)
    return {
        "sum": f"Cộng {column}",
        "distinct": f"Đếm số giá trị khác nhau của {column}",
        "first": f"Lấy ngày sớm nhất ở {column}",
        "last": f"Lấy ngày muộn nhất ở {column}",
    }[measure.take]


def _scope(record_set: RecordSet, scope: Scope) -> str:
    if scope.within:
        return f"{_column(record_set, scope.within)} trong kỳ"
    if scope.year:
        return f"{_column(record_set, scope.year)} là năm của kỳ"
    begins, ends = (_column(record_set, name) for name in scope.standing or scope.overlapping or ())
    until = "ngày cuối kỳ" if scope.standing else "ngày đầu kỳ"
    return f"{begins} không sau ngày cuối kỳ và {ends} không trước {until}, ô trống coi như không giới hạn"


def _condition(record_set: RecordSet, condition: Condition) -> str:
    if condition.rule:
        return RULES[condition.rule]
    return " ".join((_column(record_set, condition.column or ""), *_asked(record_set, condition)))


def _asked(record_set: RecordSet, condition: Condition) -> Iterator[str]:
    if condition.is_:
        yield {"filled": "có ghi", "blank": "để trống", "yes": "là có", "no": "là không"}[condition.is_]
    elif condition.among:
        choices = record_set.by_name[condition.column or ""].choices
        yield f"là {' hoặc '.join(choices[code] for code in condition.among)}"
    elif condition.not_after:
        other = condition.not_after
        yield f"không sau {'ngày cuối kỳ' if other == LAST else _column(record_set, other)}"
    else:
        yield f"từ {condition.at_least} trở lên"


def _column(record_set: RecordSet, name: str) -> str:
    return f"“{record_set.by_name[name].heading}”"
