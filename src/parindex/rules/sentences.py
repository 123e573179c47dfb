"""A rule as a decision would print it: one sentence of its settings, before any figure is known."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from parindex.rules import expression
from parindex.rules.kind import IfNone, Kind, count_text
from parindex.rules.kinds.counts import AtLeast, Bonus, Deduction, Penalty, PerItem
from parindex.rules.kinds.formula import Formula
from parindex.rules.kinds.judgement import Graded, Imported, Judged, Survey
from parindex.rules.kinds.presence import AllOf, AnyOf, IssuedWithin, Parts, YesNo, bound_words
from parindex.rules.kinds.shares import Bands, Share, Shares, ShareToTarget, ShareWithFloor

Call = Callable[[str], str]
"""What a fact is called, in quotes."""

NONE: Mapping[IfNone, str] = {
    "full": "không phát sinh thì được điểm tối đa",
    "zero": "không phát sinh thì 0 điểm",
    "exclude": "không phát sinh thì không chấm, điểm tối đa chia lại cho các tiêu chí cùng nhóm",
    "judged": "không phát sinh thì người thẩm định quyết định",
}


def sentence(rule: Kind, names: Mapping[str, str]) -> str:
    """The rule in a Vietnamese sentence. `names` gives each fact its words; one without them goes by its own name."""
    said = _SAYINGS[type(rule)](rule, lambda fact: f"“{(names.get(fact) or fact).rstrip('? ')}”")
    none: IfNone | None = getattr(rule, "if_none", None)
    said = f"{said}; {NONE[none]}" if none else said
    return f"{said[:1].upper()}{said[1:]}."


def _number(value: Decimal | int) -> str:
    return count_text(Decimal(value))


def _list(facts: tuple[str, ...], call: Call) -> str:
    return "; ".join(map(call, facts))


def _share(rule: Shares, call: Call) -> str:
    return f"lấy {call(rule.part)} chia cho {call(rule.whole)}"


def _bands(rule: Bands, call: Call) -> str:
    steps = "; ".join(f"từ {_number(step.from_)} % được {_number(step.gives)} % điểm tối đa" for step in rule.steps)
    return f"{_share(rule, call)}: {steps}; thấp hơn nữa thì 0 điểm"


def _formula(rule: Formula, call: Call) -> str:
    given = expression.text(rule.expression, {name: call(name) for name in rule.needs()})
    return f"điểm tính theo công thức {given}, không âm và không quá điểm tối đa"


def _survey(rule: Survey, call: Call) -> str:
    options = "; ".join(f"{call(fact)} {_number(percent)} %" for fact, percent in rule.options.items())
    return f"số phiếu của mỗi phương án nhân tỷ lệ của phương án ({options}), lấy bình quân, nhân điểm tối đa"


def _parts(rule: Parts, call: Call) -> str:
    parts = "; ".join(f"{call(part.fact)} {_number(part.points)} điểm" for part in rule.parts)
    return f"cộng điểm của từng nội dung có: {parts}"


def _graded(rule: Graded, call: Call) -> str:
    grades = "; ".join(f"“{grade}” {_number(percent)} %" for grade, percent in rule.grades.items())
    return f"{call(rule.fact)}: mỗi mức được một phần điểm tối đa, {grades}"


def _yes_no(rule: YesNo, call: Call) -> str:
    return f"{call(rule.fact)}: có thì được điểm tối đa, không thì 0 điểm"


def _issued_within(rule: IssuedWithin, call: Call) -> str:
    first, last = bound_words(rule.first), bound_words(rule.last)
    return f"{call(rule.fact)}: từ ngày {first} đến hết ngày {last} thì được điểm tối đa, ngoài thời hạn đó thì 0 điểm"


def _at_least(rule: AtLeast, call: Call) -> str:
    return f"{call(rule.fact)}: từ {rule.n} trở lên thì được điểm tối đa, dưới {rule.n} thì 0 điểm"


def _per_item(rule: PerItem, call: Call) -> str:
    return f"{call(rule.fact)}: mỗi trường hợp được {_number(rule.each)} điểm, không quá điểm tối đa"


def _deduction(rule: Deduction, call: Call) -> str:
    return f"{call(rule.fact)}: lấy điểm tối đa trừ {_number(rule.each)} điểm mỗi trường hợp, không xuống dưới 0"


def _extra(verb: str) -> Callable[[Bonus | Penalty, Call], str]:
    return lambda rule, call: (
        f"ngoài thang điểm: {call(rule.fact)}, mỗi trường hợp {verb} {_number(rule.each)} điểm, không quá "
        f"{_number(rule.cap)} điểm"
    )


def _straight(rule: Share, call: Call) -> str:
    return f"{_share(rule, call)}, nhân điểm tối đa"


def _to_target(rule: ShareToTarget, call: Call) -> str:
    target = _number(rule.target)
    return (
        f"{_share(rule, call)}: từ {target} % trở lên thì được điểm tối đa, dưới mức đó thì lấy tỷ lệ chia {target} %, "
        "nhân điểm tối đa"
    )


def _with_floor(rule: ShareWithFloor, call: Call) -> str:
    return f"{_share(rule, call)}: từ {_number(rule.floor)} % trở lên thì nhân điểm tối đa, dưới mức đó thì 0 điểm"


def _all_of(rule: AllOf, call: Call) -> str:
    return f"có đủ mọi nội dung thì được điểm tối đa, thiếu một thì 0 điểm: {_list(rule.facts, call)}"


def _any_of(rule: AnyOf, call: Call) -> str:
    return f"có một trong các nội dung thì được điểm tối đa, không có thì 0 điểm: {_list(rule.facts, call)}"


_SAYINGS: Mapping[type[Kind], Callable[..., str]] = {
    YesNo: _yes_no,
    IssuedWithin: _issued_within,
    AtLeast: _at_least,
    PerItem: _per_item,
    Share: _straight,
    ShareToTarget: _to_target,
    ShareWithFloor: _with_floor,
    Bands: _bands,
    Graded: _graded,
    Deduction: _deduction,
    AllOf: _all_of,
    AnyOf: _any_of,
    Parts: _parts,
    Bonus: _extra("cộng"),
    Penalty: _extra("trừ"),
    Formula: _formula,
    Survey: _survey,
    Imported: lambda rule, call: f"lấy {call(rule.fact)} (phần trăm) nhân điểm tối đa",
    Judged: lambda rule, call: "người thẩm định quyết định và ghi rõ lý do",
}
