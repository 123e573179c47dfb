"""A round's page: its phases and bodies, and how far every unit is; never a claim or a finding of a draft."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET

from parindex.editions.wording import FUNCTIONS
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.progress import WAY, Line, counts, lines, progress
from parindex.office.journal.queries import entries, verify
from parindex.office.rounds.editions import functions, thawed
from parindex.office.rounds.models import Extension, Phase, PhaseChange, Round
from parindex.office.rounds.queries import Window, hour
from parindex.office.units.models import Role
from parindex.web.journal_words import told
from parindex.web.middleware import ActingRequest
from parindex.web.paging import in_order, page_of
from parindex.web.tables import csv_file
from parindex.web.visible import visible_round

ORDERS = {
    "ten": ("unit__folded", "unit__code", "pk"),
    "ma": ("unit__code", "pk"),
    "tinh-hinh": ("place", "unit__folded", "pk"),
    "da-dien": ("filled", "unit__folded", "pk"),
    "han": ("closing", "unit__folded", "pk"),
}
LATE = "qua-han"
NAME = Phase.Name
STEPS: dict[Phase.Name, tuple[tuple[str, Any], ...]] = {
    NAME.SELF_ASSESSMENT: (("round-table", gettext_lazy("Tải bảng tiến độ (CSV)")),),
    NAME.APPRAISAL: (
        ("appraisal", gettext_lazy("Thẩm định")),
        ("shares", gettext_lazy("Phân công thẩm định")),
        ("second-reading", gettext_lazy("Đọc lại theo mẫu")),
        ("round-rules", gettext_lazy("Quy tắc tính điểm")),
    ),
    NAME.CLARIFICATION: (("clarifications", gettext_lazy("Sổ giải trình")),),
    NAME.SECOND_APPRAISAL: (("appraisal", gettext_lazy("Thẩm định lần 2")),),
    NAME.APPROVAL: (
        ("ranking", gettext_lazy("Kết quả và xếp hạng")),
        ("result-criteria", gettext_lazy("Tiêu chí và lĩnh vực")),
        ("round-papers", gettext_lazy("Văn bản của đợt")),
        ("approval", gettext_lazy("Phê duyệt kết quả")),
    ),
    NAME.PUBLISHED: (("approval", gettext_lazy("Công bố, đính chính")),),
}
"""The pages on which each phase's work is done, by the name of their address."""
MOST_PROVED = 100
"""Sent sheets whose chains are proved with the round's, the newest; `parindex journal verify` proves all."""


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The round with the units that answer to what was typed, and counts over all of them."""
    round = visible_round(request, pk)
    text, way = request.GET.get("q", ""), request.GET.get("buoc", "")
    order, columns = in_order(request, ORDERS)
    found = progress(round, text)
    counted = counts(found)
    if way in WAY:
        found = found.filter(way=way)
    elif way == LATE:
        found = found.filter(late=True)
    units = page_of(request, found.order_by(*columns))
    edition = thawed(round.edition_id)
    bodies = {body.function: body.unit for body in round.bodies.select_related("unit")}
    shown = {
        "round": round,
        "edition": edition,
        "phases": _phases(round),
        "bodies": [(FUNCTIONS[name], leaves, bodies.get(name)) for name, leaves in functions(edition).items()],
        "changes": PhaseChange.objects.filter(phase__round=round)
        .select_related("phase", "person")
        .order_by("-pk")[:20],
        "extensions": _extensions(round),
        "left_out": round.left_out.select_related("unit").order_by("unit__folded"),
        "text": text,
        "way": way,
        "order": order,
        "counts": [(name, words, counted.by_way[name]) for name, words in WAY.items()],
        "counted": counted,
        "units": units,
        "lines": lines(units),
        "leaves": sum(1 for _ in edition.leaves()),
        "coordinates": request.actor.holds(round.superior_id, [Role.Kind.COORDINATOR]),
    }
    return render(request, "round.html", shown)


def _phases(round: Round) -> list[dict[str, Any]]:
    """Every phase in order, also those that the round has not yet, each with its pages."""
    stored, now = {phase.name: phase for phase in round.phases.all()}, timezone.now()
    return [
        {
            "name": name,
            "pages": [(reverse(address, args=[round.pk]), words) for address, words in STEPS[name]],
            "phase": stored.get(name),
            "is_open": name in stored and Window(stored[name].opens, stored[name].closes).is_open,
            "is_coming": name in stored and now < stored[name].opens,
        }
        for name in Phase.Name
    ]


def _extensions(round: Round) -> list[Extension]:
    found = Extension.objects.filter(participant__round=round).select_related("participant__unit")
    return list(found.order_by("-pk")[:20])


@require_GET
def table(request: ActingRequest, pk: int) -> HttpResponse:
    """All units with how far they are, as CSV; in Vietnamese, for it goes into files."""
    round = visible_round(request, pk)
    leaves = sum(1 for _ in thawed(round.edition_id).leaves())
    every = lines(progress(round).order_by(*ORDERS["ten"]))
    heading = ("Mã", "Đơn vị", "Thuộc", "Tình hình", "Đã chấm", "Tổng số tiêu chí", "Hạn tự đánh giá", "Quá hạn")
    with override("vi"):
        return csv_file(f"tien-do-{round.pk}", [heading, *(_cells(line, leaves) for line in every)])


def _cells(line: Line, leaves: int) -> tuple[object, ...]:
    unit = line.participant.unit
    above = unit.parent.name if unit.parent else ""
    closing = hour(line.closing) if line.closing else ""
    return unit.code, unit.name, above, line.way, line.filled, leaves, closing, "x" if line.late else ""


@require_GET
def journal(request: ActingRequest, pk: int) -> HttpResponse:
    """What was done in the round and to its sent sheets, and whether their chains are whole."""
    round = visible_round(request, pk)
    acts = page_of(request, entries(round.chain))
    sent = (
        Sheet.objects.filter(round=round, state=Sheet.State.SENT).select_related("unit").order_by("-pk")[:MOST_PROVED]
    )
    shown = {
        "round": round,
        "acts": acts,
        "lines": told(acts.object_list),
        "proof": verify([round.chain, *(sheet.chain for sheet in sent)]),
        "sheets": sent,
    }
    return render(request, "round-journal.html", shown)
