"""Adding to a unit's documents, correcting what is known of one, and taking one away."""

import datetime
import json
import re
from dataclasses import dataclass, fields
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError, Sum
from django.utils.translation import gettext

from parindex.office.evidence.access import require_changer, require_writer
from parindex.office.evidence.errors import DocumentChanged, FileRefused
from parindex.office.evidence.examining import Examined
from parindex.office.evidence.models import Document
from parindex.office.evidence.store import fingerprint, keep
from parindex.office.journal.actions import record
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import nfc, squeeze

KIND, KNOWN = Document.Kind, Document.Known
MEGABYTE = 1024 * 1024
LONGEST = {field.name: field.max_length for field in Document._meta.fields}


@dataclass(frozen=True, slots=True)
class Described:
    """What a person writes down of a document; blank where it is not known."""

    number: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    title: str = ""
    kept_at: str = ""
    address: str = ""
    seen_on: datetime.date | None = None
    restricted: bool = False


def hold(unit: int) -> None:
    """Hold a unit's documents until the transaction ends: one at a time counts, corrects, removes or freezes them."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit)


@transaction.atomic
def keep_file(actor: Actor, unit: int, name: str, examined: Examined) -> tuple[Document, bool]:
    """Keep an uploaded file as the unit's document, and say whether it is new: one content is one document.

    FileRefused when it bears a degree of secrecy or the unit's room is used up; nothing of it is kept then.
    """
    found = _kept(actor, unit, examined)
    if found:
        return found, False
    said = examined.particulars
    return _add(actor, unit, KIND.FILE, name, examined, _read(examined), _known(said.legible, said.scanned)), True


@transaction.atomic
def keep_page(actor: Actor, unit: int, name: str, examined: Examined, described: Described) -> Document:
    """Keep a web page by its address, the day it was seen, and a picture of it; nothing is fetched.

    FileRefused as for a file, and where the picture is a document already, so that no address is lost in it.
    """
    if _kept(actor, unit, examined):
        raise FileRefused(gettext("Bản chụp này đã có trong đơn vị; đề nghị gắn tài liệu đã có, hoặc chụp lại trang."))
    return _add(actor, unit, KIND.WEB, name, examined, described, KNOWN.TYPED)


@transaction.atomic
def cite(actor: Actor, unit: int, described: Described) -> Document:
    """Note down a document that is kept elsewhere, without its file: the way for classified papers."""
    require_writer(actor, unit, gettext("ghi chỉ dẫn tài liệu"))
    return _add(actor, unit, KIND.CITATION, "", None, described, KNOWN.TYPED)


@transaction.atomic
def describe(actor: Actor, document: Document, seen: int, described: Described) -> Document:
    """Write down what is right about a document of a unit that is held; kind and file stay.

    DocumentChanged when somebody described it after the version that was seen; what is the same is no new version.
    """
    require_changer(actor, document, gettext("sửa thông tin tài liệu"))
    said = _clean(described)
    if document.known == KNOWN.TYPED and all(getattr(document, name) == value for name, value in said.items()):
        return document
    if document.version != seen:
        raise DocumentChanged(document)
    for name, value in said.items():
        setattr(document, name, value)
    document.known, document.version = KNOWN.TYPED, document.version + 1
    document.save()
    _record(actor, document, "describe-document")
    return document


@transaction.atomic
def remove(actor: Actor, document: Document) -> None:
    """Take a document of a unit that is held out of its list; its file stays in the store, which never forgets.

    FileRefused while something that protects its documents rests on it.
    """
    require_changer(actor, document, gettext("bỏ tài liệu"))
    _record(actor, document, "remove-document")
    try:
        document.delete()
    except ProtectedError as rests:
        raise FileRefused(gettext("Tài liệu này đang kèm theo một giải trình của đơn vị nên phải giữ lại.")) from rests


def _kept(actor: Actor, unit: int, examined: Examined) -> Document | None:
    """The unit's document of this content, if there is one; the refusals of taking it in, if there is none."""
    require_writer(actor, unit, gettext("đưa tài liệu lên"))
    if examined.particulars.secrecy:
        raise FileRefused(
            gettext(
                "Tệp có dấu độ mật “{degree}” nên không nhận và không lưu lại gì. Không tải văn bản mật lên; đề "
                "nghị chỉ ghi chỉ dẫn: số, ngày, cơ quan ban hành và nơi lưu."
            ).format(degree=examined.particulars.secrecy)
        )
    hold(unit)
    found = Document.objects.filter(unit=unit, file=fingerprint(examined.content)).first()
    if found is None:
        _require_room(unit, len(examined.content))
    return found


def _require_room(unit: int, size: int) -> None:
    limit: int = settings.CONFIGURATION.unit_mb
    used = Document.objects.filter(unit=unit).aggregate(used=Sum("file__size"))["used"] or 0
    if used + size > limit * MEGABYTE:
        raise FileRefused(
            gettext(
                "Đơn vị đã dùng {used} trong {limit} MB dành cho tài liệu nên chưa nhận thêm được tệp này. Đề "
                "nghị bỏ tài liệu không còn dùng, giảm dung lượng tệp, hoặc nhờ quản trị tăng mức."
            ).format(used=used // MEGABYTE, limit=limit)
        )


def _add(
    actor: Actor, unit: int, kind: str, name: str, examined: Examined | None, described: Described, known: str
) -> Document:
    document = Document.objects.create(
        unit_id=unit,
        kind=kind,
        name=_plain(PurePath(name.replace("\\", "/")).name)[:200],
        file=keep(examined.content) if examined else None,
        signatures=examined.signatures if examined else [],
        known=known,
        added_by_id=actor.person,
        **_clean(described),
    )
    _record(actor, document, "add-document")
    return document


def _read(examined: Examined) -> Described:
    said = examined.particulars
    try:
        dated = datetime.date.fromisoformat(said.date) if said.date else None
    except ValueError:
        dated = None
    return Described(said.number or "", dated, said.issuer or "", said.title or "")


def _known(legible: bool, scanned: bool) -> str:
    return KNOWN.UNREAD if not legible else KNOWN.SCANNED if scanned else KNOWN.READ


def _clean(described: Described) -> dict[str, object]:
    """Every field within its length, its words on one line."""
    found: dict[str, object] = {}
    for field in fields(described):
        value = getattr(described, field.name)
        if isinstance(value, str):
            value = _plain(value)[: LONGEST[field.name]]
        found[field.name] = value
    return found


def _plain(text: str) -> str:
    return squeeze(re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", " ", nfc(text)))


def _record(actor: Actor, document: Document, verb: str) -> None:
    said = json.dumps([str(getattr(document, field.name)) for field in fields(Described)], ensure_ascii=False)
    detail = {"kind": document.kind, "file": document.file_id, "sha256": fingerprint(said.encode())}
    record(f"unit:{document.unit_id}", actor.id, verb, f"document:{document.pk}", detail)
