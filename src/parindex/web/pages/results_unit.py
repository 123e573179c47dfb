"""What became of one unit's points in a round: from claimed to awarded, and since the year before."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET

from parindex.editions.edition import Criterion, Edition
from parindex.office.points.actions import TOTAL
from parindex.office.results.actions import refresh
from parindex.office.results.course import Course, course
from parindex.office.results.models import Standing
from parindex.office.results.seeing import Sight, belongs, shown_from, sight_of
from parindex.office.results.since import Since, since
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Round
from parindex.office.units.models import Unit
from parindex.rules.points import points_text, round_half_up
from parindex.scoring.change import Change
from parindex.web.charts import STAGES, Bar, Chart, bars, named, signed_text, waterfall
from parindex.web.middleware import ActingRequest
from parindex.web.tables import csv_file

LIKENESS: dict[str, "str | Promise"] = {
    "alike": "",
    "in_part": gettext_lazy("so sánh được một phần"),
    "new": gettext_lazy("tiêu chí mới"),
    "title_changed": gettext_lazy("nội dung đã đổi"),
    "points_changed": gettext_lazy("điểm tối đa đã đổi"),
    "rule_changed": gettext_lazy("cách tính đã đổi"),
    "worth_differs": gettext_lazy("có phần không áp dụng nên điểm tối đa khác"),
    "open": gettext_lazy("chưa có điểm cuối cùng"),
}

ALIKE = ("alike", "in_part")


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of the unit as the table of points shows it. Ticks."""

    criterion: Criterion
    depth: int
    worth: int
    stages: tuple[int, ...]
    lost: int
    claimed_above: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One criterion beside the year before, in print."""

    criterion: Criterion
    depth: int
    after: str
    before: str
    by: str
    note: "str | Promise"


@require_GET
def page(request: ActingRequest, pk: int, unit: int) -> HttpResponse:
    """The unit's standing, one criterion from stage to stage, all of them, and the change since the year before."""
    participant, seen = _visible(request, pk, unit)
    round, edition = participant.round, thawed(participant.round.edition_id)
    shown: dict[str, Any] = {"round": round, "unit": participant.unit, "sight": seen}
    if seen.nothing:
        return render(request, "result-unit.html", shown | {"from": shown_from(round), "waits": True})
    criteria = seen.criteria(edition)
    if len(criteria) == len(edition.criteria):
        shown["standing"] = Standing.objects.filter(standings=refresh(round), unit=unit).first()
    if seen.everything and shown["standing"]:
        shown["places"] = shown["standing"].places.order_by("-of", "block")
    found = course(round, unit) if seen.leaves else None
    if found is None:
        return render(request, "result-unit.html", shown)
    node = _node(request, found, criteria)
    shown |= {
        "node": node,
        "chart": _waterfall(edition, found, node),
        "stages": [STAGES[stage] for stage in found.reached],
        "lines": list(_lines(found, criteria, seen.above)),
        "open": sum(1 for leaf in found.open if leaf in seen.leaves),
        "claimed_above": sum(ticks for leaf, ticks in found.claimed_above.items() if leaf in seen.above),
    }
    return render(request, "result-unit.html", shown | _since(round, participant.unit, edition, criteria))


@require_GET
def points(request: ActingRequest, pk: int, unit: int) -> HttpResponse:
    """Every criterion with its points at each stage, as CSV; in Vietnamese, for it goes into files."""
    participant, seen = _visible(request, pk, unit)
    found = course(participant.round, unit)
    if found is None or not seen.leaves:
        raise Http404
    with override("vi"):
        heading = ["Mã", "Tiêu chí", "Điểm tối đa", *(str(STAGES[stage]) for stage in found.reached), "Điểm mất"]
        lines = _lines(found, seen.criteria(found.kit.edition), above=())
        return csv_file(f"diem-{pk}-{unit}", [heading, *(_cells(line) for line in lines)])


def _cells(line: Line) -> tuple[str, ...]:
    return (line.criterion.id, line.criterion.title, *map(points_text, (line.worth, *line.stages, line.lost)))


