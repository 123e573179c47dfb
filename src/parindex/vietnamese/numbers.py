"""Numbers as officials write them: points, counts, ratios and percents."""

import re
from collections.abc import Iterator
from decimal import Decimal

from parindex.vietnamese.normal import Text, squeeze
from parindex.vietnamese.tokens import Count, Percent, Ratio

POINTS_CELL = re.compile(r"[(\s]*([+\-−–]?)\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(?:đ|điểm)?[).\s]*", re.IGNORECASE | re.ASCII)

LONGEST_CELL = 40
"""Letters of a points cell; a longer one holds words."""

NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
START = r"(?<![\w/])(?<![\d][.,:-])"
THOUSANDS = re.compile(r"(?!0)(\d{1,3})(?:([.,])\d{3})(?:\2\d{3})*")
THOUSANDS_AND_DECIMALS = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+),\d{1,2}|([1-9]\d{0,2}(?:,\d{3})+)\.\d{1,2}")

NOUN_WORD = re.compile(r"\s+([^\W\d_]+)")
COMRADES = re.compile(r"\s*(?:d/c|dc)\b")
AFTER_NOUNS = (
    "đạt đã được và trong cho tại của với do là còn về có theo từ đến như để đang sẽ chưa không bằng chiếm gồm so thì "
    "nên mà hoặc trên ở ra hiện vào này tham các những trực hướng giảm tăng x"
)
NOUN_ENDS = frozenset(AFTER_NOUNS.split())
"""The words counted end at a figure, at punctuation, or at one of these."""
MEASURES = re.compile(r"\s*(?:ty|trieu|ha|km|m2|m3|tan|kg|lit|diem)\b")

RATIO = re.compile(rf"{START}(?P<part>{NUMBER})\s*/\s*(?P<whole>{NUMBER})(?![/\w]|[.,]\d|\s*%)")
RATIO_IN_WORDS = re.compile(
    rf"{START}(?P<part>{NUMBER})(?:\s+[^\W\d_]+){{0,4}}?\s+(?:tren|trong)\s+tong\s+so\s+(?P<whole>{NUMBER})"
    r"(?![/\w%]|[.,]\d)"
)
REACHED = r"dat|chiem|bang|ty\ le|ti\ le|tuong\ duong|tuong\ ung"
OTHER_SUBJECT = r"(?:va|co|con|voi|nhung|trong|tang|giam|ty|ti|so\ voi|cac|tren)\b"
"""Words behind which a percent is of something else: "18/20 thôn có nhà văn hóa và hộ nghèo chiếm 5%"."""
TURNS = r"(?:va|con|nhung|tang|giam|so\ voi)\b"
"""Words with which even a clause that ends before "tỷ lệ" turns to another subject."""
WORD = r"(?:d/c(?!\w)|[^\W\d]+)"
WORD = r"(?:d/c(?!\w)|[^\W\d]+)"
BELONGS = re.compile(
    rf"""
    (?:
        (?:(?:\s+{WORD}){{0,6}}?|(?:\s+(?!{OTHER_SUBJECT}){WORD}){{7,12}}?)
        (?:[\s,]*(?:=|:|\(|(?<!\w)(?:{REACHED})(?!\w))|\s*;\s*t[yi]\ le(?!\w))
      | (?:\s+(?!{TURNS}){WORD}){{1,14}},\s+(?:{REACHED})(?!\w)
    )
    (?:\s|=|\(|{REACHED}|la)*(?P<percent>(?P<value>{NUMBER})\s*%)
    (?!\s*(?:so\ voi|ke\ hoach|chi\ tieu|du\ toan|nhu\ cau|cung\ ky))
    """,
    re.VERBOSE,
)
PERCENT = re.compile(r"(?<![\w/])(?:\d+(?:[.,]\d+)?(?:\s*%)?\s*[-–]\s*)?(?P<value>\d+(?:[.,]\d+)?)\s*(?:%|phan tram\b)")
COUNT = re.compile(
    rf"{START}(?P<value>{NUMBER})(?:\s*\([^\W\d]+(?:\s+[^\W\d]+)*\)|(?=d\b))?(?![/%\d]|\s*%|[.,]\d|[a-ce-z])"
)


def points_cell(text: str) -> Decimal | None:
    """The points in a cell that holds nothing else, with the printed decimals; point and comma both are decimal marks.

    "0,25", "1.0", "15 điểm", "-0,5". None for an empty cell, for words, a percent, a label or two numbers.
    """
    text = squeeze(text)
    match = POINTS_CELL.fullmatch(text) if len(text) <= LONGEST_CELL else None
    if match is None:
        return None
    sign, digits = match.groups()
    return Decimal(("-" if sign in ("-", "−", "–") and sign else "") + digits.replace(",", "."))


def count_value(digits: str) -> tuple[Decimal, bool]:
    """A count, and whether its one mark might also be a decimal mark: "1.478" and "1,478" are 1478, "2,5" is 2.5."""
    if THOUSANDS.fullmatch(digits):
        marks = digits.count(".") + digits.count(",")
        return Decimal(digits.replace(".", "").replace(",", "")), marks == 1
    if THOUSANDS_AND_DECIMALS.fullmatch(digits):
        whole, decimals = re.split(r"[.,](?=\d{1,2}$)", digits)
        return Decimal(re.sub("[.,]", "", whole) + "." + decimals), False
    return Decimal(digits.replace(",", ".")), False


def find_ratios(text: Text) -> Iterator[Ratio]:
    """Every ratio that the marks allow; a finder of dates and documents takes its own first."""
    for pattern in (RATIO, RATIO_IN_WORDS):
        for match in pattern.finditer(text.plain):
            percent = _percent_of(text, match.end("whole"))
            start, end = match.start(), percent.end if percent else match.end("whole")
            part, whole = count_value(match["part"])[0], count_value(match["whole"])[0]
            noun = _noun(text, match.end("whole"))[0]
            yield Ratio(start, end, text.raw[start:end], part, whole, noun, percent)


def _percent_of(text: Text, position: int) -> Percent | None:
    """The percent that belongs to the ratio before it: after "=", in brackets, or after "đạt", with no other base."""
    match = BELONGS.match(text.plain, position)
    if match is None:
        return None
    start, end = match.span("percent")
    return Percent(start, end, text.raw[start:end], Decimal(match["value"].replace(",", ".")))


def find_percents(text: Text) -> Iterator[Percent]:
    """Every percent; of a range the upper bound."""
    for match in PERCENT.finditer(text.plain):
        start, end = match.span()
        yield Percent(start, end, text.raw[start:end], Decimal(match["value"].replace(",", ".")))


def find_counts(text: Text) -> Iterator[Count]:
    """Every number with the words counted, after all other finders took theirs."""
    for match in COUNT.finditer(text.plain):
        value, one_mark = count_value(match["value"])
        ambiguous = one_mark and MEASURES.match(text.plain, match.end("value")) is not None
        noun, end = _noun(text, match.end())
        yield Count(match.start(), end, text.raw[match.start() : end], value, noun, ambiguous)


def _noun(text: Text, position: int) -> tuple[str, int]:
    """The words counted, at most three, and where they end; "đ" may stand right behind a sum of money."""
    if text.raw[position : position + 1] == "đ":
        return "đ", position + 1
    if comrades := COMRADES.match(text.plain, position):
        return "đồng chí", comrades.end()
    words: list[str] = []
    while len(words) < 3 and (word := NOUN_WORD.match(text.raw, position)) and word[1].lower() not in NOUN_ENDS:
        words.append(word[1])
        position = word.end()
    return " ".join(words), position
