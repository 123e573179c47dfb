"""Points as whole numbers of 1/10,000 point: exact to add, to compare and to store."""

from decimal import Decimal

PER_POINT = 10_000
"""One point in the integers that every sum, rank and store uses."""


def to_ticks(points: Decimal | str) -> int:
    """Points as an integer of 1/10,000. ValueError when there are more than four decimal places."""
    ticks = Decimal(points) * PER_POINT
    if ticks != (whole := int(ticks)):
        raise ValueError(f"{points} có quá bốn chữ số thập phân")
    return whole


def to_points(ticks: int) -> Decimal:
    """The shortest exact decimal of an integer of 1/10,000 point: 7500 -> 0.75, 740000 -> 74."""
    points = (Decimal(ticks) / PER_POINT).normalize()
    return points if points.as_tuple().exponent <= 0 else points.quantize(Decimal(1))  # type: ignore[operator]


def points_text(ticks: int) -> str:
    """Points as officials print them, with a decimal comma: 7500 -> "0,75"."""
    return str(to_points(ticks)).replace(".", ",")


def round_half_up(numerator: int, denominator: int, places: int) -> int:
    """numerator/denominator ticks, rounded half up once to `places` decimals of a point (0 to 4). Exact.

    The denominator is positive. A negative value (a penalty) rounds by its size, as on paper: -0.125 -> -0.13.
    """
    step = PER_POINT // int(10**places)
    size = (2 * abs(numerator) + denominator * step) // (2 * denominator * step) * step
    return size if numerator >= 0 else -size
