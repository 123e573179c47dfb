"""Classes of wording in official Vietnamese that several kinds read: what is lacking, planned, done, or did not "
"occur."""

from dataclasses import dataclass

from parindex.checking.words import Phrases, Span, Stretch, Words, overlap
from parindex.vietnamese.grammar import Count, Percent, Ratio
from parindex.vietnamese.normal import fold

NONE_OCCURRED = Phrases(
    "không phát sinh", "không có phát sinh", "chưa phát sinh", "chưa có phát sinh", "không tiếp nhận",
    "chưa tiếp nhận", "không xảy ra", "chưa xảy ra", "không để xảy ra", "chưa để xảy ra", "không ghi nhận",
    "chưa ghi nhận", "không nhận được", "chưa nhận được", "không phát hiện", "chưa phát hiện",
    "không có trường hợp", "chưa có trường hợp", "không có … hồ sơ", "không hồ sơ", "chưa có hồ sơ",
    "không có … phản ánh", "chưa có phản ánh", "không có … kiến nghị", "chưa có … kiến nghị", "không có … đơn",
    "chưa có đơn", "chưa có ý kiến", "không có ý kiến", "không có … khiếu nại", "không có cán bộ",
    "không có công chức", "không cán bộ", "không công chức", "không ai", "không có … vi phạm", "không vi phạm",
    "chưa có … vi phạm", "không đồng chí nào", "không có đồng chí", "không có việc", "không có nội dung",
    "chưa có nội dung", "không có văn bản", "không có vụ", "không có đối tượng", "không còn", "không tồn",
    "không có tồn", "không trễ", "không có … trễ", "không quá hạn", "không có … quá hạn", "không chậm",
    "không có … chậm", "không đơn vị nào", "không thuộc đối tượng", "không thuộc diện",
)  # fmt: skip
"""Nothing of the sort happened, so there is nothing to do or to count."""

NOT_YET = Phrases(
    "chưa đến hạn", "chưa tới hạn", "chưa đến kỳ", "chưa tới kỳ", "chưa đến thời hạn", "chưa đến thời điểm",
    "còn trong hạn", "đang trong hạn", "còn thời hạn",
)  # fmt: skip
"""Not due, which is no fault."""

LACKING = Phrases(
    "chưa", "còn hạn chế", "còn … hạn chế", "rất hạn chế", "có mặt hạn chế", "còn chậm", "còn … chậm", "còn thấp",
    "còn … thấp", "còn ít", "còn thiếu", "còn … thiếu", "còn yếu", "còn … yếu", "còn trễ", "còn muộn", "còn sơ sài",
    "còn tồn tại", "còn tồn đọng", "còn bất cập", "còn … bất cập", "còn khó khăn", "còn … khó khăn", "còn vướng",
    "còn … vướng mắc", "còn lúng túng", "còn mang tính hình thức", "còn hình thức", "còn bỏ", "còn sai sót",
    "còn lỗi", "còn … sai sót", "còn để xảy ra", "vẫn còn", "vẫn để xảy ra", "mới chỉ", "chỉ mới", "mới dừng",
    "chỉ dừng", "chỉ đạt", "mới đạt", "chỉ thực hiện được", "mới thực hiện được", "chỉ hoàn thành",
    "mới hoàn thành", "chỉ tổ chức được", "mới tổ chức được", "chỉ có", "mới có", "chỉ được", "gặp khó khăn",
    "gặp … khó khăn", "gặp vướng mắc", "do khó khăn", "thiếu kinh phí", "thiếu nhân lực", "thiếu cán bộ",
    "thiếu người", "thiếu trang", "thiếu thiết bị", "thiếu thông tin", "chậm tiến độ", "chậm so với", "chậm hơn",
    "nộp chậm", "gửi chậm", "chậm gửi", "chậm nộp", "chậm ban hành", "ban hành chậm", "chậm cập nhật",
    "cập nhật chậm", "chậm triển khai", "bị chậm", "chậm trễ", "chậm muộn", "chậm ngày", "muộn so với", "muộn hơn",
    "không đạt", "không hoàn thành", "không kịp", "không đầy đủ", "không đủ", "không thường xuyên", "không đảm bảo",
    "không bảo đảm", "không thực hiện được", "không tổ chức được", "không triển khai được", "không ban hành",
    "không xây dựng", "không tổ chức", "không thực hiện", "không triển khai", "không đúng hạn",
    "không đúng quy định", "không đúng thời", "dở dang", "bỏ sót", "bị gián đoạn", "bị lỗi", "hay lỗi",
    "thường xuyên lỗi", "thất lạc", "tỷ lệ thấp", "đạt thấp", "hiệu quả thấp", "kết quả thấp", "sơ sài", "lạc hậu",
    "xuống cấp", "không có kế hoạch", "không có báo cáo", "không có quyết định",
)  # fmt: skip
"""The report's own words say that something is missing, late, partial or inadequate."""

