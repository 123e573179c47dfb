"""Documents put beside the rows of a sheet, and taken off: by hand, or found by the rows' own citations."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.office.assessments.access import KIND
from parindex.office.assessments.actions import locked, require_draft, writable_row
from parindex.office.assessments.documents import in_frozen_report, visible_document
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.models import RowDocument, Sheet, SheetRow
from parindex.office.evidence import actions
from parindex.office.evidence.actions import Described
from parindex.office.evidence.examining import Examined
from parindex.office.evidence.models import Document
from parindex.office.journal.actions import record
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import window_of
from parindex.office.units.access import Actor
from parindex.vietnamese.citing import cites, known


@dataclass(frozen=True, slots=True)
class Taken:
    """A document after it was taken in: whether it is new to the unit, and the nodes that it proves in this sheet."""

    document: Document
    new: bool
    nodes: tuple[str, ...]


@transaction.atomic
def take_in(actor: Actor, sheet: int, name: str, examined: Examined, node: str = "") -> Taken:
    """Keep an uploaded file and put it beside the rows that cite it, and beside `node` where one is named."""
    one, row = _writable(actor, sheet, node)
    document, new = actions.keep_file(actor, one.unit_id, name, examined)
    return _placed(actor, one, document, new, row)


@transaction.atomic
def take_in_page(
    actor: Actor, sheet: int, name: str, examined: Examined, described: Described, node: str = ""
) -> Taken:
    """Keep a web page with the picture of it, and put it beside `node`."""
    if not described.seen_on or not described.address.startswith(("https://", "http://")):
        raise SheetRefused(gettext("Đề nghị ghi địa chỉ trang (https://…) và ngày đã xem."))
    one, row = _writable(actor, sheet, node)
    return _placed(actor, one, actions.keep_page(actor, one.unit_id, name, examined, described), True, row)


@transaction.atomic
def cite_in(actor: Actor, sheet: int, described: Described, node: str = "") -> Taken:
    """Note down a document that is kept elsewhere, and put it beside the rows that cite it, and beside `node`."""
    if not (described.number or described.title) or not described.kept_at:
        raise SheetRefused(gettext("Đề nghị ghi số, ký hiệu (hoặc tên) của văn bản và nơi lưu."))
    one, row = _writable(actor, sheet, node)
    return _placed(actor, one, actions.cite(actor, one.unit_id, described), True, row)


@transaction.atomic
def attach(actor: Actor, sheet: int, node: str, document: int) -> RowDocument:
    """Put one of the unit's documents beside a row."""
    one, row = _writable(actor, sheet, node)
    if row is None:
        raise SheetRefused(gettext("Chưa chọn dòng để gắn tài liệu; đề nghị chọn một dòng rồi gắn lại."))
    return _attached(actor, one, row, _own(actor, one, document), matched=False)


@transaction.atomic
def detach(actor: Actor, sheet: int, node: str, document: int) -> None:
    """Take a document off a row; the document stays, and the row's words do not bring it back."""
    one, row = _writable(actor, sheet, node)
    link = RowDocument.objects.filter(row=row, document=document, taken_off=False).first()
    if link is None:
        raise SheetRefused(gettext("Tài liệu này đã được gỡ khỏi dòng trước đó."))
    link.taken_off = True
    link.save(update_fields=["taken_off"])
    record(one.chain, actor.id, "detach", f"{one.chain}/row:{node}", {"document": document})


@transaction.atomic
def match_again(actor: Actor, sheet: int) -> list[RowDocument]:
    """Put every document of the unit beside the rows whose words cite it now; what was put, with its row."""
    one, _ = _writable(actor, sheet)
    return _matched(actor, one, Document.objects.filter(unit=one.unit_id).exclude(number="").order_by("pk"))


@transaction.atomic
def describe(actor: Actor, sheet: int, document: int, seen: int, described: Described) -> Taken:
    """Correct what is known of a document, and put it beside the rows that cite it as it is known now.

    DocumentChanged when somebody did so after the version that was seen.
    """
    one, _ = _writable(actor, sheet)
    found = _own(actor, one, document)
    _require_loose(found)
    return _placed(actor, one, actions.describe(actor, found, seen, described), False, None)


