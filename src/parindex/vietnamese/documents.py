"""Cited documents: number, inserted letter, type, issuer and date, whose they are, and what is malformed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from parindex.vietnamese.codes import NAMES, TYPES, Code, is_known, is_superior, parted, read
from parindex.vietnamese.dates import date_at
from parindex.vietnamese.normal import Text, plain
from parindex.vietnamese.tokens import Date, DocumentNumber

PART = "[A-ZĐ][A-Za-zĐđ]{0,9}"
MARKS = r"[-–‑−_/\\.]"
CODED = re.compile(
    rf"""
    (?<![\w/.,-])
    (?P<number>(?<=số\ )\d\ \d{{1,2}}|\d{{1,5}})(?P<letter>[a-hA-H](?![A-Za-zĐđ]))?
    (?P<lead>\s*{MARKS}[-–‑−_/\\.\s]*|\s?)
    (?:(?P<year>(?:19|20)\d\d)\s*/\s*)?
    (?P<first>{PART})
    (?:(?P<mid>\s?{MARKS}[-–‑−_/\\.]*\s?|\s)(?P<second>{PART}\d{{0,2}}(?:[-&.][A-ZĐ]{{2,8}})*))?
    (?P<hanging>\s?[-–]+(?=[\s,.;]|$))?
    (?![A-Za-zĐđ])
    """,
    re.VERBOSE,
)
BLANK = re.compile(
    rf"(?:[Ss][ốôo][:.…_\s]*|(?<=\s)[.…_]*)(?P<lead>/)\s*(?P<first>{PART})(?P<mid>\s?{MARKS}\s?)(?P<second>{PART})"
)
BEHIND = re.compile(
    r"(?<![\w/.,-])(?P<first>TTr|QĐ|KH|BC|TB|NQ|CV|CT)\s?[-/]\s?(?P<number>\d{1,5})\s?[-/]\s?(?P<second>UBND|HĐND)(?!\w)"
)
"""A number that stands behind its type: TTr-29/UBND."""
TYPELESS = re.compile(r"(?<![\w/.,-])(?P<number>\d{1,5})\s?/\s?[-–]\s?(?P<second>UBND|HĐND)(?!\w)")
"""A number whose type was left out: 11/-UBND."""
SMALL = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,5})\s*/\s*(?P<first>kh|bc|qd|tb|nq|ttr|cv|ct|hd|kl|gm)\s*[-–]\s*(?P<second>ubnd|hdnd)(?!\w)"
)
"""A code typed in small letters, without tones."""
TYPE_NAMES = "|".join(sorted((name.replace(" ", r"\s+") for name in NAMES), key=len, reverse=True))
SHORT_TYPES = "qd|kh|bc|nq|tb|cv|ct|hd"
FIGURES = r"(?P<number>\d{1,5})(?P<letter>[a-h]?)"
NUMBERED = re.compile(rf"(?<!\w)(?P<name>{TYPE_NAMES}|{SHORT_TYPES})\s+so\s*(?::\s*)?{FIGURES}(?![\w/%]|[.,]\d|\s\d)")
BARE = re.compile(
    r"(?<!\w)(?P<name>quyet\s+dinh|nghi\s+quyet|chi\s+thi|nghi\s+dinh|thong\s+tu|cong\s+van)\s+"
    + FIGURES
    + r"(?=\s*(?:$|[.,;)]|cua\b|ngay\b|ve\b))"
)
DATED_ONLY = re.compile(r"(?<!\w)(?P<name>)so\s*(?::\s*)?" + FIGURES + r"(?=\s*,?\s*ngay\s+\d)")

NAMED_BEFORE = re.compile(rf"(?<!\w)(?P<name>{TYPE_NAMES}|{SHORT_TYPES})\s*(?:so|:|\s)*$")
DATE_LINK = re.compile(
    r"[\s,;(]*(?:(?:ban hanh|ky|duoc|lap|de)\s+)*ngay\s*(?::\s*)?(?=\d)|\s*[(,]\s*(?=\d{1,2}/\d{1,2}/)"
)
DATE_BEFORE = re.compile(
    r"(?:(?:ban hanh|ky|phe duyet)(?: vao)?(?:\s(?:[^.;()\d]|nam \d{4}){0,60}?)? ngay "
    r"(?P<signed>\d[\dthangm /.-]{5,30}?)\s*[,(]\s*"
    r"|ngay (?P<acted>\d[\dthangm /.-]{5,30}?),?\s(?:[^.;()\d]{0,40}\s)?(?:ban hanh|ky|phe duyet)\s+)"
    rf"(?:(?:{TYPE_NAMES}|{SHORT_TYPES})\s+)?(?:so(?: hieu)?\s*:?\s*)?$"
)
"""A date that stands before its document: "ban hành ngày 28/11/2023 (Kế hoạch số", "ngày 28/11/2023 xã ban hành"."""
ISSUER_LINK = re.compile(r"\s*cua\s+[^,;.()\d]{2,60}?(?=\s*,?\s*(?:ky\s+)?ngay\s+\d)")
FOLLOWED = re.compile(
    r"(?<!\w)(?:(?P<issued>(?:ban hanh|xay dung|sua doi|bo sung|cap nhat|thay the|thanh lap|kien toan|phan cong"
    r"|cong khai|cong bo|niem yet|phe duyet|khen thuong|ket qua|kem"
    r"|(?:khen|cong nhan|bo nhiem|thanh lap|phe duyet)\s[^.;]{2,60}?)\s+theo)|theo|can cu|thuc hien|trien khai"
    r"|quan triet|chap hanh|cu the hoa)"
    r"\s+(?:noi dung\s+|cac\s+)?$"
)

LEVELS = (
    r"(?<!\w)(?:(?P<own>ubnd\s+xã|[uủ][ỷy]\s+ban\s+nhân\s+dân\s+xã|xã|phường|thị\s+trấn|đảng\s+[uủ][ỷy](?!\s+khối)|chi\s+bộ)"
    r"|(?P<superior>tỉnh|huyện|(?<=ubnd )(?:tinh|huyen)|thành\s+(?:phố|[uủ][ỷy])|tp|thị\s+xã|quận|trung\s+ương"
    r"|chính\s+phủ|thủ\s+tướng|quốc\s+hội|cấp\s+trên|thanh\s+tra|kiểm\s+toán"
    r"|(?<!cán )(?<!nội )(?<!toàn )(?<!đồng )bộ(?!\s+phận)"
    r"|(?<!cơ )(?<!trụ )sở(?!\s+hữu)|(?<!văn )(?<!quốc )(?<!đề )phòng(?!,?\s+chống)"
    r"|ban\s+thường\s+vụ\s+(?:tỉnh|huyện|thành)))(?!\w)"
)
"""Bodies by their words with tones: "nội bộ", "cơ sở" and "phòng chống" name none."""
LEVEL = re.compile(LEVELS, re.IGNORECASE)
OF_WHOM = re.compile(r"\s*(?:ngày\s+[\d/.-]+\s*|năm\s+\d{4}\s*)?,?\s*của\s+(?P<whom>[^,;.()]{2,60})", re.IGNORECASE)
WHO_ISSUED = re.compile(
    LEVELS + r"[^.;:]{0,40}?(?<!\w)(?:ban\s+hành|đã\s+có|gửi|giao|phê\s+duyệt|chỉ\s+đạo|ký)(?!\w)"
    r"(?!.*(?:ban\s+hành|xây\s+dựng))[^.;]{0,60}$",
    re.IGNORECASE,
)
CLAUSE_START = re.compile(r"[.;\n](?=\s|$)")


def find_documents(text: Text) -> Iterator[DocumentNumber]:
    """Every cited document; readings may overlap, the fullest first."""
    for match in (*BEHIND.finditer(text.raw), *TYPELESS.finditer(text.raw)):
        yield _misplaced(text, match)
    for match in CODED.finditer(text.raw):
        if document := _coded(text, match):
            yield document
    for match in BLANK.finditer(text.raw):
        code = Code("", "", match["lead"], None, match["first"], match["mid"], match["second"])
        reading = read(code, None)
        yield _document(text, match.start(), match.end(), None, "", reading.type, reading.issuer, reading.party)
    for match in SMALL.finditer(text.plain):
        if not text.raw[match.start("first") : match.end("first")].isupper():
            yield _small(text, match)
    for pattern in (NUMBERED, BARE, DATED_ONLY):
        for match in pattern.finditer(text.plain):
            kind = _type_of(match["name"])
            yield _document(text, match.start(), match.end(), int(match["number"]), match["letter"], kind, None, False)


def _coded(text: Text, match: re.Match[str]) -> DocumentNumber | None:
    """A number with its code; None where figures merely stand before capitals ("17 TTHC", "11 CBCC")."""
    code, end = _code(match)
    named = _named_before(text, match.start())
    introduced = named is not None or text.plain[max(0, match.start() - 8) : match.start()].rstrip(" :").endswith("so")
    if not _is_document(code, introduced):
        return None
    named = _agreed(named, code.first, code.second, text, match.start())
    reading = read(code, named)
    number, letter = int(code.number), match["letter"] or ""
    document = _document(text, match.start(), end, number, letter, reading.type, reading.issuer, reading.party)
    superior = document.superior
    if superior is None and (is_superior(reading.issuer) or (reading.type is None and code.second is not None)):
        superior = True
    fault, likely = reading.fault, reading.likely
    if fault is None and match["number"] != code.number:
        fault, likely = "có khoảng trắng giữa các chữ số", f"{code.number}/{code.first}-{code.second}"
    year = int(code.year) if code.year else None
    return replace(document, year=year, named=named, superior=superior, fault=fault, likely=likely)


def _code(match: re.Match[str]) -> tuple[Code, int]:
    """The code of a match and where it ends: "15/KH UBND" is one, of "15/KH Thực hiện" only the first half."""
    number, first, second, mid = "".join(match["number"].split()), match["first"], match["second"], match["mid"] or ""
    end = match.end("second") if second else match.end()
    if second and not mid.strip() and not (first.isupper() and second in ("UBND", "HĐND", "ĐU")):
        second, mid, end = None, "", match.end("first")
    return Code(number, match["letter"] or "", match["lead"], match["year"], first, mid, second), end


def _is_document(code: Code, introduced: bool) -> bool:
    """Whether a code is a document's; what is half a code, or unknown, needs "số" or a type's name before it."""
    slashed = code.lead.strip() == "/" and len(code.first) > 1
    if not is_known(code) and not (introduced and slashed):
        return False
    if not code.lead.strip():  # 47KH-UBND, "33 KH/UBND"
        return (code.first in TYPES and bool(code.mid.strip())) or (parted(code.first) is not None and not code.lead)
    return bool(code.second) or introduced or parted(code.first) is not None


def _misplaced(text: Text, match: re.Match[str]) -> DocumentNumber:
    """A number behind its type, or one whose type only the words before it name."""
    parts = match.groupdict()
    named = _named_before(text, match.start())
    kind = parts.get("first") or named
    document = _document(text, match.start(), match.end(), int(match["number"]), "", kind, match["second"], False)
    fault = "số đứng sau tên loại văn bản" if "first" in parts else "ký hiệu thiếu tên loại văn bản"
    return replace(document, named=named, fault=fault, likely=f"{match['number']}/{kind or '…'}-{match['second']}")


def _small(text: Text, match: re.Match[str]) -> DocumentNumber:
    """A code in small letters: its type and body are clear, its form is not."""
    kind, body = _type_of(match["first"]), {"ubnd": "UBND", "hdnd": "HĐND"}[match["second"]]
    document = _document(text, match.start(), match.end(), int(match["number"]), "", kind, body, False)
    return replace(document, fault="ký hiệu viết chữ thường", likely=f"{match['number']}/{kind}-{body}")


def _agreed(named: str | None, first: str, second: str | None, text: Text, position: int) -> str | None:
    """The type named in the words before, unless those words name the code's own type too ("thông báo kết luận")."""
    if named in (first, second):
        return named
    before = text.plain[max(0, position - 60) : position]
    own = [plain(TYPES[code]) for code in (first, second) if code in TYPES]
    return None if any(name in before for name in own) else named


