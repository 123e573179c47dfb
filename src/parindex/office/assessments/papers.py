"""The official report of a sheet: frozen as JSON, printed from there, and compared with the signed paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.editions.sheet import Header, Row, Total
from parindex.editions.sheet import Sheet as ReadSheet
from parindex.office.assessments.looking import period
from parindex.office.assessments.models import OfficialReport, Sheet, SheetRow
from parindex.office.evidence.models import Document
from parindex.rules.kind import count_text
from parindex.rules.points import to_points
from parindex.scoring.totals import roll_up
from parindex.vietnamese.normal import nfc, squeeze
from parindex.writing.official.report import Proof, Report
from parindex.writing.words import period_name


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the paper says around its table. `signer_title` may have two lines (KT., TL., TUQ.)."""

    place: str
    signer_title: str
    opening: str
    recipients: tuple[str, ...]


RESTRICTED = "Tài liệu hạn chế, chỉ người thẩm định của tiêu chí được mở"
"""What the list of evidence prints in place of the title of a staff assessment."""


def freeze(
    sheet: Sheet,
    edition: Edition,
    rows: Iterable[SheetRow],
    imprint: Imprint,
    beside: Mapping[str, Sequence[Document]],
) -> dict[str, Any]:
    """What the paper will say, as JSON; points are strings of decimals. `beside` are the documents of rows, by node."""
    by_node = {row.node: row for row in rows}
    claims = {row.node: row.claimed for row in by_node.values() if row.claimed is not None}
    points = roll_up(edition, claims)
    name = period_name(period(sheet.round))
    return {
        "unit": f"ỦY BAN NHÂN DÂN {sheet.unit.name.upper()}",
        "place": imprint.place,
        "title": f"BÁO CÁO Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính {name} của UBND {sheet.unit.name}",
        "signer_title": imprint.signer_title,
        "opening": imprint.opening,
        "recipients": list(imprint.recipients),
        "maximum": f"{edition.total:f}",
        "claimed": f"{to_points(sum(claims.values())):f}",
        "rows": [
            {
                "id": criterion.id,
                "parent": criterion.parent,
                "label": criterion.label,
                "title": criterion.title,
                "maximum": f"{criterion.points:f}",
                "claimed": f"{to_points(points[criterion.id]):f}" if criterion.id in points else None,
                "explanation": by_node[criterion.id].explanation or None,
            }
            for criterion in edition.criteria
        ],
        "evidence": list(_evidence(edition, beside)),
    }


def _evidence(edition: Edition, beside: Mapping[str, Sequence[Document]]) -> Iterator[dict[str, Any]]:
    """Every document once, in the order of the rows that it proves first."""
    proved: dict[Document, list[str]] = {}
    for criterion in edition.criteria:
        for document in beside.get(criterion.id, ()):
            proved.setdefault(document, []).append(criterion.id)
    for document, nodes in proved.items():
        yield {
            "document": document.pk,
            "file": document.file_id,
            "criteria": nodes,
            "labels": [edition.by_id[node].label or node for node in nodes],
            "number": document.number,
            "date": document.date.isoformat() if document.date else None,
            "issuer": document.issuer,
            "title": RESTRICTED if document.restricted else _called(document),
        }


def _called(document: Document) -> str:
    """Its title, or the name of its file, with where it is kept or was seen."""
    if document.address:
        return f"{document.title} ({document.address}, xem ngày {document.seen_on:%d/%m/%Y})"
    kept = f" (lưu tại {document.kept_at})" if document.kept_at else ""
    return f"{document.title or document.name}{kept}".strip()


def printed(report: OfficialReport) -> Report:
    """The paper of a frozen report: without number and day until it is signed."""
    content = report.content
    dated: date | None = report.date
    header = Header(
        unit=content["unit"],
        number=report.number or None,
        place=content["place"],
        date=dated.isoformat() if dated else str(report.made_at.year),
        title=content["title"],
        signer_title=content["signer_title"],
    )
    rows = tuple(
        Row(
            id=row["id"],
            label=row["label"],
            title=row["title"],
            maximum=Decimal(row["maximum"]),
            claimed=None if row["claimed"] is None else Decimal(row["claimed"]),
            explanation=row["explanation"],
            parent=row["parent"],
        )
        for row in content["rows"]
    )
    return Report(
        header=header,
        opening=content["opening"],
        rows=rows,
        total=Total(Decimal(content["maximum"]), Decimal(content["claimed"])),
        recipients=tuple(content["recipients"]),
        evidence=tuple(_proof(entry) for entry in content.get("evidence", ())),
        made=report.made_at.astimezone(UTC).replace(microsecond=0),
    )


def _proof(entry: Mapping[str, Any]) -> Proof:
    dated = f"{date.fromisoformat(entry['date']):%d/%m/%Y}" if entry["date"] else ""
    return Proof(", ".join(entry["labels"]), entry["number"], dated, entry["issuer"], entry["title"])


def differences(content: Mapping[str, Any], paper: ReadSheet) -> list[str]:
    """Where a signed paper says otherwise than the frozen content, in words; none when all rows agree."""
    frozen = content["rows"]
    if len(frozen) != len(paper.rows):
        return [
            gettext("bản ký có {read} dòng, phiếu có {frozen} dòng").format(read=len(paper.rows), frozen=len(frozen))
        ]
    found = [said for row, read in zip(frozen, paper.rows, strict=True) for said in _differs(row, read)]
    if paper.total and paper.total.claimed != Decimal(content["claimed"]):
        found.append(
            gettext("tổng điểm tự chấm là {said}, phiếu là {frozen}").format(
                said=_points(paper.total.claimed), frozen=_points(Decimal(content["claimed"]))
            )
        )
    return found


def _differs(row: Mapping[str, Any], read: Row) -> Iterator[str]:
    name = row["label"] or squeeze(row["title"])[:40]
    for field, words in (("maximum", gettext("điểm tối đa")), ("claimed", gettext("điểm tự chấm"))):
        frozen, said = None if row[field] is None else Decimal(row[field]), getattr(read, field)
        if frozen != said:
            yield gettext("dòng {row}: {what} là {said}, phiếu là {frozen}").format(
                row=name, what=words, said=_points(said), frozen=_points(frozen)
            )
    for field, words in (("title", gettext("tên tiêu chí")), ("explanation", gettext("nội dung giải trình"))):
        if _letters(row[field]) != _letters(getattr(read, field)):
            yield gettext("dòng {row}: {what} khác phiếu").format(row=name, what=words)


def _points(points: Decimal | None) -> str:
    return "–" if points is None else count_text(points)


def _letters(text: str | None) -> str:
    """Words without their spaces, since a paper breaks lines where it must."""
    return "".join(nfc(text or "").split())
