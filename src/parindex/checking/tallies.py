"""What several rows count by the same words (staff, villages, the year's dossiers), to hold one count to another."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from parindex.checking.report import Report
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import Count, Period, Ratio, Token, scan
from parindex.vietnamese.normal import fold, nfc, plain

STAFF: Final = "cán bộ, công chức"
CADRES: Final = "cán bộ"
SERVANTS: Final = "công chức"

PART: Final = (
    r"thuoc (?:dien|doi tuong)|\bphai\b|\bnu\b|dang vien|duoc (?:cu|giao|phan cong)|\bmoi\b|bo phan|mot cua|lanh dao"
    r"|tham gia|truc tiep|chuyen trach|con lai|\bkhac\b|\bthem\b|\bquy\b|thang|ky truoc|nam truoc|dau nam|\bduoi\b"
)
PART_OF_CASES: Final = PART + (
    r"|truc tuyen|buu chinh|lien thong|dat dai|ho tich|chung thuc|linh vuc|so hoa|thanh toan|ban dien tu|\bhan\b"
    r"|tra lai|cong an|trong do"
)
PART_OF_VILLAGES: Final = PART + r"|kho khan|\bdiem\b|kieu mau|nong thon moi"
PROCEDURES: Final = r"(?:tthc|thu tuc(?: hanh chinh)?|quy trinh(?: dien tu| noi bo)?)\b"
PART_OF_PROCEDURES: Final = (
    PART + r"|lien thong|truc tuyen|nganh doc|cong an|quan su|phat sinh|sua doi|cong bo moi|ra soat"
)
OF_ALL_PROCEDURES: Final = r"niem yet|noi dung tthc|ty le tthc thuc hien|quy trinh dien tu"
"""Titles, folded, of criteria that ask for every procedure of the commune."""
PRESENT: Final = r"\b(?:hien co|co mat|hien nay co|xep loai(?: cho)?|danh gia|bo tri(?: du)?)\s*$"
CASES: Final = r"ho so(?: tthc| thu tuc hanh chinh)?(?=\s*(?:[,;.)]|$|va\b|trong ky\b))"
WHOLE_YEAR: Final = r"(?:(?:^|[.;]|\b(?:nam|nam \d{4}|ky|tong so|xa)),?) ?(?:da )?"
CHANGED: Final = re.compile(r"nghi huu|nghi viec|thoi viec|chuyen cong tac|luan chuyen|dieu dong|tuyen dung|sap nhap")
"""Words of a row that say why its own number may be another."""
OBLIGED: Final = re.compile(r"\b(?:phai|duoc giao|thuoc dien|du kien|theo ke hoach)(?: [a-z]+){0,4}\s*$")
"""What stands before a number of those whom a plan or duty concerns, who need not be all."""
QUARTERS: Final[Mapping[str, frozenset[str]]] = {
    "first-half": frozenset({"q1", "q2"}),
    "second-half": frozenset({"q3", "q4"}),
    "nine-months": frozenset({"q1", "q2", "q3"}),
}
CLAUSE_END: Final = re.compile(r"[;)\n]|\.(?=\s|$)|,(?!\s*cong chuc)")
DIGITS: Final = re.compile(r"\d[\d.,]*(?:\s*/\s*\d[\d.,]*)?(?<=\d)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report has one number of, by patterns of toneless words.

    `behind` stands right behind the figure and no word of `part` after it; a count needs `lead` right before it and a
    ratio, of which the whole is meant, none. None means that no count, or no ratio, gives the number.
    """

    name: str
    behind: str
    part: str
    lead: str | None = None
    ratio: bool = True
    title: str = ""


