"""Classes of wording in official Vietnamese that several kinds read: what is lacking, planned, done, or did not "
"occur."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from parindex.checking.lexicon import (
    AS_PLANNED,
    FOUND,
    LACKING,
    LATE,
    LATER,
    MENDED,
    NONE_OCCURRED,
    NOT_YET,
    PLANNED,
    REMEDY,
    TERMS,
    UNFINISHED,
    YEAR_BASE,
    YEAR_ENDS,
)
from parindex.checking.phrases import Phrases
from parindex.checking.words import Span, Stretch, Words, overlap
from parindex.vietnamese.grammar import Count, Percent, Period, Ratio
from parindex.vietnamese.normal import fold

_EMPTY = """
    đã được có thực hiện việc công tác đầy đủ đúng theo quy định kịp thời tốt đảm bảo bảo đảm nghiêm túc ubnd xã phường
    ủy ban nhân dân đơn vị địa phương các của và tại trên trong về cho năm là cơ quan triển khai thường xuyên hoàn thành
    thị trấn nội dung này những
"""
EMPTY_WORDS = frozenset(fold(_EMPTY).split())
"""Folded words that tell nothing of one title alone."""


def bare(text: str) -> list[str]:
    """The folded words of a text, without marks."""
    return [word for word in (each.strip(".,;:()“”\"'-–/") for each in fold(text).split()) if word]


@lru_cache(maxsize=1024)
def telling(text: str) -> frozenset[str]:
    """The folded words of a text that tell what it is about."""
    return frozenset(bare(text)) - EMPTY_WORDS


BECAUSE = Phrases("vì", "do", "bởi")
SO = Phrases("nên", "vì", "do", "bởi", ",", "mà", "nhưng")
NO_MORE = Phrases("không còn", "chấm dứt", "không để")
STILL = ("chưa", "vẫn", "còn")
"""Words with which a fault that was found is said to remain."""

REMAINS = ("còn ", "vẫn ")
"""What makes a set term of faults a lack again: "còn 02 thiếu sót"."""
SOON = 25
"""Letters of a clause within which it says what became of the one before: "sang năm 2024 đã bổ sung"."""
BY_NOW = ("đã ", "nay đã ", "đến nay đã ", "hiện đã ")
"""How a clause begins that says what became of the one before."""

SCANT = ("không", "mới", "chỉ", "đạt", "kết quả", "tỷ lệ")
"""Words with which a lack is all the greater for a figure of nought."""

HANDED_ON = Phrases(
    "gửi # thôn | gửi # / # thôn | gửi đến | gửi tới | gửi cho | giao cho | giao cụ thể | đã giao | phân công | "
    "phổ biến | quán triệt | chuyển cho"
)
REACHED = Phrases("hoàn thành | đạt | toàn bộ | tất cả | xong | kết quả | vượt | đầy đủ | đúng tiến độ | đều được")
PLAN = Phrases(
    "kế hoạch | chỉ tiêu | đăng ký | yêu cầu | giao | gồm | bao gồm | đề ra | đặt ra | ấn định | xác định | phân công"
)
SINCE = Phrases("đã | tổ chức được | thực hiện được | hoàn thành | đạt")


@dataclass(frozen=True, slots=True)
class Admission:
    """Where a text admits a lack. `clause` is the stretch to quote; an unfinished rest is not `grave`."""

    span: Span
    clause: Stretch
    grave: bool


@lru_cache(maxsize=512)
def admissions(words: Words) -> tuple[Admission, ...]:
    """Everything that a text admits to be lacking, the grave before the milder, each as it stands."""
    harmless = [
        span
        for phrases in (NONE_OCCURRED, NOT_YET, TERMS)
        for span in phrases.find_all(words)
        if not words.lower[: span.start].endswith(REMAINS)
    ]
    return tuple(
        Admission(span, _clause_around(words, span), grave)
        for grave, phrases in ((True, LACKING), (False, UNFINISHED))
        for span in phrases.find_all(words)
        if not any(overlap(other, span) for other in harmless)
        and not (_excused(words, span) if grave else NOT_YET.find(words))
    )


def admission(words: Words) -> Admission | None:
    """The first grave admission of a lack in a text, or else the first milder one; None when it admits none."""
    return next(iter(admissions(words)), None)


def _excused(words: Words, span: Span) -> bool:
    """Whether a lack was mended, is only supposed, or has nothing to fall on."""
    clause = _clause_around(words, span)
    before, after = Span(clause.start, span.start), Span(span.end, clause.end)
    nothing = NONE_OCCURRED.find(words, after)
    behind = next((each for each in words.clauses if each.start > clause.end), None)
    now = MENDED.find(words, behind) if behind is not None else None
    mended = (
        behind is not None
        and now is not None
        and (words.lower.startswith(BY_NOW, behind.start) or now.start - behind.start <= SOON)
    )
    return bool(
        REMEDY.find(words, before)
        or NONE_OCCURRED.find(words, before)
        or _no_more(words, before)
        or (_found(words, before) and not words.lower.startswith(STILL, span.start))
        or (_none_of(words, span, clause) and not words.lower.startswith((*STILL, *SCANT), span.start))
        or MENDED.find(words, after)
        or mended
        or (nothing and not BECAUSE.find(words, Span(span.end, nothing.start)))
        or words.lower[: span.start].rstrip().endswith(("hay", "hoặc", "khi", "dù"))
        or words.lower[span.end :].lstrip().startswith("?")
    )


def _no_more(words: Words, before: Stretch) -> bool:
    """Whether a fault is said to be gone: "không còn phải trình ký giấy"."""
    gone = NO_MORE.find(words, before)
    return gone is not None and not SO.find(words, Span(gone.end, before.end))


def _found(words: Words, before: Stretch) -> bool:
    """Whether faults were looked for and counted: "phát hiện 05 thiếu sót"."""
    found = FOUND.find(words, before)
    return found is not None and any(isinstance(token, Count) for token in words.within(Span(found.end, before.end)))


def _none_of(words: Words, span: Span, clause: Stretch) -> bool:
    """Whether the figure next to a fault is nought: "bị kỷ luật: 0/21"."""
    near = [token for token in words.within(clause) if isinstance(token, Count | Ratio | Percent)]
    if not near:
        return False
    nearest = min(near, key=lambda token: max(token.start - span.end, span.start - token.end))
    return (nearest.part if isinstance(nearest, Ratio) else nearest.value) == 0


def _clause_around(words: Words, span: Span) -> Span:
    return Span(words.clause_of(span).start, words.clause_of(Span(span.end - 1, span.end)).end)


def late_cases(words: Words) -> Stretch | None:
    """A clause that counts dossiers past their day: "03 hồ sơ trễ hạn", "quá hạn 3"."""
    for clause in words.clauses:
        late = LATE.find(words, clause)
        if late is None or NONE_OCCURRED.find(words, clause):
            continue
        counts = [token for token in words.within(clause) if isinstance(token, Count | Ratio)]
        after = [count for count in counts if 0 <= count.start - late.end <= len(": ")]
        before = [count for count in counts if count.start < late.start]
        if any((each.part if isinstance(each, Ratio) else each.value) > 0 for each in after or before[-1:]):
            return clause
    return None


def planned(words: Words, clause: Stretch, *, year_runs: bool = True) -> Span | None:
    """Where a clause speaks of what is foreseen, or None. `year_runs`: whether the year's end is still to come.

    "còn 2 cuộc" does so when a plan stands right before it; a time to come does not when "đã" goes before.
    """
    kept = AS_PLANNED.find_all(words, clause)
    if found := next(
        (each for each in PLANNED.find_all(words, clause) if not any(overlap(each, k) for k in kept)), None
    ):
        return found
    later = LATER.find(words, clause) or (YEAR_ENDS.find(words, clause) if year_runs else None)
    if later and "đã " not in words.lower[clause.start : later.start]:
        return later
    if (
        words.lower.startswith("còn", clause.start)
        and "kế hoạch" in words.lower[max(clause.start - 30, 0) : clause.start]
    ):
        return Span(clause.start, clause.end)
    return None


def year_share(words: Words) -> Ratio | Percent | None:
    """A share below 100 % whose denominator is the whole year's, by the words after it or where its number stands."""
    counts = {token.value: _of_the_year(words, token) for token in words.tokens if isinstance(token, Count)}
    for share in shares(words):
        if not below_whole(share):
            continue
        whole = share.whole if isinstance(share, Ratio) else _whole_of(share, counts)
        after = share.start if isinstance(share, Ratio) else share.end  # a ratio reaches to its percent
        if YEAR_BASE.find(words, Span(after, words.clause_of(share).end)) or (whole is not None and counts.get(whole)):
            return share
    return None