@transaction.atomic
def remove(actor: Actor, sheet: int, document: int) -> None:
    """Take a document out of the unit's list and off every row. SheetRefused where a frozen report lists it."""
    one, _ = _writable(actor, sheet)
    found = _own(actor, one, document)
    _require_loose(found)
    if in_frozen_report(found):
        raise SheetRefused(
            gettext(
                "Tài liệu này có trong danh mục của một báo cáo đã chốt nên phải giữ lại; vẫn gỡ được khỏi các dòng."
            )
        )
    actions.remove(actor, found)


def _writable(actor: Actor, sheet: int, node: str = "") -> tuple[Sheet, SheetRow | None]:
    """The sheet, held, while it is a draft in its phase and the actor may write it; with the row where one is named."""
    one = locked(sheet)
    actor.require(one.unit_id, [KIND.CONTRIBUTOR, KIND.DRAFTER], gettext("ghi tài liệu kiểm chứng"))
    require_draft(one)
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    return one, writable_row(actor, one, thawed(one.round.edition_id), node) if node else None


def _own(actor: Actor, sheet: Sheet, document: int) -> Document:
    """The unit's document, held with all the unit's: none is removed or corrected while another sheet freezes it."""
    actions.hold(sheet.unit_id)
    found = visible_document(actor, document)
    if found is None or found.unit_id != sheet.unit_id:
        raise SheetRefused(gettext("Không có tài liệu này; đề nghị tải lại trang."))
    return found


def _require_loose(document: Document) -> None:
    """SheetRefused while the document proves rows of a sheet that is no draft: what was frozen stays as it was."""
    frozen = document.rows.filter(taken_off=False).exclude(row__sheet__state=Sheet.State.DRAFT)
    if frozen.exists():
        raise SheetRefused(
            gettext("Tài liệu này đang làm chứng cho một phiếu đã chốt hoặc đã gửi nên không sửa, không bỏ được.")
        )


def _placed(actor: Actor, sheet: Sheet, document: Document, new: bool, row: SheetRow | None) -> Taken:
    if row is not None:
        _attached(actor, sheet, row, document, matched=False)
    _matched(actor, sheet, [document])
    links = RowDocument.objects.filter(row__sheet=sheet, document=document, taken_off=False)
    return Taken(document, new, tuple(links.order_by("row").values_list("row__node", flat=True)))


def _matched(actor: Actor, sheet: Sheet, documents: Iterable[Document]) -> list[RowDocument]:
    """Put documents beside the rows that cite them and that the actor may write; those taken off stay off."""
    rows = _theirs(actor, sheet, sheet.rows.exclude(explanation="").order_by("pk"))
    placed = set(RowDocument.objects.filter(row__sheet=sheet).values_list("row", "document"))
    found = []
    for document in documents:
        own = known(document.number, document.date)
        for row in rows if own else ():
            if own and (row.pk, document.pk) not in placed and cites(row.explanation, own):
                found.append(_attached(actor, sheet, row, document, matched=True))
    return found


def _theirs(actor: Actor, sheet: Sheet, rows: Iterable[SheetRow]) -> list[SheetRow]:
    """The rows that the actor may write: all for a drafter, those given to a contributor."""
    if actor.holds(sheet.unit_id, [KIND.DRAFTER]):
        return list(rows)
    edition: Edition = thawed(sheet.round.edition_id)
    given = sheet.assignments.filter(person=actor.person).values_list("node", flat=True)
    nodes = {criterion.id for node in given for criterion in edition.beneath(node)}
    return [row for row in rows if row.node in nodes]


def _attached(actor: Actor, sheet: Sheet, row: SheetRow, document: Document, *, matched: bool) -> RowDocument:
    link, new = RowDocument.objects.get_or_create(row=row, document=document, defaults={"matched": matched})
    if not new and not link.taken_off:
        return link
    link.taken_off = False
    link.save(update_fields=["taken_off"])
    detail = {"document": document.pk, "file": document.file_id, "matched": matched}
    record(sheet.chain, actor.id, "attach", f"{sheet.chain}/row:{row.node}", detail)
    return link
