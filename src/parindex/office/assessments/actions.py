"""Opening a sheet, saving its rows, and giving rows to contributors."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.office.assessments.access import require_drafter, require_writer
from parindex.office.assessments.content import Content, Typed, content, understand, with_typed
from parindex.office.assessments.errors import Conflict, SheetRefused
from parindex.office.assessments.looking import across, look, whole
from parindex.office.assessments.models import Assignment, RowVersion, Sheet, SheetRow
from parindex.office.assessments.queries import contributors_of
from parindex.office.journal.actions import record
from parindex.office.points.actions import TOTAL, Moved, move, open_totals
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Phase
from parindex.office.rounds.queries import window, window_of
from parindex.office.units.access import Actor


@transaction.atomic
def open_sheet(actor: Actor, participant: int) -> Sheet:
    """The unit's sheet in a round, laid out blank at the first call by its drafter."""
    one = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("round")
        .annotate(**window(Phase.Name.SELF_ASSESSMENT, "round", "unit"))
        .get(pk=participant)
    )
    require_drafter(actor, one.unit_id, gettext("mở phiếu tự đánh giá"))
    found = Sheet.objects.filter(round=one.round, unit=one.unit_id).first()
    if found:
        return found
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    sheet = Sheet.objects.create(round=one.round, unit_id=one.unit_id)
    edition = thawed(one.round.edition_id)
    rows = [SheetRow(sheet=sheet, node=criterion.id) for criterion in edition.criteria]
    for row in rows:
        if row.node not in edition.children:
            look(edition, edition.by_id[row.node], row, one.round)
    SheetRow.objects.bulk_create(rows)
    open_totals(one.round_id, one.unit_id, edition.by_id)
    record(sheet.chain, actor.id, "open", sheet.chain, {"round": one.round_id, "unit": one.unit_id})
    return sheet


@transaction.atomic
def save_row(actor: Actor, sheet: int, node: str, seen: int, typed: Typed) -> SheetRow:
    """Save one row as typed over the version that was seen; what is the same already is no new version.

    Conflict when somebody saved it meanwhile; RowRefused when a field does not fit its criterion; SheetRefused,
    Forbidden or PhaseClosed when it may not be written now.
    """
    one = locked(sheet)
    edition = thawed(one.round.edition_id)
    row = writable_row(actor, one, edition, node)
    criterion = edition.by_id[node]
    require_draft(one)
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    said, before = understand(criterion, typed), content(row)
    if said == before:
        return row
    if row.version != seen:
        raise Conflict(row)
    if said.claimed is not None and node in edition.children:
        raise SheetRefused(gettext("Dòng này là tổng của các dòng con nên không chấm điểm riêng."))
    _write(actor, row, said, edition)
    return row


def locked(sheet: int) -> Sheet:
    """A sheet with its round, unit and window, held until the transaction ends.

    Whoever writes in a sheet asks for it first: what is frozen is then what the rows say, and no two writers wait for
    each other.
    """
    try:
        return (
            Sheet.objects.select_for_update(of=("self",), no_key=True)
            .select_related("round", "unit")
            .annotate(**window(Phase.Name.SELF_ASSESSMENT, "round", "unit"))
            .get(pk=sheet)
        )
    except Sheet.DoesNotExist as missing:
        raise SheetRefused(gettext("Không có phiếu này; đề nghị tải lại trang.")) from missing


def writable_row(actor: Actor, sheet: Sheet, edition: Edition, node: str) -> SheetRow:
    """A row of a sheet at hand. Forbidden unless the actor may write it, SheetRefused where there is none."""
    if node not in edition.by_id:
        raise SheetRefused(gettext("Không có dòng này trong phiếu; đề nghị tải lại trang."))
    given = Assignment.objects.filter(sheet=sheet, person=actor.person, node__in=_path(edition, node))
    row = sheet.rows.annotate(given=Exists(given)).get(node=node)
    require_writer(actor, sheet, given=row.given)
    return row


def _path(edition: Edition, node: str) -> list[str]:
    return [node, *(above.id for above in edition.above(node))]


