"""Everything that a publication tells of each unit, gathered from the round as it stands; nothing is written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from parindex.bundles import publication as told
from parindex.editions.facts import FactsRefused
from parindex.office.appraisals.decided import outdated
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Decision
from parindex.office.assessments.content import counting_texts, read_back
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.results.errors import PublicationRefused
from parindex.office.results.models import Standing
from parindex.office.rounds.models import Participant, Round
from parindex.office.rounds.proposing import last_day
from parindex.office.units.models import Unit
from parindex.rules.values import FactScalar
from parindex.scoring.ranking import Entry, Place, Ranking
from parindex.scoring.ranking import Standing as Computed
from parindex.scoring.score import Scorer, State

AT_ONCE = 200
"""Units that are read and held at a time."""
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*", re.ASCII)

Answers = Mapping[str, int | State]
"""Ticks or an open state by leaf; a leaf that was given neither is absent."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """One unit: whether its sheet was sent, and all that is told of it."""

    unit: Unit
    sent: bool
    assessed: told.Assessed


@dataclass(frozen=True, slots=True)
class _Row:
    node: str
    version: int
    claimed: int | None
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Decided:
    node: str
    stage: told.Stage
    points: int
    not_applicable: bool
    worth: int
    reason: str
    words: str
    facts: Mapping[str, str]
    read: Mapping[str, str] | None
    row_version: int


class Freezer:
    """A round made ready to be told unit by unit, as it stands on a day.

    `before` are the awarded points of the publication to be corrected, by unit; None for a first one.
    """

    def __init__(self, round: Round, day: date, before: Mapping[int, Answers] | None = None) -> None:
        self.kit = kit_of(round.edition_id)
        self.as_of = told_of(round, day)
        units = [one.unit for one in Participant.objects.filter(round=round).select_related("unit__parent")]
        self._codes = codes_of(units)
        self.units = sorted(units, key=lambda unit: self._codes[unit.pk])
        standings = Standing.objects.filter(standings__round=round).prefetch_related("places")
        self._standings = {one.unit_id: one for one in standings}
        self._round, self._before = round, before
        self._scorer = Scorer(self.kit.edition, round.year, as_of=self.as_of)
        self._ranking = Ranking(self.kit.edition)

    def frozen(self, beneath: int | None = None) -> Iterator[Frozen]:
        """Every unit, or those of one superior, sorted by code.

        PublicationRefused where a kept total is not what its decisions add up to.
        """
        units = [unit for unit in self.units if beneath in (None, unit.parent_id)]
        for start in range(0, len(units), AT_ONCE):
            some = units[start : start + AT_ONCE]
            sent, rows, decided = self._read(some)
            for unit in some:
                assessed = self._assessed(unit, rows.get(unit.pk, []), decided.get(unit.pk, []))
                yield Frozen(unit, unit.pk in sent, assessed)

    def _read(self, units: Sequence[Unit]) -> tuple[set[int], dict[int, list[_Row]], dict[int, list[_Decided]]]:
        """Which units sent a sheet, its rows, and what was decided; never a row of a draft. Three queries."""
        sheets = Sheet.objects.filter(round=self._round, unit__in=units)
        sent = set(sheets.filter(state=Sheet.State.SENT).values_list("unit_id", flat=True))
        rows: dict[int, list[_Row]] = {}
        stored = SheetRow.objects.filter(sheet__in=sheets.filter(unit__in=sent), node__in=self.kit.leaves)
        for unit, *row in stored.values_list("sheet__unit", "node", "version", "claimed", "facts"):
            rows.setdefault(unit, []).append(_Row(*row))
        decided: dict[int, list[_Decided]] = {}
        columns = (
            "node",
            "stage",
            "points",
            "not_applicable",
            "worth",
            "reason",
            "words",
            "facts",
            "read",
            "row_version",
        )
        made = Decision.objects.filter(appraisal__sheet__in=sheets).order_by("at", "pk")
        for unit, *decision in made.values_list("appraisal__sheet__unit", *columns):
            decided.setdefault(unit, []).append(_Decided(*decision))
        return sent, rows, decided

    def _assessed(self, unit: Unit, rows: Sequence[_Row], decided: Sequence[_Decided]) -> told.Assessed:
        held = self.kit.held((one.node, one.stage, one.points, one.not_applicable, one.worth) for one in decided)
        judged = [(one.node, one.stage, one.row_version) for one in decided]
        changed = outdated(judged, {row.node: row.version for row in rows})
        awarded: dict[str, int | State] = {
            node: "not_applicable" if given.not_applicable else given.points
            for node, given in held.holding(changed).items()
        }
        facts, computed = self._computed(rows)
        points: dict[told.Stage, Answers] = {
            "claimed": {row.node: row.claimed for row in rows if row.claimed is not None},
            "computed": computed,
            "appraised": _at("appraised", decided),
            "reappraised": _at("reappraised", decided),
            "awarded": awarded,
        }
        given = {node: ticks for node, ticks in awarded.items() if isinstance(ticks, int)}
        standing = self._standing(unit, given, frozenset(awarded.keys() - given.keys()))
        return told.Assessed(
            told.Unit(self._codes[unit.pk], unit.name, tuple(standing.places), self._standings[unit.pk].exempt),
            facts,
            points,
            held.worths,
            self.kit.adder.nodes(given),
            standing,
            [self._decision(one, facts) for one in decided],
            self._moved(unit, awarded),
        )

    def _decision(self, one: _Decided, facts: Mapping[str, FactScalar]) -> told.Decision:
        """A decision with the figures in which it differs from the unit's: all that the rule read, or those held."""
        criterion, held = self.kit.edition.by_id[one.node], one.facts if one.read is None else one.read
        values: dict[str, FactScalar | None] = {}
        if held or one.read is not None:
            own = read_back(criterion, held)
            names = own if one.read is None or criterion.rule is None else criterion.rule.needs()
            keys = {f"{one.node}/{name}": own.get(name) for name in names}
            values = {key: value for key, value in keys.items() if facts.get(key) != value}
        bound = one.read is not None
        return told.Decision(one.node, one.stage, one.worth, bound, one.reason, one.words, values)

    def _computed(self, rows: Sequence[_Row]) -> tuple[dict[str, FactScalar], Answers]:
        """The facts that count and what the rules give from them; facts that contradict one another are left out."""
        by_id = self.kit.edition.by_id
        own = {
            row.node: {
                f"{row.node}/{name}": value
                for name, value in read_back(by_id[row.node], counting_texts(row.facts)).items()
            }
            for row in rows
            if row.facts
        }
        facts = _together(own.values())
        try:
            return facts, self._scorer.answers(self._scorer.points(facts))
        except FactsRefused:
            facts = _together(each for each in own.values() if self._counts(each))
            return facts, self._scorer.answers(self._scorer.points(facts))

    def _counts(self, facts: Mapping[str, FactScalar]) -> bool:
        try:
            self._scorer.points(facts)
        except FactsRefused:
            return False
        return True

    def _standing(self, unit: Unit, given: Mapping[str, int], excluded: frozenset[str]) -> Computed:
        """Where the unit stands: the ranks that were kept, once the total that they rest on was added up again."""
        kept = self._standings[unit.pk]
        alone = self._ranking.alone(Entry(self._codes[unit.pk], (), given, excluded, kept.exempt))
        same = (kept.total, kept.maximum, kept.band) == (alone.total, alone.maximum, alone.band or "")
        if bool(kept.undecided) != bool(alone.open) or not (same or alone.open):
            raise PublicationRefused(
                gettext(
                    "{name}: tổng điểm đang lưu khác với tổng cộng lại từ từng quyết định nên chưa công bố được. Đề "
                    "nghị báo người phụ trách phần mềm; chưa có gì được công bố."
                ).format(name=unit.name)
            )
        places = {one.block: Place(one.rank, one.of) for one in kept.places.all()}
        return Computed(alone.total, alone.maximum, alone.open, alone.band, places)

    def _moved(self, unit: Unit, awarded: Answers) -> list[told.Moved]:
        if self._before is None:
            return []
        before = self._before.get(unit.pk, {})
        return [
            told.Moved(leaf, before.get(leaf), awarded.get(leaf))
            for leaf in self.kit.leaves
            if before.get(leaf) != awarded.get(leaf)
        ]


def told_of(round: Round, day: date) -> date | None:
    """The day that the facts of a round tell of, when it is within the year; no later than the day it is asked on."""
    last = min(last_day(round.year, round.part), day)
    return last if last < date(round.year, 12, 31) else None


def codes_of(units: Sequence[Unit]) -> dict[int, str]:
    """The code by which each unit is known in public, by its id: its own, unless it has none or shares it."""
    times = Counter(unit.code for unit in units)
    return {
        unit.pk: unit.code if times[unit.code] == 1 and _PLAIN.fullmatch(unit.code) else f"dv-{unit.pk}"
        for unit in units
    }


def _at(stage: told.Stage, decided: Sequence[_Decided]) -> Answers:
    own = [one for one in decided if one.stage == stage]
    return {one.node: "not_applicable" if one.not_applicable else one.points for one in own}


def _together(parts: Any) -> dict[str, FactScalar]:
    return {key: value for part in parts for key, value in part.items()}
