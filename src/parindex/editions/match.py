"""How well a sheet's rows fit an edition, and which row is which criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parindex.editions.edition import Criterion, Edition
from parindex.editions.sheet import Row, Sheet
from parindex.vietnamese.normal import fold

ENOUGH = 0.6
"""Below this fit a sheet follows another set, and no rule of the edition is applied to it."""

ALIKE = 0.7
"""Likeness of two titles that differ only in typing slips."""

REWORDED = 0.5
"""Likeness that is enough where label and parent agree as well."""


@dataclass(frozen=True, slots=True)
class Match:
    """A fit of 0 to 1, and the criterion of each row that has one, by row id."""

    fit: float
    criteria: Mapping[str, str]


def match(sheet: Sheet, edition: Edition) -> Match:
    """Pair rows with criteria by folded title, then the rest by likeness near the same parent or label.

    The fit is twice the pairs over rows plus criteria; a pair whose maxima differ counts half, so that a set with the
    same titles and other weights does not fit.
    """
    pairs = _Pairs(sheet, edition)
    for row in sheet.rows:
        pairs.take_equal(row)
    for row in sheet.rows:
        if row.id not in pairs.found:
            pairs.take_alike(row)
    size = len(sheet.rows) + len(edition.criteria)
    return Match(2 * sum(map(pairs.worth, pairs.found)) / size if size else 0.0, pairs.found)


def best(sheet: Sheet, editions: Sequence[Edition]) -> tuple[Edition | None, Match]:
    """The edition that fits best, or None with the best fit found when none fits well enough."""
    edition, found = None, Match(0.0, {})
    for candidate in editions:
        trial = match(sheet, candidate)
        if trial.fit > found.fit:
            edition, found = candidate, trial
    return (edition if found.fit >= ENOUGH else None), found


def adopt(sheet: Sheet, found: Match) -> Sheet:
    """The sheet with its matched rows named as the edition names them; other rows keep their id, or get a `+`."""
    names = dict(found.criteria)
    taken = set(names.values())
    for row in sheet.rows:
        if row.id not in names:
            name = row.id
            while name in taken:
                name += "+"
            names[row.id] = name
            taken.add(name)
    if all(old == new for old, new in names.items()):
        return sheet
    rows = tuple(
        replace(row, id=names[row.id], parent=names.get(row.parent, row.parent) if row.parent else None)
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


class _Pairs:
    """Rows and criteria being paired, each criterion once. `found` maps row ids to criterion ids."""

    def __init__(self, sheet: Sheet, edition: Edition) -> None:
        self.rows = {row.id: row for row in sheet.rows}
        self.edition = edition
        self.found: dict[str, str] = {}
        self.free = dict.fromkeys(edition.by_id)
        self.by_title: dict[str, list[Criterion]] = {}
        self.by_label: dict[str | None, list[Criterion]] = {}
        for criterion in edition.criteria:
            self.by_title.setdefault(fold(criterion.title), []).append(criterion)
            self.by_label.setdefault(criterion.label, []).append(criterion)
        self.shingles: dict[str, frozenset[str]] = {}

    def take_equal(self, row: Row) -> None:
        equal = [criterion for criterion in self.by_title.get(fold(row.title), ()) if criterion.id in self.free]
        if equal:
            self._take(row, max(equal, key=lambda criterion: self._nearness(row, criterion)))

    def take_alike(self, row: Row) -> None:
        near = {criterion.id: criterion for criterion in self.by_label.get(row.label, ()) if row.label}
        parent = self.found.get(row.parent) if row.parent else None
        near.update({c.id: c for c in self.edition.children.get(parent, ()) if parent or row.parent is None})
        likeness = {c.id: self._likeness(row.title, c.title) for c in near.values() if c.id in self.free}
        for identity in sorted(likeness, key=lambda name: -likeness[name])[:1]:
            criterion = near[identity]
            settled = self._nearness(row, criterion) == (True, True)
            if likeness[identity] >= (REWORDED if settled else ALIKE):
                self._take(row, criterion)

    def worth(self, row_id: str) -> float:
        maximum = self.rows[row_id].maximum
        return 1.0 if maximum in (None, self.edition.by_id[self.found[row_id]].points) else 0.5

    def _take(self, row: Row, criterion: Criterion) -> None:
        self.found[row.id] = criterion.id
        del self.free[criterion.id]

    def _nearness(self, row: Row, criterion: Criterion) -> tuple[bool, bool]:
        parent = self.found.get(row.parent) if row.parent else None
        return parent == criterion.parent, row.label == criterion.label

    def _likeness(self, one: str, other: str) -> float:
        a, b = self._shingle(one), self._shingle(other)
        return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0

    def _shingle(self, title: str) -> frozenset[str]:
        """Every run of three letters of a folded title."""
        if title not in self.shingles:
            folded = f" {fold(title)} "
            self.shingles[title] = frozenset(folded[i : i + 3] for i in range(len(folded) - 2))
        return self.shingles[title]
