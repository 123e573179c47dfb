"""A plausible year of a unit out of a seed: its facts, and its points at every stage. None of it is real."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.rules.kinds.counts import Bonus, Penalty
from parindex.rules.kinds.judgement import Imported, Survey
from parindex.rules.kinds.shares import Shares
from parindex.rules.points import to_ticks
from parindex.rules.values import FactScalar
from parindex.scoring.score import Scorer, State

Stage = Literal["claimed", "computed", "appraised", "reappraised", "awarded"]
Points = Mapping[Stage, Mapping[str, int | State]]
"""By stage and leaf. `reappraised` has only what was clarified, `awarded` every leaf."""

_STEP = 100
"""Ticks in which people judge: hundredths of a point."""


def facts(edition: Edition, unit: str, year: int, seed: int = 1) -> dict[str, FactScalar]:
    """A unit's facts of a year by key. A unit is as able in one year as in another, and as in its other criteria."""
    ability = random.Random(f"{seed} {unit}").betavariate(8, 2)  # noqa: S311
    chance = random.Random(f"{seed} {unit} {year}")  # noqa: S311
    return {key: value for leaf in edition.leaves() for key, value in _of_leaf(leaf, year, ability, chance)}


def points(scorer: Scorer, unit: str, given: Mapping[str, FactScalar], seed: int = 1) -> Points:
    """Claims that over-state, appraisals that follow the rule, some of them clarified, a few settled by the council."""
    chance = random.Random(f"points {seed} {unit} {scorer.year}")  # noqa: S311
    plain = scorer.points(given)
    computed, worth = scorer.answers(plain), scorer.worths(plain)
    found: dict[Stage, dict[str, int | State]] = {
        stage: {} for stage in ("claimed", "appraised", "reappraised", "awarded")
    }
    for leaf in scorer.edition.leaves():
        answer = computed[leaf.id]
        if answer == "not_applicable":
            for stage in ("claimed", "appraised", "awarded"):
                found[stage][leaf.id] = answer
            continue
        low, high = bounds(leaf, worth[leaf.id])
        quarter = (high - low) // (4 * _STEP) * _STEP
        right = answer if isinstance(answer, int) else low + quarter * chance.choice((2, 3, 4, 4, 4))
        found["claimed"][leaf.id] = high if chance.random() < 0.85 else right
        bound = leaf.basis == "stated" and isinstance(answer, int)
        first = right if bound or chance.random() < 0.95 else max(low, right - quarter)
        found["appraised"][leaf.id] = first
        if first != right:
            found["reappraised"][leaf.id] = right
        settled = not bound and chance.random() < 0.003
        found["awarded"][leaf.id] = min(high, right + quarter) if settled else right
    return {**found, "computed": computed}


def bounds(leaf: Criterion, worth: int) -> tuple[int, int]:
    """The fewest and the most ticks of a leaf that counts for `worth`."""
    rule = leaf.rule
    if isinstance(rule, Penalty):
        return -to_ticks(rule.cap), 0
    return 0, to_ticks(rule.cap) if isinstance(rule, Bonus) else worth


def _of_leaf(leaf: Criterion, year: int, ability: float, chance: random.Random) -> Iterator[tuple[str, FactScalar]]:
    found = {spec.name: _of_spec(leaf, spec, year, ability, chance) for spec in leaf.facts if spec.type != "text"}
    if isinstance(leaf.rule, Shares):
        whole = 0 if chance.random() < 0.02 else chance.randint(1, 400)
        done = whole if chance.random() < ability / 2 else int(whole * chance.uniform(ability / 2, 1))
        found |= {leaf.rule.whole: Decimal(whole), leaf.rule.part: Decimal(done)}
    return ((f"{leaf.id}/{name}", value) for name, value in found.items())


def _of_spec(leaf: Criterion, spec: FactSpec, year: int, ability: float, chance: random.Random) -> FactScalar:
    if spec.type == "yes_no":
        return chance.random() < ability
    if spec.type == "date":
        return date(year - 1, 11, 20) + timedelta(days=int(chance.expovariate(ability / 15)))
    if spec.type == "choice":
        return chance.choice(spec.choices)
    highest = min(int(spec.maximum) if spec.maximum is not None else 100, 100)
    if isinstance(leaf.rule, Survey | Imported):
        return Decimal(int(highest * chance.uniform(0.7, 0.98)))
    if isinstance(leaf.rule, Bonus):
        return Decimal(chance.randint(0, highest))
    if isinstance(leaf.rule, Penalty):
        return Decimal(int(chance.random() > ability))
    return Decimal(min(highest, chance.randint(0, 12)))
