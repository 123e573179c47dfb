"""What a row says, as it is stored, hashed and compared: claim, explanation, facts and reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext

from parindex.editions.edition import Criterion, FactSpec
from parindex.editions.facts import read_fact
from parindex.indicators.cases.profile import CASES
from parindex.indicators.facts import FROM
from parindex.indicators.loader import measures
from parindex.office.assessments.errors import RowRefused
from parindex.office.assessments.models import SheetRow
from parindex.office.journal.fingerprint import fingerprint
from parindex.rules.points import to_ticks
from parindex.rules.values import FactScalar
from parindex.vietnamese.normal import nfc
from parindex.vietnamese.numbers import count_value

_NUMBER = re.compile(r"\d{1,18}([.,]\d{1,6})*", re.ASCII)
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})|\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1945, 2100
"""A day of another year is a slip of the hand."""

LONGEST = 20_000
"""Letters that one explanation may have; the longest of a real report has some 3,000."""
LONGEST_FACT = 500
"""Letters of one figure or choice as typed."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A row as a person typed it: everything still text. `facts` by their own names, blank where not known."""

    claimed: str = ""
    explanation: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The same once understood. Ticks; `facts` hold the typed values alone, as text that reads back."""

    claimed: int | None
    explanation: str
    facts: Mapping[str, str]
    reason: str

    def plain(self) -> dict[str, Any]:
        """As JSON, the form that versions keep."""
        return {
            "claimed": self.claimed,
            "explanation": self.explanation,
            "facts": dict(self.facts),
            "reason": self.reason,
        }

    def sha256(self) -> str:
        """The fingerprint that the journal holds."""
        return fingerprint(self.plain())


def understand(criterion: Criterion, typed: Typed) -> Content:
    """What a person typed, as the criterion asks. RowRefused names every field that does not fit, at once."""
    problems: dict[str, str] = {}
    facts = understand_facts(criterion, typed.facts, problems)
    claimed = None
    try:
        claimed = read_points(typed.claimed)
    except ValueError as refused:
        problems["claimed"] = str(refused)
    for name in ("explanation", "reason"):
        if len(getattr(typed, name)) > LONGEST:
            problems[name] = gettext("Dài quá {most} ký tự; đề nghị tóm tắt và dẫn tài liệu kiểm chứng.").format(
                most=LONGEST
            )
    if problems:
        raise RowRefused(problems)
    return Content(claimed, _words(typed.explanation), facts, _words(typed.reason))


def understand_facts(criterion: Criterion, typed: Mapping[str, str], problems: dict[str, str]) -> dict[str, str]:
    """The facts typed for a criterion, as text that reads back, blank ones left out; what does not fit is named."""
    facts: dict[str, str] = {}
    for spec in criterion.facts:
        text = typed.get(spec.name, "").strip()
        if len(text) > LONGEST_FACT:
            problems[spec.name] = gettext("{ask} Dài quá {most} ký tự; đề nghị rút gọn.").format(
                ask=spec.ask, most=LONGEST_FACT
            )
        elif text:
            try:
                facts[spec.name] = as_text(_fact(spec, text))
            except ValueError as refused:
                problems[spec.name] = f"{spec.ask} {str(refused)[:1].upper()}{str(refused)[1:]}."
    return facts


def content(row: SheetRow) -> Content:
    """What a stored row says."""
    return Content(row.claimed, row.explanation, typed_facts(row), row.reason)


def typed_facts(row: SheetRow) -> dict[str, str]:
    """The typed value of every fact of a row that has one, as text."""
    found = {name: fact["values"].get("typed") for name, fact in row.facts.items()}
    return {name: value["value"] for name, value in found.items() if value}


def counting_facts(criterion: Criterion, row: SheetRow) -> dict[str, FactScalar]:
    """The value that counts of every fact of a row, typed, by name."""
    return read_back(criterion, counting_texts(row.facts))


def counting_texts(facts: Mapping[str, Any]) -> dict[str, str]:
    """The value that counts of every fact as a row stores them, still text, by name."""
    return {name: fact["values"][fact["counts"]]["value"] for name, fact in facts.items()}


def read_back(criterion: Criterion, facts: Mapping[str, str]) -> dict[str, FactScalar]:
    """Facts kept as text, typed, by name."""
    return {spec.name: read_fact(spec, facts[spec.name]) for spec in criterion.facts if spec.name in facts}


def with_typed(facts: Mapping[str, Any], typed: Mapping[str, str], as_of: date) -> dict[str, Any]:
    """A row's stored facts after its typed values were set; values of other sources stay, a new typed one counts."""
    found: dict[str, Any] = {}
    for name in facts.keys() | typed.keys():
        values = dict(facts.get(name, {"values": {}})["values"])
        before = values.pop("typed", None)
        counts = facts.get(name, {}).get("counts")
        if name in typed:
            unchanged = before is not None and before["value"] == typed[name]
            values["typed"] = before if unchanged else {"value": typed[name], "as_of": as_of.isoformat()}
            counts = counts if unchanged else "typed"
        if values:
            found[name] = {"counts": counts if counts in values else next(iter(values)), "values": values}
    return found


