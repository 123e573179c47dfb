"""The codes of Vietnamese document numbers: types, bodies, and the form that a number should have."""

import re
from dataclasses import dataclass, replace

from parindex.vietnamese.normal import plain

TYPES = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "QC": "quy chế", "QyĐ": "quy định", "TC": "thông cáo",
    "TB": "thông báo", "HD": "hướng dẫn", "CTr": "chương trình", "CTHĐ": "chương trình hành động", "KH": "kế hoạch",
    "PA": "phương án", "ĐA": "đề án", "DA": "dự án", "BC": "báo cáo", "BB": "biên bản", "TTr": "tờ trình",
    "HĐ": "hợp đồng", "CĐ": "công điện", "CV": "công văn", "GM": "giấy mời", "KL": "kết luận", "NĐ": "nghị định",
    "TT": "thông tư", "TTLT": "thông tư liên tịch", "L": "luật", "PL": "pháp lệnh", "PC": "phiếu chuyển",
}  # fmt: skip
"""Codes of types (Decree 30/2020/NĐ-CP, annex III; Party documents use the same), with their words."""

NAMES = {plain(name): code for code, name in TYPES.items()}
PARTY = "ĐU ĐUX HU TU TW BTV BCH BTVĐU UBKT BTG BTGDV BDV VPTU VPTW CB ĐB"
SUPERIOR = (
    "CP TTg QH QH14 QH15 QH16 UBTVQH TW TU HU BNV BTP BTC BTTTT BKHCN BCA BQP BYT VPCP KTNN SNV STP STC STTTT SKHCN "
    "VPTU VPTW TTr TTCP"
)
STATE = "UBND HĐND CTUBND MTTQ UBMTTQ BCĐ BTT TTHĐND CA BCHQS HĐTĐ"
PARTY_BODIES = frozenset(PARTY.split())
SUPERIOR_BODIES = frozenset(SUPERIOR.split())
COMMITTEES = ("ĐU", "HU", "TU", "TW")
BODIES = PARTY_BODIES | SUPERIOR_BODIES | frozenset(STATE.split())
MEANT = {
    "UBDN": "UBND", "UNBD": "UBND", "UDNB": "UBND", "UBN": "UBND", "UBNN": "UBND", "UBNDD": "UBND", "UBNDX": "UBND",
    "UND": "UBND",
    "UB": "UBND", "UBBND": "UBND", "UPND": "UBND", "HDND": "HĐND", "HĐDN": "HĐND", "HNĐD": "HĐND", "DU": "ĐU",
    "QD": "QĐ", "HK": "KH", "CB": "BC", "ĐQ": "QĐ", "BT": "TB", "TTR": "TTr",
}  # fmt: skip
"""Codes that the hand leaves on the keyboard, and the ones that were meant."""
DOUBLED = re.compile(r"(\w)\1+")
REGULATIONS = frozenset({"QC", "QyĐ", "ĐA", "DA", "KH", "PA", "CTr", "CTHĐ", "HD"})
"""What is issued by a decision, so that "quy chế số 13/QĐ-UBND" is in order."""


@dataclass(frozen=True, slots=True)
class Code:
    """The written code of a document, cut at its marks: 22/KH_UBND is "/", "KH", "_", "UBND"."""

    number: str
    letter: str
    lead: str
    year: str | None
    first: str
    mid: str
    second: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code says: type and issuer, and in Vietnamese what is wrong with its form."""

    type: str | None
    issuer: str | None
    party: bool
    fault: str | None = None
    likely: str | None = None


def is_known(code: Code) -> bool:
    """Whether one half of a code is a type or a body, so that it is a document's number at all."""
    halves = map(_meant, (code.first, *(code.second or "").split("-")))
    return parted(code.first) is not None or any(half in TYPES or half in BODIES for half in halves)


def _is_party(body: str, written: Code) -> bool:
    """Whether a body is the Party's: a committee, an organ of one, or an unknown body in a Party number's order."""
    if body in BODIES:
        return body in PARTY_BODIES
    return body.endswith(COMMITTEES) or (_clean(written.lead), _clean(written.mid)) == ("-", "/")


