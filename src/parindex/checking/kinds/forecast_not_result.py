"""Points for what is foreseen, wanted or in preparation, where a result is asked."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report, ticks
from parindex.checking.wording import DONE, PLANNED, planned
from parindex.checking.words import Phrases, Stretch, Words
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Percent, Ratio

KIND: Final = "forecast-not-result"
BUCKET: Final = "unproved"

INTENT = Phrases(
    "phấn đấu", "đặt mục tiêu", "hướng tới", "mong muốn", "cam kết", "định hướng", "trong thời gian tới",
    "thời gian tới", "sắp tới", "tới đây", "tiếp tục", "đến cuối năm", "cuối năm",
)  # fmt: skip
"""Closing words of many sound explanations: alone they take nothing from a result."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or row.claimed <= 0 or report.surveyed(row) or not (clause := forecast(words)):
            continue
        quoted = words.quote(clause)
        nothing_yet = not report.interim and not any(_result(words, each) for each in words.clauses)
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


def forecast(words: Words) -> Stretch | None:
    """The clause that stands for a result and only foresees one: with figures of its own, or beside no result."""
    results = [clause for clause in words.clauses if _result(words, clause)]
    for clause in words.clauses:
        if planned(words, clause) is None:
            continue
        intent_only = not _beyond_intent(words, clause)
        figures = any(isinstance(token, Count | Ratio | Percent) for token in words.within(clause))
        if not results or (figures and not intent_only):
            return clause
    return None


def _result(words: Words, clause: Stretch) -> bool:
    """Whether a clause tells of something done, by its words or by a document."""
    if planned(words, clause) and _beyond_intent(words, clause):
        return False
    proofs = (Count, Ratio, Percent, Date, DocumentNumber)
    return DONE.find(words, clause) is not None or any(isinstance(token, proofs) for token in words.within(clause))


def _beyond_intent(words: Words, clause: Stretch) -> bool:
    """Whether a planned clause says more than that one strives or goes on."""
    foreseen, intents = PLANNED.find_all(words, clause), INTENT.find_all(words, clause)
    return not foreseen or any(span not in intents for span in foreseen)
