"""Beginning an edition, saving its rows, changing its tree, and keeping examples."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from parindex.editions.cases import Case
from parindex.editions.edition import Edition
from parindex.office.editions import content, tree
from parindex.office.editions.access import require_writer
from parindex.office.editions.content import Plain, Text
from parindex.office.editions.errors import Conflict, DraftRefused
from parindex.office.editions.models import HEAD, EditionCase, EditionRow, EditionRowVersion, OwnEdition
from parindex.office.editions.queries import cases_of, rows_of, shelf, shelf_cases, text_of
from parindex.office.journal.actions import Detail, record
from parindex.office.journal.fingerprint import fingerprint
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import fold

STATE = OwnEdition.State
MOST_CASES = 500
FIRST_YEAR, LAST_YEAR = 2012, 2100
BLANK = Text(
    {
        "edition": "du-thao/2000-1",
        "title": "Bộ tiêu chí chưa có tên",
        "level": "commune",
        "assesses": "UBND cấp xã",
        "total": "100",
        "status": "draft",
    },
    [{"id": "1", "label": "1", "title": "Lĩnh vực thứ nhất", "points": "100", **tree.TO_A_PERSON}],
)


@transaction.atomic
def begin(actor: Actor, owner: int, year: int, text: Text, made_from: str) -> OwnEdition:
    """A new draft of a superior's, from a text; its name is the unit's with the year and the next number of it."""
    require_writer(actor, owner, gettext("soạn bộ tiêu chí"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DraftRefused(gettext("Năm đánh giá phải từ {first} đến {last}.").format(first=FIRST_YEAR, last=LAST_YEAR))
    unit = Unit.objects.select_for_update(no_key=True).get(pk=owner)
    family = re.sub(r"[^a-z0-9]+", "-", fold(unit.name))[:60].strip("-") or f"don-vi-{owner}"
    number, taken = 1, {*shelf(), *OwnEdition.objects.filter(owner=owner).values_list("name", flat=True)}
    while (name := f"{family}/{year}-{number}") in taken:
        number += 1
    text = content.checked(
        Text({**text.head, "edition": name, "status": "draft"}, text.nodes, text.cases, text.sources)
    )
    found = OwnEdition.objects.create(owner=unit, name=name, made_from=made_from[:300])
    at = timezone.now()
    rows = [
        EditionRow(
            edition=found,
            node=node,
            place=place,
            content=said,
            source=dict(text.sources.get(node, {})),
            changed_at=at,
            changed_by_id=actor.person,
        )
        for place, (node, said) in enumerate([(HEAD, text.head), *((said["id"], said) for said in text.nodes)])
    ]
    EditionRow.objects.bulk_create(rows)
    _keep_versions(actor, rows)
    EditionCase.objects.bulk_create([EditionCase(edition=found, content=case) for case in text.cases])
    whole = fingerprint([row.content for row in rows])
    record(found.chain, actor.id, "begin", found.chain, {"owner": owner, "rows": len(rows), "sha256": whole})
    return found


def clone_of_shelf(name: str) -> Text:
    """The text of an edition of the shelf, to begin a new one from."""
    return content.of_edition(shelf()[name], shelf_cases(name))


def clone_of_own(edition: OwnEdition) -> Text:
    """The text of an own edition, to begin a new one from; what replaces a released one says so."""
    text = content.of_edition(text_of(edition), [case for _, case in cases_of(edition)])
    replaces = {"replaces": edition.name} if edition.state == STATE.RELEASED else {}
    return Text({**text.head, **replaces}, text.nodes, text.cases, {row.node: row.source for row in rows_of(edition)})


@transaction.atomic
def save_row(actor: Actor, edition: int, node: str, seen: int, typed: Mapping[str, Any]) -> EditionRow:
    """Save one row, or the head, as typed over the version that was seen; what is the same is no new version.

    Conflict when somebody saved it meanwhile; RowRefused when a setting does not fit its kind.
    """
    own = locked_draft(actor, edition)
    row = own.rows.select_related("changed_by").filter(node=node).first()
    if row is None:
        raise DraftRefused(gettext("Dòng này vừa được bỏ khỏi bộ tiêu chí; đề nghị tải lại trang."))
    said = content.head(row.content, typed) if node == HEAD else content.criterion(row.content, typed)
    if said == row.content:
        return row
    if row.version != seen:
        raise Conflict(row)
    _change(actor, own, row, said)
    return row


@transaction.atomic
def add_row(actor: Actor, edition: int, parent: str | None, typed: Mapping[str, Any]) -> EditionRow:
    """Add a row as the last child of another, or as the last top row; its id is made from its label."""
    own = locked_draft(actor, edition)
    taken = {*own.versions.values_list("node", flat=True)}
    before = own.rows.values_list("node", flat=True)
    stands = {*before}
    if len(stands) > content.MOST_ROWS:
        raise DraftRefused(gettext("Bộ tiêu chí đã có {most} dòng.").format(most=content.MOST_ROWS))
    _rebuild(actor, own, lambda nodes: tree.with_child(nodes, parent, typed, taken))
    return own.rows.exclude(node__in=stands).get()


@transaction.atomic
def move_row(actor: Actor, edition: int, node: str, step: int) -> None:
    """Move a row, with all beneath it, one place up (-1) or down (1) among its siblings."""
    own = locked_draft(actor, edition)
    _rebuild(actor, own, lambda nodes: tree.moved(nodes, node, step))
    record(own.chain, actor.id, "move", f"{own.chain}/row:{node}", {"step": step})


@transaction.atomic
def put_under(actor: Actor, edition: int, node: str, parent: str | None) -> None:
    """Move a row, with all beneath it, to the end of another parent's children, or of the top rows."""
    own = locked_draft(actor, edition)
    _rebuild(actor, own, lambda nodes: tree.put_under(nodes, node, parent))
    record(own.chain, actor.id, "move", f"{own.chain}/row:{node}", {"under": parent})


