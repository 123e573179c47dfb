"""A line of a register as it is typed, kept, shown and told apart from the others."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from parindex.indicators.record_set import Column, Measure, RecordSet
from parindex.office.registers.errors import RecordRefused
from parindex.vietnamese.normal import fold, nfc
from parindex.vietnamese.numbers import count_value

Values = dict[str, Any]
"""By column: text, a whole number, yes or no, or a day as ISO text; a blank column is absent."""

LONGEST = 2_000
"""Letters of one cell."""
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_NUMBER = re.compile(r"\d{1,15}([.,]\d{1,6})*", re.ASCII)
_YES, _NO = frozenset({"co", "x", "1", "true", "dung"}), frozenset({"khong", "0", "false", "sai"})
_WHOLE = 10**15


def understand(register: RecordSet, typed: Mapping[str, str]) -> Values:
    """What was typed, by column. RecordRefused names every cell that does not fit, at once."""
    problems: dict[str, str] = {}
    values: Values = {}
    for column in register.fields:
        text = nfc(typed.get(column.name, "").replace("\r\n", "\n")).strip()
        if not text:
            if column.required:
                problems[column.name] = gettext("{heading}: đề nghị ghi.").format(heading=column.heading)
            continue
        try:
            values[column.name] = _read(column, text)
        except ValueError as refused:
            problems[column.name] = f"{column.heading}: {refused}"
    if problems:
        raise RecordRefused(problems)
    return values


def _read(column: Column, text: str) -> str | int | bool:
    if len(text) > LONGEST:
        raise ValueError(gettext("dài quá {most} ký tự; đề nghị tóm tắt.").format(most=LONGEST))
    if column.type in ("count", "amount"):
        return _whole(text)
    if column.type == "date":
        return _day(text).isoformat()
    if column.type == "yes_no":
        return _answer(text)
    if column.type == "choice":
        return _choice(column, text)
    return text


def _whole(text: str) -> int:
    """A whole number as officials write it: 1.478 and 1 478 are a thousand and more; Excel gives 1478.0."""
    bare = re.sub(r"\s", "", text)
    bare = bare.removesuffix(".0")
    number = count_value(bare)[0] if _NUMBER.fullmatch(bare) else None
    if number is None or number != int(number) or number >= _WHOLE:
        raise ValueError(
            gettext("“{text}” chưa phải là số nguyên từ 0 trở lên; đề nghị ghi như 38 hoặc 1.478.").format(
                text=text[:40]
            )
        )
    return int(number)


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found:
            day, month, year = (found[1], found[2], found[3]) if found[3] else (found[6], found[5], found[4])
            return date(int(year), int(month), int(day))
    except ValueError:
        pass
    raise ValueError(gettext("“{text}” chưa phải là ngày; đề nghị ghi như 31/12/2025.").format(text=text[:40]))


def _answer(text: str) -> bool:
    folded = fold(text)
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise ValueError(gettext("“{text}”: đề nghị ghi có hoặc không.").format(text=text[:40]))


def _choice(column: Column, text: str) -> str:
    if text in column.choices:
        return text
    folded = fold(text)
    found = [code for code, label in column.choices.items() if fold(label) == folded]
    if len(found) == 1:
        return found[0]
    raise ValueError(
        gettext("“{text}” không có trong danh mục: {choices}.").format(
            text=text[:40], choices="; ".join(column.choices.values())
        )
    )


def shown(column: Column, value: Any) -> str:
    """A kept value as it is typed and printed; blank when there is none. A number of no unit is a year."""
    if value is None:
        return ""
    if column.type == "date":
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if column.type == "yes_no":
        return "có" if value else "không"
    if column.type == "choice":
        return column.choices.get(value, str(value))
    if column.type in ("count", "amount"):
        return _grouped(value) if column.unit else str(value)
    return str(value)


def printed(measure: Measure, value: int | date | None) -> str:
    """A figure as pages and papers print it, with its unit; blank where it is not known."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{_grouped(value)} {measure.unit}"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


BRIEF = ("text", "choice")
"""Types of the required columns that tell in short what a line is about."""


def called(register: RecordSet, values: Values) -> str:
    """What a line is about, in short: "Cải cách hành chính · 12 · Rà soát TTHC"."""
    told = [column for column in register.fields if column.required and column.type in BRIEF]
    return " · ".join(filter(None, (shown(column, values.get(column.name)) for column in told)))


def differences(register: RecordSet, before: Values, after: Values) -> list[str]:
    """What a line says otherwise than before, by heading: "Ngày hoàn thành: trống → 28/06/2026"."""
    return [
        f"{column.heading}: {shown(column, before.get(column.name)) or 'trống'} → "
        f"{shown(column, after.get(column.name)) or 'trống'}"
        for column in register.fields
        if before.get(column.name) != after.get(column.name)
    ]


def key_of(register: RecordSet, values: Values) -> str:
    """The fingerprint of what tells a line from the others of its unit; blank where a part of it is not known yet."""
    parts = [values.get(name) for name in register.key if name not in register.units]
    if not parts or any(part is None for part in parts):
        return ""
    told = [fold(part) if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def key_in_words(register: RecordSet) -> str:
    """The headings that tell two lines apart."""
    return ", ".join(register.by_name[name].heading for name in register.key if name not in register.units)


def day_in(values: Values, column: str | None) -> date | None:
    """The day that stands in a column, if it has one."""
    text = values.get(column) if column else None
    return date.fromisoformat(text) if text else None


def folded(register: RecordSet, values: Values) -> str:
    """All words of a line without tones, for searching."""
    return fold(" ".join(shown(column, values.get(column.name)) for column in register.fields))
