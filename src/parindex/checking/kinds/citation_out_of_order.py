"""A document whose number does not fit its date among the other documents of its series."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from parindex.checking.citations import Citation, citations, series
from parindex.checking.finding import Finding
from parindex.checking.report import Report

KIND: Final = "citation-out-of-order"
BUCKET: Final = None


def find(report: Report) -> Iterator[Finding]:
    cited = list(citations(report))
    for documents in series(cited).values():
        plain = _distinct([each for each in documents if not each.document.letter])
        kept = _longest_in_order(plain)
        for citation in plain:
            if citation not in kept:
                yield _out_of_order(citation, kept)
    for citation in cited:
        if citation.own and citation.document.letter:
            yield _inserted(citation)


def _distinct(documents: Sequence[Citation]) -> list[Citation]:
    """Each number once, in order of numbers; a number with two dates is left to citation-conflict."""
    by_number: dict[int | None, set[object]] = {}
    for citation in documents:
        by_number.setdefault(citation.document.number, set()).add(citation.issued)
    first = {each.document.number: each for each in reversed(documents) if len(by_number[each.document.number]) == 1}
    return sorted(first.values(), key=lambda each: each.document.number or 0)


def _longest_in_order(documents: Sequence[Citation]) -> list[Citation]:
    """The most documents whose dates never go back as their numbers go on, of as many those printed first; the rest
    are out of order."""

    def rank(run: Sequence[Citation]) -> tuple[int, int]:
        return len(run), -sum(each.place for each in run)

    best: list[list[Citation]] = []
    for citation in documents:
        before = max((run for run in best if _day(run[-1]) <= _day(citation)), key=rank, default=[])
        best.append([*before, citation])
    return max(best, key=rank, default=[])


def _day(citation: Citation) -> date:
    return citation.issued or date.min


def _out_of_order(citation: Citation, kept: Sequence[Citation]) -> Finding:
    clash = next(each for each in kept if _goes_back(each, citation) or _goes_back(citation, each))
    return Finding(
        KIND,
        "warning",
        citation.row.id,
        f"{_dated(citation)} không khớp thứ tự với {_dated(clash)} (mục {clash.row.label or clash.row.id}): số lớn hơn "
        "mà ngày sớm hơn. Đề nghị đối chiếu sổ đăng ký văn bản đi về số và ngày.",
        evidence=citation.document.text,
        expected="số và ngày theo sổ đăng ký văn bản đi",
    )


def _goes_back(first: Citation, second: Citation) -> bool:
    """Whether the second has the higher number and the earlier date."""
    return (first.document.number or 0) < (second.document.number or 0) and _day(second) < _day(first)


def _dated(citation: Citation) -> str:
    return f"{citation.document.text} ngày {_day(citation):%d/%m/%Y}"


def _inserted(citation: Citation) -> Finding:
    return Finding(
        KIND,
        "note",
        citation.row.id,
        f"{citation.document.text} là số chèn thêm chữ; đề nghị chuẩn bị bản gốc và trang sổ đăng ký văn bản đi "
        "phòng khi người thẩm định hỏi.",
        evidence=citation.document.text,
    )
