"""An edition and a unit's facts in; points, state and sentence of every leaf out, with totals and band."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from parindex.editions.edition import Criterion, Edition
from parindex.editions.facts import FactsRefused
from parindex.editions.sheet import Facts
from parindex.rules import FactRefused, evaluate, trace
from parindex.rules.kind import Kind, Values
from parindex.rules.points import to_ticks
from parindex.rules.values import FactScalar, Open
from parindex.scoring.redistribution import worths
from parindex.scoring.totals import band, roll_up, total

State = Literal["computed", "suggested", "needs_judgement", "waiting", "not_due", "not_applicable"]


@dataclass(frozen=True, slots=True)
class LeafScore:
    """What the facts give for one leaf. Ticks; `points` is None in every open state, `worth` 0 when not applicable."""

    state: State
    points: int | None
    worth: int
    trace: str


@dataclass(frozen=True, slots=True)
class Score:
    """What the facts give for a whole sheet. Ticks; `points` and `worth` have every node.

    `open` counts the leaves that apply and have no points yet; the total is of the others. `band` stands only when
    none is open.
    """

    leaves: Mapping[str, LeafScore]
    points: Mapping[str, int]
    worth: Mapping[str, int]
    total: int
    open: int
    band: str | None


class Scorer:
    """An edition made ready to score many units of one year."""

    def __init__(self, edition: Edition, year: int) -> None:
        self.edition = edition
        self.year = year
        self._leaves = [_Leaf.of(criterion) for criterion in edition.leaves()]
        self._maxima = {leaf.id: leaf.maximum for leaf in self._leaves}

    def points(self, facts: Mapping[str, FactScalar]) -> dict[str, int | Open]:
        """Ticks of every leaf by id, or why there are none, maxima shared out. FactsRefused tells all refusals."""
        found: dict[str, int | Open] = {}
        problems: list[str] = []
        year, places = self.year, self.edition.rounding
        for leaf in self._leaves:
            try:
                found[leaf.id] = evaluate(leaf.rule, leaf.maximum, leaf.values(facts), year=year, places=places)
            except FactRefused as refused:
                problems.append(f"{leaf.id}/{refused}")
        if problems:
            raise FactsRefused(problems)
        if "not_applicable" in found.values():
            self._share_out(found, facts)
        return found

    def worths(self, points: Mapping[str, int | Open]) -> dict[str, int]:
        """What every node counts for in ticks, given which leaves do not apply."""
        return worths(self.edition, {id for id, given in points.items() if given == "not_applicable"})

    def total(self, points: Mapping[str, int | Open]) -> int:
        """Ticks of the whole sheet, open leaves left out."""
        return total(self.edition, _known(points))

    def _share_out(self, found: dict[str, int | Open], facts: Mapping[str, FactScalar]) -> None:
        """Evaluate anew the leaves that count for more than their own maximum."""
        worth = self.worths(found)
        for leaf in self._leaves:
            if not isinstance(found[leaf.id], str) and worth[leaf.id] != leaf.maximum and not leaf.rule.extra_points:
                found[leaf.id] = evaluate(
                    leaf.rule,
                    leaf.maximum,
                    leaf.values(facts),
                    year=self.year,
                    places=self.edition.rounding,
                    worth=worth[leaf.id],
                )


def score(edition: Edition, facts: Facts, year: int, *, as_of: date | None = None) -> Score:
    """Score one sheet with its sentences. FactsRefused when facts contradict each other.

    `as_of` is the day that the facts tell of, when it may be within the year: a criterion of the whole year (`period:
    year`) that is not at its maximum yet is then not due.
    """
    scorer = Scorer(edition, year)
    values = {key: fact.value for key, fact in facts.items()}
    points = scorer.points(values)
    worth = scorer.worths(points)
    open_year = as_of is not None and as_of < date(year, 12, 31)
    leaves = {}
    for leaf in edition.leaves():
        leaves[leaf.id] = _leaf_score(edition, leaf, points[leaf.id], worth[leaf.id], values, year, open_year)
    known = {id: leaf.points for id, leaf in leaves.items() if leaf.points is not None}
    still_open = sum(leaf.points is None and leaf.state != "not_applicable" for leaf in leaves.values())
    whole = total(edition, known)
    return Score(
        leaves, roll_up(edition, known), worth, whole, still_open, None if still_open else band(edition, whole)
    )


def _leaf_score(
    edition: Edition,
    criterion: Criterion,
    points: int | Open,
    worth: int,
    facts: Mapping[str, FactScalar],
    year: int,
    open_year: bool,
) -> LeafScore:
    leaf = _Leaf.of(criterion)
    names = {fact.name: fact.ask.rstrip("? ") for fact in criterion.facts}
    shared = None if leaf.rule.extra_points or not worth else worth
    said = trace(
        leaf.rule, leaf.maximum, leaf.values(facts), year=year, places=edition.rounding, worth=shared, names=names
    )
    if isinstance(points, str):
        return LeafScore(points, None, worth, said)
    if open_year and criterion.period == "year" and points < worth:
        return LeafScore("not_due", None, worth, f"chưa hết năm; tính đến nay: {said}")
    return LeafScore("computed" if criterion.basis == "stated" else "suggested", points, worth, said)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf made ready: its rule, its maximum in ticks, and the keys of the facts that the rule reads."""

    id: str
    rule: Kind
    maximum: int
    facts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, criterion: Criterion) -> "_Leaf":
        rule = criterion.rule
        assert rule is not None  # noqa: S101  (the loader refuses a leaf without a rule)
        keys = tuple((name, f"{criterion.id}/{name}") for name in rule.needs())
        return cls(criterion.id, rule, to_ticks(criterion.points), keys)

    def values(self, facts: Mapping[str, FactScalar]) -> Values:
        return {name: facts[key] for name, key in self.facts if key in facts}


def _known(points: Mapping[str, int | Open]) -> dict[str, int]:
    return {id: given for id, given in points.items() if not isinstance(given, str)}
