"""A whole and the parts that a sentence takes it apart into, which do not make it up."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from parindex.checking.sentences import REST, TIMES, TOGETHER, Disagreement, Sentence, number, same_thing
from parindex.vietnamese.grammar import Count, DocumentNumber, Ratio
from parindex.vietnamese.normal import fold

AMONG: Final = re.compile(r"trong do|(?P<all>cu the|phan loai|\bgom\b|\(|:(?=\s))")
SUMMING_UP: Final = re.compile(
    r"den nay|;\s*(?:phat hien|co|qua|trong nam)\b|\bngoai ra\b|\btat ca|\bdeu\b|\bca (?=\d)|[;,] dat\b"
)
OTHER_THINGS: Final = (
    "nguoi", "luot", "y kien", "kien nghi", "dai bieu", "ho", "thu tuc", "tthc", "van ban", "trieu", "dong", "ngay",
    "thon", "don vi", "noi dung", "nhiem vu", "cuoc", "buoi", "hoi nghi", "tin", "bai", "can bo", "cong chuc", "lan",
)  # fmt: skip
OF_WHAT: Final = re.compile(r"\s+[a-z]")
SUMMED_UP: Final = re.compile(r"\btong (?:so|cong)(?: la)?\s*:?\s*$")
EXCLUSIVE: Final = tuple(
    re.compile(rf"\b(?:{signs})\b")
    for signs in (
        "truc tuyen|truc tiep|buu chinh",
        "truoc han|dung han|qua han|tre han|dang giai quyet|dang xu ly|tra lai|tu choi",
        "(?:da )?giai quyet|dang giai quyet|chua giai quyet|con",
        "hoan thanh|dang thuc hien|chua hoan thanh|chua thuc hien|con",
        "giai quyet|chuyen|kien nghi cap tren",
        "xuat sac|tot nhiem vu|hoan thanh nhiem vu|khong hoan thanh|tot|kha|trung binh",
        "can bo|cong chuc|khong chuyen trach",
        "cap tinh|cap huyen|cap xa",
        "van ban den|van ban di",
    )
)
"""Signs of parts of which nothing can be two at once, so that together they cannot exceed their whole."""
FOR: Final = re.compile(r"\b(?:cho|tai|voi)\s*$")
OF_THE_YEAR: Final = re.compile(r"\bca nam\b|\bke hoach\b|\bgiao\b|\bdinh muc\b")
"""What in brackets is more than what was done so far."""
STAFF: Final = ("can bo", "cong chuc", "nam", "nu")
SORTS: Final = {
    "van ban": ("nghi quyet", "quyet dinh", "ke hoach", "chi thi"),
    "nguoi": STAFF,
    "dong chi": STAFF,
    "cbcc": STAFF,
}
"""What is told by its sorts, which together are all of it."""
HOLDERS: Final = ("nhom", "linh vuc", "loai", "khoi", "bo phan", "don vi", "thon", "noi dung")
"""What holds other things, so that a number in brackets behind its name counts those."""


def parts_of_a_whole(sentence: Sentence) -> Disagreement | None:
    """100 hồ sơ, trong đó trực tuyến 60, trực tiếp 50: the parts that follow a whole do not make it up."""
    amounts = _amounts(sentence)
    for place, (whole, first) in enumerate(pairwise(amounts)):
        among = next(reversed(list(AMONG.finditer(sentence.plain, whole.end, first.start))), None)
        if among is None and not sentence.led_by(SUMMED_UP, whole):
            continue
        end = _end_of_list(sentence, among, whole)
        parts = [each for each in amounts[place + 1 :] if each.end <= end]
        if parts and (found := _made_up(sentence, whole, parts, among, end)):
            return found
    return None


def _amounts(sentence: Sentence) -> list[Count]:
    """The counts of a sentence, and its ratios of all there are as counts; what follows another ratio is left out.

    Points are no amount of things, nor is what stands behind "cho" a part of what was done for it.
    """
    amounts: list[Count] = []
    for token in sentence.tokens:
        if isinstance(token, Ratio):
            if token.part != token.whole:
                break
            amounts.append(Count(token.start, token.end, token.text, token.whole, token.noun))
        elif isinstance(token, Count) and not fold(token.noun).startswith("diem") and not sentence.led_by(FOR, token):
            amounts.append(token)
    return amounts


def _end_of_list(sentence: Sentence, among: re.Match[str] | None, whole: Count) -> int:
    """Where the parts of a whole end: at the bracket's end, at a summing up, at the whole said again, or a document."""
    start = among.end() if among else whole.end
    closed = sentence.plain.find(")", start) if among and among[0] == "(" else -1
    summing = SUMMING_UP.search(sentence.plain, start, sentence.end)
    again = [token.start for token in sentence.tokens if isinstance(token, Ratio | DocumentNumber)]
    ends = [closed, summing.start() if summing else -1, *again]
    return min((end for end in ends if end >= start), default=sentence.end)


