"""An assertion without a figure, a date, a document or the words that nothing occurred."""

import re
from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.kinds.explanation_repeated import restates_title
from parindex.checking.kinds.forecast_not_result import forecast
from parindex.checking.lexicon import NONE_OCCURRED
from parindex.checking.report import Report
from parindex.checking.wording import admission
from parindex.checking.words import Words
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Percent, Ratio

KIND: Final = "bare-assertion"
BUCKET: Final = "unproved"

ADDRESS = re.compile(r"https?://|www\.|\.(?:gov\.)?vn\b|@")
"""A link is proof that anyone can open."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or row.claimed <= 0 or report.surveyed(row) or not report.says_something(row):
            continue
        asked_already = admission(words) or forecast(report, words) or restates_title(report, row)
        if not _substantiated(words) and not asked_already:
            yield Finding(
                KIND,
                "warning",
                row.id,
                "Giải trình chưa có số liệu, ngày tháng hay văn bản để đối chiếu; đề nghị bổ sung số, ngày văn bản "
                "hoặc con số cụ thể.",
                evidence=words.text.strip(),
                expected="số liệu, ngày hoặc số văn bản kiểm chứng",
            )
        elif _only_percents(words):
            yield Finding(
                KIND,
                "note",
                row.id,
                "Giải trình chỉ nêu tỷ lệ; nên ghi thêm tử số và mẫu số (ví dụ 25/25) để người thẩm định đối chiếu.",
                evidence=words.text.strip(),
                expected="tử số và mẫu số",
            )


def _substantiated(words: Words) -> bool:
    return bool(
        any(isinstance(token, Count | Ratio | Percent | Date | DocumentNumber) for token in words.tokens)
        or NONE_OCCURRED.find(words)
        or ADDRESS.search(words.lower)
    )


def _only_percents(words: Words) -> bool:
    solid = (Count, Ratio, Date, DocumentNumber)
    return not any(isinstance(token, solid) for token in words.tokens) and any(
        isinstance(token, Percent) for token in words.tokens
    )