def is_superior(body: str | None) -> bool:
    """Whether a body by its code alone stands above a commune."""
    return body is not None and (body in SUPERIOR_BODIES or body.endswith(("TU", "HU", "TW")))


def read(code: Code, named: str | None) -> Reading:
    """Type, issuer and faults of a code; `named` is the type that the words before it name."""
    if int(code.number or 1) == 0:
        return Reading(code.first if code.first in TYPES else None, code.second, False, "số văn bản ghi là 0")
    first, second = _meant(code.first), _meant(code.second or "")
    if not second and (halves := parted(code.first)):
        first, second = halves
        code = replace(code, first=first, second=second)
    if not second:
        kind = first if first in TYPES else None
        issuer = None if kind else first
        return Reading(kind, issuer, False, None if issuer else "ký hiệu thiếu tên viết tắt của cơ quan ban hành")
    if first in BODIES and first not in TYPES and (second not in TYPES or second != named):
        return _letter(code, first, second)
    swapped = second in TYPES and first in BODIES and first not in TYPES
    kind, issuer = (second, first) if swapped else (first, second)
    party = _is_party(issuer, code)
    number = code.number + code.letter + (f"/{code.year}" if code.year else "")
    right = f"{number}-{kind}/{_once(issuer)}" if party else f"{number}/{kind}-{_once(issuer)}"
    fault = _fault(code, kind, issuer, party, swapped)
    if fault is None and _disagree(named, kind):
        return Reading(kind, issuer, party, f"lời văn ghi {TYPES[named or '']}, ký hiệu lại là {kind}")
    return Reading(kind, issuer, party, fault, right if fault else None)


def _letter(code: Code, body: str, unit: str) -> Reading:
    """A letter without a type: 271/UBND-NV."""
    fault = _marks_fault(code.lead, "/") or _marks_fault(code.mid, "-")
    return Reading(None, body, False, fault, f"{code.number}{code.letter}/{body}-{unit}" if fault else None)


def _fault(code: Code, kind: str, issuer: str, party: bool, swapped: bool) -> str | None:
    if swapped:
        return "tên loại đứng trước tên cơ quan ban hành"
    if kind != code.first:
        return f"“{code.first}” không phải tên viết tắt của loại văn bản"
    if issuer != _once(issuer):
        return f"“{_once(issuer)}” ghi hai lần"
    if issuer != code.second:
        return f"“{code.second}” không phải tên viết tắt của cơ quan ban hành"
    lead, mid = ("-", "/") if party else ("/", "-")
    if _clean(code.lead) == mid and _clean(code.mid) == lead:
        return "văn bản của Đảng viết dấu “-” trước, dấu “/” sau" if party else "dấu “/” và dấu “-” đổi chỗ cho nhau"
    return _marks_fault(code.lead, lead) or _marks_fault(code.mid, mid)


def _marks_fault(written: str, right: str) -> str | None:
    """What is wrong with the mark between two parts; space around it is only layout."""
    marks = _clean(written)
    if marks == right:
        return None
    if not marks:
        return f"thiếu dấu “{right}”"
    if set(marks) == {right}:
        return f"thừa dấu “{right}”"
    return f"dấu “{marks}” đứng thay cho dấu “{right}”"


def _clean(marks: str) -> str:
    return re.sub("[–‑−]", "-", "".join(marks.split()))


def _once(issuer: str) -> str:
    """An issuer that was typed twice, once: UBND-UBND."""
    body, _, unit = issuer.partition("-")
    return body if unit == body else issuer


def parted(glued: str) -> tuple[str, str] | None:
    """Type and body written without a mark between them: QĐUBND."""
    for body in ("UBND", "HĐND", "ĐU"):
        kind = _meant(glued.removesuffix(body))
        if kind != glued and kind in TYPES:
            return kind, body
    return None


def _meant(code: str) -> str:
    """The code that was meant: a known slip, or a people's body with one letter struck twice."""
    once = DOUBLED.sub(r"\1", code)
    return MEANT.get(code) or (once if once in ("UBND", "HĐND") else code)


def _disagree(named: str | None, kind: str) -> bool:
    """Whether words and code name two types, neither of which can stand for the other."""
    return named is not None and kind in TYPES and named != kind and not (kind == "QĐ" and named in REGULATIONS)