SUBJECTS: Final = (
    Subject(STAFF, r"(?:can bo,? (?:va )?cong chuc|cbcc|nguoi \(\d+ can bo, \d+ cong chuc)\b", PART, PRESENT),
    Subject(STAFF, r"nguoi\b", PART, PRESENT, title=r"can bo,? cong chuc|cbcc"),
    Subject(CADRES, r"can bo\b(?!,? (?:va )?cong chuc)", PART, r"\(\s*$"),
    Subject(SERVANTS, r"cong chuc\b", PART, r"\d can bo(?:,| va) $"),
    Subject("TTHC của xã", PROCEDURES, PART_OF_PROCEDURES, title=OF_ALL_PROCEDURES),
    Subject(
        "TTHC liên thông",
        r"(?:tthc|thu tuc|,|\(|\.|$)",
        "cong an|quan su",
        r"(?:^|\bco|\bgom|\bla)\s*$",
        title="lien thong",
    ),
    Subject("thôn", r"(?:thon|to dan pho|khu dan cu|xom)\b", PART_OF_VILLAGES, r"\bxa (?:hien )?co\s*$"),
    Subject("hồ sơ tiếp nhận", r"ho so (?:tthc )?(?:da |duoc )*tiep nhan\b", PART_OF_CASES),
    Subject("hồ sơ tiếp nhận", CASES, PART_OF_CASES, WHOLE_YEAR + r"tiep nhan(?: duoc)?\s*$", ratio=False),
    Subject("hồ sơ đã giải quyết", r"ho so (?:tthc )?(?:da |duoc )+giai quyet\b", PART_OF_CASES),
    Subject("hồ sơ đã giải quyết", CASES, PART_OF_CASES, r"\bda giai quyet(?: xong)?\s*$", ratio=False),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers that one row gives of a subject, each with its words."""

    row: Row
    values: Mapping[Decimal, str]


def tallies(report: Report) -> dict[str, list[Tally]]:
    """For each subject the rows that give its number, in printed order."""
    found: dict[str, list[Tally]] = {}
    for row in report.sheet.rows:
        values: dict[str, dict[Decimal, str]] = {}
        for name, value, words in _numbers(report, row):
            values.setdefault(name, {}).setdefault(value, words)
        for name, given in values.items():
            found.setdefault(name, []).append(Tally(row, given))
    return found


def _numbers(report: Report, row: Row) -> Iterator[tuple[str, Decimal, str]]:
    """The subject, number and words of each figure of a row that counts one; none where it speaks of other times."""
    text, title = nfc(row.explanation or ""), fold(row.title)
    words, tokens = plain(text), scan(text)
    if "explanation" in row.uncertain or CHANGED.search(words) or _of_other_times(report, tokens):
        return
    partial = {token.value for token in tokens if isinstance(token, Count) and OBLIGED.search(words[: token.start])}
    for token in tokens:
        digits = DIGITS.match(words, token.start)
        if not isinstance(token, Count | Ratio) or digits is None:
            continue
        if (token.whole if isinstance(token, Ratio) else token.value) in partial:
            continue
        before, behind = words[max(0, token.start - 40) : token.start], words[digits.end() : digits.end() + 90]
        for subject in SUBJECTS:
            if re.search(subject.title, title) and _counts(subject, isinstance(token, Ratio), before, behind):
                yield subject.name, token.whole if isinstance(token, Ratio) else token.value, token.text
                break


def _counts(subject: Subject, ratio: bool, before: str, behind: str) -> bool:
    """Whether a figure between such words counts a subject, all of it."""
    if not (subject.ratio if ratio else subject.lead is not None and re.search(subject.lead, before)):
        return False
    here = re.match(rf"\s*{subject.behind}", behind)
    return here is not None and not re.search(subject.part, CLAUSE_END.split(behind[here.end() :])[0])


def _of_other_times(report: Report, tokens: Sequence[Token]) -> bool:
    """Whether a row speaks of times other than the report's; the quarters that make it up are no others."""
    periods = [token for token in tokens if isinstance(token, Period)]
    quarters = QUARTERS.get(report.period.part, frozenset()) if report.period else frozenset()
    if quarters and quarters == {each.part for each in periods} and not any(each.years_back for each in periods):
        return False
    return any(_of_other_time(report, each) for each in periods)


def _of_other_time(report: Report, token: Token) -> bool:
    """Whether a period is another than the report's, so that its numbers may be others."""
    if not isinstance(token, Period) or report.period is None:
        return False
    other_year = token.years_back or (token.year or report.period.year) != report.period.year
    return bool(other_year) or token.part not in ("year", report.period.part)


def usual(rows: Sequence[Tally]) -> tuple[Decimal, int] | None:
    """The number that most rows give, of as many the one given first, and how many rows give it."""
    often = Counter(value for tally in rows for value in tally.values)
    return often.most_common(1)[0] if often else None
