"""Figures put into words as officials write them: the explanation that a unit may take over and change.

Each question of the edition answers itself: "Đã hoàn thành bao nhiêu nhiệm vụ?" and 38 of 72 give "Đã hoàn thành 38/72
nhiệm vụ, đạt 52,8%".
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from parindex.editions.edition import Criterion, FactSpec
from parindex.rules.kind import count_text, percent_text
from parindex.rules.kinds.shares import Shares
from parindex.rules.values import FactScalar

_ASKED = re.compile(r"\bbao nhiêu\b|(?:(?<=ngày )|(?<=mức ))nào\b", re.IGNORECASE)
_DONE = re.compile(r"\bđã( có)?\b", re.IGNORECASE)
_HAS = re.compile(r"\bcó\b", re.IGNORECASE)


def explanation(criterion: Criterion, facts: Mapping[str, FactScalar]) -> str:
    """The known facts of a criterion in sentences; blank when none is known."""
    sentences, rule = [], criterion.rule
    told: set[str] = set()
    if isinstance(rule, Shares):
        part, whole = facts.get(rule.part), facts.get(rule.whole)
        if isinstance(part, Decimal) and isinstance(whole, Decimal) and 0 < whole >= part:
            told = {rule.part, rule.whole}
            spec = next(spec for spec in criterion.facts if spec.name == rule.part)
            sentences.append(_sentence(spec, f"{count_text(part)}/{count_text(whole)}") + _reached(part, whole))
    for spec in criterion.facts:
        if spec.name in facts and spec.name not in told:
            sentences.append(_answered(spec, facts[spec.name]))
    return " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)


def _reached(part: Decimal, whole: Decimal) -> str:
    (pn, pd), (wn, wd) = part.as_integer_ratio(), whole.as_integer_ratio()
    return f", đạt {percent_text(pn * wd, wn * pd, Decimal(100)).replace(' ', '')}"


def _answered(spec: FactSpec, value: FactScalar) -> str:
    if isinstance(value, bool):
        return _yes_or_no(spec.ask.rstrip("?"), value)
    if isinstance(value, date):
        return _sentence(spec, f"{value:%d/%m/%Y}")
    if isinstance(value, Decimal):
        return _sentence(spec, _counted(value))
    return _sentence(spec, value) if spec.type == "choice" else value


def _counted(value: Decimal) -> str:
    """A count as officials write it: 5 -> "05"."""
    whole = value == value.to_integral_value()
    return f"{int(value):02}" if whole and value < 10 else count_text(value)


def _sentence(spec: FactSpec, value: str) -> str:
    counted = f"{value} {spec.unit}" if spec.type == "amount" and spec.unit not in (None, "%") else value
    said, found = _ASKED.subn(counted, spec.ask.rstrip("?"), count=1)
    return said if found else f"{said}: {counted}"


def _yes_or_no(question: str, value: bool) -> str:
    """ "Đã ban hành quy chế chưa" -> "Đã ban hành quy chế" or "Chưa ban hành quy chế"."""
    said, _, asked = question.rpartition(" ")
    if asked == "chưa":
        return said if value else _DONE.sub("chưa", said, count=1)
    if not value:
        return _HAS.sub("không", said, count=1)
    return said.replace(" có được ", " được ", 1)
