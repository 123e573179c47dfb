"""The kind with a formula over named facts; its result is points."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import model_validator

from parindex.rules import expression as ex
from parindex.rules.kind import NUMBERS, Fraction, IfNone, Kind, Values, count_text, number
from parindex.rules.kinds.shares import NONE_WORDS, if_none
from parindex.rules.points import PER_POINT, points_text, round_half_up
from parindex.rules.values import FactType, Open


class Formula(Kind):
    """Points by a formula, held between zero and the maximum; `if_none` answers a division by zero."""

    kind: Literal["formula"]
    expression: str
    if_none: IfNone

    @model_validator(mode="after")
    def _can_be_read(self) -> "Formula":
        _ = self._tree
        return self

    @cached_property
    def _tree(self) -> ex.Expression:
        return ex.parse(self.expression)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(sorted(ex.names(self._tree)))

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return dict.fromkeys(self._names, NUMBERS)

    def _points(self, values: Values) -> Fraction | None:
        """The formula's own result in points. ZeroDivisionError when a divisor is zero."""
        facts = {}
        for name in self._names:
            fact = number(values, name)
            if fact is None:
                return None
            facts[name] = fact.as_integer_ratio()
        return ex.value(self._tree, facts)

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        try:
            points = self._points(values)
        except ZeroDivisionError:
            return if_none(self.if_none, maximum)
        if points is None:
            return "waiting"
        n, d = points
        return min(max(n * PER_POINT, 0), maximum * d), d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        known = {name: count_text(number(values, name) or Decimal(0)) for name in self._names}
        given = ex.text(self.expression, known)
        try:
            points = self._points(values)
        except ZeroDivisionError:
            return given, NONE_WORDS[self.if_none]
        assert points  # noqa: S101  (there are points, so all facts are there)
        n, d = points
        shown = points_text(round_half_up(n * PER_POINT, d, 4))
        return f"{given} = {shown}", "không âm, không quá điểm tối đa"
