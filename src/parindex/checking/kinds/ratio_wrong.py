"""A printed percent that its own part and whole do not give, compared at the precision printed."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.remainders import number
from parindex.checking.report import Report
from parindex.vietnamese.clauses import split
from parindex.vietnamese.grammar import Percent, Period, Ratio, Token, scan
from parindex.vietnamese.normal import nfc, plain

KIND: Final = "ratio-wrong"
BUCKET: Final = "contradicted"

YEARLY: Final = re.compile(r"\s*ke hoach (?:ca )?nam\b")


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        if "explanation" in row.uncertain or not row.explanation:
            continue
        text = nfc(row.explanation)
        for ratio, percent in (*_attached(text), *_of_the_year(text)):
            if not _agree(ratio, percent):
                yield _finding(row.id, ratio, percent)


def _attached(text: str) -> Iterator[tuple[Ratio, Percent]]:
    """Ratios with the percent that is printed for them."""
    for token in scan(text):
        if isinstance(token, Ratio) and token.percent:
            yield token, token.percent


def _of_the_year(text: str) -> Iterator[tuple[Ratio, Percent]]:
    """A sentence's one ratio beside "…% kế hoạch năm", where a share of a shorter plan shows that the whole is the
    year's, or where the percent exceeds what even a shorter plan would give."""
    for sentence in _sentences(text):
        ratios = [token for token in sentence if isinstance(token, Ratio)]
        if len(ratios) != 1 or ratios[0].percent:
            continue
        percents = [token for token in sentence if isinstance(token, Percent)]
        yearly = [each for each in percents if YEARLY.match(plain(text[each.end :]))]
        shorter = [each for each in percents if each not in yearly and not _agree(ratios[0], each)]
        if len(yearly) == 1 and (shorter or yearly[0].value > _share(ratios[0])) and _has_shorter_period(sentence):
            yield ratios[0], yearly[0]


def _sentences(text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence; what stands in brackets belongs to the sentence around it."""
    ends = [clause.end for clause in split(text) if text[clause.end : clause.end + 1] == "."]
    tokens, start = scan(text), 0
    for end in [*ends, len(text)]:
        yield [token for token in tokens if start <= token.start < end]
        start = end


def _has_shorter_period(sentence: list[Token]) -> bool:
    return any(isinstance(token, Period) and token.part != "year" for token in sentence)


def _share(ratio: Ratio) -> Decimal:
    return 100 * ratio.part / ratio.whole if ratio.whole else Decimal(100)


def _agree(ratio: Ratio, percent: Percent) -> bool:
    """Whether the percent is the ratio's at its own precision, rounded or cut off, or the share of what remains."""
    if ratio.whole == 0:
        return True
    step = Decimal(1).scaleb(int(percent.value.as_tuple().exponent))
    share = _share(ratio)
    shares, roundings = (share, 100 - share), (ROUND_HALF_UP, ROUND_DOWN)
    near = {value.quantize(step, rounding) for value in shares for rounding in roundings}
    return percent.value in near


def _finding(criterion: str, ratio: Ratio, percent: Percent) -> Finding:
    places = max(-int(percent.value.as_tuple().exponent), 2)
    right = str(_share(ratio).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)).replace(".", ",")
    figures = f"{number(ratio.part)}/{number(ratio.whole)}"
    return Finding(
        KIND,
        "error",
        criterion,
        f"{figures} là {right}%, báo cáo ghi {percent.text}. Đề nghị rà soát lại các con số này.",
        evidence=ratio.text if ratio.percent else percent.text,
        expected=f"{right}%",
    )
