"""One document cited in two ways: one number with two dates, or one document under two numbers."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.citations import Citation, citations
from parindex.checking.finding import Finding
from parindex.checking.report import Report

KIND: Final = "citation-conflict"
BUCKET: Final = None

SUBJECT_WORDS: Final = 2
"""A subject shorter than this says too little to compare."""
CUSTOMARY: Final = "cong tac thuc hien ve viec nam va cua cac ban hanh ket qua trien khai xa ubnd ke hoach so"
COMMON: Final = frozenset(CUSTOMARY.split())
"""Folded words that two subjects share by custom."""


def find(report: Report) -> Iterator[Finding]:
    dated = [citation for citation in citations(report) if citation.own and citation.issued]
    yield from _one_number_two_dates(dated)
    yield from _one_document_two_numbers(dated)
    yield from _one_number_two_subjects(dated)


def _one_number_two_dates(dated: list[Citation]) -> Iterator[Finding]:
    first: dict[tuple[str | None, str | None, int | None, str, int], Citation] = {}
    for citation in dated:
        document, issued = citation.document, citation.issued
        if document.number is None or document.issuer is None or issued is None:
            continue
        key = (document.issuer, document.type, document.number, document.letter, issued.year)
        other = first.setdefault(key, citation)
        if other.issued == issued or document.date is None or other.document.date is None:
            continue
        where = "cũng ở mục này" if other.row.id == citation.row.id else f"ở mục {other.row.label or other.row.id}"
        yield Finding(
            KIND,
            "warning",
            citation.row.id,
            f"{document.text} ghi {document.date.text}, nhưng {where} ghi {other.document.date.text}. "
            "Đề nghị đối chiếu bản gốc để thống nhất ngày ban hành.",
            evidence=document.text,
            expected=other.document.date.text,
        )


def _one_document_two_numbers(dated: list[Citation]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Citation] = {}
    for citation in dated:
        document = citation.document
        if citation.subject is None or len(citation.subject.split()) < SUBJECT_WORDS or document.number is None:
            continue
        other = first.setdefault((document.issuer, document.type, citation.issued, citation.subject), citation)
        if (other.document.number, other.document.letter) != (document.number, document.letter):
            yield Finding(
                KIND,
                "warning",
                citation.row.id,
                f"{document.text} cùng loại, cùng ngày và cùng trích yếu với {other.document.text} ở mục "
                f"{other.row.label or other.row.id}. Nếu là một văn bản thì đề nghị thống nhất số.",
                evidence=document.text,
                expected=other.document.text,
            )


def _one_number_two_subjects(dated: list[Citation]) -> Iterator[Finding]:
    """Only a note: one plan may be cited in two rows by two of its parts."""
    first: dict[tuple[object, ...], Citation] = {}
    for citation in dated:
        document = citation.document
        if citation.subject is None or len(citation.subject.split()) < SUBJECT_WORDS:
            continue
        key = (document.issuer, document.type, document.number, document.letter, citation.issued)
        other = first.setdefault(key, citation)
        if _apart(citation.subject, other.subject or ""):
            yield Finding(
                KIND,
                "note",
                citation.row.id,
                f"{document.text} ở đây và ở mục {other.row.label or other.row.id} ghi hai nội dung khác nhau. "
                "Nếu là hai văn bản thì đề nghị kiểm tra lại số.",
                evidence=document.text,
            )


def _apart(left: str, right: str) -> bool:
    """Whether two folded subjects share no word that tells, nor abbreviate each other's words."""
    first, second = (set(subject.split()) - COMMON for subject in (left, right))
    initials = "".join(word[0] for word in left.split()), "".join(word[0] for word in right.split())
    abbreviated = any(len(word) > 2 and word in initials[0] for word in second)
    abbreviated = abbreviated or any(len(word) > 2 and word in initials[1] for word in first)
    return bool(first and second) and not first & second and not abbreviated