UNFINISHED = Phrases(
    "đang phối hợp", "đang giải quyết", "đang xử lý", "đang tiếp tục", "đang thực hiện", "đang triển khai",
    "đang hoàn thiện", "đang xây dựng", "đang rà soát", "đang khắc phục", "đang trong quá trình", "đang trình",
    "đang chờ", "đang tham mưu", "đang dự thảo", "đang lấy ý kiến", "còn một số", "còn lại", "còn đang", "một phần",
    "từng bước", "cơ bản hoàn thành", "cơ bản đạt", "cơ bản đảm bảo", "cơ bản bảo đảm",
)  # fmt: skip
"""Begun and not finished: milder than lacking."""

REMEDY = Phrases(
    "khắc phục", "chấn chỉnh", "chỉ ra", "nhắc nhở", "rút kinh nghiệm", "kịp thời phát hiện", "hạn chế tối đa",
    "tránh", "không để", "tháo gỡ", "nếu", "trường hợp", "đối với những", "đối với các", "hướng dẫn", "giúp",
)  # fmt: skip
"""What follows in the clause is a fault that was found and mended, or a case supposed."""

PLANNED = Phrases(
    "dự kiến", "dự tính", "dự định", "sẽ", "sắp tới", "trong thời gian tới", "thời gian tới", "tới đây", "ước đạt",
    "ước thực hiện", "ước tính", "ước hoàn thành", "ước cả năm", "theo kế hoạch … còn", "kế hoạch còn",
    "chuẩn bị tổ chức", "chuẩn bị ban hành", "chuẩn bị triển khai", "đang chuẩn bị", "đang trình", "đang dự thảo",
    "đang lấy ý kiến", "đang tham mưu", "đang xây dựng", "đang soạn thảo", "đang hoàn thiện", "có kế hoạch tổ chức",
    "có kế hoạch triển khai", "có kế hoạch thực hiện", "đã lên kế hoạch", "đặt mục tiêu", "phấn đấu",
    "6 tháng cuối năm", "06 tháng cuối năm", "sáu tháng cuối năm", "những tháng cuối năm", "các tháng cuối năm",
    "đến cuối năm", "vào cuối năm", "cuối năm", "đến hết năm", "quý tới", "tháng tới", "năm tới", "năm sau",
)  # fmt: skip
"""What is foreseen, wanted or in preparation."""

DONE = Phrases(
    "đã", "đa thực hiện", "hoàn thành", "đạt", "tổ chức được", "thực hiện được", "có kết quả", "được ban hành",
    "đến nay", "tính đến",
)  # fmt: skip
"""What has been done."""

YEAR_BASE = Phrases(
    "kế hoạch năm", "kế hoạch cả năm", "của cả năm", "cả năm", "của năm", "chỉ tiêu năm", "so với năm",
    "kế hoạch của năm", "nhiệm vụ năm", "dự toán năm", "dự toán cả năm", "kế hoạch đề ra trong năm", "trong năm",
    "kế hoạch giao",
)  # fmt: skip
"""The whole year as the denominator."""


