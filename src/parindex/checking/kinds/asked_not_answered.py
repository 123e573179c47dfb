"""A part or stage that the title names and the explanation leaves out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import NONE_OCCURRED
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report
from parindex.checking.wording import REACHED, admission, results, shares, telling
from parindex.checking.words import Words
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import DocumentNumber

KIND: Final = "asked-not-answered"
BUCKET: Final = "unproved"

RESULT_PAPERS = frozenset(("BC", "TB", "KL", "BB"))
"""Types of document that tell of a result: report, notice, conclusion, minutes."""

ISSUED = Phrases(
    "ban hành", "xây dựng kế hoạch", "xây dựng chương trình", "đã xây dựng", "có kế hoạch", "kế hoạch số",
    "quyết định số", "có quyết định", "phê duyệt", "lập kế hoạch", "đã có kế hoạch", "có văn bản", "đã lập",
)  # fmt: skip
CARRIED_OUT = Phrases(
    "thực hiện", "triển khai", "tổ chức", "tiến hành", "hoàn thành", "đạt", "kết quả", "đã đưa", "duy trì",
    "áp dụng", "vận hành", "chấp hành", "đã mở", "đã cử", "tiết kiệm được", "báo cáo", "số lượng", "bố trí",
    "sử dụng", "cập nhật", "công khai", "niêm yết", "rà soát", "kiểm tra", "sắp xếp", "tham gia",
)  # fmt: skip
HANDLED = Phrases(
    "xử lý", "giải quyết", "khắc phục", "chấn chỉnh", "kiến nghị", "đề xuất", "đơn giản hóa", "đơn giản hoá",
    "sửa đổi", "bãi bỏ", "điều chỉnh", "trả lời", "đôn đốc", "tháo gỡ", "hoàn trả", "thu hồi", "bổ sung",
    "thay thế", "nhắc nhở", "rút kinh nghiệm", "xử phạt", "kiểm điểm", "phúc đáp", "hồi đáp", "tiếp thu",
    "nộp đủ", "nộp trả", "sửa xong", "đã sửa", "đã nộp", "hủy bỏ", "đính chính", "thay mới", "làm lại", "cắt giảm",
    "đã xong",
)  # fmt: skip
PROPOSALS = frozenset(("kiến nghị", "đề xuất"))

UPDATED = Phrases("cập nhật", "sửa đổi", "bổ sung", "điều chỉnh", "thay thế", "ban hành", "có quyết định", "mới")
REVIEWED = Phrases("kiểm điểm", "đánh giá", "sơ kết", "tổng kết", "rút kinh nghiệm", "nhận xét", "bình xét")
FUNDED = Phrases("kinh phí", "ngân sách", "triệu", "đồng", "nguồn vốn", "dự toán", "nguồn lực")

SHOWN = Phrases(
    "công khai", "niêm yết", "đăng", "tra cứu", "hiển thị", "trên cổng", "trên trang", "mã qr", "bảng", "cung cấp",
    "cập nhật", "thông báo", "truy cập",
)  # fmt: skip
OPENINGS: dict[str, tuple[str, Phrases]] = {
    "công khai": ("việc công khai", SHOWN),
    "niêm yết": ("việc niêm yết", SHOWN),
    "tự kiểm": ("việc tự kiểm tra, rà soát", Phrases("kiểm tra", "rà soát", "soát xét")),
    "rà soát": ("việc rà soát", Phrases("kiểm tra", "rà soát", "soát xét")),
}
"""Deeds that a title opens with, and the words that tell of them."""
SPEAKS = 4
"""Telling syllables from which an explanation says more than a figure."""

AND_CARRIED_OUT = Phrases("và thực hiện | và tổ chức thực hiện | và triển khai")

PARTS: tuple[tuple[str, Phrases, Phrases], ...] = (
    ("kiểm điểm, đánh giá", Phrases("và kiểm điểm", "và đánh giá", "sơ kết", "tổng kết"), REVIEWED),
    ("quyết toán", Phrases("quyết toán"), Phrases("quyết toán")),
    ("dự toán", Phrases("công khai dự toán", "và dự toán"), Phrases("dự toán", "ngân sách năm", "tài chính")),
    ("bố trí kinh phí", Phrases("bố trí kinh phí", "bố trí nguồn lực", "kinh phí thực hiện"), FUNDED),
    ("cập nhật", Phrases("và cập nhật", "và sửa đổi"), UPDATED),
    ("xử lý", Phrases("và xử lý", "tiếp nhận, xử lý", "kiểm tra, xử lý", "rà soát, xử lý"), HANDLED),
    ("báo cáo kết quả", Phrases("và báo cáo", "báo cáo kết quả"), Phrases("báo cáo", "bc")),
    ("công khai", Phrases("và công khai", "niêm yết … công khai"), Phrases("công khai", "niêm yết", "đăng")),
    ("khen thưởng", Phrases("thi đua … khen thưởng"), Phrases("khen thưởng", "thi đua", "khen")),
)  # fmt: skip
"""Parts of a title, the words that ask for each, and the words that answer."""

HALVES: tuple[tuple[Phrases, tuple[tuple[str, Phrases], ...]], ...] = (
    (
        Phrases("tiến độ, kết quả", "tiến độ và kết quả"),
        (
            ("tiến độ", Phrases("tiến độ", "tình trạng", "quá trình")),
            ("kết quả giải quyết", Phrases("kết quả", "đã giải quyết", "đã trả")),
        ),
    ),
    (
        Phrases("dân chủ … dân vận"),
        (("quy chế dân chủ", Phrases("dân chủ", "công khai")), ("dân vận chính quyền", Phrases("dân vận"))),
    ),
    (
        Phrases("có ký số", "và ký số"),
        (
            ("việc dùng bản điện tử", Phrases("điện tử", "định dạng", "dữ liệu", "trên phần mềm")),
            ("ký số", Phrases("ký số", "chữ ký số", "chứng thư số")),
        ),
    ),
    (
        Phrases("cấp xã và thôn"),
        (
            ("bộ máy cấp xã", Phrases("cấp xã", "bộ máy", "ở xã", "của xã", "ubnd xã", "xã bố trí")),
            ("thôn, khu dân cư", Phrases("thôn", "khu dân cư", "tổ dân phố", "khu phố", "xóm", "bản", "ấp")),
        ),
    ),
    (
        Phrases("ứng dụng … trong hoạt động", "ứng dụng cntt"),
        (
            ("ứng dụng CNTT", Phrases("cntt", "công nghệ thông tin")),
            ("chính quyền số", Phrases("chính quyền số", "chính quyền điện tử", "chuyển đổi số")),
            ("an toàn thông tin", Phrases("an toàn thông tin", "an toàn, an ninh", "attt", "an ninh mạng", "bảo mật")),
        ),
    ),
)
"""Titles that ask several things: an answer that names all but one leaves that one open; a bare one may mean all."""

IN_BRACKETS = re.compile(r"\([^)]*\)")
ABOUT = re.compile(r"\b(?:về(?:\s+việc)?\s[^.;,]*|(?:kế hoạch|chương trình|quyết định|công văn|đề án)\s[^.;,]*?số\b)")
"""The name and the subject of a document: what a plan is about has not been done by issuing it."""


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or report.surveyed(row) or not report.says_something(row):
            continue
        found = admission(words)
        if NONE_OCCURRED.find(words) or (found and found.grave):
            continue
        figures = results(words, year_runs=report.interim)
        absent = [
            *_stage(report.title(row), words, figures),
            *(_parts(report.title(row), words) if words.tokens else ()),
        ]
        if absent:
            yield _finding(row, words, absent[:2])


def _stage(title: Words, words: Words, figures: Sequence[object]) -> Iterator[str]:
    """The stage that a title opens with: issuing, carrying out, degree or handling."""
    opening = IN_BRACKETS.sub("", title.lower).split(",")[0].split()
    first, second = " ".join(opening[:2]), " ".join(opening[:3])
    papers = [token for token in words.tokens if isinstance(token, DocumentNumber)]
    told = any((paper.type or paper.named) in RESULT_PAPERS for paper in papers)
    done = told or bool(figures) or bool(CARRIED_OUT.find(without_subjects(words)))
    if first == "ban hành" and not papers and not ISSUED.find(words):
        yield "việc ban hành (số, ngày văn bản)"
    elif first in ("thực hiện", "triển khai", "tổ chức") and (papers or ISSUED.find(words)) and not done:
        yield "kết quả thực hiện (mới nêu việc ban hành)"
    elif first == "mức độ" and not title.lower.startswith("mức độ đa dạng"):
        if second.endswith(("xử", "giải", "khắc")):
            if not _handled(title, words):
                yield "mức độ xử lý"
        elif not figures and not told and not REACHED.find(without_subjects(words)):
            yield "mức độ hoàn thành (mới nêu việc ban hành, xây dựng)" if ISSUED.find(words) else "mức độ hoàn thành"
    elif first == "kết quả" and ISSUED.find(words) and not done:
        yield "kết quả thực hiện (mới nêu việc ban hành)"
    elif first in ("xử lý", "giải quyết", "khắc phục") and not _handled(title, words):
        yield "việc xử lý"
    elif first in OPENINGS and len(telling(words.text)) >= SPEAKS and not OPENINGS[first][1].find(words):
        yield OPENINGS[first][0]


def _handled(title: Words, words: Words) -> bool:
    """Whether something was done about what is asked; proposals are an answer, unless it is they that are asked."""
    deeds = (words.lower[span.start : span.end] for span in HANDLED.find_all(words))
    return bool(shares(words)) or any(deed not in PROPOSALS or deed not in title.lower for deed in deeds)


def _parts(title: Words, words: Words) -> Iterator[str]:
    for name, asking, answering in PARTS:
        if asking.find(title) and not answering.find(words):
            yield name
    for both, halves in HALVES:
        if both.find(title):
            open_ones = [name for name, answering in halves if not answering.find(words)]
            yield from open_ones if len(open_ones) == 1 else ()
    if (
        title.lower.startswith("ban hành và")
        and not ISSUED.find(words)
        and not any(isinstance(token, DocumentNumber) for token in words.tokens)
    ):
        yield "việc ban hành (số, ngày văn bản)"
    if title.lower.startswith(("ban hành", "xây dựng")) and AND_CARRIED_OUT.find(title):
        told = any(isinstance(t, DocumentNumber) and (t.type or t.named) in RESULT_PAPERS for t in words.tokens)
        if not told and not CARRIED_OUT.find(without_subjects(words)) and not REVIEWED.find(words):
            yield "kết quả thực hiện"


def without_subjects(words: Words) -> Words:
    """The words without what their documents are about."""
    return Words(ABOUT.sub(" ", words.lower))


def _finding(row: Row, words: Words, absent: list[str]) -> Finding:
    missing = " và ".join(dict.fromkeys(absent))
    return Finding(
        KIND,
        "warning",
        row.id,
        f"Tiêu chí hỏi “{row.title}” nhưng giải trình chưa nêu {missing}; đề nghị bổ sung.",
        evidence=words.text.strip(),
        expected=missing,
    )
