"""A document number that is not written as document numbers are: 1//KH-UBND, 22/KH_UBND, a plan coded as a report."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.citations import citations
from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.vietnamese.grammar import DocumentNumber, scan

KIND: Final = "citation-malformed"
BUCKET: Final = None


def find(report: Report) -> Iterator[Finding]:
    cited = [(citation.row.id, citation.document) for citation in citations(report)]
    header = scan(report.sheet.header.number or "")
    numbered = [("header", token) for token in header if isinstance(token, DocumentNumber)]
    for criterion, document in numbered + cited:
        if document.fault:
            yield _finding(criterion, document, document.fault)


def _finding(criterion: str, document: DocumentNumber, fault: str) -> Finding:
    """A slip of one mark is a note: everyone knows what is meant. A doubled mark may hide a digit that was lost."""
    lost = "//" in "".join(document.text.split())
    meant = f"có thể là {document.likely}" if document.likely else "theo bản gốc"
    advice = "; nếu gõ thiếu chữ số thì đề nghị bổ sung" if lost else ""
    return Finding(
        KIND,
        "note" if document.likely and not lost else "warning",
        criterion,
        f"Số, ký hiệu văn bản “{document.text}”: {fault}. Đề nghị ghi lại cho đúng, {meant}{advice}.",
        evidence=document.text,
        expected=document.likely,
    )