@transaction.atomic
def remove_row(actor: Actor, edition: int, node: str) -> int:
    """Take out a row with all beneath it, and say how many; what they said stays in their history."""
    own = locked_draft(actor, edition)
    before = own.rows.count()
    _rebuild(actor, own, lambda nodes: tree.without(nodes, node))
    return before - own.rows.count()


@transaction.atomic
def keep_case(actor: Actor, edition: int, case: Case) -> None:
    """Keep an example: from now on the rules must give what it expects."""
    own = locked_draft(actor, edition)
    if own.cases.count() >= MOST_CASES:
        raise DraftRefused(gettext("Bộ tiêu chí đã có {most} ví dụ.").format(most=MOST_CASES))
    said = content.plain(case)
    kept = EditionCase.objects.create(edition=own, content=said)
    record(own.chain, actor.id, "keep-case", f"{own.chain}/case:{kept.pk}", {"sha256": fingerprint(said)})


@transaction.atomic
def drop_case(actor: Actor, edition: int, case: int) -> None:
    """Take out one example."""
    own = locked_draft(actor, edition)
    found = own.cases.filter(pk=case).first()
    if found is None:
        raise DraftRefused(gettext("Ví dụ này đã được bỏ trước đó."))
    record(own.chain, actor.id, "drop-case", f"{own.chain}/case:{found.pk}", {"sha256": fingerprint(found.content)})
    found.delete()


@transaction.atomic
def set_aside(actor: Actor, edition: int) -> OwnEdition:
    """Lay a draft aside: it stays whole, and nobody changes it until it is taken up again."""
    return _stand(actor, locked_draft(actor, edition), STATE.SET_ASIDE, "set-aside")


@transaction.atomic
def take_up(actor: Actor, edition: int) -> OwnEdition:
    """Go on with a draft that was set aside."""
    own = _locked(actor, edition)
    if own.state != STATE.SET_ASIDE:
        raise DraftRefused(gettext("Bộ tiêu chí này không ở trạng thái gác lại; đề nghị tải lại trang."))
    return _stand(actor, own, STATE.DRAFT, "take-up")


def _stand(actor: Actor, own: OwnEdition, state: str, verb: str) -> OwnEdition:
    own.state = state
    own.save(update_fields=["state"])
    record(own.chain, actor.id, verb, own.chain)
    return own