def _type_of(name: str) -> str | None:
    name = " ".join(name.split())
    return NAMES.get(name) or next((code for code in TYPES if plain(code) == name), None)


def _named_before(text: Text, position: int) -> str | None:
    match = NAMED_BEFORE.search(text.plain, max(0, position - 40), position)
    return _type_of(match["name"]) if match else None


def _document(
    text: Text, start: int, end: int, number: int | None, letter: str, kind: str | None, issuer: str | None, party: bool
) -> DocumentNumber:
    """A document with what stands around it: its named type, its date and whose it is."""
    date = _date_after(text, end) or _date_before(text, start)
    superior = _is_superiors(text, start, max(end, date.end if date else end), end)
    return DocumentNumber(
        start, end, text.raw[start:end], number, letter, kind, issuer, None, kind, party, date, superior,
        followed=_is_followed(text, start),
    )  # fmt: skip


def _date_after(text: Text, end: int) -> Date | None:
    """The date that follows a number, also behind its issuer ("số 12/KH-UBND của UBND huyện ngày 5/3/2023")."""
    if issuer := ISSUER_LINK.match(text.plain, end):
        end = issuer.end()
    link = DATE_LINK.match(text.plain, end)
    return date_at(text, link.end()) if link else None


def _date_before(text: Text, start: int) -> Date | None:
    before = DATE_BEFORE.search(text.plain, max(0, start - 120), start)
    return date_at(text, before.start(before.lastgroup or 0)) if before else None


def _is_superiors(text: Text, start: int, after: int, end: int) -> bool | None:
    """Whether "của ..." behind the document or "UBND ... ban hành" before it names a superior, the unit, or nobody."""
    for position in (after, end):
        whom = OF_WHOM.match(text.raw, position)
        if whom and (level := LEVEL.search(whom["whom"])):
            return level["superior"] is not None
    before = text.raw[max(0, start - 160) : start]
    clause = CLAUSE_START.split(before)[-1]
    issued = WHO_ISSUED.search(clause)
    return issued["superior"] is not None if issued else None


def _is_followed(text: Text, start: int) -> bool:
    """Whether the words before say that the document is carried out, as "theo công văn số" and "thực hiện kết luận số"
    do, and "ban hành tại quyết định số" does not."""
    before = re.sub(rf"(?:{TYPE_NAMES}|{SHORT_TYPES}|thanh tra|so|:|\s)+$", " ", text.plain[max(0, start - 80) : start])
    followed = FOLLOWED.search(before)
    return followed is not None and followed["issued"] is None
