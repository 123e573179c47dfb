"""A printed percent that its own part and whole do not give, compared at the precision printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.checking.sentences import ALLOWED, TOTAL, Sentence, number, sentences
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Percent, Period, Ratio
from parindex.vietnamese.normal import fold

KIND: Final = "ratio-wrong"
BUCKET: Final = "contradicted"

YEARLY: Final = re.compile(r"\s*ke hoach (?:ca )?nam\b")
BRACKET: Final = re.compile(
    r"(?P<noun>(?:\s+(?!(?:so voi|va|co|voi)\b)[^\W\d]+){0,8}?)\s*\(\s*(?:=|la|dat|tuong ung|voi)?\s*"
    r"|,?\s+(?:la|voi|tuong ung|tuc)(?:\s+(?:voi|la))?\s+"
)
IN_BRACKETS: Final = re.compile(r"(?:\s+[^\W\d]+){0,9}?\s*\(\s*(?:chiem|dat|bang|ty le|ti le|\s)*")
BESIDE: Final = re.compile(r"(?:\s+(?!va\b|tang\b|giam\b)[^\W\d]+){0,8},?\s+(?:dat|bang|tuong duong)\s+(?:ty le\s+)?")
PLAN: Final = re.compile(r"\s*(?:so voi )?(?:ke hoach|chi tieu|du toan)\b")
CHANGED: Final = re.compile(r"\b(?:tang|giam|vuot|tiet kiem|cat giam)(?: \w+){0,2}\s*$")
REACHED: Final = re.compile(r"\b(?:dat|chiem|bang|ty le|ti le)(?: ty le| ti le)?\s*$")


def find(report: Report) -> Iterator[Finding]:
    for row in report.sheet.rows:
        if "explanation" in row.uncertain or not row.explanation:
            continue
        for sentence in sentences(row.explanation):
            for shares in (
                _attached,
                _before,
                _of_the_year,
                _counted,
                _parted,
                *(() if report.interim else (_of_the_plan,)),
            ):
                yield from (_finding(row.id, share) for share in shares(sentence) if not _agree(share))


@dataclass(frozen=True, slots=True)
class Share:
    """Part, whole and the percent printed for them, with the words quoted; `sure` where these say so themselves."""

    part: Decimal
    whole: Decimal
    percent: Percent
    words: str
    sure: bool

    @property
    def right(self) -> Decimal:
        """The percent that part and whole give."""
        return 100 * self.part / self.whole if self.whole else Decimal(100)


def _attached(sentence: Sentence) -> Iterator[Share]:
    """Ratios with the percent that is printed for them."""
    for token in sentence.tokens:
        if isinstance(token, Ratio) and token.percent:
            yield Share(token.part, token.whole, token.percent, token.text, sure=True)


def _before(sentence: Sentence) -> Iterator[Share]:
    """ "đạt 95% (18/20 nhiệm vụ)", "95% nhiệm vụ (18/20)": the percent stands first, its ratio in brackets."""
    for percent, ratio in pairwise(sentence.tokens):
        beside = BRACKET.fullmatch(sentence.plain, percent.end, ratio.start)
        if not (beside and isinstance(percent, Percent) and isinstance(ratio, Ratio)) or ratio.percent:
            continue
        noun, counted = (beside["noun"] or "").split(), fold(ratio.noun).split()
        if noun and (noun[:1] != (counted or noun)[:1] or sentence.led_by(CHANGED, percent)):
            continue
        yield Share(ratio.part, ratio.whole, percent, sentence.text[percent.start : ratio.end], sure=not noun)


def _of_the_year(sentence: Sentence) -> Iterator[Share]:
    """A sentence's one ratio beside "…% kế hoạch năm", where a share of a shorter plan shows that the whole is the
    year's, or where the percent exceeds what even a shorter plan would give."""
    ratios = [token for token in sentence.tokens if isinstance(token, Ratio)]
    if len(ratios) != 1 or ratios[0].percent:
        return
    percents = [token for token in sentence.tokens if isinstance(token, Percent)]
    shares = [Share(ratios[0].part, ratios[0].whole, each, each.text, sure=False) for each in percents]
    yearly = [share for share in shares if YEARLY.match(sentence.plain, share.percent.end)]
    shorter = any(share not in yearly and not _agree(share) for share in shares)
    in_part = any(isinstance(token, Period) and token.part != "year" for token in sentence.tokens)
    if len(yearly) == 1 and in_part and (shorter or yearly[0].percent.value > yearly[0].right):
        yield yearly[0]