def locked_draft(actor: Actor, edition: int) -> OwnEdition:
    """The edition, whose other writers wait. Forbidden or DraftRefused unless the actor may change it now."""
    own = _locked(actor, edition)
    if own.state == STATE.RELEASED:
        raise DraftRefused(
            gettext(
                "Bộ tiêu chí đã ban hành nên không sửa nữa. Nếu cần, đề nghị nhân bản thành bộ mới để ban hành "
                "thay bộ này."
            )
        )
    if own.state == STATE.SET_ASIDE:
        raise DraftRefused(gettext("Bộ tiêu chí đang gác lại; đề nghị bấm “Soạn tiếp” trước khi sửa."))
    return own


def _locked(actor: Actor, edition: int) -> OwnEdition:
    own = OwnEdition.objects.select_for_update().filter(pk=edition).first()
    if own is None:
        raise DraftRefused(gettext("Không có bộ tiêu chí này; đề nghị tải lại trang."))
    require_writer(actor, own.owner_id, gettext("soạn bộ tiêu chí"))
    return own


def save_head(actor: Actor, own: OwnEdition, said: Plain) -> Edition:
    """Write the head within another act, and give back the whole edition as it is then."""
    _change(actor, own, own.rows.get(node=HEAD), said)
    return content.together(rows_of(own))


def _change(actor: Actor, own: OwnEdition, row: EditionRow, said: Plain) -> None:
    row.content, row.version = said, row.version + 1
    row.changed_at, row.changed_by_id = timezone.now(), actor.person
    row.save()
    _keep_versions(actor, [row])
    detail: Detail = {"version": row.version, "sha256": fingerprint(said)}
    record(own.chain, actor.id, "save", f"{own.chain}/row:{row.node}", detail)


def _rebuild(actor: Actor, own: OwnEdition, change: Callable[[Sequence[tree.Node]], list[tree.Node]]) -> None:
    """Change the tree and write what follows for each row: put in, taken out, said otherwise, or in another place."""
    rows = {row.node: row for row in rows_of(own) if row.node != HEAD}
    nodes = change([row.content for row in rows.values()])
    stay = {node["id"] for node in nodes}
    for row in rows.values():
        if row.node not in stay:
            _take_out(actor, own, row)
    last = dict(own.versions.values_list("node").annotate(last=Max("version")))
    shifted = []
    for place, node in enumerate(nodes, 1):
        kept = rows.get(node["id"])
        if kept is None:
            _put_in(actor, own, content.criterion(node, node), place, last.get(node["id"], 0) + 1)
            continue
        if kept.content != node:
            _change(actor, own, kept, content.criterion(node, node))
        if kept.place != place:
            kept.place = place
            shifted.append(kept)
    EditionRow.objects.bulk_update(shifted, ["place"])


def _put_in(actor: Actor, own: OwnEdition, said: Plain, place: int, version: int) -> None:
    row = EditionRow.objects.create(
        edition=own,
        node=said["id"],
        place=place,
        content=said,
        version=version,
        changed_at=timezone.now(),
        changed_by_id=actor.person,
    )
    _keep_versions(actor, [row])
    detail: Detail = {"version": version, "sha256": fingerprint(said)}
    record(own.chain, actor.id, "add", f"{own.chain}/row:{row.node}", detail)


def _take_out(actor: Actor, own: OwnEdition, row: EditionRow) -> None:
    row.version, row.changed_at = row.version + 1, timezone.now()
    EditionRowVersion.objects.create(
        edition=own, node=row.node, version=row.version, at=row.changed_at, person_id=actor.person, content=None
    )
    record(own.chain, actor.id, "remove", f"{own.chain}/row:{row.node}", {"version": row.version})
    row.delete()


def _keep_versions(actor: Actor, rows: Sequence[EditionRow]) -> None:
    EditionRowVersion.objects.bulk_create(
        [
            EditionRowVersion(
                edition_id=row.edition_id,
                node=row.node,
                version=row.version,
                at=row.changed_at,
                person_id=actor.person,
                content=row.content,
            )
            for row in rows
        ]
    )
