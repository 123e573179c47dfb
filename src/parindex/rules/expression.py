"""Expressions of rules with a formula: numbers, named facts, + - * /, min, max and parentheses, exactly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Fraction = tuple[int, int]
LONGEST = 500
DEEPEST = 20
_SYMBOL = re.compile(r"\d+(?:\.\d+)?|[a-z][a-z0-9_]*|[-+*/(),]", re.ASCII)


class ExpressionRefused(ValueError):
    """An expression that cannot be read; the message says in Vietnamese where."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A fact of the criterion."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides with + - * / between them."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Extreme:
    """The smallest or the largest of some expressions."""

    which: Literal["min", "max"]
    of: tuple["Expression", ...]


Expression = Number | Name | Operation | Extreme


def parse(text: str) -> Expression:
    """Read an expression. ExpressionRefused when it cannot be read or is too long or nested."""
    if len(text) > LONGEST:
        raise ExpressionRefused(f"công thức dài quá {LONGEST} ký tự")
    return _Parser(text).whole()


def text(written: str, facts: Mapping[str, str]) -> str:
    """An expression as officials print it, with each fact's number in its place: "0,5 × (1478 − 6) / 1478"."""
    marks = {"*": " × ", "-": " − ", "+": " + ", "/": " / ", ",": "; "}
    symbols = _SYMBOL.findall(written)
    return "".join(facts.get(symbol, marks.get(symbol, symbol.replace(".", ","))) for symbol in symbols)


def names(expression: Expression) -> frozenset[str]:
    """The facts that an expression reads."""
    match expression:
        case Number():
            return frozenset()
        case Name(name):
            return frozenset((name,))
        case Operation(_, left, right):
            return names(left) | names(right)
        case Extreme(_, of):
            return frozenset().union(*map(names, of))


def value(expression: Expression, facts: Mapping[str, Fraction]) -> Fraction:
    """The exact value, with a positive denominator. ZeroDivisionError when a divisor is zero."""
    match expression:
        case Number(number):
            return number
        case Name(name):
            return facts[name]
        case Operation(sign, left, right):
            return _apply(sign, value(left, facts), value(right, facts))
        case Extreme(which, of):
            return _extreme(which, [value(each, facts) for each in of])


def _apply(sign: str, left: Fraction, right: Fraction) -> Fraction:
    (a, b), (c, d) = left, right
    if sign == "+":
        return a * d + c * b, b * d
    if sign == "-":
        return a * d - c * b, b * d
    if sign == "*":
        return a * c, b * d
    if c == 0:
        raise ZeroDivisionError
    return (a * d, b * c) if c > 0 else (-a * d, -b * c)


def _extreme(which: Literal["min", "max"], of: list[Fraction]) -> Fraction:
    best = of[0]
    for each in of[1:]:
        smaller = each[0] * best[1] < best[0] * each[1]
        if smaller == (which == "min"):
            best = each
    return best


class _Parser:
    """Reads by descent: sums of products of atoms. The last symbol is empty and ends the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.symbols: list[str] = [*_SYMBOL.findall(text), ""]
        self.at = 0
        self.depth = 0
        if "".join(self.symbols) != "".join(text.split()):
            raise self._unreadable()

    @property
    def symbol(self) -> str:
        return self.symbols[self.at]

    def whole(self) -> Expression:
        expression = self._sum()
        if self.symbol:
            raise self._unreadable()
        return expression

    def _sum(self) -> Expression:
        left = self._product()
        while self.symbol in ("+", "-"):
            left = Operation(self._take(), left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._atom()
        while self.symbol in ("*", "/"):
            left = Operation(self._take(), left, self._atom())
        return left

    def _atom(self) -> Expression:
        symbol = self.symbol
        if symbol == "(":
            return self._arguments(most=1)[0]
        if symbol in ("min", "max"):
            self._take()
            return Extreme("min" if symbol == "min" else "max", self._arguments(most=DEEPEST))
        if symbol[:1].isdigit():
            return Number(Decimal(self._take()).as_integer_ratio())
        if symbol[:1].isalpha():
            return Name(self._take())
        raise self._unreadable()

    def _arguments(self, most: int) -> tuple[Expression, ...]:
        """What stands in parentheses, divided by commas, `most` of it."""
        self.depth += 1
        if self.symbol != "(" or self.depth > DEEPEST:
            raise self._unreadable()
        self._take()
        found = [self._sum()]
        while self.symbol == "," and len(found) < most:
            self._take()
            found.append(self._sum())
        if self.symbol != ")":
            raise self._unreadable()
        self._take()
        self.depth -= 1
        return tuple(found)

    def _take(self) -> str:
        self.at += 1
        return self.symbols[self.at - 1]

    def _unreadable(self) -> ExpressionRefused:
        read = " ".join(self.symbols[: self.at])
        return ExpressionRefused(
            f"công thức “{self.text}” không đọc được" + (f" sau “{read}”" if read else "") + "; "
            "chỉ dùng số (dấu chấm thập phân), tên số liệu, + - * /, min(...), max(...) và ngoặc đơn"
        )
