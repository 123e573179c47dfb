"""A document that cannot be looked up: its number or its date is not given, or it is only said to exist."""

import re
from collections.abc import Iterator
from typing import Final

from parindex.checking.citations import Citation, citations
from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.editions.sheet import Row
from parindex.vietnamese.clauses import split
from parindex.vietnamese.grammar import Date, scan

KIND: Final = "citation-missing-part"
BUCKET: Final = "unproved"

ISSUED: Final = re.compile(
    r"\b(?:ban\s+hành|xây\s+dựng|đã\s+lập|có|ký)\s+(?:được\s+|riêng\s+|và\s+\w+\s+\w+\s+)?"
    r"(?P<document>(?<=ban hành )báo\s+cáo"
    r"|kế\s+hoạch|quyết\s+định|thông\s+báo|tờ\s+trình|chương\s+trình|phương\s+án|đề\s+án|công\s+văn"
    r"|văn\s+bản\s+chỉ\s+đạo|quy\s+chế)\b(?!\s+(?:hóa|hoá|được\s+giao))",
    re.IGNORECASE,
)
"""One document said to be issued; several ("các kế hoạch") are a custom, not a citation."""
CUSTOM: Final = re.compile(
    r"\b(?:đều|phải|cần|nếu|khi|luôn|thường\s+xuyên|định\s+kỳ|h[àằ]ng\s+(?:tuần|tháng|quý|năm))\b", re.IGNORECASE
)
"""What is always or should be done, which names no one document."""
SUPERIOR: Final = re.compile(
    r"[^,;]{0,60}?\bcủa\s+[^,;]{0,40}?\b(?:huyện|tỉnh|thành\s+phố|trung\s+ương|cấp\s+trên|chính\s+phủ|bộ|sở)\b",
    re.IGNORECASE,
)


def find(report: Report) -> Iterator[Finding]:
    cited = list(citations(report))
    dated = {_key(each) for each in cited if each.document.date}
    with_documents = {each.row.id for each in cited}
    for citation in cited:
        yield from _parts(citation, dated)
    for row in report.leaves:
        if not _cites(report, row, with_documents) and not report.surveyed(row):
            yield from _unnamed(row)


def _key(citation: Citation) -> tuple[int | None, str | None, str | None]:
    document = citation.document
    return document.number, document.type, document.issuer


def _parts(citation: Citation, dated: set[tuple[int | None, str | None, str | None]]) -> Iterator[Finding]:
    """What one citation leaves out; a date given elsewhere in the report is enough."""
    document = citation.document
    if document.number is None:
        missing = "số"
    elif document.date is None and document.year is None and _key(citation) not in dated:
        missing = "ngày ban hành"
    else:
        return
    yield Finding(
        KIND,
        "warning" if citation.own and not document.followed else "note",
        citation.row.id,
        f"“{document.text.strip()}” chưa ghi {missing}; đề nghị bổ sung để người thẩm định tra được văn bản.",
        evidence=document.text.strip(),
        expected=f"{missing} của văn bản",
    )


def _cites(report: Report, row: Row, with_documents: set[str]) -> bool:
    """Whether a row or the row above it names a document."""
    return row.id in with_documents or row.parent in with_documents


def _unnamed(row: Row) -> Iterator[Finding]:
    """The first document that a row says was issued, without number and date."""
    for clause in split(row.explanation or ""):
        found = ISSUED.search(clause.text)
        if found is None or CUSTOM.search(clause.text) or SUPERIOR.match(clause.text, found.end()):
            continue
        if clause.polarity == "stated":
            name = " ".join(found["document"].lower().split())
            dated = any(isinstance(token, Date) for token in scan(clause.text[found.end() :][:40]))
            missing = "số" if dated else "số và ngày ban hành"
            yield Finding(
                KIND,
                "warning",
                row.id,
                f"Có nêu {name} nhưng chưa ghi {missing}; đề nghị bổ sung, ví dụ “số …/…-UBND ngày …”.",
                evidence=found[0],
                expected=f"{missing} của {name}",
            )
            return
