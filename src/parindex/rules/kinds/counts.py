"""Kinds that count: at least so many, points for each, points off for each, bonus and penalty within caps."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from pydantic import PositiveInt

from parindex.rules.kind import COUNT, NUMBERS, FactName, Fraction, Kind, Values, Worth, count_text, number
from parindex.rules.points import points_text, to_ticks
from parindex.rules.values import FactType, Open


class Counting(Kind):
    """A kind that reads one count."""

    fact: FactName

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.fact: COUNT}

    def count(self, values: Values) -> Fraction | None:
        """The count as a fraction (an amount may have decimals)."""
        value = number(values, self.fact)
        return None if value is None else value.as_integer_ratio()

    def shown(self, values: Values) -> str:
        """The count as printed."""
        value = number(values, self.fact)
        return "" if value is None else count_text(value)


class AtLeast(Counting):
    """n or more: the maximum; fewer: zero."""

    kind: Literal["at_least"]
    n: PositiveInt

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.fact: NUMBERS}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        count = number(values, self.fact)
        if count is None:
            return "waiting"
        return (maximum if count >= self.n else 0), 1

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        count = number(values, self.fact)
        assert count is not None  # noqa: S101  (there are points, so there is a count)
        sign, said = ("≥", "đủ số lượng") if count >= self.n else ("<", "chưa đủ số lượng")
        return f"{count_text(count)} {sign} {self.n}", said


class PerItem(Counting):
    """Points for each, up to the maximum."""

    kind: Literal["per_item"]
    each: Worth

    def problems(self, maximum: int) -> Iterable[str]:
        if to_ticks(self.each) > maximum:
            yield f"là {points_text(maximum)} điểm, ít hơn điểm cho một mục ({points_text(to_ticks(self.each))})"

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        count = self.count(values)
        if count is None:
            return "waiting"
        n, d = count
        return min(n * to_ticks(self.each), maximum * d), d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        return f"{self.shown(values)} × {points_text(to_ticks(self.each))}", "không quá điểm tối đa"


class Deduction(Counting):
    """The maximum less points for each case, never below zero."""

    kind: Literal["deduction"]
    each: Worth

    def problems(self, maximum: int) -> Iterable[str]:
        if to_ticks(self.each) > maximum:
            yield f"là {points_text(maximum)} điểm, ít hơn điểm trừ một lần ({points_text(to_ticks(self.each))})"

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        count = self.count(values)
        if count is None:
            return "waiting"
        n, d = count
        return max(maximum * d - n * to_ticks(self.each), 0), d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        count = number(values, self.fact)
        if not count:
            return "không có trường hợp bị trừ điểm", ""
        return f"trừ {self.shown(values)} × {points_text(to_ticks(self.each))}", "không trừ quá điểm tối đa"


class Bonus(Counting):
    """Points for each outside the maximum, up to a cap."""

    extra_points: ClassVar[bool] = True
    kind: Literal["bonus"]
    each: Worth
    cap: Worth

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        count = self.count(values)
        if count is None:
            return "waiting"
        n, d = count
        return min(n * to_ticks(self.each), to_ticks(self.cap) * d), d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        each, cap = points_text(to_ticks(self.each)), points_text(to_ticks(self.cap))
        return f"cộng {self.shown(values)} × {each}", f"không quá {cap}"


class Penalty(Counting):
    """Points off for each outside the maximum, down to a cap; the points are negative."""

    extra_points: ClassVar[bool] = True
    kind: Literal["penalty"]
    each: Worth
    cap: Worth

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        count = self.count(values)
        if count is None:
            return "waiting"
        n, d = count
        return -min(n * to_ticks(self.each), to_ticks(self.cap) * d), d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        each, cap = points_text(to_ticks(self.each)), points_text(to_ticks(self.cap))
        return f"trừ {self.shown(values)} × {each}", f"không quá {cap}"