def _made_up(
    sentence: Sentence, whole: Count, parts: Sequence[Count], among: re.Match[str] | None, end: int
) -> Disagreement | None:
    if TOGETHER.search(sentence.plain, whole.end, end + 30) or TIMES.match(sentence.plain, parts[0].end):
        return None
    if fold(whole.noun).startswith(HOLDERS) and any(sentence.plain[part.start - 1] == "(" for part in parts):
        return None  # "03 nhóm: hộ tịch (07), đất đai (04)": the brackets count what each group holds
    alike = all(same_thing(part, whole) for part in parts)
    every, exclusive = bool(among and among["all"]), _exclusive(sentence, whole, parts, end)
    named = all(part.noun or OF_WHAT.match(sentence.plain, part.end) for part in parts)
    sorts = _named_sorts(parts, whole) or (sentence.led_by(SUMMED_UP, whole) and _are_sorts(parts, whole))
    named = named and (alike or (every and sorts))
    summed = sum((part.value for part in parts), Decimal(0))
    words = sentence.text[whole.start : parts[-1].end]
    money = alike and fold(whole.noun).endswith("dong")  # none is spent twice
    partition = len(parts) > 1 and ((named and every) or (exclusive and (alike or every)) or money)
    if partition and summed > whole.value:
        says = f"các phần cộng lại là {number(summed)}, lớn hơn tổng số {number(whole.value)}"
        return Disagreement(words, says, f"tổng các phần không quá {number(whole.value)}")
    complete = every or (exclusive and _all_said_again(sentence, whole, end))
    if partition and complete and summed < whole.value and not REST.search(sentence.plain, whole.end, end + 30):
        says = f"các phần cộng lại là {number(summed)}, chưa đủ tổng số {number(whole.value)}"
        return Disagreement(words, says, f"các phần cộng lại bằng {number(whole.value)}")
    if among and alike and parts[0].value > whole.value and not OF_THE_YEAR.search(sentence.plain, whole.end, end):
        says = f"phần “{parts[0].text}” lớn hơn tổng số {number(whole.value)}"
        return Disagreement(words, says, f"không quá {number(whole.value)}")
    return None


def _named_sorts(parts: Sequence[Count], whole: Count) -> bool:
    """Whether parts are by their nouns the sorts of the whole: "8 văn bản (06 nghị quyết, 02 quyết định)"."""
    sorts = next((sorts for name, sorts in SORTS.items() if fold(whole.noun).startswith(name)), None)
    return sorts is not None and all(fold(part.noun).startswith(sorts) for part in parts)


def _are_sorts(parts: Sequence[Count], whole: Count) -> bool:
    """Whether parts tell the whole's noun by sorts ("34 lượt: 20 chuyên môn"), and count no other things."""
    return all(part.value < whole.value and not fold(part.noun).startswith(OTHER_THINGS) for part in parts)


def _all_said_again(sentence: Sentence, whole: Count, end: int) -> bool:
    """Whether "38/38" comes after the parts of 38: all are accounted for."""
    after = [token for token in sentence.tokens if isinstance(token, Ratio) and token.start >= end]
    return any(token.part == token.whole == whole.value for token in after)


def _exclusive(sentence: Sentence, whole: Count, parts: Sequence[Count], end: int) -> bool:
    """Whether every part, by the words around it, is of one group of which nothing can be two at once."""
    starts = [whole.end, *(part.end for part in parts[:-1])]
    ends = [*(part.start for part in parts[1:]), end]
    around = [sentence.plain[start:stop] for start, stop in zip(starts, ends, strict=True)]
    return any(all(signs.search(words) for words in around) for signs in EXCLUSIVE)
