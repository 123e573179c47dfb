"""The header and signature block, from the running text before and after the table (layout of decree 30/2020)."""

import re
from collections.abc import Iterable, Sequence

from parindex.editions.sheet import Header, Period
from parindex.vietnamese.normal import Text, fold, nfc, plain, squeeze
from parindex.vietnamese.periods import find_periods

_MOTTOES = re.compile(
    r"cong hoa xa hoi chu nghia viet ?nam|doc l.p\s*[-–—]\s*tu do\s*[-–—]\s*hanh phuc|dang cong san viet nam"
)
_NUMBER = re.compile(
    r"\bso\s*:\s*(\S*?\d[^\s/]*(?:\s?/\s?[^\s-]+(?:-\S+)?)?|\S*/\S+|)(?=\s|$)(?:\s?[-–—]?\s?(ubnd|hdnd)(?=\s|$))?"
)
"""The number, and its body where a scan has lost the hyphen before it."""
_DATE = re.compile(
    r"(?:^|\s)([^\s,;.\d/:][^,;.\d/:\n]{1,40}),\s*ngay\s*([\d\s.…_]*)\s*thang\s*([\d\s.…_]*)\s*nam\s*(\d{4})?"
)
_TITLE = re.compile(r"(bao cao|phu luc|bang|bieu|ket qua|phieu)\b")
_BODY_START = re.compile(r"(can cu|thuc hien|kinh gui|thi hanh|phan|i\.|1\.|stt\b|tt\b|\(kem theo)")
_ISSUER = re.compile(r"(?=\b(?:u[yỷ] ban nhan dan|ubnd|hoi dong nhan dan|dang uy)\b)")
_OFFICE = re.compile(r"(?<!kt. )(?<!kt.)\b((pho )?(chu tich|giam doc|truong phong|bi thu|truong ban))\b")
MOST_LINES = 120
LONGEST_TITLE = 500


def read_header(before: Sequence[str], after: Iterable[str]) -> Header:
    """What the lines before the table and after it say of the report; None for what is absent or blank."""
    lines = _lines(before)[:MOST_LINES]
    top, title = _split_at_title(lines)
    text = "\n".join(top)
    place, date = _place_and_date(text)
    superior, unit = _issuers(text)
    return Header(
        unit=unit,
        superior=superior,
        number=_number(text),
        place=place,
        date=date,
        title=title,
        period=_period(title or " ".join(lines)),
        signer_title=_signer(_lines(after)[:MOST_LINES]),
    )


def _lines(lines: Iterable[str]) -> list[str]:
    """The lines that hold words, without the underscores of blanks and of rules that a scan takes for them."""
    return [line for each in lines if (line := squeeze(nfc(each).replace("_", " ")))]


def _split_at_title(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines above the title, and the title: from "BÁO CÁO" to where the body or the table begins."""
    start = next((n for n, line in enumerate(lines) if line[:3].isupper() and _TITLE.match(fold(line))), None)
    if start is None:
        return lines, None
    title: list[str] = []
    for line in lines[start:]:
        if title and (_BODY_START.match(fold(line)) or line.endswith((".", ";", ":"))):
            break
        if len(title) > 1 and title[-1].isupper() and not line.isupper():
            break
        title.append(line)
    return lines[:start], squeeze(" ".join(title))[:LONGEST_TITLE]


def _place_and_date(text: str) -> tuple[str | None, str | None]:
    """ "Chí Minh, ngày    tháng 6 năm 2023" -> ("Chí Minh", "2023-06"): the date is cut where it is blank."""
    match = _DATE.search(plain(text))
    if not match:
        return None, None
    place = squeeze(text[match.start(1) : match.end(1)])
    digits = [(part or "").strip(" ._…") for part in match.groups()[1:]]
    day, month, year = (int(number) if number.isdigit() else 0 for number in digits)
    if not year:
        return place, None
    date = f"{year:04}"
    if 1 <= month <= 12:
        date += f"-{month:02}" + (f"-{day:02}" if 1 <= day <= 31 else "")
    return place, date


def _number(text: str) -> str | None:
    """The document's number; None where only its type is printed ("Số:     /BC-UBND")."""
    match = _NUMBER.search(plain(text))
    if not match or not any(letter.isdigit() for letter in match[1]):
        return None
    number, body = (squeeze(text[match.start(group) : match.end(group)]) for group in (1, 2))
    return f"{number}-{body}" if match[2] else number


def _issuers(text: str) -> tuple[str | None, str | None]:
    """The superior body and the unit, from the lines above the number, left of the state's name."""
    key = plain(text)
    for pattern in (_MOTTOES, _DATE, _NUMBER):
        for match in reversed(list(pattern.finditer(key))):
            blank = " " * (match.end() - match.start())
            key = key[: match.start()] + blank + key[match.end() :]
            text = text[: match.start()] + blank + text[match.end() :]
    capitals = [squeeze(line) for line in text.split("\n") if line.strip() and line.strip()[:2].isupper()]
    words = " ".join(capitals)
    bounds = [match.start() for match in _ISSUER.finditer(plain(words))]
    bodies = [
        squeeze(words[start:end]).strip(" :;.,|") for start, end in zip([0, *bounds], [*bounds, None], strict=True)
    ]
    bodies = [body for body in bodies if body]
    if not bodies or not bounds:
        return None, None
    return (" ".join(bodies[:-1]) or None), bodies[-1]


def _period(text: str) -> Period | None:
    """The first period that the text names; its year may stand apart ("6 tháng đầu năm ... năm 2023")."""
    named = list(find_periods(Text.of(text)))
    year = next((period.year for period in named if period.year), None)
    return Period(year, named[0].part) if year else None


def _signer(lines: list[str]) -> str | None:
    """The office of who signs: the last line of an office in capitals, above the name."""
    offices = [office for line in lines if line.isupper() and (office := _office(line))]
    return offices[-1] if offices else None


def _office(line: str) -> str | None:
    match = _OFFICE.search(plain(line))
    return line[match.start() : match.end()] if match else None
