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
from parindex.vietnamese.normal import nfc

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


DATED: Final = re.compile(
    r"(?:\b(?P<document>Kế\s+hoạch|Quyết\s+định|Báo\s+cáo|Thông\s+báo|Công\s+văn|Tờ\s+trình|Nghị\s+quyết|Chương\s+trình)"
    r"|\b(?:theo|tại|bằng|qua|trong|có)\s+(?P<led>kế\s+hoạch|quyết\s+định|báo\s+cáo|thông\s+báo|công\s+văn|tờ\s+trình"
    r"|nghị\s+quyết))"
    r"(?:\s(?:[^.;,()\d]|năm\s\d{4}){0,60}?)?\s(?:ký\s+|ban\s+hành\s+)?ngày\s*$"
)
"""A document by its name, right before a date: its number is what is left out."""


def find(report: Report) -> Iterator[Finding]:
    cited = list(citations(report))
    dated = {_key(each) for each in cited if each.document.date}
    with_documents = {each.row.id for each in cited}
    for citation in cited:
        yield from _parts(citation, dated)
    for row in report.leaves:
        if report.surveyed(row):
            continue
        numberless = list(_numberless(row))
        yield from numberless
        if not numberless and not _cites(report, row, with_documents):
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


def _numberless(row: Row) -> Iterator[Finding]:
    """Documents given by name and date alone; a superior's are a note."""
    text = nfc(row.explanation or "")
    for token in scan(text):
        found = DATED.search(text, max(0, token.start - 120), token.start) if isinstance(token, Date) else None
        if found:
            words = text[found.start("document" if found["document"] else "led") : token.end]
            yield Finding(
                KIND,
                "note" if SUPERIOR.match(text, token.end) or SUPERIOR.match(words) else "warning",
                row.id,
                f"“{words}” chưa ghi số; đề nghị bổ sung để người thẩm định tra được văn bản.",
                evidence=words,
                expected="số của văn bản",
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
