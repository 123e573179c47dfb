"""What the pieces of an edition are called in Vietnamese, for listings and comparisons."""

from collections.abc import Mapping

from parindex.editions.edition import Basis, Function, Status
from parindex.rules.kind import Kind

STATUSES: Mapping[Status, str] = {
    "sample": "mẫu",
    "draft": "dự thảo",
    "released": "đã ban hành",
    "withdrawn": "đã thôi áp dụng",
}
BASES: Mapping[Basis, str] = {"stated": "văn bản nêu", "inferred": "suy luận", "unknown": "chưa rõ"}
FUNCTIONS: Mapping[Function, str] = {
    "noi_vu": "Nội vụ",
    "tu_phap": "Tư pháp",
    "kiem_soat_tthc": "Kiểm soát thủ tục hành chính",
    "tai_chinh": "Tài chính",
    "chuyen_doi_so": "Chuyển đổi số",
    "dieu_tra": "Điều tra xã hội học",
}
KIND_WORDS: Mapping[str, str] = {
    "yes_no": "có hoặc không",
    "issued_within": "trong thời hạn",
    "at_least": "đủ số lượng",
    "per_item": "điểm cho mỗi mục",
    "share": "theo tỷ lệ",
    "share_to_target": "theo tỷ lệ đến chỉ tiêu",
    "share_with_floor": "theo tỷ lệ, có mức tối thiểu",
    "bands": "theo bậc",
    "graded": "theo mức xếp loại",
    "deduction": "trừ điểm mỗi trường hợp",
    "all_of": "đủ mọi nội dung",
    "any_of": "có một nội dung",
    "parts": "cộng từng phần",
    "bonus": "điểm thưởng",
    "penalty": "điểm phạt",
    "formula": "theo công thức",
    "survey": "điều tra",
    "imported": "lấy chỉ số có sẵn",
    "judged": "người thẩm định quyết định",
}


def rule_words(rule: Kind | None) -> str:
    """A rule in one line: its kind in words and its settings as written ("theo tỷ lệ (part: done, whole: planned)")."""
    if rule is None:
        return "không có quy tắc"
    settings = rule.model_dump(mode="json", by_alias=True, exclude={"kind"})
    kind = KIND_WORDS[rule.kind]
    return f"{kind} ({', '.join(f'{key}: {_setting(value)}' for key, value in settings.items())})" if settings else kind


def _setting(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_setting(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_setting, value)) + "]"
    return str(value)
