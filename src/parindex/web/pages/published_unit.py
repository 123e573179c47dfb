"""One unit as published: where points were lost and how they are won back; beside others, and over the years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.editions.edition import Edition
from parindex.editions.wording import FORMS, rule_sentence
from parindex.office.results.models import Publication, PublishedUnit
from parindex.office.results.published import Node, edition_of, nodes_of, units_of
from parindex.office.results.years import Earlier, changes, earlier
from parindex.rules.points import round_half_up
from parindex.scoring.change import Change
from parindex.web.charts import Bar, Chart, HeatMap, Part, Shares, against, bars, heat_map, named, signed_text
from parindex.web.pages.publications import published
from parindex.web.public import public, typed

MOST_COMPARED = 5
MOST_FOUND = 20
MOST_BARS = 10
"""Criteria that the chart of what was lost shows; the list beneath has all."""
LIKENESS = {
    "alike": gettext_lazy("so được"),
    "in_part": gettext_lazy("so được một phần"),
    "new": gettext_lazy("tiêu chí mới"),
    "title_changed": gettext_lazy("nội dung đã đổi"),
    "points_changed": gettext_lazy("điểm tối đa đã đổi"),
    "rule_changed": gettext_lazy("cách tính đã đổi"),
    "worth_differs": gettext_lazy("điểm tối đa khác do có tiêu chí không áp dụng"),
    "open": gettext_lazy("một trong hai năm chưa có điểm"),
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
        "by_field": against(
            "theo-linh-vuc", _("Điểm đạt được so với điểm tối đa"), _("Lĩnh vực"), _parts(publication, edition, nodes)
        ),
        "losses": _losses(publication, nodes),
        "awaited": [node for node in nodes if node.leaf and node.applies and node.points is None],
        "without": [node for node in nodes if node.leaf and not node.applies],
    }
    return render(request, "published-unit.html", shown)


def _parts(publication: Publication, edition: Edition, nodes: Sequence[Node]) -> Iterator[Part]:
    for node in nodes:
        if node.criterion in edition.fields:
            yield Part(named(node.criterion), node.points or 0, node.worth, _criterion(publication, node))


def _losses(publication: Publication, nodes: Sequence[Node]) -> Chart:
    """The leaves that lost most; why, and how they are won back, stands beneath."""
    lost = sorted((node for node in nodes if node.leaf and node.lost > 0), key=lambda node: -node.lost)[:MOST_BARS]
    note = _("Nhiều nhất {n} tiêu chí; lý do và cách lấy lại ở phần dưới.").format(n=MOST_BARS)
    found = [Bar(named(node.criterion), node.lost, _criterion(publication, node)) for node in lost]
    return bars("diem-thieu", _("Tiêu chí mất nhiều điểm nhất"), note, (_("Tiêu chí"), _("Điểm mất")), found)


def _criterion(publication: Publication, node: Node) -> str:
    return reverse("published-criterion", args=[publication.pk, node.criterion.id])


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
        "totals": _totals(publication, units),
        "by_field": _by_field(publication, edition, units, columns),
        "text": text,
        "found": found[:MOST_FOUND],
        "others": {unit.code: [code for code in by_code if code != unit.code] for unit in units},
        "full": len(units) == MOST_COMPARED,
        "refused": len(asked) > MOST_COMPARED,
    }
    return render(request, "published-compare.html", shown)


def _totals(publication: Publication, units: Sequence[PublishedUnit]) -> Chart:
    parts = [
        Part(unit.name, unit.total, unit.maximum, reverse("published-unit", args=[publication.pk, unit.code]))
        for unit in units
    ]
    return against("tong-diem", _("Tổng điểm"), _("Đơn vị"), parts)


def _by_field(
    publication: Publication, edition: Edition, units: Sequence[PublishedUnit], columns: Sequence[Sequence[Node]]
) -> HeatMap:
    """The index of every unit in every field that counts for points of the total."""
    counted = [field for field in edition.fields if field.points]
    fields = [row for row in zip(*columns, strict=True) if row[0].criterion in counted]
    shares = [
        Shares(named(row[0].criterion), [node.index for node in row], _criterion(publication, row[0])) for row in fields
    ]
    return heat_map(_("Chỉ số từng lĩnh vực"), (_("Lĩnh vực"), *(unit.name for unit in units)), shares)


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
        "totals": _over_years(publication, unit, whole),
    }
    if chosen:
        rows = [_Changed(node, since[node.criterion.id]) for node in nodes_of(edition_of(publication), unit)]
        shown |= {"rows": rows, "by_field": _change_by_field(publication, rows)}
    return render(request, "published-years.html", shown)


def _over_years(publication: Publication, unit: PublishedUnit, whole: Sequence[Earlier]) -> Chart:
    """The total of each year, the latest first; of units merged since, their mean."""
    parts = [Part(str(publication.round.year), unit.total, unit.maximum)]
    for one in whole:
        year, n = str(one.publication.round.year), len(one.parts)
        total, maximum = (sum(sizes) for sizes in zip(*((part.total, part.maximum) for part in one.parts), strict=True))
        name = _("{year} (trung bình của {n} đơn vị)").format(year=year, n=n) if n > 1 else year
        means = round_half_up(total, n, 4), round_half_up(maximum, n, 4)
        parts.append(Part(name, *means, reverse("publication", args=[one.publication.pk])))
    return against("cac-nam", _("Tổng điểm các năm"), _("Năm"), parts)


def _change_by_field(publication: Publication, rows: Sequence["_Changed"]) -> Chart:
    fields = edition_of(publication).fields
    found = [
        Bar(named(row.node.criterion), row.change.by, _criterion(publication, row.node))
        for row in rows
        if row.node.criterion in fields and row.compared
    ]
    note = _("Chỉ cộng những tiêu chí hỏi và tính như nhau ở cả hai năm.")
    head = (_("Lĩnh vực"), _("Tăng, giảm"))
    return bars("thay-doi", _("Tăng, giảm theo lĩnh vực"), note, head, found, signed_text)


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
