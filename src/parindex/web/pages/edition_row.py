"""One row of an edition being written: its fields, its trial on example facts, its place in the tree."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.editions.edition import Criterion
from parindex.editions.wording import rule_sentence
from parindex.office.assessments.content import LONGEST_FACT
from parindex.office.editions import actions, content
from parindex.office.editions.access import writes_for
from parindex.office.editions.errors import Conflict, RowRefused
from parindex.office.editions.models import HEAD, EditionRow, OwnEdition
from parindex.office.editions.queries import history as versions_of
from parindex.office.editions.queries import rows_of
from parindex.office.errors import Refusal
from parindex.web.editions import head_form, row_form, rule_form, typed
from parindex.web.editions.fields import Errors
from parindex.web.editions.trial import as_case, attempt
from parindex.web.editions.view import told
from parindex.web.fields import version_seen
from parindex.web.languages import vi
from parindex.web.middleware import ActingRequest
from parindex.web.visible import own_edition

Plain = Mapping[str, Any]


class Place:
    """A row in the edition around it, for whoever may write it; else there is nothing."""

    def __init__(self, request: ActingRequest, pk: int, row: int | None) -> None:
        self.own = own_edition(request, pk)
        if self.own.state != OwnEdition.State.DRAFT or self.own.owner_id not in writes_for(request.actor):
            raise Http404
        self.rows = rows_of(self.own)
        self.edition = content.together(self.rows)
        found = [each for each in self.rows if (each.node == HEAD if row is None else each.pk == row)]
        if not found:
            raise Http404
        self.row = found[0]
        self.leaf = self.row.node != HEAD and self.row.node not in self.edition.children

    @property
    def sources(self) -> Plain:
        """The sources of law of the edition, by key."""
        legal: Plain = self.rows[0].content.get("legal", {})
        return legal

    @property
    def faults(self) -> list[str]:
        """What does not hold at this row."""
        node = self.row.node or None
        return [fault.words for fault in content.faults(self.edition) if fault.criterion == node]

    def next(self) -> EditionRow | None:
        """The next criterion that is scored itself."""
        later = self.rows[self.rows.index(self.row) + 1 :]
        return next((row for row in later if row.node not in self.edition.children), None)


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, pk: int, row: int) -> HttpResponse:
    """The row as it stands, or saved as typed; a conflict or a refusal keeps what was typed on the page."""
    place = Place(request, pk, row)
    if request.method == "GET":
        return render(request, "edition-row.html", _around(place) | _form(place, place.row.content, Errors()))
    said = typed.criterion(request.POST, place.leaf)
    refused = _saved(request, place, said)
    if refused is not None:
        return render(request, "parts/edition-form.html", refused, status=409 if refused.get("theirs") else 422)
    following = place.next() if "next" in request.POST else None
    response = HttpResponse(status=204)
    response["HX-Redirect"] = reverse("edition-row", args=[pk, following.pk if following else row])
    return response


def _saved(request: ActingRequest, place: Place, said: Plain) -> dict[str, Any] | None:
    """Save what was typed; None when it stands, else the form as typed with what was refused."""
    try:
        actions.save_row(request.actor, place.own.pk, place.row.node, version_seen(request.POST), said)
    except RowRefused as refused:
        return _form(place, said, Errors.of(refused.problems), _tried(request))
    except Conflict as conflict:
        return _form(place, said, Errors(), _tried(request)) | {
            "theirs": conflict.theirs,
            "theirs_rule": _told(conflict.theirs),
        }
    except Refusal as refused:
        return _form(place, said, Errors({"": str(refused)}), _tried(request))
    messages.success(request, _("Đã ghi."))
    return None


def _told(row: EditionRow) -> str:
    """How the other one's row is scored, in words."""
    return rule_sentence(Criterion.model_validate(row.content)) if "rule" in row.content else ""


