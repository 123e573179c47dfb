"""Every total, index, band and rank of a bundle computed again from its points, and the points again from its facts."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from parindex.bundles import particulars
from parindex.bundles.again import Again, Difference, RulesAgain
from parindex.bundles.errors import BundleRefused
from parindex.bundles.package import ASK, EDITION, PARTICULARS, Told, opened, read_manifest, read_text
from parindex.bundles.publication import Publication
from parindex.bundles.tables import Reader, Row, number, reading
from parindex.editions.edition import Edition
from parindex.editions.freeze import thaw
from parindex.scoring.ranking import places

MOST_UNITS = 20_000
MOST_BLOCKS = 20
MOST_KEPT = 1_000
"""Differences that are kept word for word; those beyond are counted."""
_FOR_RULES = ("facts.csv", "held.csv")
"""The tables that only rules are run on."""


@dataclass(slots=True)
class Recomputed:
    """What was computed again: units and rows read, and what differs, the first of it word for word."""

    publication: Publication
    edition: Edition
    units: int
    rows: int = 0
    moved: int = 0
    count: int = 0
    differences: list[Difference] = field(default_factory=list)

    def add(self, found: Iterable[Difference]) -> None:
        """Count differences, and keep the first."""
        for difference in found:
            self.count += 1
            if len(self.differences) < MOST_KEPT:
                self.differences.append(difference)


def recompute(path: Path, *, rules: bool = False, told: Told = lambda done, of: None) -> Recomputed:
    """Compute the results again from the points awarded; with `rules` also the points of stages from the facts.

    BundleRefused when the bundle does not keep to its form. Memory grows with the number of units, not of rows.
    Whether the bytes are those that were sealed is for `verify` to say.
    """
    with opened(path) as package, ExitStack() as stack:
        publication = particulars.read(read_text(package, PARTICULARS))
        edition = _edition(read_text(package, EDITION))
        names = {
            name: columns for name, columns in read_manifest(package).tables.items() if rules or name not in _FOR_RULES
        }
        tables = {name: stack.enter_context(reading(package, name, columns)) for name, columns in names.items()}
        units = _units(tables["units.csv"])
        ranks = {unit: _ranks(tables["ranks.csv"], unit) for unit in units}
        found = Recomputed(publication, edition, len(units))
        again = Again(edition, tables)
        by_rules = (
            RulesAgain(edition, publication.round, tables["facts.csv"], tables.get("held.csv")) if rules else None
        )
        for done, (unit, row) in enumerate(units.items(), 1):
            points = again.points_of(unit)
            found.add(again.differences(row, points))
            bound = again.bound(unit)
            if by_rules:
                found.add(by_rules.differences(unit, points, bound))
            told(done, len(units))
        found.add(_ranks_again(ranks, again.ranked))
        for table in tables.values():
            table.end()
        found.rows, found.moved = sum(table.rows for table in tables.values()), tables["moved.csv"].rows
        return found


def _edition(text: str) -> Edition:
    try:
        edition = thaw(text)
    except (ValueError, RecursionError) as refused:
        why = str(refused).partition("\n")[0][:300]
        raise BundleRefused(f"{EDITION}: bản chốt của bộ tiêu chí không đọc được ({why}). {ASK}") from refused
    if not edition.criteria:
        raise BundleRefused(f"{EDITION}: bộ tiêu chí không có tiêu chí nào. {ASK}")
    return edition


def _units(table: Reader) -> dict[str, Row]:
    """The rows of all units by their id."""
    units: dict[str, Row] = {}
    last = ""
    for row in table.all():
        if row[0] <= last:
            raise table.refusal(f"đơn vị “{row[0]}” lặp lại hoặc đứng sai thứ tự")
        if len(units) == MOST_UNITS:
            raise table.refusal(f"có quá {MOST_UNITS} đơn vị")
        units[row[0]] = row
        last = row[0]
    return units


def _ranks(table: Reader, unit: str) -> list[Row]:
    rows = table.of(unit, MOST_BLOCKS)
    if len({row[1] for row in rows}) < len(rows):
        raise table.refusal(f"đơn vị {unit} có hai dòng của một nhóm xếp hạng")
    return rows


def _ranks_again(ranks: Mapping[str, list[Row]], totals: Mapping[str, int]) -> Iterator[Difference]:
    """Where a rank, or the number of units ranked in a block, is another than the totals give."""
    expected = places(totals, {unit: {row[1] for row in rows} for unit, rows in ranks.items()})
    for unit, rows in ranks.items():
        for _, block, rank, of in rows:
            place = expected[unit][block]
            if rank != number(place.rank):
                yield Difference(unit, block, "rank", rank, number(place.rank))
            if of != str(place.of):
                yield Difference(unit, block, "of", of, str(place.of))
