"""An explanation that breaks off: its last word cannot end a sentence."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report
from parindex.checking.words import Words
from parindex.vietnamese.spelling import ends_phrase, opens_phrases

KIND: Final = "explanation-truncated"
BUCKET: Final = "unproved"

_NEVER_LAST = "và của với hoặc gồm như là để cho bởi nhưng nhằm mà thì các những từ đối cũng đã sẽ giữa"

OPEN_ENDS = dict.fromkeys(_NEVER_LAST.split(), "") | {
    "về": "gửi trả chuyển trở đưa mang lấy nộp đi",
    "theo": "kèm tiếp",
    "tại": "hiện tồn",
    "do": "lý tự",
    "trong": "bên phía",
    "trên": "nêu kể ở nói cấp phía bên",
    "thuộc": "trực",
    "bằng": "văn công",
}
"""Words that lead on to others, each with the words after which it may end a sentence all the same."""

OPEN_PHRASES = (
    *(f"{paper} số" for paper in ("kế hoạch", "quyết định", "báo cáo", "công văn", "thông báo", "tờ trình", "văn bản")),
    *("trong đó", "căn cứ", "đồng thời", "ngoài ra", "bên cạnh đó", "tuy nhiên"),
)


MANY: Final = 20
MOST: Final = Fraction(4, 5)
"""The part of many explanations that end with a mark, from which one without stands out."""
LONG: Final = 8
CUT_WORD = re.compile(r"\s[bcdđghklmnpqrstvx]{1,2}\s*$|\d công\s*$")
"""A text that ends within a word: a consonant alone, or the first half of "công chức"."""


def find(report: Report) -> Iterator[Finding]:
    ended = [
        report.words(row).text.rstrip().endswith((".", "!")) for row in report.leaves if report.says_something(row)
    ]
    customary = len(ended) >= MANY and sum(ended) >= MOST * len(ended)
    for row in report.sheet.rows:
        words = report.words(row)
        if not report.says_something(row):
            continue
        tail = last_words(words.text)
        if breaks_off(words):
            yield Finding(
                KIND,
                "warning",
                row.id,
                f"Giải trình dừng giữa câu (“…{tail}”); đề nghị viết tiếp phần còn thiếu.",
                evidence=tail,
                expected="câu trọn vẹn",
            )
        elif (
            words.text.rstrip().endswith((",", ":"))
            or words.text.count("(") > words.text.count(")")
            or (customary and _is_half_a_phrase(words))
        ):
            yield Finding(
                KIND,
                "note",
                row.id,
                f"Giải trình kết thúc bằng “…{tail}”, có thể còn thiếu nội dung; đề nghị xem lại.",
                evidence=tail,
                expected="câu trọn vẹn",
            )


def breaks_off(words: Words) -> bool:
    """Whether the last word or phrase leads on to words that are not there."""
    if CUT_WORD.search(words.lower):
        return True
    text = words.lower.strip().rstrip(" ,;:-–…(")
    if words.lower.strip().endswith((".", "!")) or not text:
        return False
    last, before = text.split()[-1], text.split()[-2] if len(text.split()) > 1 else ""
    excused = OPEN_ENDS.get(last)
    return text.endswith(OPEN_PHRASES) or (excused is not None and before not in excused.split())


def _is_half_a_phrase(words: Words) -> bool:
    """Whether a text ends without a mark, in a syllable that begins phrases and ends none with the one before."""
    text = words.lower.rstrip()
    if len(text.split()) < LONG or not text[-1].isalpha():
        return False
    before, last = text.split()[-2:]
    return opens_phrases(last) and not ends_phrase(before, last)


def last_words(text: str) -> str:
    """The last eight words of a text, to the letter."""
    parts = text.rsplit(maxsplit=8)
    return text[len(parts[0]) :].strip() if len(parts) > 8 else text.strip()