def _form(place: Place, said: Plain, errors: Errors, example: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the form of a row shows: every field with what was typed or stands, what was refused, and example facts."""
    shown: dict[str, Any] = {"own": place.own, "row": place.row, "leaf": place.leaf}
    shown |= row_form.of_criterion(said, errors)
    if place.leaf:
        shown |= row_form.of_leaf(said, errors) | {"proofs": len(said.get("evidence", ()))}
        shown |= {
            "kind": rule_form.of_kind(said, errors),
            "settings": rule_form.of_rule(said, errors),
            "tried": [(fact, (example or {}).get(fact["name"], "")) for fact in said.get("facts", ())],
        }
    shown["legal"] = row_form.of_citations(said, place.sources, errors)
    return shown | {"problems": errors.left()}


def _around(place: Place) -> dict[str, Any]:
    """What the page shows around the form: where the row stands, what does not hold, what the file says of it."""
    node, edition = place.row.node, place.edition
    nodes = {row.node: row for row in place.rows}
    return {
        "edition": edition,
        "above": [(each, nodes[each.id]) for each in edition.above(node)],
        "faults": place.faults,
        "beneath": len(list(edition.beneath(node))) - 1,
        "parents": [each for each in edition.criteria if each.id != edition.by_id[node].parent],
    }


@require_POST
def fields(request: ActingRequest, pk: int, row: int) -> HttpResponse:
    """The form again as it is typed, unsaved: with the settings of the kind now chosen, or with more blank rows."""
    place = Place(request, pk, row)
    shown = _form(place, typed.criterion(request.POST, place.leaf), Errors(), _tried(request))
    shown["row"].version = request.POST.get("version", "")
    template = "parts/edition-rule.html" if "rule" in request.GET else "parts/edition-form.html"
    return render(request, template, shown)


@require_POST
def trial(request: ActingRequest, pk: int, row: int) -> HttpResponse:
    """What example facts give by the form as it is typed now."""
    place = Place(request, pk, row)
    try:
        leaf = Criterion.model_validate(content.criterion(place.row.content, typed.criterion(request.POST, place.leaf)))
    except RowRefused:
        return render(request, "parts/edition-trial.html", {"unfinished": True})
    came = attempt(place.edition, leaf, _tried(request))
    return render(request, "parts/edition-trial.html", {"came": came, "sentence": rule_sentence(leaf)})


@require_POST
def keep(request: ActingRequest, pk: int, row: int) -> HttpResponse:
    """Keep the example facts with what the saved rule gives for them."""
    place = Place(request, pk, row)
    leaf = place.edition.by_id.get(place.row.node)
    example = _tried(request)
    facts = ", ".join(filter(None, example.values()))
    name = (request.POST.get("example", "").strip() or f"{place.row.node}: {facts}")[:200]
    expected = typed.number(request.POST.get("expected", ""))[:20]
    case = as_case(place.edition, leaf, example, name, expected) if leaf and leaf.rule else None
    if case is None or content.criterion(place.row.content, typed.criterion(request.POST, True)) != place.row.content:
        words = _("Đề nghị ghi cách tính trước, rồi giữ ví dụ.")
        return render(request, "parts/edition-trial.html", {"words": words}, status=422)
    actions.keep_case(request.actor, pk, case)
    words = format_html(_("Đã giữ ví dụ “{name}”."), name=vi(name))
    return render(request, "parts/edition-trial.html", {"words": words})


def _tried(request: ActingRequest) -> dict[str, str]:
    """The example facts as typed."""
    fields = {key: str(text).strip()[:LONGEST_FACT] for key, text in request.POST.items() if key.startswith("trial-")}
    return {key.removeprefix("trial-"): text for key, text in fields.items()}


@require_POST
def arrange(request: ActingRequest, pk: int, row: int) -> HttpResponse:
    """Move the row, or take it out."""
    here = Place(request, pk, row)
    node, step = here.row.node, request.POST.get("step", "")
    if step in ("up", "down"):
        actions.move_row(request.actor, pk, node, -1 if step == "up" else 1)
    elif step == "under":
        actions.put_under(request.actor, pk, node, request.POST.get("parent") or None)
    elif step == "remove":
        gone = actions.remove_row(request.actor, pk, node)
        messages.success(request, _("Đã bỏ %d dòng.") % gone)
        return redirect("own-edition", pk)
    else:
        raise Http404
    messages.success(request, _("Đã chuyển."))
    return redirect("edition-row", pk, row)


@require_POST
def add(request: ActingRequest, pk: int) -> HttpResponse:
    """Add a row beneath another, or at the top, and go on to fill it in."""
    own_edition(request, pk)
    said = {name: text for name in ("label", "title", "points") if (text := request.POST.get(name, "").strip())}
    said["points"] = typed.number(said.get("points", ""))
    try:
        added = actions.add_row(request.actor, pk, request.POST.get("parent") or None, said)
    except RowRefused as refused:
        words = _("Chưa thêm dòng: đề nghị ghi tên và điểm tối đa. {words}")
        messages.warning(request, format_html(words, words=vi(refused)))
        return redirect("own-edition", pk)
    return redirect("edition-row", pk, added.pk)


@require_http_methods(["GET", "POST"])
def head(request: ActingRequest, pk: int) -> HttpResponse:
    """The edition's head and its sources of law."""
    place = Place(request, pk, None)
    said, errors, theirs = place.row.content, Errors(), None
    if request.method == "POST":
        said = typed.head(request.POST)
        try:
            actions.save_row(request.actor, pk, HEAD, version_seen(request.POST), said)
            messages.success(request, _("Đã ghi phần chung."))
            return redirect("own-edition", pk)
        except RowRefused as refused:
            errors = Errors.of(refused.problems)
        except Conflict as conflict:
            theirs = conflict.theirs
    shown = {
        "own": place.own,
        "row": place.row,
        "form": head_form.of_head(said, errors),
        "faults": place.faults,
        "theirs": theirs,
        "problems": errors.left(),
    }
    return render(request, "edition-head.html", shown, status=409 if theirs else 422 if request.POST else 200)


@require_POST
def drop(request: ActingRequest, pk: int, case: int) -> HttpResponse:
    """Take out one example."""
    own_edition(request, pk)
    actions.drop_case(request.actor, pk, case)
    return redirect(f"{reverse('own-edition', args=[pk])}#vi-du")


@require_GET
def history(request: ActingRequest, pk: int, row: int) -> HttpResponse:
    """Every earlier state of a row."""
    return render(request, "parts/edition-history.html", {"versions": told(versions_of(Place(request, pk, row).row))})
