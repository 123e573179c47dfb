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
from parindex.scoring.redistribution import Sharing
from parindex.scoring.totals import Adder

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
    """An edition made ready to score many units of one year.

    `as_of` is the day that the facts tell of, when it may be within the year.
    """

    def __init__(self, edition: Edition, year: int, *, as_of: date | None = None) -> None:
        self.edition = edition
        self.year = year
        self._leaves = [_Leaf(criterion) for criterion in edition.leaves()]
        self._by_id = {leaf.id: leaf for leaf in self._leaves}
        self._sharing = Sharing(edition)
        year_is_open = as_of is not None and as_of < date(year, 12, 31)
        self._of_whole_year = [leaf.id for leaf in edition.leaves() if year_is_open and leaf.period == "year"]

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
            worth = self.worths(found)
            for leaf in self._leaves:
                if leaf.grew(worth[leaf.id]):
                    found[leaf.id] = evaluate(
                        leaf.rule, leaf.maximum, leaf.values(facts), year=year, places=places, worth=worth[leaf.id]
                    )
        return found

    def leaf(self, id: str, facts: Mapping[str, FactScalar], worth: int) -> int | Open:
        """Ticks of one leaf when it counts for `worth`, or why there are none. FactRefused."""
        leaf = self._by_id[id]
        counts_for = worth if leaf.grew(worth) else None
        values, places = leaf.values(facts), self.edition.rounding
        return evaluate(leaf.rule, leaf.maximum, values, year=self.year, places=places, worth=counts_for)

    def worths(self, points: Mapping[str, int | State]) -> Mapping[str, int]:
        """What every node counts for in ticks, given which leaves do not apply."""
        return self._sharing.worths({id for id, given in points.items() if given == "not_applicable"})

    def answers(self, points: Mapping[str, int | Open]) -> dict[str, int | State]:
        """The same, but `not_due` where the year is open and a leaf of the whole year may still reach its worth."""
        found: dict[str, int | State] = dict(points)
        if self._of_whole_year:
            worth = self.worths(points)
            for id in self._of_whole_year:
                given = points[id]
                if not isinstance(given, str) and given < worth[id]:
                    found[id] = "not_due"
        return found

    def sentences(self, facts: Mapping[str, FactScalar], worth: Mapping[str, int]) -> dict[str, str]:
        """The sentence of every leaf by id, for facts that `points` accepts."""
        year, places = self.year, self.edition.rounding
        found = {}
        for leaf in self._leaves:
            counts_for = worth[leaf.id] if leaf.grew(worth[leaf.id]) else None
            found[leaf.id] = trace(
                leaf.rule,
                leaf.maximum,
                leaf.values(facts),
                year=year,
                places=places,
                worth=counts_for,
                names=leaf.names,
            )
        return found


def score(edition: Edition, facts: Facts, year: int, *, as_of: date | None = None) -> Score:
    """Score one sheet with its sentences. FactsRefused when facts contradict each other.

    `as_of` is the day that the facts tell of, when it may be within the year: a criterion of the whole year (`period:
    year`) that is not at its maximum yet is then not due.
    """
    scorer = Scorer(edition, year, as_of=as_of)
    adder = Adder(edition)
    values = {key: fact.value for key, fact in facts.items()}
    points = scorer.points(values)
    worth = scorer.worths(points)
    sentences, answers = scorer.sentences(values, worth), scorer.answers(points)
    leaves = {
        leaf.id: _leaf_score(leaf, answers[leaf.id], worth[leaf.id], sentences[leaf.id]) for leaf in edition.leaves()
    }
    known = {id: leaf.points for id, leaf in leaves.items() if leaf.points is not None}
    still_open = sum(leaf.points is None and leaf.state != "not_applicable" for leaf in leaves.values())
    total = adder.total(known)
    return Score(leaves, adder.nodes(known), worth, total, still_open, None if still_open else adder.band(total))


def _leaf_score(criterion: Criterion, answer: int | State, worth: int, sentence: str) -> LeafScore:
    if isinstance(answer, str):
        said = f"chưa hết năm; tính đến nay: {sentence}" if answer == "not_due" else sentence
        return LeafScore(answer, None, worth, said)
    return LeafScore("computed" if criterion.basis == "stated" else "suggested", answer, worth, sentence)


class _Leaf:
    """A leaf made ready: its rule, its maximum in ticks, its facts' keys, and what to call them."""

    def __init__(self, criterion: Criterion) -> None:
        assert criterion.rule is not None  # noqa: S101  (the loader refuses a leaf without a rule)
        self.id = criterion.id
        self.rule: Kind = criterion.rule
        self.maximum = to_ticks(criterion.points)
        self.names = {fact.name: fact.ask.rstrip("? ") for fact in criterion.facts}
        self._keys = [(name, f"{criterion.id}/{name}") for name in self.rule.needs()]

    def values(self, facts: Mapping[str, FactScalar]) -> Values:
        """The leaf's own facts, by their own names."""
        return {name: facts[key] for name, key in self._keys if key in facts}

    def grew(self, worth: int) -> bool:
        """Whether it counts for something else than its own maximum now; what does not apply counts for nothing."""
        return bool(worth) and worth != self.maximum
