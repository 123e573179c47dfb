"""Accounts or units in bulk: a template, a preview row by row, and only then all that was accepted at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from parindex.office.units.access import Actor
from parindex.office.units.actions.links import FOR_A_PERSON, invite_new
from parindex.office.units.errors import ListRefused
from parindex.office.units.many import accounts, units
from parindex.office.units.many.table import Cells, Line, rows_under
from parindex.office.units.models import Role, Unit
from parindex.web.lists import read_list
from parindex.web.middleware import ActingRequest
from parindex.web.sealing import opened, sealed
from parindex.web.tables import workbook_file
from parindex.writing import listing

LINKS = "links"
NUMBER, PROBLEM = "Dòng", "Cần sửa"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list: its headings, what it would change, and what writes it."""

    title: "str | Promise"
    headings: tuple[str, ...]
    example: tuple[str, ...]
    choices: Mapping[str, Sequence[str]]
    plan: Callable[[Actor, Iterable[tuple[int, Cells]]], list[Line]]
    write: Callable[[Actor, Sequence[tuple[int, Cells]]], Any]
    back: str


KINDS = {
    "nguoi-dung": Kind(
        _("Thêm nhiều người từ Excel"),
        accounts.HEADINGS,
        (
            "tonghop.dongmau",
            "Họ và tên công chức",
            "00001",
            "Xã Đồng Mẫu",
            accounts.LABELS[Role.Kind.DRAFTER],
            "",
            "01/01/2026",
            "",
        ),
        {accounts.KIND: [*accounts.LABELS.values()]},
        accounts.plan,
        accounts.write,
        "people",
    ),
    "don-vi": Kind(
        _("Thêm nhiều đơn vị từ Excel"),
        units.HEADINGS,
        ("", units.LABELS[Unit.Kind.DEPARTMENT], "Sở Nội vụ", "01", "Tỉnh Thí Điểm", "", ""),
        {units.KIND: [*units.LABELS.values()]},
        units.plan,
        units.write,
        "units",
    ),
}


@require_GET
def page(request: ActingRequest, what: str) -> HttpResponse:
    """The template to download and the field for the list."""
    return render(request, "bulk.html", {"what": what, "kind": _kind(request, what)})


@require_GET
def template(request: ActingRequest, what: str) -> HttpResponse:
    """The template, with one row as an example."""
    kind = _kind(request, what)
    return workbook_file(f"mau-{what}", listing.render(kind.headings, [kind.example], kind.choices))


@require_POST
def preview(request: ActingRequest, what: str) -> HttpResponse:
    """What each row would change; nothing is written."""
    kind = _kind(request, what)
    try:
        lines = kind.plan(request.actor, rows_under(kind.headings, read_list(request.FILES.get("list"))))
        if not lines:
            raise ListRefused(_("Danh sách chưa có dòng nào dưới dòng tiêu đề; đề nghị điền rồi tải lên lại."))
    except ListRefused as refused:
        return render(request, "bulk.html", {"what": what, "kind": kind, "refusal": refused}, status=422)
    by_change = {change: [line for line in lines if line.change == change] for change in ("new", "changed", "same")}
    refused_lines = [line for line in lines if line.change == "refused"]
    shown = {
        "what": what,
        "kind": kind,
        "accepted": [*by_change["new"], *by_change["changed"]],
        "same": len(by_change["same"]),
        "new": len(by_change["new"]),
        "changed": len(by_change["changed"]),
        "refused": refused_lines,
        "sealed": _sealed(kind, what, [line for line in lines if line.change in ("new", "changed")]),
        "sealed_refused": _sealed(kind, f"{what}-refused", refused_lines),
    }
    return render(request, "bulk-preview.html", shown)


def _sealed(kind: Kind, what: str, lines: Iterable[Line]) -> str:
    rows = [
        (line.number, [line.cells[heading] for heading in kind.headings], [(p.column, p.words) for p in line.problems])
        for line in lines
    ]
    return sealed(rows, f"list-{what}")


@require_POST
def refused(request: ActingRequest, what: str) -> HttpResponse:
    """The rows that were refused, each with what to mend, to be filled in and sent again."""
    kind = _kind(request, what)
    rows = [
        [*cells, str(number), "; ".join(f"{column}: {words}" for column, words in problems)]
        for number, cells, problems in opened(request, f"list-{what}-refused")
    ]
    return workbook_file(f"{what}-can-sua", listing.render([*kind.headings, NUMBER, PROBLEM], rows, kind.choices))


@require_POST
def write(request: ActingRequest, what: str) -> HttpResponse:
    """Write what was shown, all or nothing."""
    kind = _kind(request, what)
    rows = [
        (number, dict(zip(kind.headings, cells, strict=True)))
        for number, cells, _problems in opened(request, f"list-{what}")
    ]
    try:
        written = kind.write(request.actor, rows)
    except ListRefused as refusal:
        return render(request, "bulk.html", {"what": what, "kind": kind, "refusal": refusal}, status=409)
    people = list(getattr(written, "people", ()))
    links = sealed([people, getattr(written, "chain", "")], LINKS)
    shown = {"what": what, "kind": kind, "written": written, "people": people, "links": links}
    return render(request, "bulk-done.html", shown)


@never_cache
@require_POST
def links(request: ActingRequest) -> HttpResponse:
    """The one-time links of the accounts that were just opened, to be downloaded once."""
    people, chain = opened(request, LINKS)
    made = invite_new(request.actor, people, chain)
    until = timezone.localtime(timezone.now() + FOR_A_PERSON)
    rows = [
        [
            person.login,
            person.name,
            request.build_absolute_uri(reverse("invitation", args=[token])),
            f"{until:%H:%M %d/%m/%Y}",
        ]
        for person, token in made
    ]
    return workbook_file("lien-ket", listing.render([accounts.LOGIN, accounts.NAME, "Liên kết", "Dùng được đến"], rows))


def _kind(request: ActingRequest, what: str) -> Kind:
    if what not in KINDS or Role.Kind.ADMINISTRATOR not in request.actor.kinds:
        raise Http404
    return KINDS[what]
