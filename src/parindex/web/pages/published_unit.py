"""One unit as published: where points were lost and how they are won back; beside others, and over the years."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from parindex.editions.edition import Edition
from parindex.editions.wording import FORMS, rule_sentence
from parindex.office.results.models import Publication, PublishedUnit
from parindex.office.results.published import Node, edition_of, nodes_of, units_of
from parindex.office.results.years import changes, earlier
from parindex.scoring.change import Change
from parindex.web.pages.publications import published
from parindex.web.public import public, typed

MOST_COMPARED = 5
MOST_FOUND = 20
LIKENESS = {
    "alike": _("so được"),
    "in_part": _("so được một phần"),
    "new": _("tiêu chí mới"),
    "title_changed": _("nội dung đã đổi"),
    "points_changed": _("điểm tối đa đã đổi"),
    "rule_changed": _("cách tính đã đổi"),
    "worth_differs": _("điểm tối đa khác do có tiêu chí không áp dụng"),
    "open": _("một trong hai năm chưa có điểm"),
}
"""Whether a criterion may be compared with an earlier year, and why not."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A leaf below what it counts for: how it is scored and what proves it, so that it can be won back."""

    node: Node
    rule: str
    evidence: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the edition with its leaves that lost points, those that lost most first."""

    node: Node
    lost: list[Lost]


@public
def page(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The unit's result, what it lost by field and leaf, and the whole tree."""
    publication = published(pk)
    unit = _unit(publication, code)
    edition = edition_of(publication)
    nodes = nodes_of(edition, unit)
    shown = {
        "publication": publication,
        "unit": unit,
        "places": sorted(unit.places.all(), key=lambda place: -place.of),
        "nodes": nodes,
        "fields": _fields(edition, nodes),
        "awaited": [node for node in nodes if node.leaf and node.applies and node.points is None],
        "without": [node for node in nodes if node.leaf and not node.applies],
    }
    return render(request, "published-unit.html", shown)


def _fields(edition: Edition, nodes: list[Node]) -> list[Field]:
    found: list[Field] = []
    for node in nodes:
        if node.depth == 0:
            found.append(Field(node, []))
        if node.leaf and node.lost > 0:
            found[-1].lost.append(_lost(node))
    for field in found:
        field.lost.sort(key=lambda one: -one.node.lost)
    return found


def _lost(node: Node) -> Lost:
    proofs = tuple((proof.what, FORMS[proof.form], proof.required) for proof in node.criterion.evidence)
    return Lost(node, rule_sentence(node.criterion), proofs)


@public
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Up to five units side by side; words typed find others to put beside them."""
    publication = published(pk)
    asked = list(dict.fromkeys(code[:40] for code in request.GET.getlist("don-vi")))
    by_code = {unit.code: unit for unit in publication.units.filter(code__in=asked[:MOST_COMPARED])}
    units = [by_code[code] for code in asked[:MOST_COMPARED] if code in by_code]
    edition, text = edition_of(publication), typed(request)
    columns = [nodes_of(edition, unit) for unit in units]
    found = units_of(publication, text).exclude(code__in=by_code).order_by("folded", "code") if text else ()
    shown = {
        "publication": publication,
        "units": units,
        "rows": list(zip(*columns, strict=True)),
        "text": text,
        "found": found[:MOST_FOUND],
        "others": {unit.code: [code for code in by_code if code != unit.code] for unit in units},
        "full": len(units) == MOST_COMPARED,
        "refused": len(asked) > MOST_COMPARED,
    }
    return render(request, "published-compare.html", shown)


@public
def years(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The unit in earlier years, and what changed since one of them, like for like."""
    publication = published(pk)
    unit = _unit(publication, code)
    before = earlier(publication, unit)
    asked = request.GET.get("nam", "")
    whole = [one for one in before if not one.missing]
    chosen = next((one for one in whole if str(one.publication.round.year) == asked), whole[0] if whole else None)
    since = changes(publication, unit, chosen) if chosen else {}
    shown = {
        "publication": publication,
        "unit": unit,
        "before": before,
        "whole": whole,
        "chosen": chosen,
        "rows": [_Changed(node, since[node.criterion.id]) for node in nodes_of(edition_of(publication), unit)]
        if chosen
        else [],
    }
    return render(request, "published-years.html", shown)


@dataclass(frozen=True, slots=True)
class _Changed:
    """One criterion with its change since an earlier year."""

    node: Node
    change: Change

    @property
    def compared(self) -> bool:
        """Whether anything of it may be compared."""
        return self.change.likeness in ("alike", "in_part")

    @property
    def words(self) -> str:
        """Whether it may be compared, and why not."""
        return str(LIKENESS[self.change.likeness])

    @property
    def was(self) -> int:
        """What it was: of merged units the mean, as the change reckons it."""
        return self.change.after - self.change.by


def _unit(publication: Publication, code: str) -> PublishedUnit:
    found = publication.units.filter(code=code).first()
    if found is None:
        raise Http404
    return found
