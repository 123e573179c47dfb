"""Facts as people write them, read as each fact's type asks, within its bounds."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from parindex.editions.edition import Edition, FactSpec
from parindex.editions.sheet import Facts, FactValue
from parindex.rules.values import FactScalar, FactType

_NUMBER = re.compile(r"\d{1,15}(\.\d{1,6})?", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_PRINTED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ANSWERS = {"có": True, "không": False}


class FactsRefused(ValueError):
    """Facts that cannot be counted with; `problems` are sentences in Vietnamese, all that were found at once."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_facts(edition: Edition, given: Mapping[str, object]) -> Facts:
    """Facts by their keys `<criterion id>/<name>`, typed. FactsRefused names every key and value that does not fit."""
    facts: dict[str, FactValue] = {}
    problems: list[str] = []
    for key, value in given.items():
        if value is None:
            continue  # a line left blank in the form: not known yet
        try:
            facts[key] = FactValue(read_fact(_spec(edition, key), value))
        except ValueError as refused:
            problems.append(f"{key}: {refused}")
    if problems:
        raise FactsRefused(problems)
    return facts


def read_fact(spec: FactSpec, value: object) -> FactScalar:
    """One fact, typed. ValueError says in Vietnamese what is wanted."""
    return _READERS[spec.type](spec, value)


def _spec(edition: Edition, key: str) -> FactSpec:
    id, _, name = key.rpartition("/")
    criterion = edition.by_id.get(id)
    if criterion is None:
        raise ValueError(f"bộ {edition.edition} không có tiêu chí “{id}”; khoá viết dạng <mã tiêu chí>/<tên số liệu>")
    for spec in criterion.facts:
        if spec.name == name:
            return spec
    names = ", ".join(spec.name for spec in criterion.facts) or "không có"
    raise ValueError(f"tiêu chí {id} không hỏi số liệu này; các số liệu được hỏi: {names}")


def _number(spec: FactSpec, value: object) -> Decimal:
    text = str(value).strip()
    if isinstance(value, bool | float) or not _NUMBER.fullmatch(text):
        raise ValueError(
            "cần một số từ 0 trở lên, nhiều nhất 15 chữ số; số có phần lẻ viết với dấu chấm trong ngoặc kép; "
            f"đang ghi {value}"
        )
    number = Decimal(text)
    if spec.type == "count" and number != int(number):
        raise ValueError(f"là số đếm nên phải là số nguyên, đang ghi {value}")
    if spec.minimum is not None and number < spec.minimum:
        raise ValueError(f"là {value}, ít hơn mức thấp nhất {spec.minimum}; đề nghị kiểm tra lại")
    if spec.maximum is not None and number > spec.maximum:
        raise ValueError(f"là {value}, vượt mức cao nhất {spec.maximum}; đề nghị kiểm tra lại")
    return number


def _answer(spec: FactSpec, value: object) -> bool:
    answer = _ANSWERS.get(value.strip().lower()) if isinstance(value, str) else value
    if not isinstance(answer, bool):
        raise ValueError(f"cần trả lời có hoặc không (true hoặc false), đang ghi {value}")
    return answer


def _day(spec: FactSpec, value: object) -> date:
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    elif found := _PRINTED_DAY.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError(f"cần một ngày, dạng 2023-12-31 hoặc 31/12/2023, đang ghi {value}")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as refused:
        raise ValueError(f"không có ngày {value}") from refused


def _choice(spec: FactSpec, value: object) -> str:
    if value not in spec.choices:
        raise ValueError(f"“{value}” không có trong các lựa chọn: {', '.join(spec.choices)}")
    return str(value)


def _text(spec: FactSpec, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"cần chữ, đang ghi {value}")
    return value


_READERS: Mapping[FactType, Callable[[FactSpec, object], FactScalar]] = {
    "count": _number,
    "amount": _number,
    "yes_no": _answer,
    "date": _day,
    "choice": _choice,
    "text": _text,
}
