"""Figures of one sentence that cannot all be right: remainders, wholes and parts that do not fit together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from parindex.vietnamese.clauses import split
from parindex.vietnamese.grammar import Count, DocumentNumber, Period, Ratio, Token, scan
from parindex.vietnamese.normal import fold, nfc, plain

# Words before or behind a figure, without tones.
LESS: Final = re.compile(r"\b(?:giam(?: duoc)?|thieu|it hon|hut|con(?: lai| thieu)?|chua [a-z]+(?: [a-z]+)?)\s*$")
LEFT_OVER: Final = re.compile(r"\s*(?:chua|dang|con)\b")
BEYOND: Final = re.compile(r"\b(?:tang(?: them)?|vuot(?: hon)?|nhieu hon|thua)\s*$")
TOTAL: Final = re.compile(r"\b(?:tong so|tong cong|tiep nhan|co|gom|nhan duoc|phat sinh)(?: la)?\s*:?\s*$")
ALLOWED: Final = re.compile(
    r"\b(?:giao|dinh muc|bien che|chi tieu|quy dinh|du toan|ke hoach)(?: dat ra| de ra)?"
    r"(?: nam \d{4})?(?: la)?\s*:?\s*$"
)
PRESENT: Final = re.compile(r"\b(?:hien(?: nay)?(?: xa| don vi)? co|co mat|bo tri(?: duoc)?)\s*$")
SOLVED: Final = re.compile(r"\b(?:giai quyet|tra loi|xu ly)(?: duoc| xong)?\s*$")
RECEIVED_BACK: Final = re.compile(r"\b(?:thu ve|thu duoc|thu|nhan lai)\s*$")
FOUND: Final = re.compile(r"\b(?:phat hien|neu(?: ra)?|ghi nhan|chi ra|tiep nhan|nhan duoc|co)\s*$")
SETTLED: Final = re.compile(r"\b(?:khac phuc|giai quyet|xu ly|tra loi|sua)\b")
CARRIED_OVER: Final = re.compile(r"ky truoc|nam truoc|chuyen sang|ton cu")
AMONG: Final = re.compile(r"trong do|(?P<all>cu the|phan loai|\bgom\b|\(|:(?=\s))")
SUMMING_UP: Final = re.compile(
    r"den nay|;\s*(?:phat hien|co|qua|trong nam)\b|\bngoai ra\b|\btat ca|\bdeu\b|\bca (?=\d)|[;,] dat\b"
)
REST: Final = re.compile(
    r"con lai|\bso con\b|\bkhac\b|chu yeu|nhat la|it nhat|\bmot so\b|\bv\.v"
    r"|\.\.\.|…|\bnhu\b|vi du|tieu bieu|noi bat|rieng"
)
"""Words of a list that does not name all."""
OTHER_THINGS: Final = (
    "nguoi", "luot", "y kien", "kien nghi", "dai bieu", "ho", "thu tuc", "tthc", "van ban", "trieu", "dong", "ngay",
    "thon", "don vi", "noi dung", "nhiem vu", "cuoc", "buoi", "hoi nghi", "tin", "bai", "can bo", "cong chuc", "lan",
)  # fmt: skip
OF_WHAT: Final = re.compile(r"\s+[a-z]")
NOT_ALL: Final = re.compile(
    r"(?:truoc|dung|qua|tre|som) (?:thoi )?han|truc tuyen|tra lai|tu choi|ky truoc|nam truoc|ton cu"
)
"""Words of more than one state, or of cases from before, so that no plain subtraction holds."""
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
TOGETHER: Final = re.compile(r"\bca hai\b|\bvua\b|\bdong thoi\b|\btrung nhau\b")
"""Words of what is counted in two parts at once."""
TIMES: Final = re.compile(r"\s*[x×*]\s*\d")
STAFF: Final = ("can bo", "cong chuc", "nam", "nu")
SORTS: Final = {
    "van ban": ("nghi quyet", "quyet dinh", "ke hoach", "chi thi"),
    "nguoi": STAFF,
    "dong chi": STAFF,
    "cbcc": STAFF,
}
"""What is told by its sorts, which together are all of it."""
GOES_ON: Final = re.compile(r"\s*(?:phan loai|trong do|cu the|gom|bao gom)\b")
"""How a sentence begins that takes apart the number of the one before."""
HOLDERS: Final = ("nhom", "linh vuc", "loai", "khoi", "bo phan", "don vi", "thon", "noi dung")
"""What holds other things, so that a number in brackets behind its name counts those."""

WORDS: Final = "một hai ba bốn năm sáu bảy tám chín mười"
NUMERALS: Final = {plain(name): value for value, name in enumerate(WORDS.split(), 1)}
SPELT_OUT: Final = re.compile(r"(\d+)\s*\(([a-z]+)\)")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words that cannot all be right, what they say, and what would fit."""

    evidence: str
    says: str
    expected: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in a composed text, with its tokens."""

    text: str
    plain: str
    end: int
    tokens: tuple[Token, ...]

    @property
    def counts(self) -> list[Count]:
        """The counts of the sentence in order."""
        return [token for token in self.tokens if isinstance(token, Count)]

    def led_by(self, lead: re.Pattern[str], token: Token, start: int = 0) -> bool:
        """Whether such words stand right before a token."""
        return lead.search(self.plain[max(start, token.start - 60) : token.start]) is not None


def sentences(explanation: str) -> Iterator[Sentence]:
    """The sentences of an explanation, each with the tokens that start in it."""
    text = nfc(explanation)
    bare = plain(text)
    tokens, start = scan(text), 0
    ends = [
        clause.end
        for clause in split(text)
        if text[clause.end : clause.end + 1] in (".", "\n") and not GOES_ON.match(bare, clause.end + 1)
    ]
    for end in (*ends, len(text)):
        yield Sentence(text, bare, end, tuple(token for token in tokens if start <= token.start < end))
        start = end


def disagreements(explanation: str) -> Iterator[Disagreement]:
    """Every pair of figures of an explanation that contradict each other, at most one of each way a sentence."""
    for sentence in sentences(explanation):
        for rule in RULES:
            if found := rule(sentence):
                yield found


def _remainder(sentence: Sentence) -> Disagreement | None:
    """22/33 người, giảm 10 người: the ratio leaves 11."""
    ratios = [token for token in sentence.tokens if isinstance(token, Ratio)]
    if len(ratios) != 1:
        return None
    ratio = ratios[0]
    after = [token for token in sentence.tokens if token.start > ratio.start]
    same = [token for token in after if isinstance(token, Count) and _same(token, ratio)]
    if len(same) != 1 or any(isinstance(token, Period) for token in after):
        return None
    count = same[0]
    less = sentence.led_by(LESS, count, ratio.end) or LEFT_OVER.match(sentence.plain, count.end)
    more = sentence.led_by(BEYOND, count, ratio.end)
    gap = ratio.whole - ratio.part if less else ratio.part - ratio.whole if more else Decimal(0)
    if gap <= 0 or count.value == gap:
        return None
    says = f"{number(ratio.part)}/{number(ratio.whole)} thì chênh lệch là {number(gap)}, nhưng phần sau ghi "
    return Disagreement(sentence.text[ratio.start : count.end], says + number(count.value), number(gap))


def _shortage(sentence: Sentence) -> Disagreement | None:
    """Giao 33 người, hiện có 22 người, thiếu 10 người: 11 are missing; tiếp nhận 90, giải quyết 80, còn 20: 10 are.

    The number allowed may also come last: "có 12 người, giảm 03 người so với định mức 14 người".
    """
    counts = sentence.counts
    for whole, part, rest in zip(counts, counts[1:], counts[2:], strict=False):
        gap = whole.value - part.value
        left = sentence.led_by(LESS, rest, part.end) or LEFT_OVER.match(sentence.plain, rest.end)
        around = sentence.plain[whole.start : rest.end + 20]
        staff = sentence.led_by(ALLOWED, whole) and sentence.led_by(PRESENT, part)
        cases = sentence.led_by(TOTAL, whole) and sentence.led_by(SOLVED, part) and not NOT_ALL.search(around)
        money = all(fold(each.noun).endswith("dong") for each in (whole, part, rest))
        same = _same(part, rest) and (staff or _same(whole, part))
        if left and same and (staff or cases or money) and gap > 0 and rest.value != gap:
            says = f"{number(whole.value)} trừ {number(part.value)} là {number(gap)}, nhưng phần sau ghi "
            words = sentence.text[whole.start : rest.end]
            return Disagreement(words, says + number(rest.value), number(gap))
        less = sentence.led_by(LESS, part, whole.end) and sentence.led_by(ALLOWED, rest, part.end)
        if less and _same(whole, part) and 0 < (gap := rest.value - whole.value) != part.value:
            says = f"{number(rest.value)} trừ {number(whole.value)} là {number(gap)}, nhưng ở đây ghi "
            words = sentence.text[whole.start : rest.end]
            return Disagreement(words, says + number(part.value), number(gap))
    return None


def _all_of_fewer(sentence: Sentence) -> Disagreement | None:
    """Nêu 09 thiếu sót, đã khắc phục 8/8 thiếu sót: all of eight are not all nine."""
    for count, ratio in pairwise(sentence.tokens):
        if not (isinstance(count, Count) and isinstance(ratio, Ratio)) or not count.noun:
            continue
        between = sentence.plain[count.end : ratio.start]
        fewer = ratio.part == ratio.whole < count.value and (count.noun == ratio.noun or not ratio.noun)
        if fewer and FOUND.search(sentence.plain[: count.start]) and SETTLED.search(between) and "thuoc" not in between:
            says = f"đầu câu ghi {number(count.value)} {count.noun}, phần sau lại tính trên {number(ratio.whole)}"
            return Disagreement(sentence.text[count.start : ratio.end], says, f"tính trên {number(count.value)}")
    return None


def _whole(sentence: Sentence) -> Disagreement | None:
    """Có 15 kiến nghị, đã giải quyết 14/16 kiến nghị: no ratio is taken of more than there are."""
    count: Count | None = None
    for token in sentence.tokens:
        if (
            isinstance(token, Ratio)
            and count
            and _same(count, token)
            and token.part != count.value < token.whole
            and sentence.led_by(TOTAL, count)
            and not sentence.led_by(TOTAL, token)
            and (count.noun == token.noun or ";" not in sentence.text[count.end : token.start])
        ):
            says = f"đầu câu ghi {number(count.value)} {count.noun}, phần sau lại tính trên {number(token.whole)}"
            words = sentence.text[count.start : token.end]
            return Disagreement(words, says, f"tính trên {number(count.value)}")
        if isinstance(token, Count | Period):
            count = token if isinstance(token, Count) else None
    return None


PERSONS_AND_CASES: Final = ("can bo", "cong chuc", "nguoi", "ho so", "tthc", "thu tuc", "thon", "van ban", "kien nghi")
"""What cannot be more than all there is; of tasks and meetings more than planned may be done."""


def _part_beyond_whole(sentence: Sentence) -> Disagreement | None:
    """1500/1478 hồ sơ."""
    for token in sentence.tokens:
        if isinstance(token, Ratio) and token.part > token.whole and fold(token.noun).startswith(PERSONS_AND_CASES):
            figures = f"{number(token.part)} lớn hơn tổng số {number(token.whole)}"
            return Disagreement(token.text, figures, f"không quá {number(token.whole)}")
    return None


def _solved_beyond_received(sentence: Sentence) -> Disagreement | None:
    """Tiếp nhận 15 ý kiến, giải quyết 18 ý kiến."""
    counts = sentence.counts
    if len(counts) != 2 or CARRIED_OVER.search(sentence.plain) or not _same(*counts):
        return None
    received, solved = counts
    if solved.value > received.value and sentence.led_by(TOTAL, received) and sentence.led_by(SOLVED, solved):
        return Disagreement(
            sentence.text[received.start : solved.end],
            f"số giải quyết {number(solved.value)} lớn hơn số tiếp nhận {number(received.value)}",
            f"không quá {number(received.value)}, hoặc nêu số kỳ trước chuyển sang",
        )
    return None


def _returned_beyond_given(sentence: Sentence) -> Disagreement | None:
    """Phát 120 phiếu, thu về 125 phiếu."""
    for given, returned in pairwise(sentence.counts):
        if returned.value > given.value and _same(given, returned) and sentence.led_by(RECEIVED_BACK, returned):
            words = sentence.text[given.start : returned.end]
            return Disagreement(words, "số thu về lớn hơn số phát ra", f"không quá {number(given.value)}")
    return None


def _parts(sentence: Sentence) -> Disagreement | None:
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
    alike = all(_same(part, whole) for part in parts)
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


def _spelt_out(sentence: Sentence) -> Disagreement | None:
    """05 (bốn) cuộc: figure and word differ."""
    for count in sentence.counts:
        spelt = SPELT_OUT.match(sentence.plain, count.start)
        if spelt and NUMERALS.get(spelt[2], count.value) != count.value:
            words = sentence.text[spelt.start() : spelt.end()]
            return Disagreement(words, "số và chữ không khớp nhau", "số và chữ như nhau")
    return None


RULES: Final = (
    _remainder,
    _shortage,
    _all_of_fewer,
    _whole,
    _part_beyond_whole,
    _solved_beyond_received,
    _returned_beyond_given,
    _parts,
    _spelt_out,
)


def _same(left: Count | Ratio, right: Count | Ratio) -> bool:
    """Whether two figures count the same thing: their first words agree, or a count names none."""
    first, second = fold(left.noun).split()[:2], fold(right.noun).split()[:2]
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def number(value: Decimal) -> str:
    """A figure as officials print it: a decimal comma, no trailing zeros."""
    return f"{value.normalize():f}".replace(".", ",")
