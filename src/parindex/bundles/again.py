"""One unit of a bundle computed again: what its points give, and what its facts give, against what the bundle holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from parindex.bundles.publication import STAGES, Round
from parindex.bundles.tables import STATED, Reader, Row, node_row, number, standing_cells, text
from parindex.editions.edition import Edition
from parindex.editions.facts import FactsRefused, read_fact
from parindex.rules import FactRefused
from parindex.rules.kinds.counts import Bonus, Penalty
from parindex.rules.points import to_ticks
from parindex.rules.values import FactScalar
from parindex.scoring.ranking import Entry, Ranking, is_ranked
from parindex.scoring.redistribution import Sharing
from parindex.scoring.score import Scorer
from parindex.scoring.totals import Adder

What = Literal[
    "total",
    "maximum",
    "index",
    "open",
    "band",
    "points",
    "worth",
    "rank",
    "of",
    "bounds",
    "moved",
    "computed",
    "appraised",
    "reappraised",
    "awarded",
    "facts",
]
_STANDING: tuple[What, ...] = ("total", "maximum", "index", "open", "band")
_NODE: tuple[What, ...] = ("points", "worth", "index")
_CLAIMED, _COMPUTED, _AWARDED = 2, 3, 6
"""The columns of points.csv that results and rules are about."""
DecidedStage = Literal["appraised", "reappraised", "awarded"]
DECIDED: tuple[DecidedStage, ...] = get_args(DecidedStage)
"""The stages at which people decide."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A decision whose points a stated rule gives, when the leaf counts for `worth` ticks."""

    criterion: str
    stage: DecidedStage
    worth: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell of a bundle, by unit and criterion, and what is computed in its place.

    `criterion` is "" where the unit as a whole is meant, and the block where a rank is.
    """

    unit: str
    criterion: str
    what: What
    held: str
    computed: str


class Again:
    """An edition made ready to compute the results of many units again. `ranked` gathers the totals of those ranked."""

    def __init__(self, edition: Edition, tables: Mapping[str, Reader]) -> None:
        self.ranked: dict[str, int] = {}
        self._tables = tables
        self._nodes = [criterion.id for criterion in edition.criteria]
        self._leaves = [leaf.id for leaf in edition.leaves()]
        self._known = frozenset(self._leaves)
        self._extra = _extra_bounds(edition)
        self._adder, self._sharing, self._ranking = Adder(edition), Sharing(edition), Ranking(edition)

    def points_of(self, unit: str) -> list[Row]:
        """The unit's rows of points.csv, every cell of which has its form."""
        table = self._tables["points.csv"]
        rows = table.exactly(unit, self._leaves)
        for row in rows:
            for cell in row[2:]:
                table.answer(cell)
        return rows

    def differences(self, unit_row: Row, points: Sequence[Row]) -> Iterator[Difference]:
        """Where totals, nodes, bounds or moved rows are other than the unit's points give."""
        unit, _, exempt = unit_row[:3]
        answers = {row[1]: self._tables["points.csv"].answer(row[_AWARDED]) for row in points}
        awarded = {id: given for id, given in answers.items() if isinstance(given, int)}
        excluded = frozenset(id for id, given in answers.items() if given == "not_applicable")
        standing = self._ranking.alone(Entry(unit, (), awarded, excluded))
        if is_ranked(standing, exempt):
            self.ranked[unit] = standing.total
        yield from _cells(unit, "", _STANDING, unit_row[3:], standing_cells(standing))
        worth = self._sharing.worths(excluded)
        yield from self._nodes_again(unit, awarded, worth)
        for id, given in awarded.items():
            lowest, highest = self._extra.get(id) or (0, worth[id])
            if not lowest <= given <= highest:
                yield Difference(unit, id, "bounds", str(given), f"{lowest}..{highest}")
        yield from self._moved_again(unit, answers)

    def _nodes_again(self, unit: str, awarded: Mapping[str, int], worth: Mapping[str, int]) -> Iterator[Difference]:
        points = self._adder.nodes(awarded)
        for row in self._tables["nodes.csv"].exactly(unit, self._nodes):
            id = row[1]
            expected = node_row(unit, id, points[id], worth[id])
            if row != expected:
                yield from _cells(unit, id, _NODE, row[2:], expected[2:])

    def _moved_again(self, unit: str, answers: Mapping[str, int | str | None]) -> Iterator[Difference]:
        table = self._tables["moved.csv"]
        for _, id, before, after in table.of(unit, len(self._leaves)):
            if id not in self._known:
                raise table.refusal(f"đơn vị {unit}: không có tiêu chí chấm điểm “{id}”")
            table.answer(before)
            if after != (now := number(answers[id])):  # type: ignore[arg-type]
                yield Difference(unit, id, "moved", after, now)

    def bound(self, unit: str) -> list[Bound]:
        """The unit's decisions that a stated rule bound; none in a bundle that does not tell."""
        table, found = self._tables["decisions.csv"], list[Bound]()
        for _, id, stage, *more in table.of(unit, len(self._leaves) * len(STAGES)):
            if id not in self._known or stage not in STAGES:
                raise table.refusal(f"đơn vị {unit}: không có tiêu chí “{id}” hoặc bước “{stage}”")
            if "rule" in table.columns:
                worth, rule, *_ = more
                counted = table.answer(worth)
                if not isinstance(counted, int) or rule not in ("", STATED) or stage not in DECIDED:
                    raise table.refusal(f"đơn vị {unit}, tiêu chí {id}: điểm tối đa, quy tắc hoặc bước không đúng mẫu")
                if rule:
                    found.append(Bound(id, stage, counted))
        return found


