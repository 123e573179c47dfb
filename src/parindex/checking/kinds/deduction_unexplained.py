"""Points given away: below the maximum, and no reason is written."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report, beside_the_scale, ticks
from parindex.checking.wording import admission, below_whole, planned, shares
from parindex.checking.words import Words
from parindex.editions.sheet import Row
from parindex.rules.points import points_text
from parindex.vietnamese.grammar import Percent

KIND: Final = "deduction-unexplained"
BUCKET: Final = None

REASON = Phrases("do", "vì", "lý do", "nguyên nhân", "trừ", "bị trừ", "tự trừ", "hạn chế", "thiếu", "chậm")


ROUNDED: Final = Decimal("0.1")
"""What rounded parts may lack of a hundred."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        if not _below_maximum(row) or report.surveyed(row) or beside_the_scale(row):
            continue
        words = report.words(row)
        answer = report.answers.get(row.id)
        whole = bool(shares(words)) and not any(map(below_whole, shares(words)))
        if not whole and (
            _reason(words) or (answer and answer.computed is not None and answer.computed <= _claim(row))
        ):
            continue
        if whole and (found := admission(words)) and found.grave:
            continue
        gap = ticks(row.maximum) - ticks(row.claimed)
        yield Finding(
            KIND,
            "note",
            row.id,
            f"Tự chấm thấp hơn điểm tối đa {points_text(gap)} điểm nhưng giải trình không nêu lý do"
            + (f" (số liệu là “{words.quote(shares(words)[0])}”)" if whole else "")
            + "; đề nghị ghi rõ lý do trừ, hoặc xem lại để không tự bỏ điểm.",
            evidence=words.text.strip() or None,
            expected=f"{points_text(ticks(row.maximum))}, hoặc lý do trừ điểm",
        )


def _below_maximum(row: Row) -> bool:
    return row.maximum is not None and row.claimed is not None and 0 <= row.claimed < row.maximum


def _claim(row: Row) -> int:
    return ticks(row.claimed)


def _make_up_all(words: Words) -> bool:
    """Whether the percents of a text are the parts of one whole: 19,05% and 80,95%."""
    percents = [token.value for token in words.tokens if isinstance(token, Percent)]
    return len(percents) > 1 and abs(sum(percents, Decimal(-100))) <= ROUNDED


def _reason(words: Words) -> bool:
    return bool(
        admission(words)
        or (any(map(below_whole, shares(words))) and not _make_up_all(words))
        or REASON.find(words)
        or any(planned(words, clause) for clause in words.clauses)
    )
