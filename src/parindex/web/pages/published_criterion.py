"""One criterion as published: how it is scored, what proves it, and how all units did."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from parindex.editions.wording import BASES, FORMS, rule_sentence
from parindex.office.results.models import PublishedUnit
from parindex.office.results.published import Spread, edition_of, spread_of, units_of
from parindex.scoring.totals import index
from parindex.web.pages.publications import published
from parindex.web.paging import SIZE
from parindex.web.public import public, typed

SORTS = (
    _("đạt trọn điểm"),
    _("từ 75 % đến dưới 100 %"),
    _("từ 50 % đến dưới 75 %"),
    _("từ 25 % đến dưới 50 %"),
    _("trên 0 % đến dưới 25 %"),
    _("0 điểm"),
)
"""How much of what it counts for a unit has at one criterion, the most first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit at the criterion. Ticks."""

    unit: PublishedUnit
    points: int | None
    worth: int
    index: int | None


@public
def page(request: HttpRequest, pk: int, node: str) -> HttpResponse:
    """The criterion's rule in words, the spread of its points, and the units that answer to what was typed."""
    publication = published(pk)
    spread = spread_of(publication, node)
    if spread is None:
        raise Http404
    text, asked = typed(request), request.GET.get("xep", "")
    order = asked if asked in _KEYS else next(iter(_KEYS))
    lines = [_line(spread, unit) for unit in units_of(publication, text)]
    edition, criterion = edition_of(publication), spread.criterion
    extra = bool(criterion.rule and criterion.rule.extra_points)
    shown = {
        "publication": publication,
        "criterion": criterion,
        "above": edition.above(node),
        "beneath": edition.children.get(node, ()),
        "rule": rule_sentence(criterion),
        "basis": BASES[criterion.basis] if criterion.basis else "",
        "evidence": [(proof.what, FORMS[proof.form], proof.required) for proof in criterion.evidence],
        "sorts": [] if extra else _sorts(spread),
        "without": 0 if extra else sum(not worth for worth in spread.worths),
        "awaited": sum(points is None for points in spread.points),
        "mean": _mean(spread),
        "text": text,
        "order": order,
        "lines": Paginator(sorted(lines, key=_KEYS[order]), SIZE).get_page(request.GET.get("trang")),
    }
    return render(request, "published-criterion.html", shown)


def _line(spread: Spread, unit: PublishedUnit) -> Line:
    place = unit.place
    return Line(unit, spread.points[place], spread.worths[place], spread.index(place))


_KEYS: Mapping[str, Callable[[Line], Any]] = {
    "diem": lambda line: (
        line.points is None,
        not line.worth and not line.points,
        -(line.index or 0),
        -(line.points or 0),
        line.unit.folded,
    ),
    "ten": lambda line: (line.unit.folded, line.unit.code),
    "ma": lambda line: line.unit.code,
}


def _sorts(spread: Spread) -> list[tuple[object, int, int]]:
    """How many units have how much, with their part of a hundred."""
    held = spread.held
    counted = Counter(_sort(points, worth) for points, worth in held)
    return [(words, counted[place], 100 * counted[place] // (len(held) or 1)) for place, words in enumerate(SORTS)]


def _sort(points: int, worth: int) -> int:
    if points >= worth:
        return 0
    return 5 if points <= 0 else 4 - 4 * points // worth


def _mean(spread: Spread) -> int | None:
    """All points of those to whom it applies, in ten-thousandths of all that it counts for there."""
    held = spread.held
    return index(sum(points for points, _ in held), sum(worth for _, worth in held)) if held else None