def _write(actor: Actor, row: SheetRow, said: Content, edition: Edition) -> None:
    """Keep what a row says now, what follows from it, its version, the journal's entry and the points."""
    claimed, computed = row.claimed or 0, row.computed or 0
    row.claimed, row.explanation, row.reason = said.claimed, said.explanation, said.reason
    row.facts = with_typed(row.facts, said.facts, timezone.localdate())
    row.version += 1
    row.changed_at, row.changed_by_id = timezone.now(), actor.person
    if row.node not in edition.children:
        look(edition, edition.by_id[row.node], row, row.sheet.round)
    row.save()
    RowVersion.objects.create(
        row=row, version=row.version, at=row.changed_at, person_id=actor.person, content=said.plain()
    )
    sheet = row.sheet
    subject = f"{sheet.chain}/row:{row.node}"
    record(sheet.chain, actor.id, "save", subject, {"version": row.version, "sha256": said.sha256()})
    by = {"claimed": (row.claimed or 0) - claimed, "computed": (row.computed or 0) - computed}
    keep_points(sheet, edition, row.node, by)


def keep_points(sheet: Sheet, edition: Edition, node: str, by: Mapping[str, int]) -> None:
    """Move a leaf's points, by stage in ticks, with all above it."""
    move(sheet.round_id, [Moved(sheet.unit_id, [TOTAL, *_path(edition, node)], by)])


def rule_is_stated(round: int, node: str) -> int:
    """Points of one leaf that were suggested are computed from now on, since its rule is stated; of how many rows."""
    return SheetRow.objects.filter(sheet__round=round, node=node, answer_state="suggested").update(
        answer_state="computed"
    )


def compare_rows(sheet: Sheet) -> None:
    """Renew the findings that rest on several rows of a sheet. It changes nothing that anybody wrote.

    It takes long beside a save, so nobody waits for it: what was found in rows that somebody has saved meanwhile is
    shown and not kept, since their own comparison follows.
    """
    rows = list(sheet.rows.all())
    before, sheet.across = sheet.across, across(whole(thawed(sheet.round.edition_id), rows, sheet.round), rows)
    if sheet.across != before:
        saves = SheetRow.objects.filter(sheet=OuterRef("pk")).values("sheet").annotate(n=Sum("version")).values("n")
        unchanged = Sheet.objects.alias(saves=Subquery(saves)).filter(pk=sheet.pk, saves=sum(r.version for r in rows))
        unchanged.update(across=sheet.across)


@transaction.atomic
def assign(actor: Actor, sheet: int, node: str, person: int, due: date | None) -> Assignment:
    """Give a field or criterion, with all beneath it, to one contributor; a new due date replaces the old."""
    one = locked(sheet)
    require_drafter(actor, one.unit_id, gettext("giao dòng cho công chức"))
    require_draft(one)
    if node not in thawed(one.round.edition_id).by_id:
        raise SheetRefused(gettext("Không có tiêu chí này trong bộ tiêu chí của đợt."))
    if not contributors_of(one).filter(pk=person).exists():
        raise SheetRefused(gettext("Người này chưa có vai trò công chức tham mưu trong đơn vị."))
    found, _ = Assignment.objects.update_or_create(sheet=one, node=node, person_id=person, defaults={"due": due})
    detail = {"person": person, "due": due.isoformat() if due else None}
    record(one.chain, actor.id, "assign", f"{one.chain}/row:{node}", detail)
    return found


@transaction.atomic
def unassign(actor: Actor, sheet: int, assignment: int) -> None:
    """Take a field or criterion back from a contributor; what they wrote stays."""
    one = locked(sheet)
    require_drafter(actor, one.unit_id, gettext("thu lại dòng đã giao"))
    require_draft(one)
    given = one.assignments.filter(pk=assignment).first()
    if given is None:
        raise SheetRefused(gettext("Việc này đã được thu lại trước đó."))
    record(one.chain, actor.id, "unassign", f"{one.chain}/row:{given.node}", {"person": given.person_id})
    given.delete()


def require_draft(sheet: Sheet) -> None:
    """SheetRefused unless the sheet is still a draft."""
    if sheet.state != Sheet.State.DRAFT:
        raise SheetRefused(
            gettext("Phiếu {standing} nên không sửa được; đề nghị trả phiếu về bản soạn trước khi sửa.").format(
                standing=standing(sheet)
            )
        )


def standing(sheet: Sheet) -> str:
    """Where a sheet is on its way, as refusals say it."""
    return gettext("đang ở trạng thái “{state}”").format(state=str(Sheet.State(sheet.state).label).lower())
