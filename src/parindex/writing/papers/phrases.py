"""What the papers of a round say alike: points, shares, moments, legal bases, and gaps where nobody has spoken yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from parindex.rules.points import points_text
from parindex.scoring.totals import percent
from parindex.writing.layout.paper import Column, Line, Table, Text
from parindex.writing.layout.words import day_words

GAP = "." * 30
"""What stands where a person has yet to write."""


@dataclass(frozen=True, slots=True)
class Exempt:
    """A unit that is not ranked, and why."""

    unit: str
    reason: str


def points(ticks: int | None) -> str:
    """Points with a decimal comma; nothing where there are none."""
    return "" if ticks is None else points_text(ticks)


def index(ticks: int, maximum: int) -> str:
    """Points as a percent of the maximum with two decimals; nothing where nothing applies."""
    return decimals(percent(ticks, maximum)) if maximum else ""


def decimals(number: Decimal) -> str:
    """A number as it is, with a decimal comma."""
    return f"{number:f}".replace(".", ",")


def moment(at: datetime | None) -> str:
    """An hour and a day by the clock on the wall; gaps where nobody has said when."""
    return f"{at:%H} giờ {at:%M} phút, {day_words(f'{at:%Y-%m-%d}')}" if at else GAP


def bases(given: Sequence[str], last: str = "") -> Iterator[Text]:
    """The legal bases, each a line ("Căn cứ ..."); a gap for the clerk where none is given. `last` ends them."""
    lines = [basis.rstrip(" ;.") for basis in given] or [f"Căn cứ {GAP}"]
    if last:
        lines.append(last)
    for line in lines[:-1]:
        yield Text(f"{line};", style="basis")
    yield Text(f"{lines[-1]}{'.' if given or last else ';'}", style="basis")


def listed(entries: Sequence[str]) -> Iterator[Text]:
    """Entries of a list, each on its line."""
    for place, entry in enumerate(entries, 1):
        yield Text(f"- {entry}{';' if place < len(entries) else '.'}")


def reasons(reason: str, words: str) -> str:
    """A reason and the appraiser's words beneath it."""
    return "\n".join(filter(None, (reason, words)))


def exempted(units: Sequence[Exempt]) -> Table:
    """The table of units that are not ranked."""
    return Table(
        (Column("TT", 12, centred=True), Column("Đơn vị", 63), Column("Lý do không xếp hạng", 90)),
        [Line((str(place), one.unit, one.reason)) for place, one in enumerate(units, 1)],
    )
