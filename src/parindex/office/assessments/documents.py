"""The documents beside a sheet's rows: who sees which, what they prove, and what about them an appraiser will ask."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from parindex.editions.edition import Criterion
from parindex.office.assessments.access import KIND, READERS, may_read, sees_all, works_inside
from parindex.office.assessments.content import counting_facts
from parindex.office.assessments.models import OfficialReport, RowDocument, Sheet, SheetRow
from parindex.office.assessments.queries import assignments_of, nodes_for
from parindex.office.evidence.models import Document
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor
from parindex.rules.kinds.presence import IssuedWithin
from parindex.vietnamese.citing import is_of_superior


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the unit as a sheet's page lists it: with the nodes it proves there, in printed order.

    `elsewhere`: it proves rows of the unit's other sheets. `shared` are other units that sent the same file.
    `closed`: of staff assessment, and not for this reader.
    """

    document: Document
    nodes: tuple[str, ...]
    elsewhere: bool
    shared: tuple[str, ...]
    closed: bool


def listed(actor: Actor, sheet: Sheet) -> list[Listed]:
    """The documents that the actor, who may read the sheet, sees on its page; the newest last.

    The unit's own people see what it has; a contributor only what proves their rows or what they added; a superior what
    proves rows of the sent sheet.
    """
    order = {criterion.id: place for place, criterion in enumerate(thawed(sheet.round.edition_id).criteria)}
    here, elsewhere = defaultdict[int, list[str]](list), set[int]()
    links = RowDocument.objects.filter(document__unit=sheet.unit_id, taken_off=False)
    for proof, of_sheet, node in links.values_list("document", "row__sheet", "row__node"):
        if of_sheet == sheet.pk:
            here[proof].append(node)
        else:
            elsewhere.add(proof)
    inside = works_inside(actor, sheet)
    seen = None if not inside or sees_all(actor, sheet) else nodes_for(actor, sheet, assignments_of(sheet))
    documents = Document.objects.filter(unit=sheet.unit_id).select_related("file", "added_by").order_by("pk")
    shown = []
    for document in documents if inside else documents.filter(pk__in=here):
        nodes = sorted((node for node in here[document.pk] if seen is None or node in seen), key=order.__getitem__)
        if seen is None or nodes or document.added_by_id == actor.person:
            shown.append((document, nodes))
    shared = {} if inside else shared_with(sheet, [document for document, _ in shown])
    return [
        Listed(
            document,
            tuple(nodes),
            document.pk in elsewhere,
            shared.get(document.pk, ()),
            document.restricted and not inside,
        )
        for document, nodes in shown
    ]


def beside_rows(sheet: Sheet, nodes: Collection[str] | None = None) -> dict[str, list[Document]]:
    """The documents of every row, or of some, by node; one query."""
    links = RowDocument.objects.filter(row__sheet=sheet, taken_off=False).select_related("document__file")
    if nodes is not None:
        links = links.filter(row__node__in=nodes)
    found = defaultdict[str, list[Document]](list)
    for node, link in ((link.row.node, link) for link in links.select_related("row").order_by("document")):
        found[node].append(link.document)
    return dict(found)


def beside_leaf(sheets: Iterable[Sheet], node: str) -> dict[int, list[Document]]:
    """The documents beside one row of each sheet, by the sheet; one query."""
    links = RowDocument.objects.filter(row__sheet__in=sheets, row__node=node, taken_off=False)
    found = defaultdict[int, list[Document]](list)
    for link in links.select_related("document").annotate(sheet=F("row__sheet")).order_by("document"):
        found[link.sheet].append(link.document)
    return dict(found)


def visible_document(actor: Actor, document: int) -> Document | None:
    """The document, if the actor may open it: as one of its unit, or as a superior through a sheet that was sent."""
    found = Document.objects.select_related("file").filter(pk=document).first()
    if found is None:
        return None
    if actor.holds(found.unit_id, READERS):
        return found if _open_inside(actor, found) else None
    links = found.rows.filter(taken_off=False, row__sheet__state=Sheet.State.SENT).select_related("row__sheet__round")
    seen = not found.restricted and any(may_read(actor, link.row.sheet) for link in links)
    return found if seen else None


def _open_inside(actor: Actor, document: Document) -> bool:
    """Whether one of the unit's own people may open it: whoever only contributes opens what their rows rest on."""
    only_contributes = not actor.holds(document.unit_id, set(READERS) - {KIND.CONTRIBUTOR})
    if not only_contributes or document.added_by_id == actor.person:
        return True
    proved = defaultdict[Sheet, set[str]](set)
    for link in document.rows.filter(taken_off=False).select_related("row__sheet__round"):
        proved[link.row.sheet].add(link.row.node)
    return any(nodes & nodes_for(actor, sheet, assignments_of(sheet)) for sheet, nodes in proved.items())


def shared_with(sheet: Sheet, documents: Iterable[Document]) -> dict[int, tuple[str, ...]]:
    """Other units under the same superior that sent the same file, by document, unless a superior issued it.

    Drafts are their units' own: only sheets that were sent are compared.
    """
    asked = {
        document.file_id: document.pk
        for document in documents
        if document.file_id and not is_of_superior(document.number, document.issuer)
    }
    found = defaultdict[int, list[str]](list)
    links = RowDocument.objects.filter(
        document__file__in=asked,
        taken_off=False,
        row__sheet__state=Sheet.State.SENT,
        row__sheet__round__superior=sheet.round.superior_id,
    ).exclude(document__unit=sheet.unit_id)
    pairs = links.values_list("document__file", "document__unit__name").distinct().order_by("document__unit__name")
    for file, unit in pairs:
        found[asked[file]].append(unit)
    return {document: tuple(units) for document, units in found.items()}


@dataclass(frozen=True, slots=True)
class Dated:
    """A row whose rule asks for a day, and its documents, which say another; `typed` is None while it is blank."""

    fact: str
    ask: str
    documents: tuple[Document, ...]
    typed: date | None


def dated(criterion: Criterion, row: SheetRow, documents: Iterable[Document]) -> Dated | None:
    """What a row's documents say of the day that its rule asks for; None where one of them says what the row says."""
    if not isinstance(criterion.rule, IssuedWithin):
        return None
    found = tuple(document for document in documents if document.date)
    spec = next(spec for spec in criterion.facts if spec.name == criterion.rule.fact)
    typed = counting_facts(criterion, row).get(spec.name)
    if not found or any(document.date == typed for document in found):
        return None
    return Dated(spec.name, spec.ask, found, typed if isinstance(typed, date) else None)


def asks_for_day(sheet: Sheet, node: str) -> bool:
    """Whether a row's rule is a window of dates, so that the days of its documents count."""
    return isinstance(thawed(sheet.round.edition_id).by_id[node].rule, IssuedWithin)


def in_frozen_report(document: Document) -> bool:
    """Whether a report that was frozen lists the document, so that it must stay."""
    reports = OfficialReport.objects.filter(sheet__unit=document.unit_id).values_list("content", flat=True)
    return any(entry["document"] == document.pk for content in reports for entry in content.get("evidence", ()))
