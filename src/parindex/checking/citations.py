"""The documents that a report cites: where, whose they are, in which series they were numbered, on what subject."""

import re
from collections.abc import Iterator, Sequence
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
    r"[\s,]*(?:của\s+[^,.;()]{2,60}?\s+)?(?:về(?:\s+việc)?|v/v)\s+(?P<words>[^.;()]{6,120})", re.IGNORECASE
)

COMMUNE_BODIES = ("UBND", "HĐND", "ĐU", "CTUBND")
"""Issuers whose code alone may be the commune's; a number without a code is taken for its people's committee's."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One document where one row's explanation cites it. `subject` is what it is about, folded."""

    row: Row
    document: DocumentNumber
    subject: str | None

    @property
    def issued(self) -> date | None:
        """The day on which the document was issued, where the report gives a whole and possible one."""
        return self.document.date.value if self.document.date else None

    @property
    def own(self) -> bool:
        """Whether the document is surely the unit's: nothing names a superior, and it is not what is carried out."""
        document = self.document
        if document.superior is not None:
            return not document.superior
        issuer = (document.issuer or COMMUNE_BODIES[0]).split("-")[0]
        return issuer in COMMUNE_BODIES and not document.followed


Series = tuple[str, str | None, int]
"""Issuer, type and year: numbers run on within it and begin again on 1 January."""


def citations(report: Report) -> Iterator[Citation]:
    """Every document that the explanations cite, in printed order."""
    for row in report.sheet.rows:
        text = nfc(row.explanation or "")
        for token in scan(text):
            if isinstance(token, DocumentNumber):
                after = token.date.end if token.date else token.end
                before = text[max(0, token.start - 120) : token.start]
                subject = SUBJECT.match(text, after) or SUBJECT_BEFORE.search(before)
                yield Citation(row, token, fold(subject["words"]) if subject else None)


def series(cited: Sequence[Citation]) -> dict[Series, list[Citation]]:
    """The unit's own numbered and dated documents by their series, each in printed order."""
    found: dict[Series, list[Citation]] = {}
    for citation in cited:
        document, issued = citation.document, citation.issued
        if citation.own and document.number is not None and document.issuer and issued:
            found.setdefault((document.issuer, document.type, issued.year), []).append(citation)
    return found