_EMPTY = """
    đã được có thực hiện việc công tác đầy đủ đúng theo quy định kịp thời tốt đảm bảo bảo đảm nghiêm túc ubnd xã phường
    ủy ban nhân dân đơn vị địa phương các của và tại trên trong về cho năm là cơ quan triển khai thường xuyên hoàn thành
    thị trấn nội dung này những
"""
EMPTY_WORDS = frozenset(fold(_EMPTY).split())
"""Folded words that tell nothing of one title alone."""


def bare(text: str) -> list[str]:
    """The folded words of a text, without marks."""
    return [word for word in (each.strip(".,;:()“”\"'-–/") for each in fold(text).split()) if word]


def telling(text: str) -> frozenset[str]:
    """The folded words of a text that tell what it is about."""
    return frozenset(bare(text)) - EMPTY_WORDS


FEWER_IS_BETTER = Phrases(
    "tạm dừng", "trả lại", "trễ hạn", "quá hạn", "trễ hẹn", "từ chối", "vi phạm", "bị hủy", "giảm", "tinh giản",
    "định mức", "tồn đọng", "khiếu nại", "đơn thư",
)  # fmt: skip
"""Where a share below 100 % is no shortfall."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Where a text admits a lack. `clause` is the stretch to quote; an unfinished rest is not `grave`."""

    span: Span
    clause: Stretch
    grave: bool


def admission(words: Words) -> Admission | None:
    """The first grave admission of a lack in a text, or else the first milder one; None when it admits none."""
    harmless = [*NONE_OCCURRED.find_all(words), *NOT_YET.find_all(words)]
    for span in LACKING.find_all(words):
        mended = REMEDY.find(words, Span(words.clause_of(span).start, span.start))
        if not mended and not any(overlap(other, span) for other in harmless) and not _question(words, span):
            return Admission(span, _clause_around(words, span), grave=True)
    for span in UNFINISHED.find_all(words):
        if not any(overlap(other, span) for other in harmless):
            return Admission(span, _clause_around(words, span), grave=False)
    return None


def _clause_around(words: Words, span: Span) -> Span:
    return Span(words.clause_of(span).start, words.clause_of(Span(span.end - 1, span.end)).end)


def _question(words: Words, span: Span) -> bool:
    """Whether "chưa" only closes a question or a supposed case: "hay chưa", "chưa?", "trước khi chưa"."""
    before, after = words.lower[: span.start].rstrip(), words.lower[span.end :].lstrip()
    return before.endswith(("hay", "khi", "dù", "từ chỗ")) or after.startswith("?")


def planned(words: Words, clause: Stretch) -> Span | None:
    """Where a clause speaks of what is foreseen, or None: "còn 2 cuộc" does when a plan stands right before it."""
    found = PLANNED.find(words, clause)
    if found is None and words.lower.startswith("còn", clause.start):
        before = words.lower[max(clause.start - 30, 0) : clause.start]
        return Span(clause.start, clause.end) if "kế hoạch" in before else None
    return found


def year_share(words: Words) -> Ratio | Percent | None:
    """A share below 100 % whose denominator is, by the words after it, the whole year."""
    for share in shares(words):
        if below_whole(share) and YEAR_BASE.find(words, Span(share.end, words.clause_of(share).end)):
            return share
    return None


def shares(words: Words) -> list[Ratio | Percent]:
    """Every ratio and percent of a text."""
    return [token for token in words.tokens if isinstance(token, Ratio | Percent)]


def percent_of(share: Ratio | Percent) -> tuple[int, int]:
    """A share as an exact fraction, numerator and denominator; of nothing it is whole."""
    if isinstance(share, Percent):
        numerator, denominator = share.value.as_integer_ratio()
        return numerator, denominator * 100
    (pn, pd), (wn, wd) = share.part.as_integer_ratio(), share.whole.as_integer_ratio()
    return (pn * wd, wn * pd) if wn else (1, 1)


def below_whole(share: Ratio | Percent) -> bool:
    """Whether a share is below 100 %."""
    numerator, denominator = percent_of(share)
    return numerator < denominator


def figures(words: Words) -> list[Count | Ratio | Percent]:
    """Every figure of a text that counts or measures something."""
    return [token for token in words.tokens if isinstance(token, Count | Ratio | Percent)]
