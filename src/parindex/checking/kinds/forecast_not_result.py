"""Points for what is foreseen, wanted or in preparation, where a result is asked."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import DONE, LATER, PLANNED, YEAR_ENDS
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report, ticks
from parindex.checking.wording import below_whole, planned, shares, telling
from parindex.checking.words import Span, Stretch, Words, overlap
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Percent, Ratio

KIND: Final = "forecast-not-result"
BUCKET: Final = "unproved"

INTENT = Phrases(
    "phấn đấu", "đặt mục tiêu", "mục tiêu", "hướng đến", "trong thời gian tới",
    "thời gian tới", "sắp tới", "tới đây", "tiếp tục", "đến cuối năm", "cuối năm",
)  # fmt: skip
"""Closing words of many sound explanations: alone they take nothing from a result."""


HIRING: Final = Phrases("tuyển", "tuyển dụng", "bổ nhiệm")
ADDS: Final = Phrases("thêm", "mở rộng", "tiếp nhận thêm", "bổ sung")
"""Words of what comes on top of a result."""
PLANS: Final = ("KH", "CTr", "QĐ")
ASKED: Final = 3
"""Syllables of a title by which a clause speaks of one of its parts."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or row.claimed <= 0 or report.surveyed(row):
            continue
        clause = forecast(report, words) or _part_to_come(report, row)
        if clause is None or (report.asks_at_most(row) and HIRING.find(words, clause)):
            continue
        if _after_all_is_done(report, row, clause) or _is_plans_content(report, row, clause):
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


def _part_to_come(report: Report, row: Row) -> Stretch | None:
    """The clause that only foresees a part which the title asks for, and of which no other clause tells."""
    words, title = report.words(row), telling(report.title(row).text)
    for clause in words.clauses:
        asked = telling(words.quote(clause)) & title
        if len(asked) < ASKED or not PLANNED.find(words, clause) or _only_intent(words, clause):
            continue
        others = (telling(words.quote(each)) for each in words.clauses if each is not clause)
        if all(len(asked & other) < len(asked) - 1 for other in others):
            return clause
    return None


def _after_all_is_done(report: Report, row: Row, clause: Stretch) -> bool:
    """Whether what is to come stands beside a result that needs none of it: it claims nothing.

    So do plans for the next year behind a share, and for later in the year behind a whole one, or where they add to it.
    """
    words = report.words(row)
    told = [share for share in shares(words) if not clause.start <= share.start < clause.end]
    if report.year is not None and str(report.year + 1) in words.quote(clause):
        return bool(told)
    later = report.interim and any(report.is_to_come(token) for token in words.within(clause))
    return later and ((bool(told) and not any(map(below_whole, told))) or ADDS.find(words, clause) is not None)


def _is_plans_content(report: Report, row: Row, clause: Stretch) -> bool:
    """Whether a clause only tells what a plan holds, where the plan is asked for or its results stand beside it."""
    words = report.words(row)
    foreseen = PLANNED.find(words, clause)
    papers = [token for token in words.within(clause) if isinstance(token, DocumentNumber) and token.type in PLANS]
    if foreseen is None or not any(paper.start < foreseen.start for paper in papers):
        return False
    asked = report.title(row).lower.startswith(("ban hành", "xây dựng", "lập"))
    return asked or any(_result(report, words, each) for each in words.clauses if each is not clause)


def _foreseen(report: Report, words: Words, clause: Stretch) -> bool:
    """Whether a clause plans, or names a time after the report's period."""
    if planned(words, clause, year_runs=report.interim or report.period is None):
        return True
    issued = [token for token in words.within(clause) if isinstance(token, DocumentNumber) and not token.followed]
    come = (token.start for token in words.within(clause) if report.is_to_come(token))
    # "... số 121/KH-UBND ngày 15/12/2023, đúng thời hạn Quý IV" tells of a time that is over.
    return any(not any(paper.date and paper.start < start for paper in issued) for start in come)


def _result(report: Report, words: Words, clause: Stretch) -> bool:
    """Whether a clause tells of something done: by its words, or by a figure or document before any intent."""
    end = clause.end
    if planned(words, clause, year_runs=report.interim) is None and _foreseen(report, words, clause):
        come = next(token for token in words.within(clause) if report.is_to_come(token))
        end = words.text.rfind(",", clause.start, come.start)  # "đã tổ chức 05 cuộc, 03 cuộc còn lại vào quý III"
        if end < 0:
            return False
    elif _foreseen(report, words, clause):
        if not _only_intent(words, clause):
            return False
        end = min(span.start for span in INTENT.find_all(words, clause))
    proofs = (Count, Ratio, Percent, Date, DocumentNumber)
    told = Span(clause.start, end)
    return DONE.find(words, told) is not None or any(isinstance(token, proofs) for token in words.within(told))


def _only_intent(words: Words, clause: Stretch) -> bool:
    """Whether a planned clause says no more than that one strives or goes on."""
    spans = [span for phrases in (PLANNED, LATER, YEAR_ENDS) for span in phrases.find_all(words, clause)]
    intents = INTENT.find_all(words, clause)
    return bool(spans) and all(any(overlap(span, intent) for intent in intents) for span in spans)
