"""One document cited in two ways: one number with two dates, or one document under two numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from parindex.checking.citations import Citation, citations
from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.checking.subjects import terms
from parindex.checking.words import read
from parindex.editions.sheet import Row
from parindex.vietnamese.normal import fold

KIND: Final = "citation-conflict"
BUCKET: Final = None

WORD: Final = re.compile(r"[^\W\d_]+")
SUBJECT_WORDS: Final = 2
"""A subject shorter than this says too little to compare."""
SPEAKS: Final = 3
"""Terms from which a row says enough of what it is about."""
CUSTOMARY: Final = "cong tac thuc hien ve viec nam va cua cac ban hanh ket qua trien khai xa ubnd ke hoach so"
COMMON: Final = frozenset(CUSTOMARY.split())
"""Folded words that two subjects share by custom."""

ISSUED_IN_ITS_ROW: Final = ("QĐ", "KH", "CTr", "QC")
"""What a row cites because its own subject was settled by it; a report is cited for whatever stands in it."""
OVERALL: Final = re.compile(r"cchc|cai cach hanh chinh|nhiem vu trong tam|phat trien kinh te|cong tac nam")
"""Subjects of plans that reach into every field."""


def find(report: Report) -> Iterator[Finding]:
    dated = [citation for citation in citations(report) if citation.own and citation.issued]
    yield from _one_number_two_dates(dated)
    yield from _one_document_two_numbers(dated)
    yield from _one_number_two_subjects(report, dated)


def _one_number_two_dates(dated: list[Citation]) -> Iterator[Finding]:
    """The date that fewer rows give is asked about, of as many the one that comes later in the report."""
    by_number: dict[tuple[object, ...], list[Citation]] = {}
    for citation in dated:
        document, issued = citation.document, citation.issued
        if document.number is not None and document.issuer is not None and issued:
            key = (document.issuer, document.type, document.number, document.letter, issued.year)
            by_number.setdefault(key, []).append(citation)
    for same in by_number.values():
        [(usual, _)] = Counter(each.issued for each in same).most_common(1)
        first = next(each for each in same if each.issued == usual)
        yield from (_two_dates(each, first) for each in same if each.issued != usual)


def _two_dates(citation: Citation, other: Citation) -> Finding:
    document, date, right = citation.document, citation.document.date, other.document.date
    where = "cũng ở mục này" if other.row.id == citation.row.id else f"ở mục {other.row.label or other.row.id}"
    return Finding(
        KIND,
        "warning",
        citation.row.id,
        f"{document.text} ghi {date.text if date else ''}, nhưng {where} ghi {right.text if right else ''}. "
        "Đề nghị đối chiếu bản gốc để thống nhất ngày ban hành.",
        evidence=document.text,
        expected=right.text if right else None,
    )


def _one_document_two_numbers(dated: list[Citation]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Citation] = {}
    for citation in dated:
        document = citation.document
        if not _tells(citation) or document.number is None:
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


def _one_number_two_subjects(report: Report, dated: list[Citation]) -> Iterator[Finding]:
    """Only a note: one plan may be cited in two rows by two of its parts."""
    first: dict[tuple[object, ...], Citation] = {}
    for citation in dated:
        document = citation.document
        key = (document.issuer, document.type, document.number, document.letter, citation.issued)
        other = first.setdefault(key, citation)
        if other is not citation and (_on_two_subjects(citation, other) or _in_two_fields(report, citation, other)):
            yield Finding(
                KIND,
                "note",
                citation.row.id,
                f"{document.text} ở đây và ở mục {other.row.label or other.row.id} ghi hai nội dung khác nhau. "
                "Nếu là hai văn bản thì đề nghị kiểm tra lại số.",
                evidence=document.text,
            )


def _on_two_subjects(left: Citation, right: Citation) -> bool:
    """Whether two citations tell apart what their document is about; where one has no subject, its row's words do."""
    if _tells(left) and _tells(right):
        return _apart(left.subject or "", right.subject or "")
    if left.row is right.row or left.document.type not in ISSUED_IN_ITS_ROW:
        return False
    told, silent = (left, right) if _tells(left) else (right, left)
    if silent.document.followed:
        return False
    words = fold(f"{silent.row.title} {silent.row.explanation}")
    subject = OVERALL.sub("", told.subject or "")
    return len(set(WORD.findall(subject)) - COMMON) >= SUBJECT_WORDS and _apart(subject, words)


def _in_two_fields(report: Report, left: Citation, right: Citation) -> bool:
    """Whether one plan under two fields, or one decision in two rows, is cited where the rows share no telling word."""
    decided = left.document.type == "QĐ" and left.row is not right.row
    planned = left.document.type == "KH" and _field(report, left.row) != _field(report, right.row)
    if not (decided or planned):
        return False
    texts = [f"{each.row.title}. {each.row.explanation}" for each in (left, right)]
    overall = any(OVERALL.search(fold(text)) for text in texts)
    mine, theirs = (terms(read(text)) for text in texts)
    return not overall and min(len(mine), len(theirs)) >= SPEAKS and mine.isdisjoint(theirs)


def _field(report: Report, row: Row) -> str:
    """The id of the field that a row stands under: the highest row above it that is not a part of the report."""
    above = [row.id]
    while parent := report.rows.get(report.rows[above[-1]].parent or ""):
        above.append(parent.id)
    return above[-2] if len(above) > 1 else above[-1]


def _tells(citation: Citation) -> bool:
    return citation.subject is not None and len(citation.subject.split()) >= SUBJECT_WORDS


def _apart(left: str, right: str) -> bool:
    """Whether two folded subjects share no word that tells, nor abbreviate each other's words."""
    first, second = (set(WORD.findall(subject)) - COMMON for subject in (left, right))
    initials = "".join(word[0] for word in left.split()), "".join(word[0] for word in right.split())
    abbreviated = any(len(word) > 2 and word in initials[0] for word in second)
    abbreviated = abbreviated or any(len(word) > 2 and word in initials[1] for word in first)
    return bool(first and second) and not first & second and not abbreviated