@require_GET
def changes(request: ActingRequest, pk: int, unit: int) -> HttpResponse:
    """Every criterion beside the year before, as CSV; in Vietnamese, for it goes into files."""
    participant, seen = _visible(request, pk, unit)
    found = since(participant.round, participant.unit) if seen.leaves else None
    if found is None or not found.changes:
        raise Http404
    year = participant.round.year
    with override("vi"):
        heading = ("Mã", "Tiêu chí", f"Điểm năm {year}", f"Điểm năm {year - 1}", "Tăng, giảm", "Ghi chú")
        edition = thawed(participant.round.edition_id)
        lines = _compared(edition, found, seen.criteria(edition))
        rows = [(one.criterion.id, one.criterion.title, one.after, one.before, one.by, str(one.note)) for one in lines]
        return csv_file(f"so-nam-truoc-{pk}-{unit}", [heading, *rows])


def _visible(request: ActingRequest, pk: int, unit: int) -> tuple[Participant, Sight]:
    """The unit in its round and what of it is seen; the unit's own people are told from when they see it."""
    found = Participant.objects.select_related("round__superior", "round__edition", "unit__parent")
    participant = get_object_or_404(found, round=pk, unit=unit)
    seen = sight_of(request.actor, participant.round, unit)
    if seen.nothing and not belongs(request.actor, unit):
        raise Http404
    return participant, seen


def _node(request: ActingRequest, found: Course, criteria: Sequence[Criterion]) -> str:
    """The criterion that `muc` names; the whole for whoever sees it all, else the first that is seen."""
    name = request.GET.get("muc", "")
    if any(one.id == name for one in criteria):
        return name
    return TOTAL if len(criteria) == len(found.kit.edition.criteria) else criteria[0].id


def _waterfall(edition: Edition, found: Course, node: str) -> Chart:
    title = _("Tổng điểm qua các bước") if node == TOTAL else named(edition.by_id[node])
    return waterfall("qua-cac-buoc", title, found.of(node), found.worths[node])


def _lines(found: Course, criteria: Iterable[Criterion], above: Collection[str]) -> Iterable[Line]:
    """The criteria with their points; by how much a claim stands above the rule on the leaves of `above` alone."""
    edition = found.kit.edition
    for one in criteria:
        yield Line(
            one,
            len(edition.above(one.id)),
            found.worths[one.id],
            tuple(found.of(one.id).values()),
            found.lost(one.id),
            found.claimed_above.get(one.id) if one.id in above else None,
            one.id in found.open,
        )


def _since(round: Round, unit: Unit, edition: Edition, criteria: Sequence[Criterion]) -> dict[str, Any]:
    """What the page says of the year before."""
    found = since(round, unit)
    if found is None or not found.changes:
        return {"since": found}
    fields = [
        (field, found.changes[field.id])
        for field in edition.fields
        if field in criteria and found.changes[field.id].likeness in ALIKE
    ]
    note = _("Chỉ cộng những tiêu chí hỏi và tính như nhau ở cả hai năm.")
    head = (_("Lĩnh vực"), _("Tăng, giảm"))
    by_field = [Bar(named(field), change.by) for field, change in fields]
    chart = bars("so-nam-truoc", _("Tăng, giảm theo lĩnh vực"), note, head, by_field, signed_text)
    download = reverse("unit-changes", args=[round.pk, unit.pk])
    return {
        "since": found,
        "since_chart": chart,
        "since_csv": download,
        "compared": list(_compared(edition, found, criteria)),
    }


def _compared(edition: Edition, found: Since, criteria: Iterable[Criterion]) -> Iterable[Compared]:
    for one in criteria:
        yield _beside(one, len(edition.above(one.id)), found.changes[one.id])


def _beside(criterion: Criterion, depth: int, change: Change) -> Compared:
    note = LIKENESS[change.likeness]
    if change.likeness not in ALIKE:
        return Compared(criterion, depth, "", "", "", note)
    before = points_text(round_half_up(change.before, change.parts, 4))
    return Compared(criterion, depth, points_text(change.after), before, signed_text(change.by), note)
