"""Records drawn at random, the same for the same seed: few values, so that they meet, and blank ones among them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from parindex.indicators.record_set import Column, ColumnType, RecordSet
from parindex.indicators.span import Span

HALF_YEAR = Span(date(2023, 1, 1), date(2023, 6, 30))
EDGES = (date(2022, 12, 31), HALF_YEAR.first, HALF_YEAR.last, date(2023, 7, 1))
UNITS = ("00451", "11131", "12271")
TEXTS = ("a", "A", "ă", "Đ", "đ", "", "a'b\";,", "dòng\nmới", "\\N", "1")


def rows(record_set: RecordSet, count: int, seed: int) -> list[dict[str, Any]]:
    """So many records; no two have the same key, as in a register."""
    random, drawn = Random(f"{record_set.name} {seed}"), []
    for number in range(count):
        row = {column.name: _cell(column, random) for column in record_set.columns}
        row |= {name: random.choice((*UNITS, None)) for name in record_set.units}
        key = next(name for name in record_set.key if record_set.by_name[name].type == "text")
        drawn.append({**row, key: f"{number:04}"})
    return drawn


def _cell(column: Column, random: Random) -> Any:
    if column.name == "year":
        return random.choice((2022, 2023))
    if random.random() < 0.2:
        return None
    return random.choice(tuple(column.choices)) if column.choices else _DRAWN[column.type](random)


_DRAWN: dict[ColumnType, Callable[[Random], Any]] = {
    "text": lambda random: random.choice(TEXTS),
    "count": lambda random: random.randint(0, 3),
    "amount": lambda random: random.randint(0, 10**15),
    "date": lambda random: random.choice((*EDGES, HALF_YEAR.last + timedelta(random.randint(-400, 400)))),
    "yes_no": lambda random: random.random() < 0.5,
}
