"""A number of meetings or documents held against the list that follows it: as many days, as many papers."""

import re
from collections.abc import Iterator
from typing import Final

from parindex.checking.sentences import NUMERALS, REST, Disagreement, Sentence, number, sentences
from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Ratio, Token
from parindex.vietnamese.normal import fold, nfc, plain

MEETINGS: Final = ("cuoc", "hoi nghi", "buoi", "phien", "dot", "dien dan")
"""What takes place on one day each."""
PAPERS: Final = {
    "bao cao": "BC", "thong bao": "TB", "ke hoach": "KH", "quyet dinh": "QĐ", "cong van": None, "nghi quyet": "NQ",
    "to trinh": "TTr",
}  # fmt: skip
"""Documents by their name, with the code of their type."""
MONTHS: Final = re.compile(
    r"(?:\bvao|:|\()\s*(?:cac\s+)?thang (?:\d{1,2})(?:(?:,| va|, thang| va thang|,? thang) \d{1,2}(?![\d/])){2,}"
)
MONTH: Final = re.compile(r"\d{1,2}")
"""Months in a row, one for each meeting: "vào các tháng 3, 5, 8, 11"."""
FORMS: Final = re.compile(
    rf"\b(?:(?P<digits>\d{{1,2}})|(?P<word>{'|'.join(NUMERALS)})) "
    r"(?:hinh thuc|noi dung|bien phap|hoat dong|nhom)[^:;.,]{0,20}:"
)
STOP: Final = re.compile(r"\.(?=\s|$)|\n")
COMPARED: Final = re.compile(r"\b(?:hon|them|vuot|thieu|giam|tang)(?: la)?\s*$")
"""Words before a number that is a difference."""
OPENS: Final = re.compile(r":|\(|\bgom\b|\bla\b|\bngay\b|\bcac ngay\b")
"""What a list begins with."""
FAR: Final = 90
"""Letters from a number within which its list begins."""


def miscounted(explanation: str) -> Iterator[Disagreement]:
    """Every number of an explanation that its own complete list does not bear out."""
    yield from _forms(explanation)
    for sentence in sentences(explanation):
        for count in _numbers(sentence):
            if (found := _listed(sentence, count)) and found[0] != count.value:
                items, last = found
                words = sentence.text[count.start : last]
                says = f"ghi {number(count.value)} {count.noun} nhưng liệt kê {items}"
                yield Disagreement(words, says, "số lượng bằng số đã liệt kê")


def _forms(explanation: str) -> Iterator[Disagreement]:
    """ "sáu hình thức: ...; ...; ..." with another number of items, parted by semicolons."""
    text = nfc(explanation)
    for found in FORMS.finditer(plain(text)):
        value = int(found["digits"]) if found["digits"] else NUMERALS[found["word"]]
        end = next((mark.start() for mark in STOP.finditer(text, found.end())), len(text))
        items = [item for item in text[found.end() : end].split(";") if item.strip()]
        if len(items) > 2 and len(items) != value:
            says = f"ghi {value} nhưng liệt kê {len(items)}"
            yield Disagreement(text[found.start() : end].strip(), says, "số lượng bằng số đã liệt kê")


def _numbers(sentence: Sentence) -> Iterator[Count]:
    """The counts of a sentence, and its ratios of all there are as counts."""
    for token in sentence.tokens:
        if isinstance(token, Count):
            yield token
        elif isinstance(token, Ratio) and token.part == token.whole:
            yield Count(token.start, token.end, token.text, token.whole, token.noun)


def _listed(sentence: Sentence, count: Count) -> tuple[int, int] | None:
    """How many items the list behind a count has, and where it ends; None where there is none, or not all is listed."""
    if sentence.led_by(COMPARED, count):
        return None
    noun = fold(count.noun)
    behind = [token for token in sentence.tokens if token.start >= count.end]
    if noun.startswith(MEETINGS):
        stop = next((each.start for each in behind if isinstance(each, Count) and _is_one_of(each, MEETINGS)), None)
        if months := MONTHS.search(sentence.plain, count.end, sentence.end):
            return len(MONTH.findall(months[0])), months.end()
        days = [each for each in behind if isinstance(each, Date) and (stop is None or each.start < stop)]
        items: list[Token] = list({(each.day, each.month): each for each in days}.values())
    elif kind := next((code for name, code in PAPERS.items() if noun.startswith(name)), None):
        items = [each for each in behind if isinstance(each, DocumentNumber) and each.type == kind]
        names = tuple(name for name, code in PAPERS.items() if code == kind)
        if any(
            isinstance(each, Count) and _is_one_of(each, names) and each.start < items[0].start
            for each in behind
            if items
        ):
            return None  # the list belongs to the nearer number
    else:
        return None
    if len(items) < 2 or items[0].start - count.end > FAR:
        return None
    lead, rest = sentence.plain[count.end : items[0].start], sentence.plain[count.end : sentence.end]
    if not OPENS.search(lead) or REST.search(rest) or "trong do" in lead:
        return None
    return len(items), items[-1].end


def _is_one_of(count: Count, nouns: tuple[str, ...]) -> bool:
    return fold(count.noun).startswith(nouns)
