"""A document of the unit's own that was issued before the report's year, or after the report itself."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from parindex.checking.citations import Citation, citations
from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.editions.sheet import Period, Row
from parindex.vietnamese.grammar import Period as NamedPeriod
from parindex.vietnamese.grammar import scan
from parindex.vietnamese.normal import nfc, plain

KIND: Final = "citation-outside-period"
BUCKET: Final = "unproved"

LAST_MONTHS: Final = {
    "q1": 3, "first-half": 6, "q2": 6, "q3": 9, "nine-months": 9, "q4": 12, "second-half": 12, "year": 12,
}  # fmt: skip
YEARLY: Final = frozenset({"KH", "CTr", "CTHĐ", "QĐ", "NQ", "CT"})
"""What is issued in the last quarter for the year to come."""
YEARLY_PAPER: Final = re.compile(r"\bhang nam\b")
"""A title that asks for what is made each year, even a regulation."""
GOES_ON: Final = re.compile(r"tiep tuc|con hieu luc|dang ap dung|sua doi|bai bo|thay the")
OF_ONE_YEAR: Final = frozenset({"KH", "BC", "TB", "CTr"})
"""What is made anew each year, whatever lasting thing a title asks about."""
LASTING: Final = re.compile(
    r"quy che|quy uoc|huong uoc|noi quy|giai doan|nhiem ky|kien toan|thanh lap|tiep tuc|duy tri|con hieu luc"
    r"|dang ap dung|sua doi|phan cong|quyet toan|bai bo|thay the|het hieu luc|khong con phu hop"
    r"|noi tiep|tiep noi|nam truoc|ke thua"
)
"""Words beside a document, without tones, that say it holds longer than a year, or is of the year before by custom."""
SENTENCE_END: Final = re.compile(r"[.;](?=\s|$)|\n")


def find(report: Report) -> Iterator[Finding]:
    period = report.period
    if period is None:
        return
    for citation in citations(report):
        issued = citation.issued
        if not citation.own or issued is None or _has_own_window(report, citation.row):
            continue
        if issued > _last_day(report, period):
            yield _finding(citation, issued, period, "sau thời điểm báo cáo")
        elif issued.year < period.year and not _is_for_the_year(citation, issued, period) and not _lasts(citation):
            yield _finding(citation, issued, period, f"trước năm {period.year}")


def _has_own_window(report: Report, row: Row) -> bool:
    """Whether the criterion itself says when its document is issued ("trong Quý IV của năm trước liền kề")."""
    criterion = report.criterion(row)
    if criterion and criterion.rule and criterion.rule.kind == "issued_within":
        return True
    return any(isinstance(token, NamedPeriod) and token.years_back for token in scan(nfc(row.title)))


def _last_day(report: Report, period: Period) -> date:
    """The last day on which the report can know of a document: its own date, at least the end of its period."""
    month = LAST_MONTHS[period.part]
    last = date(period.year, month, monthrange(period.year, month)[1])
    printed = [int(part) for part in (report.sheet.header.date or "").split("-") if part]
    if len(printed) < 2:
        return last
    year, month = printed[:2]
    day = printed[2] if len(printed) == 3 else monthrange(year, month)[1]
    return max(last, date(year, month, min(day, monthrange(year, month)[1])))


def _is_for_the_year(citation: Citation, issued: date, period: Period) -> bool:
    """Whether a plan of the last quarter before was made for the report's year."""
    return issued.year == period.year - 1 and issued.month >= 10 and citation.document.type in YEARLY


def _lasts(citation: Citation) -> bool:
    text, document = plain(nfc(citation.row.explanation or "")), citation.document
    before = SENTENCE_END.split(text[: document.start])[-1][-120:]
    after = SENTENCE_END.split(text[document.end :])[0][:160]
    title = plain(nfc(citation.row.title))
    if document.type in OF_ONE_YEAR:
        title = ""
    elif YEARLY_PAPER.search(title):
        return any(GOES_ON.search(words) for words in (before, after))
    return any(LASTING.search(words) for words in (before, after, title))


def _finding(citation: Citation, issued: date, period: Period, when: str) -> Finding:
    printed = citation.document.date.text if citation.document.date else str(issued)
    return Finding(
        KIND,
        "warning",
        citation.row.id,
        f"{citation.document.text} ghi ngày {printed}, {when}. Đề nghị đối chiếu bản gốc; nếu đúng ngày thì nêu rõ "
        "vì sao văn bản được tính cho kỳ này.",
        evidence=citation.document.text,
        expected=f"văn bản ban hành trong năm {period.year}, không sau ngày báo cáo",
    )
