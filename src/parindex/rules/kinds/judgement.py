"""Kinds whose measure is an opinion: a grade, a survey, an index taken over, or a person's decision."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from parindex.rules.kind import (
    CHOICE,
    COUNT,
    NUMBERS,
    FactName,
    FactRefused,
    Fraction,
    IfNone,
    Kind,
    Percent,
    Values,
    count_text,
    number,
    percent_text,
)
from parindex.rules.kinds.shares import NONE_WORDS, if_none
from parindex.rules.values import FactType, Open


class Graded(Kind):
    """A choice among grades, each with its percent of the maximum."""

    kind: Literal["graded"]
    fact: FactName
    grades: Annotated[dict[str, Percent], Field(min_length=1)]

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.fact: CHOICE}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        choice = values.get(self.fact)
        if choice is None:
            return "waiting"
        percent = self.grades.get(choice) if isinstance(choice, str) else None
        if percent is None:
            grades = ", ".join(self.grades)
            raise FactRefused("{0}: “{value}” không có trong các mức: {grades}", self.fact, value=choice, grades=grades)
        n, d = percent.as_integer_ratio()
        return maximum * n, 100 * d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        choice = str(values[self.fact])
        return f"mức “{choice}”: {count_text(self.grades[choice])} % điểm tối đa", ""


class Survey(Kind):
    """Counts of answers, each option worth a percent of the maximum: the mean over all answers."""

    kind: Literal["survey"]
    options: Annotated[dict[FactName, Percent], Field(min_length=1)]
    if_none: IfNone

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return dict.fromkeys(self.options, COUNT)

    def _sums(self, values: Values) -> tuple[Fraction, int] | None:
        """The answers weighted by percent as a fraction, and the answers in all."""
        n, d, answers = 0, 1, 0
        for fact, percent in self.options.items():
            count = number(values, fact)
            if count is None:
                return None
            if count != (whole := int(count)):
                raise FactRefused("{0}: số phiếu phải là số nguyên, đang ghi {n}", fact, n=count_text(count))
            pn, pd = percent.as_integer_ratio()
            n, d, answers = n * pd + whole * pn * d, d * pd, answers + whole
        return (n, d), answers

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        sums = self._sums(values)
        if sums is None:
            return "waiting"
        (n, d), answers = sums
        if answers == 0:
            return if_none(self.if_none, maximum)
        return maximum * n, 100 * d * answers

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        sums = self._sums(values)
        assert sums  # noqa: S101  (there are points, so all counts are there)
        (n, d), answers = sums
        if answers == 0:
            return "0 phiếu", NONE_WORDS[self.if_none]
        said = " + ".join(
            f"{count_text(number(values, fact) or Decimal(0))} × {count_text(percent)} %"
            for fact, percent in self.options.items()
        )
        return f"({said}) / {answers} phiếu = {percent_text(n, 100 * d * answers)}", ""


class Imported(Kind):
    """An index in percent that another measurement gives, of the maximum."""

    kind: Literal["imported"]
    fact: FactName

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.fact: NUMBERS}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        index = number(values, self.fact)
        if index is None:
            return "waiting"
        if index > 100:
            raise FactRefused("{0}: {n} % vượt quá 100 %; đề nghị kiểm tra lại", self.fact, n=count_text(index))
        n, d = index.as_integer_ratio()
        return maximum * n, 100 * d

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        index = number(values, self.fact)
        assert index is not None  # noqa: S101  (there are points, so there is an index)
        return f"chỉ số {count_text(index)} %", ""


class Judged(Kind):
    """A person decides and gives the reason."""

    kind: Literal["judged"]

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        return "needs_judgement"

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        return "", ""
