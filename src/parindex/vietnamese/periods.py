"""Periods as reports name them: half-years, quarters, nine months, years and the year before."""

import re
from collections.abc import Iterator

from parindex.vietnamese.normal import Text
from parindex.vietnamese.tokens import Part, Period

YEAR = (
    r"(?:\s*(?:(?:,|/|-|cua)\s*)?(?:nam\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])"
    r"|\s+(?:cua\s+)?(?P<before>nam\s+truoc(?:\s+lien\s+ke)?))?"
)
SIDE = r"(?:\s+(?P<side>dau|cuoi)(?:\s+(?:cua\s+)?nam)?)?"
MONTHS = re.compile(r"(?<![\w/.,-])(?:0?(?P<count>[69])|(?P<word>sau|chin))\s+thang" + SIDE + YEAR)
QUARTER = re.compile(r"(?<!\w)qu[yi]\s+(?P<quarter>iv|iii|ii|i|[1-4])(?!\w|[.,]\d|\s*%)" + YEAR)
WHOLE_YEAR = re.compile(
    r"(?<!\w)(?:ca\s+)?nam\s+(?:(?P<year>(?:19|20)\d\d)(?![\d/]|\s*-\s*\d)"
    r"|(?P<before>truoc(?:\s+lien\s+ke)?|lien\s+ke\s+truoc))"
)
SPAN = re.compile(r"(?<!\w)(?:(?:giai doan|nhiem ky|nam)\s+)?(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d(?!\d)")
QUARTERS: dict[str, Part] = {"1": "q1", "i": "q1", "2": "q2", "ii": "q2", "3": "q3", "iii": "q3", "4": "q4", "iv": "q4"}


def find_periods(text: Text) -> Iterator[Period]:
    """Every period of a text, the fullest reading first; readings may overlap."""
    for match in MONTHS.finditer(text.plain):
        nine = match["count"] == "9" or match["word"] == "chin"
        half: Part = "second-half" if match["side"] == "cuoi" else "first-half"
        yield _period(text, match, "nine-months" if nine else half)
    for match in QUARTER.finditer(text.plain):
        if text.raw[match.start() + 2] in "ýíÝÍ":  # a quarter, not a fund (quỹ) or a rule (quy)
            yield _period(text, match, QUARTERS[match["quarter"]])
    for match in WHOLE_YEAR.finditer(text.plain):
        if text.raw[match.start() :].lower().startswith(("năm", "cả năm")):
            yield _period(text, match, "year")


def _period(text: Text, match: re.Match[str], part: Part) -> Period:
    start, end = match.span()
    year = int(match["year"]) if match["year"] else None
    return Period(start, end, text.raw[start:end], part, year, 1 if match["before"] else 0)
