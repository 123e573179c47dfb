"""Points for what is foreseen, wanted or in preparation, where a result is asked."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import DONE, LATER, PLANNED
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report, ticks
from parindex.checking.wording import planned
from parindex.checking.words import Span, Stretch, Words, overlap
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Percent, Ratio

KIND: Final = "forecast-not-result"
BUCKET: Final = "unproved"

INTENT = Phrases(
    "phấn đấu", "đặt mục tiêu", "mục tiêu", "hướng đến", "trong thời gian tới",
    "thời gian tới", "sắp tới", "tới đây", "tiếp tục", "đến cuối năm", "cuối năm",
)  # fmt: skip
"""Closing words of many sound explanations: alone they take nothing from a result."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or row.claimed <= 0 or report.surveyed(row) or not (clause := forecast(report, words)):
            continue
        quoted = words.quote(clause)
        nothing_yet = not report.interim and not any(_result(report, words, each) for each in words.clauses)
        yield Finding(
            KIND,
            "warning",
            row.id,
            f"“{quoted}” là việc dự kiến, chưa phải kết quả; đề nghị chỉ tính phần đã thực hiện và bổ sung kết quả "
            "khi có.",
            evidence=quoted,
            expected="kết quả đã thực hiện trong kỳ",
            at_risk=ticks(row.claimed) if nothing_yet else 0,
        )


def forecast(report: Report, words: Words) -> Stretch | None:
    """The clause that stands for a result and only foresees one: with figures of its own, or beside no result."""
    results = [clause for clause in words.clauses if _result(report, words, clause)]
    for clause in words.clauses:
        if not _foreseen(report, words, clause):
            continue
        figures = any(isinstance(token, Count | Ratio | Percent) for token in words.within(clause))
        if not results or (figures and not _only_intent(words, clause)):
            return clause
    return None


def _foreseen(report: Report, words: Words, clause: Stretch) -> bool:
    """Whether a clause plans, or names a time after the report's period."""
    if planned(words, clause):
        return True
    issued = [token for token in words.within(clause) if isinstance(token, DocumentNumber) and not token.followed]
    come = (token.start for token in words.within(clause) if report.is_to_come(token))
    # "... số 121/KH-UBND ngày 15/12/2023, đúng thời hạn Quý IV" tells of a time that is over.
    return any(not any(paper.date and paper.start < start for paper in issued) for start in come)


def _result(report: Report, words: Words, clause: Stretch) -> bool:
    """Whether a clause tells of something done: by its words, or by a figure or document before any intent."""
    end = clause.end
    if _foreseen(report, words, clause):
        if not _only_intent(words, clause):
            return False
        end = min(span.start for span in INTENT.find_all(words, clause))
    proofs = (Count, Ratio, Percent, Date, DocumentNumber)
    told = Span(clause.start, end)
    return DONE.find(words, told) is not None or any(isinstance(token, proofs) for token in words.within(told))


def _only_intent(words: Words, clause: Stretch) -> bool:
    """Whether a planned clause says no more than that one strives or goes on."""
    spans = [*PLANNED.find_all(words, clause), *LATER.find_all(words, clause)]
    intents = INTENT.find_all(words, clause)
    return bool(spans) and all(any(overlap(span, intent) for intent in intents) for span in spans)