def as_text(value: FactScalar) -> str:
    """A fact's value as text that `read_fact` reads back to the same."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def _fact(spec: FactSpec, text: str) -> FactScalar:
    """A fact as officials write it, 1.478 for a thousand and more, 31.12.2025. ValueError says what is wanted."""
    if spec.type in ("count", "amount"):
        if not _NUMBER.fullmatch(text):
            raise ValueError(gettext("đề nghị ghi một số từ 0 trở lên, ví dụ 38 hoặc 1.478"))
        text = f"{count_value(text)[0]:f}"
    elif spec.type == "date":
        written = _DAY.fullmatch(text)
        if not written:
            raise ValueError(gettext("đề nghị ghi ngày, ví dụ 31/12/2025"))
        text = "/".join(written.groups()) if written[1] else text
    value = read_fact(spec, text)
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(gettext("đề nghị xem lại năm của ngày này"))
    return value


def read_points(text: str) -> int | None:
    """Ticks of points as officials write them, 0,75; None where there are none. ValueError says what is wanted."""
    written = text.strip().replace(",", ".")
    if not written:
        return None
    whole, _, decimals = written.partition(".")
    if not (written.isascii() and whole.isdigit() and (not decimals or decimals.isdigit()) and len(whole) <= 6):
        raise ValueError(gettext("“{text}” chưa phải là điểm; đề nghị ghi số, ví dụ 0,75.").format(text=text.strip()))
    if len(decimals.rstrip("0")) > 4:
        raise ValueError(gettext("Điểm ghi nhiều nhất bốn chữ số thập phân."))
    return to_ticks(Decimal(written))


def _words(text: str) -> str:
    return nfc(text.replace("\r\n", "\n")).strip()


MEASURED = "measured"
"""The source of a value that was counted from the unit's registers or cases."""


def is_of_cases(spec: FactSpec) -> bool:
    """Whether a fact is counted from cases, and not from a register."""
    found = measures().get((spec.source or "").removeprefix(FROM))
    return found is not None and found[0].name == CASES


def counted_by(spec: FactSpec) -> str:
    """What counts a fact, in words."""
    return "hồ sơ từ hệ thống một cửa" if is_of_cases(spec) else "sổ theo dõi của đơn vị"


def agree(spec: FactSpec, typed: str, counted: str) -> bool:
    """Whether two values of a fact, as text, are the same at the precision that the unit wrote."""
    ours, theirs = read_fact(spec, typed), read_fact(spec, counted)
    if isinstance(ours, Decimal) and isinstance(theirs, Decimal):
        return theirs.quantize(ours, ROUND_HALF_UP) == ours
    return ours == theirs


def disagreeing(criterion: Criterion, row: SheetRow) -> list[tuple[FactSpec, Mapping[str, str], Mapping[str, str]]]:
    """The facts whose typed and counted values are not the same, with both as they are kept."""
    found = []
    for spec in criterion.facts:
        values = row.facts.get(spec.name, {"values": {}})["values"]
        typed, counted = values.get("typed"), values.get(MEASURED)
        if typed and counted and not agree(spec, typed["value"], counted["value"]):
            found.append((spec, typed, counted))
    return found


def in_print(spec: FactSpec, text: str) -> str:
    """A kept value as officials print it: 1.478, 31/12/2025, with a decimal comma."""
    value = read_fact(spec, text)
    if isinstance(value, Decimal):
        whole, _, decimals = f"{value.normalize():f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", ".")
        return f"{grouped},{decimals}" if decimals else grouped
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else text
