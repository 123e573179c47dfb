"""Many lines of a register at once: pasted or from a file, every row shown before all that was accepted is written."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.office.registers import actions
from parindex.office.registers.errors import RecordRefused
from parindex.office.registers.listing import Listed, pasted, under_headings
from parindex.office.units.errors import ListRefused
from parindex.office.units.many.table import Cells, Line
from parindex.web.lists import read_list
from parindex.web.middleware import ActingRequest
from parindex.web.pages.register import choices
from parindex.web.registers.place import Place, place
from parindex.web.tables import without_guard, workbook_file
from parindex.writing import listing

SALT = "register-list"
LASTS = timedelta(hours=1)
"""How long what was shown may still be written."""
NUMBER, PROBLEM = "Dòng", "Cần sửa"


@require_GET
def page(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """The field to paste into, the field for a file, and the template."""
    return render(request, "register-list.html", _written(request, unit, register).shown)


@require_GET
def template(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """A workbook with the register's headings, whose cells offer their choices."""
    here = _written(request, unit, register)
    headings = [column.heading for column in here.register.fields]
    return workbook_file(f"mau-{register.replace('_', '-')}", listing.render(headings, [], choices(here.register)))


@require_POST
def preview(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """What each row would change; nothing is written."""
    here = _written(request, unit, register)
    try:
        listed = _listed(request, here)
        lines = actions.plan(request.actor, unit, register, listed.rows)
    except ListRefused as refused:
        return _asked_again(request, here, refused, 422)
    of = {change: [line for line in lines if line.change == change] for change in ("new", "changed", "same", "refused")}
    accepted = [line for line in lines if line.change in ("new", "changed")]
    shown = {
        **here.shown,
        **of,
        "accepted": accepted,
        "unused": listed.unused,
        "listed": [column for column in here.register.fields if column.name in listed.columns],
        "rows": [
            (line, [line.cells.get(name, "") for name in listed.columns]) for line in lines if line not in of["refused"]
        ],
        "sealed": _sealed(here, "accepted", listed.columns, accepted),
        "sealed_refused": _sealed(here, "refused", listed.columns, of["refused"]),
    }
    return render(request, "register-preview.html", shown)


def _listed(request: ActingRequest, here: Place) -> Listed:
    """The rows that were pasted, or else those of the file."""
    text = request.POST.get("pasted", "")
    if text.strip():
        found = pasted(here.register, text)
    else:
        found = under_headings(here.register, read_list(request.FILES.get("list")))
    if not found.rows:
        raise ListRefused(_("Danh sách chưa có dòng nào dưới dòng tiêu đề; đề nghị điền rồi đưa vào lại."))
    rows: list[tuple[int, Cells]] = [
        (n, {name: without_guard(text) for name, text in cells.items()}) for n, cells in found.rows
    ]
    return replace(found, rows=rows)


@require_POST
def refused(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """The rows that were refused, each with what to mend, to be filled in and sent again."""
    here = _written(request, unit, register)
    columns, rows = _opened(request, here, "refused")
    headings = [here.register.by_name[name].heading for name in columns]
    table = [[*cells, str(number), " ".join(problems)] for number, cells, problems in rows]
    offered = {heading: words for heading, words in choices(here.register).items() if heading in headings}
    return workbook_file("can-sua", listing.render([*headings, NUMBER, PROBLEM], table, offered))


@require_POST
def write(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """Write what was shown, all or nothing."""
    here = _written(request, unit, register)
    columns, rows = _opened(request, here, "accepted")
    listed = [(number, dict(zip(columns, cells, strict=True))) for number, cells, _problems in rows]
    try:
        n = actions.write(request.actor, unit, register, listed)
    except (ListRefused, RecordRefused) as met:
        return _asked_again(request, here, met, 409)
    messages.success(request, _("Đã ghi %(n)d dòng vào sổ.") % {"n": n})
    return redirect("register", *here.arguments)


def _asked_again(request: ActingRequest, here: Place, refusal: Exception, status: int) -> HttpResponse:
    kept = {**here.shown, "refusal": refusal, "pasted": request.POST.get("pasted", "")}
    return render(request, "register-list.html", kept, status=status)


def _sealed(here: Place, what: str, columns: tuple[str, ...], lines: list[Line]) -> str:
    rows = [
        (line.number, [line.cells.get(name, "") for name in columns], [problem.words for problem in line.problems])
        for line in lines
    ]
    return signing.dumps([what, here.arguments, columns, rows], salt=SALT, compress=True)


def _opened(request: ActingRequest, here: Place, what: str) -> tuple[list[str], list[Any]]:
    """The columns and rows that were sealed for this very register. 404 when they were not, or too long ago."""
    try:
        said, where, columns, rows = signing.loads(request.POST.get("sealed", ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError) as broken:
        raise Http404 from broken
    if (said, where) != (what, here.arguments):
        raise Http404
    return columns, rows


def _written(request: ActingRequest, unit: int, register: str) -> Place:
    """A register that the actor writes in. 404 otherwise."""
    here = place(request, unit, register)
    if not here.writes:
        raise Http404
    return here
