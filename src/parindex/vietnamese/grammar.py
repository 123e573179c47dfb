"""The grammar of official text: one scan that finds every figure, date, period and cited document in order."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from parindex.vietnamese.dates import find_dates
from parindex.vietnamese.documents import find_documents
from parindex.vietnamese.normal import Text
from parindex.vietnamese.numbers import find_counts, find_percents, find_ratios
from parindex.vietnamese.periods import SPAN, find_periods
from parindex.vietnamese.tokens import Count, Date, DocumentNumber, Percent, Period, Ratio, Token

__all__ = ["Count", "Date", "DocumentNumber", "Percent", "Period", "Ratio", "Token", "scan"]

LABELS = re.compile(
    r"""
    (?<!\w)(?:
        (?:muc|cap)\s+do\s+\d(?:\s*(?:,|va|/|-)\s*\d)*
      | (?:dieu|(?<!tai\s)khoan|(?<!dinh\s)(?<!danh\s)(?<!han\s)(?<!chuyen\s)muc|
          chuong|phu\s+luc|bieu(?:\s+mau)?|thon|xom|quoc\s+lo|tinh\s+lo|dot|lan|khoa|buoc|de\s+an
          |(?<!ho\s)(?<!tong\s)(?<!doi\s)(?<!ky\s)(?<!nghe\s)(?<!quyen\s)(?<!nang\s)so)
        (?:\s+(?:so|thu))?\s+\d+(?!\s*[/%]|[.,]?\d)
      | (?:iso|tcvn)[\s:]*[\d:.-]+ | covid\s*-?\s*19
      | \d{1,2}\s?(?:h|gio)(?:\s?\d{2})?(?!\w) | 0\d{2,3}[\s.]?\d{3,4}[\s.]?\d{3,4}
      | https?://\S+ | www\.\S+ | [\w.]{1,40}@[\w.]+
    )
    | (?:^|(?<=\n))[ \t]*\d{1,2}[.)]\s+(?=[^\W\d])
    """,
    re.VERBOSE,
)


def _find_labels(text: Text) -> Iterator[Token]:
    """Figures that count nothing: service levels, articles, hours, addresses, list numbers, spans of years."""
    for pattern in (LABELS, SPAN):
        for match in pattern.finditer(text.plain):
            yield Token(match.start(), match.end(), text.raw[match.start() : match.end()])


FINDERS: tuple[Callable[[Text], Iterable[Token]], ...] = (
    find_documents, find_dates, _find_labels, find_periods, find_ratios, find_percents, find_counts,
)  # fmt: skip
"""In order of claim: what an earlier finder took, a later one leaves alone."""
WITHOUT_FIGURES = (find_documents, find_periods)
DIGIT = re.compile(r"\d")


def _cut(count: Count, taken: bytearray) -> Count:
    """A count without the words of its noun that another token took: "16 chỉ tiêu" of "16 chỉ tiêu năm 2024"."""
    end = taken.find(1, count.start, count.end)
    if end <= count.start:
        return count
    kept = count.text[: end - count.start].rstrip()
    lost = len(count.text[end - count.start :].split())
    noun = " ".join(count.noun.split()[: max(0, len(count.noun.split()) - lost)])
    return replace(count, end=count.start + len(kept), text=kept, noun=noun)


@lru_cache(maxsize=4096)
def scan(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order, none overlapping. Spans are places in the composed text."""
    both = Text.of(text)
    finders = FINDERS if DIGIT.search(text) else WITHOUT_FIGURES
    taken = bytearray(len(both.raw))
    tokens: list[Token] = []
    for find in finders:
        for token in find(both):
            if isinstance(token, Count):
                token = _cut(token, taken)
            spans = [(token.start, token.end)]
            if any(taken[token.start : token.end]):
                continue
            if isinstance(token, DocumentNumber) and token.date:
                day = token.date
                if any(taken[day.start : day.end]):  # it belongs to the document before
                    token = replace(token, date=None)
                else:
                    spans.append((day.start, day.end))
            for start, end in spans:
                taken[start:end] = b"\1" * (end - start)
            if type(token) is not Token:
                tokens.append(token)
    return tuple(sorted(tokens, key=lambda token: token.start))
