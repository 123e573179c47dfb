"""Kinds that ask whether something was done: yes or no, in time, all of it, any of it, part by part."""

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from parindex.rules.kind import DATE, YES_NO, FactName, Fraction, Kind, Settings, Values, Worth, answer, day
from parindex.rules.points import points_text, to_ticks
from parindex.rules.values import FactType, Open

_BOUND = re.compile(r"^Y([+-]\d{1,2})?/(\d\d)-(\d\d)$")
_YEARS = {-1: "năm trước liền kề năm đánh giá", 0: "năm đánh giá", 1: "năm sau liền kề năm đánh giá"}


def _bound(text: str) -> str:
    found = _BOUND.match(text)
    if not found:
        raise ValueError('ngày tính theo năm đánh giá Y phải viết dạng "Y-1/10-01" hoặc "Y/12-31"')
    month, last = int(found[2]), int(found[3])
    if not 1 <= month <= 12 or not 1 <= last <= calendar.monthrange(2024, month)[1]:
        raise ValueError(f"không có ngày {found[3]} tháng {found[2]}")
    return text


Bound = Annotated[str, AfterValidator(_bound)]
Facts = Annotated[tuple[FactName, ...], Field(min_length=1)]


@cache
def _date(bound: str, year: int) -> date:
    """The date of a bound in the assessed year; 29 February is the 28th where there is none."""
    found = _BOUND.match(bound)
    assert found  # noqa: S101  (validated when the edition was read)
    year += int(found[1] or 0)
    month = int(found[2])
    return date(year, month, min(int(found[3]), calendar.monthrange(year, month)[1]))


def bound_words(bound: str) -> str:
    """A bound as a decision prints it: "31/12 của năm trước liền kề năm đánh giá"."""
    found = _BOUND.match(bound)
    assert found  # noqa: S101  (validated when the edition was read)
    years = int(found[1] or 0)
    said = _YEARS.get(years) or f"năm thứ {abs(years)} {'trước' if years < 0 else 'sau'} năm đánh giá"
    return f"{found[3]}/{found[2]} của {said}"


def _said(value: bool) -> str:
    return "có" if value else "không"


def _asked(question: str) -> str:
    """What a question asks, without its closing "chưa" or "không", which would stand beside the answer."""
    return question.removesuffix(" chưa").removesuffix(" không")


class YesNo(Kind):
    """Yes: the maximum; no: zero."""

    kind: Literal["yes_no"]
    fact: FactName

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.fact: YES_NO}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        done = answer(values, self.fact)
        if done is None:
            return "waiting"
        return (maximum if done else 0), 1

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        return f"{_asked(names[self.fact])}: {_said(bool(values[self.fact]))}", ""


class IssuedWithin(Kind):
    """Issued within a window of dates told from the assessed year Y, both ends included: the maximum; else zero."""

    kind: Literal["issued_within"]
    fact: FactName
    first: Bound
    last: Bound

    @model_validator(mode="after")
    def _window_is_open(self) -> "IssuedWithin":
        if _date(self.first, 2024) > _date(self.last, 2024):
            raise ValueError("ngày đầu (first) phải trước ngày cuối (last)")
        return self

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.fact: DATE}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        issued = day(values, self.fact)
        if issued is None:
            return "waiting"
        return (maximum if _date(self.first, year) <= issued <= _date(self.last, year) else 0), 1

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        first, last, issued = _date(self.first, year), _date(self.last, year), day(values, self.fact)
        assert issued  # noqa: S101  (there are points, so there is a date)
        place = "trong thời hạn" if first <= issued <= last else "trước thời hạn" if issued < first else "sau thời hạn"
        return f"{issued:%d/%m/%Y}, thời hạn từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}", place


class AllOf(Kind):
    """All answers yes: the maximum; one no: zero, whatever is still missing."""

    kind: Literal["all_of"]
    facts: Facts

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return dict.fromkeys(self.facts, YES_NO)

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        answers = [answer(values, fact) for fact in self.facts]
        if False in answers:
            return 0, 1
        return "waiting" if None in answers else (maximum, 1)

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        missing = [_asked(names[fact]) for fact in self.facts if values.get(fact) is False]
        done = sum(values.get(fact) is True for fact in self.facts)
        return f"{done}/{len(self.facts)} yêu cầu", f"chưa có: {'; '.join(missing)}" if missing else "đủ các yêu cầu"


class AnyOf(Kind):
    """One answer yes: the maximum, whatever is still missing; all no: zero."""

    kind: Literal["any_of"]
    facts: Facts

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return dict.fromkeys(self.facts, YES_NO)

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        answers = [answer(values, fact) for fact in self.facts]
        if True in answers:
            return maximum, 1
        return "waiting" if None in answers else (0, 1)

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        done = [_asked(names[fact]) for fact in self.facts if values.get(fact) is True]
        return (f"có: {'; '.join(done)}", "chỉ cần một") if done else (f"0/{len(self.facts)} nội dung", "chưa có")


class Part(Settings):
    """Fixed points for one yes."""

    fact: FactName
    points: Worth


class Parts(Kind):
    """Fixed points for each yes; together they make the maximum."""

    kind: Literal["parts"]
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {part.fact: YES_NO for part in self.parts}

    def problems(self, maximum: int) -> Iterable[str]:
        total = sum(to_ticks(part.points) for part in self.parts)
        if total != maximum:
            yield f"là {points_text(maximum)} điểm nhưng các phần của quy tắc cộng lại {points_text(total)}"

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        total = 0
        for part in self.parts:
            done = answer(values, part.fact)
            if done is None:
                return "waiting"
            if done:
                total += to_ticks(part.points)
        return total, 1

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        said = (
            f"{_asked(names[part.fact])}: {points_text(to_ticks(part.points) if values[part.fact] else 0)}"
            for part in self.parts
        )
        return "; ".join(said), ""
