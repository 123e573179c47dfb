"""Clauses of an explanation and how each is meant: stated, negated, planned, or that nothing occurred."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from parindex.vietnamese.normal import nfc

Polarity = Literal["stated", "negated", "planned", "none_occurred"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a composed text, text[start:end]. `vague`: its figures are rounded ("gần 200", "khoảng 50")."""

    start: int
    end: int
    text: str
    polarity: Polarity
    vague: bool


OPENERS = (
    "còn|nhưng|tuy nhiên|tuy|song|hiện tại|hiện nay|hiện|đã|chưa|không|dự kiến|sẽ|trong đó|nên|vì vậy|do đó|do|phấn đấu"
)
BOUNDARY = re.compile(
    rf"""
      [.;!?](?=\s|$)\s*
    | (?<!\s)[^\S\n]*\n\s*(?=[-+*•]|[A-ZĐÀ-Ỹ])
    | (?:^|(?<=[\s.;:]))[-+•]\s+(?=[^\W\d_]|\d)
    | ,\s+(?=(?:{OPENERS})\b)
    | (?<!\s)\s+(?=(?:nhưng|tuy\ nhiên)\b)
    | (?<!\s)\s+(?=còn\s+(?:lại\s+)?(?:\d|một\ số|nhiều|vài))
    """,
    re.VERBOSE | re.IGNORECASE,
)

NOTHING = (
    r"phát\s+sinh|tiếp\s+nhận|xảy\s+ra|ai\s+vi\s+phạm|để\s+xảy\s+ra|vi\s+phạm|có\s+(?:\w+\s+){0,5}?(?:vi\s+phạm|trễ|quá\s+hạn"
    r"|chậm|tồn\s+đọng|đơn\s+thư|đơn|khiếu\s+nại|tố\s+cáo|phản\s+ánh|kiến\s+nghị|sai\s+phạm|tiêu\s+cực|phát\s+sinh|bị|"
    r"phải\s+(?:xin\s+lỗi|xử\s+lý|bồi\s+thường)|nợ|tham\s+nhũng|sai\s+sót)"
)
NONE_OCCURRED = re.compile(
    rf"\b(?:không|chưa)\s+(?:có\s+)?(?:{NOTHING})\b|\b0+\s+(?:hồ\s+sơ|trường\s+hợp|đơn|vụ|phản\s+ánh)\b", re.I
)
TERMS = re.compile(
    r"\bkhông\s+(?:chuyên\s+trách|dùng\s+tiền\s+mặt|tiền\s+mặt|ngừng|những|chỉ|gian|khí|báo\s+trước|giấy\s+tờ|giấy|quá"
    r"|phụ\s+thuộc|thể\s+thiếu|kể|phân\s+biệt)\b|\bhàng\s+không\b|\b(?:hay|có|hoặc)\s+không\b|\bchưa\s+(?:từng|kể)\b",
    re.I,
)
NEGATED = re.compile(
    r"\b(?:không|chưa|chậm\s+(?:so|tiến|trễ)|còn\s+(?:hạn\s+chế|chậm|thấp|thiếu|khó\s+khăn|tồn\s+tại|bất\s+cập|yếu)"
    r"|thiếu\s+(?:so|\d)|hạn\s+chế\s*$)\b",
    re.I,
)
PLANNED = re.compile(
    r"\b(?:dự\s+kiến|sẽ|dự\s+định|phấn\s+đấu|còn\s+(?:lại\s+)?(?:\d|một\s+số|nhiều|vài)|trong\s+thời\s+gian\s+tới"
    r"|chuẩn\s+bị\s+(?:ban\s+hành|tổ\s+chức|triển\s+khai|trình)|(?:sẽ|để)\s+hoàn\s+thành\s+trong|ước\s+(?:đạt|thực\s+hiện|cả\s+năm))",
    re.I,
)
VAGUE = re.compile(r"\b(?:gần|khoảng|trên\s+dưới|hơn|xấp\s+xỉ|chừng|ước)\s+(?:gần\s+)?\d", re.I)


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in order, without the marks between them. Spans are places in the composed text."""
    text = nfc(text)
    clauses: list[Clause] = []
    start = 0
    for end, after in [*((mark.start(), mark.end()) for mark in BOUNDARY.finditer(text)), (len(text), len(text))]:
        words = text[start:end].rstrip()
        indent = len(words) - len(words.lstrip())
        if clause := words.lstrip():
            vague = VAGUE.search(clause) is not None
            clauses.append(Clause(start + indent, start + len(words), clause, polarity(clause), vague))
        start = after
    return tuple(clauses)


def polarity(clause: str) -> Polarity:
    """How a clause is meant. A plan outweighs a denial ("dự kiến không phát sinh"); terms such as
    "không chuyên trách" deny nothing."""
    if PLANNED.search(clause):
        return "planned"
    if NONE_OCCURRED.search(clause):
        return "none_occurred"
    return "negated" if NEGATED.search(TERMS.sub("", clause)) else "stated"
