"""A plausible country out of a seed: 34 provinces, communes with facts, and the points of every stage."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from parindex.bundles.publication import Assessed, Decision, Head, Publication, Round, Stage, Unit
from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.rules.kinds.counts import Bonus, Penalty
from parindex.rules.kinds.judgement import Survey
from parindex.rules.kinds.shares import Shares
from parindex.rules.points import to_ticks
from parindex.rules.values import FactScalar
from parindex.scoring.ranking import Entry, standings
from parindex.scoring.score import Scorer, State
from parindex.scoring.totals import Adder

COMMUNES = 3321
PROVINCES = 34
KINDS = ("xã",) * 79 + ("phường",) * 20 + ("đặc khu",)
_EXEMPT = "Mới thành lập, chưa đủ thời gian đánh giá"

Points = Mapping[Stage, Mapping[str, int | State]]


def publication(year: int) -> Publication:
    """The particulars of an invented national round."""
    round = Round("Chỉ số cải cách hành chính cấp xã", "Ví dụ", year)
    return Publication(round, date(year + 1, 3, 1), "Quyết định ví dụ", Head(0, "0" * 64))


def communes(count: int = COMMUNES, seed: int = 1) -> list[Unit]:
    """Invented communes sorted by code, ranked in the country, their province and their kind; one in 500 is exempt."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        province, kind = number * PROVINCES // count + 1, chance.choice(KINDS)
        exempt = _EXEMPT if chance.random() < 0.002 else ""
        blocks = ("cả nước", f"tỉnh {province:02}", kind)
        found.append(Unit(f"{number + 1:05}", f"{kind.capitalize()} số {number + 1}", blocks, exempt))
    return found


def facts(edition: Edition, unit: Unit, year: int, seed: int = 1) -> dict[str, FactScalar]:
    """A unit's facts by key; the same for the same unit and seed."""
    chance = random.Random(f"{seed} {unit.id}")
    ability = chance.betavariate(8, 2)
    return {key: value for leaf in edition.leaves() for key, value in _of_leaf(leaf, year, ability, chance)}


def points(scorer: Scorer, unit: Unit, given: Mapping[str, FactScalar], seed: int = 1) -> Points:
    """The points of every stage: claims that over-state, appraisals that follow the rule, some of them clarified."""
    chance = random.Random(f"points {seed} {unit.id}")
    plain = scorer.points(given)
    computed, worth = scorer.answers(plain), scorer.worths(plain)
    found: dict[Stage, dict[str, int | State]] = {
        stage: {} for stage in ("claimed", "appraised", "reappraised", "awarded")
    }
    for leaf in scorer.edition.leaves():
        answer = computed[leaf.id]
        if answer == "not_applicable":
            for stage in found.values():
                stage[leaf.id] = answer
            continue
        low, high = (0, worth[leaf.id]) if leaf.points else _extra(leaf)
        right = answer if isinstance(answer, int) else low + (high - low) * chance.choice((2, 3, 4, 4, 4)) // 4
        right -= right % 100
        first = right if chance.random() < 0.95 else max(low, right - (high - low) // 400 * 100)
        found["claimed"][leaf.id] = high if chance.random() < 0.85 else right
        found["appraised"][leaf.id] = first
        if first != right:
            found["reappraised"][leaf.id] = right
        found["awarded"][leaf.id] = right
    return {**found, "computed": computed}


def country(edition: Edition, year: int, count: int = COMMUNES, seed: int = 1) -> Iterator[Assessed]:
    """Every unit as a publication tells it, one at a time once all are ranked."""
    scorer, adder, units = Scorer(edition, year), Adder(edition), communes(count, seed)
    given = {unit.id: points(scorer, unit, facts(edition, unit, year, seed), seed) for unit in units}
    entries = {unit.id: entry(unit, given[unit.id]) for unit in units}
    ranked = standings(edition, entries.values())
    for unit in units:
        one = entries[unit.id]
        yield Assessed(
            unit=unit,
            facts=facts(edition, unit, year, seed),
            points=given[unit.id],
            worths=scorer.worths(given[unit.id]["awarded"]),
            nodes=adder.nodes(one.points),
            standing=ranked[unit.id],
            decisions=[
                Decision(id, "appraised", "thieu-tai-lieu", "Chưa đủ tài liệu kiểm chứng; đề nghị bổ sung.")
                for id in given[unit.id]["reappraised"]
            ],
        )


def entry(unit: Unit, given: Points) -> Entry:
    """A unit as it enters the ranking by the points awarded."""
    awarded = {id: points for id, points in given["awarded"].items() if isinstance(points, int)}
    excluded = frozenset(id for id, points in given["awarded"].items() if points == "not_applicable")
    return Entry(unit.id, unit.blocks, awarded, excluded, unit.exempt)


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
    if isinstance(leaf.rule, Survey | Bonus):
        return Decimal(chance.randint(0, highest))
    if isinstance(leaf.rule, Penalty):
        return Decimal(int(chance.random() > ability))
    return Decimal(min(highest, chance.randint(0, 12)))


def _extra(leaf: Criterion) -> tuple[int, int]:
    """The bounds of a bonus or penalty."""
    rule = leaf.rule
    if isinstance(rule, Penalty):
        return -to_ticks(rule.cap), 0
    return 0, to_ticks(rule.cap) if isinstance(rule, Bonus) else 0