def _of_the_year(words: Words, count: Count) -> bool:
    """Whether a number stands in a clause that speaks of the whole year."""
    clause = words.clause_of(count)
    years = (token for token in words.within(clause) if isinstance(token, Period))
    return YEAR_BASE.find(words, clause) is not None or any(
        each.part == "year" and not each.years_back for each in years
    )


def _whole_of(percent: Percent, counts: Mapping[Decimal, bool]) -> Decimal | None:
    """The number of which another one is the percent: 4, of 4 and 2 and 50 %."""
    pairs = ((part, whole) for whole, of_year in counts.items() if of_year for part in counts if part < whole)
    return next((whole for part, whole in pairs if part * 100 == whole * percent.value), None)


def shares(words: Words) -> list[Ratio | Percent]:
    """Every ratio and percent of a text."""
    return [token for token in words.tokens if isinstance(token, Ratio | Percent)]


def percent_of(share: Ratio | Percent) -> tuple[int, int]:
    """A share as an exact fraction, numerator and denominator; of nothing it is whole."""
    if isinstance(share, Percent):
        numerator, denominator = share.value.as_integer_ratio()
        return numerator, denominator * 100
    (pn, pd), (wn, wd) = share.part.as_integer_ratio(), share.whole.as_integer_ratio()
    return (pn * wd, wn * pd) if wn else (1, 1)


