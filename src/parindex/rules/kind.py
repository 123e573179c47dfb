"""What every kind of rule has: settings, the facts it needs, exact points, and the words that explain them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from parindex.rules.values import FactScalar, FactType, Open

Values = Mapping[str, FactScalar]
"""The facts of one criterion, by their own names."""

Fraction = tuple[int, int]
"""An exact value: numerator and positive denominator, not reduced (fractions.Fraction costs ten times as much)."""

IfNone = Literal["full", "zero", "exclude", "judged"]

NUMBERS: frozenset[FactType] = frozenset(("count", "amount"))
COUNT: frozenset[FactType] = frozenset(("count",))
YES_NO: frozenset[FactType] = frozenset(("yes_no",))
DATE: frozenset[FactType] = frozenset(("date",))
CHOICE: frozenset[FactType] = frozenset(("choice",))


class FactRefused(ValueError):
    """A fact that cannot be counted with; the message says in Vietnamese which, why and what to do.

    The pattern has a place for each of `facts` by number and for other values by name.
    """

    def __init__(self, pattern: str, *facts: str, **values: object) -> None:
        super().__init__(pattern.format(*facts, **values))
        self._told = (pattern, facts, values)

    def told(self, names: Mapping[str, str]) -> str:
        """The message with each fact called by its words in `names`, where it has some."""
        pattern, facts, values = self._told
        return pattern.format(*(f"“{names[fact]}”" if fact in names else fact for fact in facts), **values)


def quoted(value: object) -> object:
    """Refuse a decimal that is not written as text: YAML reads 1.10 as 1.1."""
    if not isinstance(value, str | Decimal):
        raise ValueError('số thập phân phải đặt trong ngoặc kép, ví dụ "0.25"')
    return value


Exact = Annotated[Decimal, BeforeValidator(quoted), Field(allow_inf_nan=False, max_digits=18, decimal_places=6)]
"""A decimal of settings, bounded: a text like 1e-999999999 would take all memory as soon as it is counted with."""
Percent = Annotated[Exact, Field(ge=0, le=100)]
Worth = Annotated[Exact, Field(gt=0, max_digits=10, decimal_places=4)]
"""Points in a rule's settings, above zero."""
FactName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Settings(BaseModel):
    """Settings that refuse keys they do not know and never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Kind(Settings):
    """One kind of rule. Its fields are its settings; a kind never changes its meaning."""

    kind: str
    extra_points: ClassVar[bool] = False
    """Whether its points stand outside the maximum (bonus, penalty)."""

    def needs(self) -> Mapping[str, frozenset[FactType]]:
        """The facts that it reads, each with the types it can read."""
        raise NotImplementedError

    def problems(self, maximum: int) -> Iterable[str]:
        """What in the settings disagrees with the criterion's maximum in ticks, in Vietnamese."""
        return ()

    def exact(self, maximum: int, values: Values, year: int) -> Fraction | Open:
        """Ticks before rounding, or why there are none. FactRefused when the facts contradict each other."""
        raise NotImplementedError

    def words(self, values: Values, names: Mapping[str, str], year: int) -> tuple[str, str]:
        """The arithmetic and the conclusion in Vietnamese, for facts that `exact` accepts; either may be empty."""
        raise NotImplementedError


def number(values: Values, name: str) -> Decimal | None:
    """A count or an amount, None when it is not known yet."""
    value = values.get(name)
    if value.__class__ is Decimal:
        if not value.is_finite() or value < 0:
            raise FactRefused("{0}: {value} không dùng được; đề nghị ghi số từ 0 trở lên", name, value=value)
    elif value is not None:
        raise FactRefused("{0}: cần một con số, đang ghi “{value}”", name, value=value)
    return value


def answer(values: Values, name: str) -> bool | None:
    """A yes or no, None when it is not known yet."""
    value = values.get(name)
    if value is None or value.__class__ is bool:
        return value
    raise FactRefused("{0}: cần trả lời có hoặc không (true/false), đang ghi “{value}”", name, value=value)


def day(values: Values, name: str) -> date | None:
    """A date, None when it is not known yet."""
    value = values.get(name)
    if value is None or value.__class__ is date:
        return value
    raise FactRefused("{0}: cần một ngày (năm-tháng-ngày), đang ghi “{value}”", name, value=value)


def count_text(value: Decimal) -> str:
    """A number as officials print it, with a decimal comma: 1478 -> "1478", 12.5 -> "12,5"."""
    return f"{value.normalize():f}".replace(".", ",")


def percent_text(numerator: int, denominator: int, beside: Decimal | None = None) -> str:
    """A share in percent with two decimals, half up: "96,75 %".

    More decimals are shown where two would make it equal to the percent `beside` it stands though it is not.
    """
    for places in range(2, 20):
        scale = 10**places
        whole = (200 * scale * numerator + denominator) // (2 * denominator)
        shown = Decimal(whole).scaleb(-places)
        if beside is None or shown != beside or whole * denominator == 100 * scale * numerator:
            break
    return f"{count_text(shown)} %"
