"""Kinds that read a share, part of a whole: straight, up to a target, above a floor, by bands.

A part above its whole is refused: where a plan may be exceeded, the criterion takes a formula.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from parindex.rules.kind import (
    NUMBERS,
    FactName,
    FactRefused,
    Fraction,
    IfNone,
    Kind,
    Percent,
    Settings,
    Values,
    count_text,
    number,
    percent_text,
)
from parindex.rules.values import FactType, Open

Threshold = Annotated[Percent, Field(gt=0)]

NONE_WORDS: dict[IfNone, str] = {"full": "không phát sinh, tính đủ điểm", "zero": "không phát sinh, không tính điểm"}


def if_none(choice: IfNone, maximum: int) -> Fraction | Open:
    """What a rule answers when there is nothing to divide by."""
    if choice == "full":
        return maximum, 1
    if choice == "zero":
        return 0, 1
    return "not_applicable" if choice == "exclude" else "needs_judgement"


class Shares(Kind):
    """A kind that reads part and whole."""

    part: FactName
    whole: FactName
    if_none: IfNone

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        return {self.part: NUMBERS, self.whole: NUMBERS}

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        part, whole = number(values, self.part), number(values, self.whole)
        if whole == 0 and not part:
            return if_none(self.if_none, maximum)
        if part is None or whole is None:
            return "waiting"
        if part > whole:
            raise FactRefused(
                "{0} là {part}, lớn hơn {1} là {whole}; đề nghị kiểm tra lại hai số liệu này",
                self.part,
                self.whole,
                part=count_text(part),
                whole=count_text(whole),
            )
        (pn, pd), (wn, wd) = part.as_integer_ratio(), whole.as_integer_ratio()
        return self.of_share(maximum, pn * wd, wn * pd)

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        part, whole = number(values, self.part), number(values, self.whole)
        if not whole:
            return "0/0", NONE_WORDS[self.if_none]
        assert part is not None  # noqa: S101  (there are points, so there are both)
        (pn, pd), (wn, wd) = part.as_integer_ratio(), whole.as_integer_ratio()
        n, d = pn * wd, wn * pd
        said, conclusion, beside = self.beside(n, d)
        return f"{count_text(part)}/{count_text(whole)} = {percent_text(n, d, beside)}{said}", conclusion

    def of_share(self, maximum: int, n: int, d: int) -> Fraction:
        """Ticks for the share n/d."""
        raise NotImplementedError

    def beside(self, n: int, d: int) -> tuple[str, str, Decimal | None]:
        """What the trace puts after the share, the conclusion, and the percent the share is held against."""
        raise NotImplementedError


class Share(Shares):
    """The share of the maximum."""

    kind: Literal["share"]

    def of_share(self, maximum: int, n: int, d: int) -> Fraction:
        return maximum * n, d

    def beside(self, n: int, d: int) -> tuple[str, str, Decimal | None]:
        return "", "", Decimal(100)


class ShareToTarget(Shares):
    """At the target percent or above: the maximum; below: share / target of it."""

    kind: Literal["share_to_target"]
    target: Threshold

    def of_share(self, maximum: int, n: int, d: int) -> Fraction:
        tn, td = self.target.as_integer_ratio()
        n, d = 100 * n * td, d * tn
        return (maximum, 1) if n >= d else (maximum * n, d)

    def beside(self, n: int, d: int) -> tuple[str, str, Decimal | None]:
        reached = reaches(n, d, self.target)
        sign, conclusion = ("≥", "đủ chỉ tiêu") if reached else ("<", "chưa đạt chỉ tiêu, tính theo tỷ lệ")
        return f" {sign} {count_text(self.target)} %", conclusion, self.target


class ShareWithFloor(Shares):
    """Below the floor percent: zero; from it on: the share of the maximum."""

    kind: Literal["share_with_floor"]
    floor: Threshold

    def of_share(self, maximum: int, n: int, d: int) -> Fraction:
        return (maximum * n, d) if reaches(n, d, self.floor) else (0, 1)

    def beside(self, n: int, d: int) -> tuple[str, str, Decimal | None]:
        reached = reaches(n, d, self.floor)
        sign, conclusion = ("≥", "tính theo tỷ lệ") if reached else ("<", "dưới mức tối thiểu")
        return f" {sign} {count_text(self.floor)} %", conclusion, self.floor


class Step(Settings):
    """From this percent on, this percent of the maximum is given."""

    from_: Percent = Field(alias="from")
    gives: Percent


class Bands(Shares):
    """Steps by percent, the highest first; below the last step zero."""

    kind: Literal["bands"]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _steps_go_down(self) -> "Bands":
        for higher, lower in zip(self.steps, self.steps[1:], strict=False):
            if lower.from_ >= higher.from_ or lower.gives >= higher.gives:
                raise ValueError("các bậc phải xếp từ cao xuống thấp, cả mức (from) lẫn phần điểm (gives)")
        return self

    def _step(self, n: int, d: int) -> Step | None:
        return next((step for step in self.steps if reaches(n, d, step.from_)), None)

    def of_share(self, maximum: int, n: int, d: int) -> Fraction:
        step = self._step(n, d)
        if step is None:
            return 0, 1
        gn, gd = step.gives.as_integer_ratio()
        return maximum * gn, 100 * gd

    def beside(self, n: int, d: int) -> tuple[str, str, Decimal | None]:
        step = self._step(n, d)
        if step is None:
            lowest = self.steps[-1].from_
            return f" < {count_text(lowest)} %", "dưới bậc thấp nhất", lowest
        # The bound that the share must not seem to reach is the next step up.
        index = self.steps.index(step)
        above = self.steps[index - 1].from_ if index else step.from_
        return f" ≥ {count_text(step.from_)} %", f"bậc {count_text(step.gives)} % điểm tối đa", above


def reaches(n: int, d: int, percent: Decimal) -> bool:
    """Whether n/d is at least `percent`, exactly."""
    tn, td = percent.as_integer_ratio()
    return 100 * n * td >= d * tn
