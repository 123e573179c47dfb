"""Another measure than the title asks: a count for a rate, dossiers for procedures, turns for people."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import NONE_OCCURRED, PLANNED
from parindex.checking.measures import REACH, first_measure
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report
from parindex.checking.wording import admission, handed_on, of_plan, shares
from parindex.checking.words import Span, Words
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import Count, Percent, Ratio

KIND: Final = "wrong-measure"
BUCKET: Final = "unproved"

RATE = Phrases("tỷ lệ", "tỉ lệ", "phần trăm", "mức độ hoàn thành", "mức độ thực hiện")
COUNTED = re.compile(r"số (?:lượng )?(?=\w)(?!liệu|hóa|hoá|lượng\b)")
"""How a title begins that asks for a number of something."""
WHOLE = Phrases("toàn bộ", "tất cả", "đầy đủ", "đủ", "cả #", "cả hai", "cả ba", "đều")
"""All of them: a rate of one hundred in words."""

TOTAL = Phrases("tổng số", "tổng cộng", "toàn xã có", "hiện có", "trên tổng", "tiếp nhận")
"""What stands before all there is."""

NEAR = 60
"""Letters after the word for rate within which a title says of what."""

SWAPPED = frozenset({
    ("thủ tục hành chính", "hồ sơ"), ("hồ sơ", "thủ tục hành chính"), ("người", "lượt"), ("người", "cuộc"),
    ("văn bản", "hồ sơ"), ("hồ sơ", "văn bản"), ("tiền", "nhiệm vụ"), ("tiền", "hồ sơ"), ("hồ sơ", "lượt"),
    ("người", "văn bản"), ("hồ sơ", "người"), ("người", "hồ sơ"), ("phiếu", "người"), ("thủ tục hành chính", "người"),
    ("thủ tục hành chính", "lượt"), ("văn bản", "người"), ("nhiệm vụ", "văn bản"), ("cuộc", "người"), ("cuộc", "lượt"),
    ("nhiệm vụ", "cuộc"),
})  # fmt: skip
"""Measures that officials give for each other: what is asked, what is given."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or report.surveyed(row) or NONE_OCCURRED.find(words) or not words.tokens:
            continue
        if (found := admission(words)) and found.grave:
            continue
        rate = RATE.find(report.title(row))
        if not rate and COUNTED.match(report.title(row).lower):
            yield from _other_noun(report, row, Span(0, len("số ")))
            continue
        counts = [token for token in words.tokens if isinstance(token, Count) and not _foreseen(words, token)]
        if rate and counts and not shares(words):
            given = report.answers.get(row.id)
            if given and given.computed is not None:
                continue  # the figures give all that the rule asks, the whole in a sentence of its own
            other = list(_other_noun(report, row, rate))
            yield from other or _count_for_rate(report, row, counts)
        elif rate:
            yield from _other_noun(report, row, rate)


def _foreseen(words: Words, token: Count) -> bool:
    return of_plan(words, token) or handed_on(words, token) or PLANNED.find(words, words.clause_of(token)) is not None


def _count_for_rate(report: Report, row: Row, counts: list[Count]) -> Iterator[Finding]:
    words = report.words(row)
    if any(_is_whole(words, token, counts) for token in words.tokens if isinstance(token, Count)):
        return
    if all(count.value == 0 for count in counts) or any(WHOLE.find(words, words.clause_of(each)) for each in counts):
        return
    whole = _whole_above(report, row)
    if whole and len(counts) == 1 and counts[0].value <= whole:
        share = (counts[0].value * 100 / whole).quantize(Decimal("0.01"))
        yield Finding(
            KIND,
            "note",
            row.id,
            f"Tiêu chí hỏi tỷ lệ, giải trình nêu “{words.quote(counts[0])}”; theo tổng số ở mục trên thì là "
            f"{counts[0].value}/{whole} = {str(share).replace('.', ',')} %, đề nghị ghi rõ như vậy.",
            evidence=words.quote(counts[0]),
            expected=f"{counts[0].value}/{whole}",
        )
        return
    yield Finding(
        KIND,
        "warning",
        row.id,
        f"Tiêu chí hỏi tỷ lệ, giải trình chỉ nêu số lượng “{words.quote(counts[0])}”; đề nghị bổ sung tổng số để tính "
        "tỷ lệ.",
        evidence=words.quote(counts[0]),
        expected="tử số/mẫu số = tỷ lệ %",
    )


def _is_whole(words: Words, whole: Count, counts: list[Count]) -> bool:
    """Whether a count is all there is of what others count: "kế hoạch 04 cuộc, 6 tháng kiểm tra 02 cuộc"."""
    led = TOTAL.find(words, Span(words.clause_of(whole).start, whole.start))
    measure = _measure(words, whole)
    return bool(led or of_plan(words, whole)) and any(
        each is not whole
        and each.value <= whole.value
        and _measure(words, each) == measure
        and not words.lower[: each.start].endswith(" và ")  # "hiện có 08 cán bộ đại học và 02 cán bộ cao học"
        for each in counts
    )


def _whole_above(report: Report, row: Row) -> Decimal | None:
    """The one number that the parent row gives its children to divide by."""
    parent = report.rows.get(row.parent) if row.parent else None
    counts = [token for token in report.words(parent).tokens if isinstance(token, Count)] if parent else []
    return counts[0].value if len(counts) == 1 and counts[0].value > 0 else None


def _other_noun(report: Report, row: Row, rate: Span) -> Iterator[Finding]:
    """The figures count another thing than the one asked, and none counts the one asked."""
    words, title = report.words(row), report.title(row)
    wanted = first_measure(title, Span(rate.end, min(rate.end + NEAR, len(title.text))))
    figures = [token for token in words.tokens if isinstance(token, Count | Ratio | Percent)]
    measured = [(token, measure) for token in figures if (measure := _measure(words, token))]
    if not measured or any(measure == wanted for _, measure in measured):
        return
    token, measure = measured[0]
    if (wanted, measure) in SWAPPED:
        yield Finding(
            KIND,
            "warning",
            row.id,
            f"Tiêu chí hỏi tỷ lệ theo {wanted}, giải trình nêu theo {measure} (“{words.quote(token)}”); đề nghị bổ "
            "sung số "
            f"liệu theo {wanted}.",
            evidence=words.quote(token),
            expected=f"tỷ lệ theo {wanted}",
        )


def _measure(words: Words, token: Count | Ratio | Percent) -> str | None:
    """What a figure counts: the first noun after it within its clause."""
    return first_measure(words, Span(token.start, min(words.clause_of(token).end, token.end + REACH)))