def _of_the_plan(sentence: Sentence) -> Iterator[Share]:
    """ "152/140 triệu đồng, bằng 108,6% chỉ tiêu": the plan is the whole where no part of the year is named."""
    if any(isinstance(token, Period) and token.part != "year" for token in sentence.tokens):
        return
    for ratio, percent in pairwise(sentence.tokens):
        if isinstance(ratio, Ratio) and isinstance(percent, Percent) and not ratio.percent:
            beside = BESIDE.fullmatch(sentence.plain, ratio.end, percent.start)
            if beside and PLAN.match(sentence.plain, percent.end):
                yield Share(ratio.part, ratio.whole, percent, sentence.text[ratio.start : percent.end], sure=False)


def _counted(sentence: Sentence) -> Iterator[Share]:
    """ "Tiếp nhận 1.250 hồ sơ, đúng hạn 1.200 hồ sơ, đạt 98%": two counts of one thing and their share."""
    figures = [token for token in sentence.tokens if not isinstance(token, Period | Date | DocumentNumber)]
    for whole, part, percent in zip(figures, figures[1:], figures[2:], strict=False):
        if (
            not (isinstance(whole, Count) and isinstance(part, Count) and isinstance(percent, Percent))
            or not whole.noun
        ):
            continue
        same = whole.noun.split()[0] == (part.noun or "-").split()[0]
        led = sentence.led_by(TOTAL, whole) or sentence.led_by(ALLOWED, whole)
        of_plan = PLAN.match(sentence.plain, percent.end) is not None
        if same and led and (part.value < whole.value or of_plan) and sentence.led_by(REACHED, percent, part.end):
            yield Share(part.value, whole.value, percent, sentence.text[whole.start : percent.end], sure=False)


def _parted(sentence: Sentence) -> Iterator[Share]:
    """ "21 người: 04 xuất sắc (19,05%), 17 tốt (80,95%)": counts that make up a whole, each with its share."""
    counts = sentence.counts
    if len(counts) < 3 or counts[0].value != sum(count.value for count in counts[1:]):
        return
    for part, percent in pairwise(sentence.tokens):
        if not (isinstance(part, Count) and isinstance(percent, Percent)) or part is counts[0]:
            continue
        if IN_BRACKETS.fullmatch(sentence.plain, part.end, percent.start):
            words = sentence.text[part.start : percent.end]
            yield Share(part.value, counts[0].value, percent, words, sure=False)


def _agree(share: Share) -> bool:
    """Whether the percent is the share at its own precision, rounded or cut off, or the share of what remains."""
    if share.whole == 0:
        return True
    step = Decimal(1).scaleb(int(share.percent.value.as_tuple().exponent))
    rights, roundings = (share.right, 100 - share.right), (ROUND_HALF_UP, ROUND_DOWN)
    return share.percent.value in {right.quantize(step, rounding) for right in rights for rounding in roundings}


def _finding(criterion: str, share: Share) -> Finding:
    places = max(-int(share.percent.value.as_tuple().exponent), 2)
    right = str(share.right.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)).replace(".", ",")
    return Finding(
        KIND,
        "error" if share.sure else "warning",
        criterion,
        f"{number(share.part)}/{number(share.whole)} là {right}%, báo cáo ghi {share.percent.text}. "
        "Đề nghị rà soát lại các con số này.",
        evidence=share.words,
        expected=f"{right}%",
    )
