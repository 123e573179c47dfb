"""Editions to read: the list, one with its whole tree, two side by side, and one as a folder to download."""

import zipfile
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parindex.editions.compare import compare as changes_between
from parindex.editions.edition import Edition
from parindex.editions.folder import files
from parindex.editions.wording import CHANGES, LEVELS, STATUSES
from parindex.office.editions import actions
from parindex.office.editions.access import writes_for
from parindex.office.editions.content import faults, plain, together
from parindex.office.editions.models import HEAD, OwnEdition
from parindex.office.editions.queries import cases_of, listed, removed, rows_of, shelf, shelf_cases, text_of
from parindex.web.editions.view import examples, lines, of_head, told
from parindex.web.middleware import ActingRequest
from parindex.web.visible import own_edition


@require_GET
def page(request: ActingRequest) -> HttpResponse:
    """The editions that this person may read: the superiors' own, and those that come with the installation."""
    shown = {
        "own": listed(request.actor),
        "shelf": [(edition, STATUSES[edition.status]) for edition in shelf().values()],
        "writes": bool(writes_for(request.actor)),
    }
    return render(request, "editions.html", shown)


@require_GET
def from_shelf(request: ActingRequest, family: str, issue: str) -> HttpResponse:
    """An edition that comes with the installation, to read."""
    edition = _of_shelf(f"{family}/{issue}")
    cases = [(None, case) for case in shelf_cases(edition.edition)]
    return _shown(request, edition, {"lines": lines(edition), "examples": examples(edition, cases)})


@require_GET
def own(request: ActingRequest, pk: int) -> HttpResponse:
    """One of a superior's own: to read once released, to write before."""
    found = own_edition(request, pk)
    rows = {row.node: row for row in rows_of(found)}
    draft, writes = found.state == OwnEdition.State.DRAFT, found.owner_id in writes_for(request.actor)
    edition = text_of(found) if found.frozen_id else together(list(rows.values()))
    wrong = faults(edition)
    shown = {
        "own": found,
        "draft": draft,
        "writes": writes,
        "removed": [(past[1].content, told(past)) for past in removed(found)] if writes else [],
        "lines": lines(edition, wrong, rows if draft else None),
        "of_head": of_head(wrong),
        "head": rows[HEAD],
        "examples": examples(edition, cases_of(found)),
    }
    return _shown(request, edition, shown)


@require_POST
def stand(request: ActingRequest, pk: int, step: str) -> HttpResponse:
    """Lay a draft aside, or go on with it."""
    own_edition(request, pk)
    if step == "gac-lai":
        actions.set_aside(request.actor, pk)
        messages.success(request, _("Đã gác lại; nội dung giữ nguyên và có thể soạn tiếp bất cứ lúc nào."))
    elif step == "soan-tiep":
        actions.take_up(request.actor, pk)
        messages.success(request, _("Đã lấy lại bản dự thảo để soạn tiếp."))
    else:
        raise Http404
    return redirect("own-edition", pk)


def _shown(request: HttpRequest, edition: Edition, shown: dict[str, Any]) -> HttpResponse:
    leaves = sum(1 for _ in edition.leaves())
    shown |= {
        "edition": edition,
        "status": STATUSES[edition.status],
        "level": LEVELS[edition.level],
        "leaves": leaves,
        "decision": edition.legal.get(edition.issued_by or ""),
        "bases": _bases(edition),
        "failed": sum(bool(example.failed) for example in shown["examples"]),
    }
    return render(request, "edition.html", shown)


def _bases(edition: Edition) -> dict[str, int]:
    """How many leaves rest on each kind of basis."""
    found = dict.fromkeys(("stated", "inferred", "unknown"), 0)
    for leaf in edition.leaves():
        if leaf.basis:
            found[leaf.basis] += 1
    return found


@require_GET
def compare(request: ActingRequest) -> HttpResponse:
    """Two editions side by side: what was added, removed, moved, and what changed, in words."""
    before, after = request.GET.get("truoc", ""), request.GET.get("sau", "")
    shown: dict[str, object] = {"choices": choices(request), "before": before, "after": after}
    if before and after:
        old, new = named(request, before), named(request, after)
        moved = changes_between(old, new)
        shown |= {
            "old": old,
            "new": new,
            "changes": [(change, _title(old, new, change.kind, change.criterion)) for change in moved],
            "counts": [(words, sum(change.kind == kind for change in moved)) for kind, words in CHANGES.items()],
        }
    return render(request, "edition-compare.html", shown)


def _title(old: Edition, new: Edition, kind: str, id: str | None) -> str:
    criterion = (old if kind == "removed" else new).by_id.get(id or "")
    return f"{criterion.label or criterion.id} {criterion.title}" if criterion else ""


@require_GET
def download(request: ActingRequest, pk: int) -> HttpResponse:
    """An own edition as the folder that the library reads, in one zip file."""
    found = own_edition(request, pk)
    head = plain(text_of(found))
    nodes, legal = head.pop("criteria"), head.pop("legal", {})
    texts = files(head, legal, nodes, [plain(case) for _, case in cases_of(found)])
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(f"{found.name}/{name}", text)
    headers = {"Content-Disposition": f'attachment; filename="{found.name.replace("/", "-")}.zip"'}
    return HttpResponse(packed.getvalue(), content_type="application/zip", headers=headers)


def choices(request: ActingRequest) -> list[tuple[str, str]]:
    """Every edition that this person may read, by what addresses call it: a key of our own, or a name of the shelf."""
    own = [(str(one.pk), f"{one.name}: {title}") for one, title in listed(request.actor)]
    return own + [(name, f"{name}: {edition.title}") for name, edition in shelf().items()]


def named(request: ActingRequest, choice: str) -> Edition:
    """The edition that an address calls so, if this person may read it; else there is nothing."""
    return text_of(own_edition(request, int(choice))) if choice.isdecimal() and len(choice) < 20 else _of_shelf(choice)


def _of_shelf(name: str) -> Edition:
    if name not in shelf():
        raise Http404
    return shelf()[name]
