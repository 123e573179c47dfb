"""The documents that a report cites: where, whose they are, in which series they were numbered, on what subject."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parindex.checking.report import Report
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import DocumentNumber, scan
from parindex.vietnamese.normal import fold, nfc

SUBJECT_BEFORE = re.compile(
    r"(?:kế hoạch|báo cáo|quyết định|thông báo)\s+(?:về\s+)?(?P<words>[^.;,()\d]{6,80}?)\s+số\s*:?\s*$", re.IGNORECASE
)
SUBJECT = re.compile(
    r"[\s,]*(?:của\s+[^,.;()]{2,60}?\s+)?(?:(?:về(?:\s+việc)?|v/v)\s+(?:ban\s+hành\s+)?"
    r"|(?=(?:phê\s+duyệt|thành\s+lập|kiện\s+toàn|công\s+khai|triển\s+khai|theo\s+dõi|tuyên\s+truyền|kiểm\s+tra"
    r"|tự\s+kiểm\s+tra|rà\s+soát|ứng\s+dụng|bồi\s+dưỡng|đào\s+tạo|phân\s+công|sửa\s+đổi)\s)|ban\s+hành\s+)"
    r"(?P<words>(?:(?!,\s*(?:xã|đã|đạt|có|gồm|với|trong|chọn|UBND)(?!\w))[^.;()]){6,120})",
    re.IGNORECASE,
)

COMMUNE_BODIES = ("UBND", "HĐND", "ĐU", "CTUBND")
"""Issuers whose code alone may be the commune's; a number without a code is taken for its people's committee's."""
UPWARD = ("BC", "TTr")
"""What a unit writes upward, so that a commune's report cites only its own unless it names another's."""
DIRECTED = re.compile(
    r"cap tren|(?:chi dao|dieu hanh) cua|(?:huyen|tinh)\b[^.;]{0,40}\bgiao\b|quy dinh cua (?:trung uong|tinh|huyen)"
)
"""What a title, folded, says when it asks how a superior's plans are carried out."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One document where one row's explanation cites it.

    `place` counts citations in printed order; `subject` is what it is about, folded; `own` whether it is surely the
    unit's: nothing names a superior, and it is not carried out as a superior's would be.
    """

    row: Row
    place: int
    document: DocumentNumber
    subject: str | None
    own: bool

    @property
    def issued(self) -> date | None:
        """The day on which the document was issued, where the report gives a whole and possible one."""
        return self.document.date.value if self.document.date else None


Series = tuple[str, str | None, int]
"""Issuer, type and year: numbers run on within it and begin again on 1 January."""


def citations(report: Report) -> Iterator[Citation]:
    """Every document that the explanations cite, in printed order."""
    cited = [
        (row, document)
        for row in report.sheet.rows
        for document in scan(nfc(row.explanation or ""))
        if isinstance(document, DocumentNumber)
    ]
    superiors = {_name(document) for _, document in cited if document.superior}
    reached = _reached([document for row, document in cited if _is_own(row, document, superiors, {})])
    for place, (row, document) in enumerate(cited):
        yield Citation(row, place, document, _subject(row, document), _is_own(row, document, superiors, reached))


def _name(document: DocumentNumber) -> tuple[int | None, str, str | None]:
    return document.number, document.letter, document.type


def _subject(row: Row, document: DocumentNumber) -> str | None:
    text = nfc(row.explanation or "")
    after = max(document.end, document.date.end if document.date else 0)
    before = text[max(0, document.start - 120) : document.start]
    subject = SUBJECT.match(text, after) or SUBJECT_BEFORE.search(before)
    return fold(subject["words"]) if subject else None


def _reached(own: Sequence[DocumentNumber]) -> dict[str | None, int]:
    """How far the unit's own numbers go, by type."""
    found: dict[str | None, int] = {}
    for document in own:
        found[document.type] = max(found.get(document.type, 0), document.number or 0)
    return found


def _is_own(
    row: Row, document: DocumentNumber, superiors: Container[object], reached: Mapping[str | None, int]
) -> bool:
    """Whose a document is by its words, its code, and what carrying it out says: a superior's plan is named as such,
    and so is a superior's decision, unless its number lies among the unit's own."""
    if document.superior is not None:
        return not document.superior
    if (document.issuer or COMMUNE_BODIES[0]).split("-")[0] not in COMMUNE_BODIES:
        return False
    if document.followed and document.type not in UPWARD:
        among_own = document.type == "QĐ" and (document.number or 0) <= reached.get("QĐ", 0) and not document.year
        plan = document.type == "KH" or among_own
        return (
            plan
            and not document.party
            and _name(document) not in superiors
            and DIRECTED.search(fold(row.title)) is None
        )
    return True


def series(cited: Sequence[Citation]) -> dict[Series, list[Citation]]:
    """The unit's own numbered and dated documents by their series, each in printed order."""
    found: dict[Series, list[Citation]] = {}
    for citation in cited:
        document, issued = citation.document, citation.issued
        if citation.own and document.number is not None and document.issuer and issued:
            found.setdefault((document.issuer, document.type, issued.year), []).append(citation)
    return found
