"""An invented country out of a seed, as publications tell it: 34 provinces, communes, facts and points."""

import random
from collections.abc import Iterator, Mapping
from datetime import date

from parindex.bundles.publication import Assessed, Decision, Head, Publication, Round, Unit
from parindex.editions.edition import Edition
from parindex.office.demonstration.plausible import Points, facts, points
from parindex.scoring.ranking import Entry, standings
from parindex.scoring.score import Scorer
from parindex.scoring.totals import Adder

COMMUNES = 3321
PROVINCES = 34
KINDS = ("xã",) * 79 + ("phường",) * 20 + ("đặc khu",)
_EXEMPT = "Mới thành lập, chưa đủ thời gian đánh giá"


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


def country(edition: Edition, year: int, count: int = COMMUNES, seed: int = 1) -> Iterator[Assessed]:
    """Every unit as a publication tells it, one at a time once all are ranked."""
    scorer, adder, units = Scorer(edition, year), Adder(edition), communes(count, seed)
    given = {unit.id: points(scorer, unit.id, facts(edition, unit.id, year, seed), seed) for unit in units}
    entries = {unit.id: entry(unit, given[unit.id]) for unit in units}
    ranked = standings(edition, entries.values())
    for unit in units:
        one = entries[unit.id]
        yield Assessed(
            unit=unit,
            facts=facts(edition, unit.id, year, seed),
            points=given[unit.id],
            worths=scorer.worths(given[unit.id]["awarded"]),
            nodes=adder.nodes(one.points),
            standing=ranked[unit.id],
            decisions=[
                *_by_rule(edition, scorer.worths(given[unit.id]["awarded"]), given[unit.id]),
                *(_short(id) for id in given[unit.id]["reappraised"]),
            ],
        )


def _by_rule(edition: Edition, worths: Mapping[str, int], given: Points) -> Iterator[Decision]:
    """The first decisions on leaves whose stated rule gives points from the unit's own facts."""
    for leaf in edition.leaves():
        if leaf.basis == "stated" and isinstance(given["computed"][leaf.id], int):
            yield Decision(leaf.id, "appraised", worths[leaf.id], True, "by-rule", "")


def _short(leaf: str) -> Decision:
    return Decision(leaf, "appraised", 0, False, "thieu-tai-lieu", "Chưa đủ tài liệu kiểm chứng; đề nghị bổ sung.")


def entry(unit: Unit, given: Points) -> Entry:
    """A unit as it enters the ranking by the points awarded."""
    awarded = {id: points for id, points in given["awarded"].items() if isinstance(points, int)}
    excluded = frozenset(id for id, points in given["awarded"].items() if points == "not_applicable")
    return Entry(unit.id, unit.blocks, awarded, excluded, unit.exempt)