def below_whole(share: Ratio | Percent) -> bool:
    """Whether a share is below 100 %."""
    numerator, denominator = percent_of(share)
    return numerator < denominator


def of_plan(words: Words, count: Count) -> bool:
    """Whether a count is what a plan foresees or holds: "kế hoạch ... 05 cuộc" with nothing done in between."""
    plans = PLAN.find_all(words, Span(words.clause_of(count).start, count.start))
    if not plans:
        return False
    since = Span(plans[-1].end, count.start)
    in_time = any(
        isinstance(token, Period) and token.part != "year" and words.lower[: token.start].rstrip().endswith(",")
        for token in words.within(since)
    )
    return not in_time and SINCE.find(words, since) is None


def handed_on(words: Words, figure: Count | Ratio | Percent) -> bool:
    """Whether a figure tells to whom something was given, and of no result: "đã gửi 6/6 thôn"."""
    clause = words.clause_of(figure)
    return HANDED_ON.find(words, clause) is not None and REACHED.find(words, clause) is None


def results(words: Words, *, year_runs: bool = True) -> list[Count | Ratio | Percent]:
    """Every figure of a text that tells what was done: a share, or a count that no plan foresees."""
    counts = (token for token in words.tokens if isinstance(token, Count))
    told = [
        count
        for count in counts
        if not of_plan(words, count) and not planned(words, words.clause_of(count), year_runs=year_runs)
    ]
    return [figure for figure in (*shares(words), *told) if not handed_on(words, figure)]
