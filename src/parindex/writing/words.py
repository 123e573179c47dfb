"""The words that every paper uses: names of findings, severities, states and buckets, and how points are printed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from parindex.checking.finding import Bucket, Severity, State, Verdict
from parindex.editions.sheet import Period, PeriodPart
from parindex.rules.points import points_text, to_ticks

Work = Literal["add", "compare"]
"""What a finding asks of the unit: to add what is missing, or to compare what does not agree."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of finding is named to officials, and the work it asks for; None where it is only to be known."""

    name: str
    work: Work | None = None


KINDS: dict[str, Kind] = {
    "sum-mismatch": Kind("Tổng chưa khớp với các điểm thành phần", "compare"),
    "over-maximum": Kind("Điểm tự chấm cao hơn điểm tối đa", "compare"),
    "not-a-number": Kind("Ô điểm chưa phải là số", "add"),
    "duplicate-row": Kind("Tiêu chí xuất hiện hai lần", "compare"),
    "maximum-differs": Kind("Điểm tối đa khác bộ tiêu chí", "compare"),
    "missing-criterion": Kind("Thiếu tiêu chí của bộ tiêu chí", "add"),
    "unknown-row": Kind("Dòng không có trong bộ tiêu chí", "compare"),
    "rule-differs": Kind("Cách tính khác bộ tiêu chí", "compare"),
    "ratio-wrong": Kind("Tỷ lệ chưa khớp với số liệu", "compare"),
    "figures-disagree": Kind("Các số liệu chưa khớp nhau", "compare"),
    "statement-contradicted": Kind("Dòng khác của báo cáo nói khác", "compare"),
    "admits-shortfall": Kind("Giải trình nêu phần chưa đạt", "compare"),
    "forecast-not-result": Kind("Mới là dự kiến, chưa phải kết quả", "compare"),
    "wrong-measure": Kind("Số liệu chưa đúng đại lượng được hỏi", "add"),
    "asked-not-answered": Kind("Còn nội dung tiêu chí hỏi mà chưa nêu", "add"),
    "no-explanation": Kind("Chưa có giải trình", "add"),
    "bare-assertion": Kind("Chưa nêu số liệu, văn bản hoặc ngày tháng", "add"),
    "explanation-truncated": Kind("Giải trình còn dở câu", "add"),
    "explanation-repeated": Kind("Giải trình lặp lại nội dung khác", "add"),
    "deduction-unexplained": Kind("Tự trừ điểm mà chưa nêu lý do", "add"),
    "no-period-basis": Kind("Chưa rõ tính theo kỳ hay theo năm"),
    "survey-self-scored": Kind("Điểm do điều tra, khảo sát quyết định"),
    "citation-malformed": Kind("Số, ký hiệu văn bản cần viết lại", "add"),
    "citation-conflict": Kind("Một số văn bản mang hai nội dung", "compare"),
    "citation-out-of-order": Kind("Số và ngày văn bản chưa theo thứ tự", "compare"),
    "citation-date-impossible": Kind("Ngày văn bản cần xem lại", "compare"),
    "citation-outside-period": Kind("Văn bản ngoài kỳ đánh giá", "compare"),
    "citation-missing-part": Kind("Văn bản còn thiếu số hoặc ngày", "add"),
    "header-incomplete": Kind("Phần đầu báo cáo chưa đủ", "add"),
    "spelling": Kind("Chính tả"),
}

SEVERITIES: dict[Severity, str] = {"error": "Cần sửa", "warning": "Đề nghị làm rõ", "note": "Lưu ý"}

STATES: dict[State, str] = {
    "computed": "tính theo quy tắc đã công bố",
    "suggested": "gợi ý theo quy tắc suy luận",
    "needs_judgement": "cần người thẩm định xem xét",
    "waiting": "chờ số liệu",
    "not_due": "chưa đến hạn",
    "not_applicable": "không áp dụng",
}

BUCKETS: dict[Bucket, str] = {
    "supported": "Có căn cứ",
    "contradicted": "Chưa khớp",
    "unproved": "Chưa chứng minh",
    "judged_elsewhere": "Nơi khác chấm",
    "not_yet_due": "Chưa đến hạn",
}

BUCKET_MEANINGS: dict[Bucket, str] = {
    "supported": "giải trình có số liệu, ngày, văn bản và không có gì trái với điểm tự chấm",
    "contradicted": "giải trình, số liệu hoặc dòng khác chưa khớp với điểm tự chấm",
    "unproved": "chưa có giải trình, hoặc mới chỉ khẳng định",
    "judged_elsewhere": "do điều tra xã hội học, SIPAS chấm; điểm trong báo cáo là dự kiến",
    "not_yet_due": "việc của cả năm, kỳ báo cáo này chưa kết luận được",
}

PERIODS: dict[PeriodPart, str] = {
    "year": "năm {}",
    "first-half": "6 tháng đầu năm {}",
    "second-half": "6 tháng cuối năm {}",
    "q1": "quý I năm {}",
    "q2": "quý II năm {}",
    "q3": "quý III năm {}",
    "q4": "quý IV năm {}",
    "nine-months": "9 tháng đầu năm {}",
}

FIELDS: dict[str, str] = {
    "label": "số thứ tự",
    "title": "tên tiêu chí",
    "maximum": "điểm tối đa",
    "claimed": "điểm tự chấm",
    "explanation": "giải trình",
    "parent": "tiêu chí cấp trên",
}

NO_EDITION = (
    "Chưa có bộ tiêu chí nào khớp với báo cáo này: chỉ kiểm tra những gì báo cáo tự nói, chưa tính điểm theo quy tắc."
)

UNREAD = "Lưu ý khi đọc tệp"
"""What stands before the sentences on what of the file was not read, or may be misread."""

# Control and direction marks could repaint a terminal or turn a line around; lone surrogates and the two
# noncharacters cannot stand in XML or UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without characters that a terminal, a page or a Word file could not hold."""
    return _UNPRINTABLE.sub("", text)


def kind_name(kind: str) -> str:
    """The name of a kind for officials."""
    return KINDS[kind].name


def row_name(criterion: str) -> str:
    """How a row is called in a sentence: "1.6", "1.6 (ý 1)" for an unnumbered part, or the place in the report."""
    if criterion == "header":
        return "Phần đầu"
    if criterion == "total":
        return "Dòng tổng"
    return re.sub(r"#(\d+)$", r" (ý \1)", printable(criterion)).strip()


def period_name(period: Period | None) -> str:
    """The period in words, "" when the report does not say."""
    return PERIODS[period.part].format(period.year) if period else ""


def printed(points: Decimal | None) -> str:
    """Points with the decimals of the report and a comma; "" when absent."""
    return "" if points is None else f"{points:f}".replace(".", ",")


def other_total(verdict: Verdict) -> str:
    """A sentence where the report prints another total than its leaves add up to; "" where it does not."""
    total = verdict.sheet.total
    if total is None or total.claimed is None or to_ticks(str(total.claimed)) == verdict.totals.claimed:
        return ""
    added = points_text(verdict.totals.claimed)
    return f"Dòng tổng của báo cáo in {printed(total.claimed)}; cộng các tiêu chí thành phần được {added}."


def percent(share: float) -> str:
    """A share of one as a whole percent."""
    return f"{share * 100:.0f} %"