class RulesAgain:
    """An edition's rules made ready to be run again on the facts of many units. `held` is absent in the first form."""

    def __init__(self, edition: Edition, round: Round, facts: Reader, held: Reader | None) -> None:
        self._scorer = Scorer(edition, round.year, as_of=round.as_of)
        self._specs = {f"{leaf.id}/{spec.name}": spec for leaf in edition.leaves() for spec in leaf.facts}
        self._facts, self._held = facts, held

    def differences(self, unit: str, points: Sequence[Row], bound: Sequence[Bound]) -> Iterator[Difference]:
        """Where a stage is another than the rules give from the facts that held there: computed, then as decided."""
        facts: dict[str, FactScalar] = {}
        for _, key, cell in self._facts.of(unit, len(self._specs)):
            if key in facts:
                raise self._facts.refusal(f"đơn vị {unit} có số liệu {key} hai lần")
            yield from self._read(unit, key, cell, facts)
        yield from self._decided(unit, points, bound, facts)
        try:
            answers = self._scorer.answers(self._scorer.points(facts))
        except FactsRefused as refused:
            for words in refused.problems:
                yield Difference(unit, "", "facts", "", words)
            return
        for row in points:
            id, held = row[1], row[_COMPUTED]
            if held != (expected := number(answers[id])):
                yield Difference(unit, id, "computed", held, expected)

    def _read(self, unit: str, key: str, cell: str, into: dict[str, FactScalar]) -> Iterator[Difference]:
        try:
            into[key] = read_fact(self._specs[key], text(cell))
        except KeyError:
            yield Difference(unit, key, "facts", cell, "bộ tiêu chí không hỏi số liệu này")
        except ValueError as refused:
            yield Difference(unit, key, "facts", cell, str(refused))

    def _decided(
        self, unit: str, points: Sequence[Row], bound: Sequence[Bound], facts: Mapping[str, FactScalar]
    ) -> Iterator[Difference]:
        """Where a decision that a stated rule bound has other points than it gives from the facts held then."""
        held: dict[tuple[str, str], list[Row]] = {}
        for row in self._held.of(unit, len(self._specs) * len(DECIDED)) if self._held else ():
            held.setdefault((row[1], row[2]), []).append(row)
        by_leaf = {row[1]: row for row in points}
        for one in bound:
            values = dict(facts)
            for _, _, _, key, cell in held.get((one.criterion, one.stage), ()):
                values.pop(key, None)
                if cell:
                    yield from self._read(unit, key, cell, values)
            decided = by_leaf[one.criterion][_CLAIMED + STAGES.index(one.stage)]
            if not decided:
                continue  # it holds no longer: the leaf is open
            try:
                given = self._scorer.leaf(one.criterion, values, one.worth)
            except FactRefused as refused:
                yield Difference(unit, one.criterion, "facts", "", str(refused))
                continue
            if given != "needs_judgement" and decided != number(given):
                yield Difference(unit, one.criterion, one.stage, decided, number(given))


def _cells(unit: str, id: str, names: Sequence[What], held: Row, expected: Row) -> Iterator[Difference]:
    for what, was, now in zip(names, held, expected, strict=True):
        if was != now:
            yield Difference(unit, id, what, was, now)


def _extra_bounds(edition: Edition) -> dict[str, tuple[int, int]]:
    """The least and the most ticks of leaves whose points stand outside the maximum, by id."""
    found = {}
    for leaf in edition.leaves():
        if isinstance(leaf.rule, Bonus):
            found[leaf.id] = 0, to_ticks(leaf.rule.cap)
        elif isinstance(leaf.rule, Penalty):
            found[leaf.id] = -to_ticks(leaf.rule.cap), 0
    return found
