"""What the pieces of an edition are called in Vietnamese, for pages, listings and comparisons."""

import re
from collections.abc import Mapping

from parindex.editions.edition import Basis, Criterion, Function, Status
from parindex.rules.sentences import sentence
from parindex.rules.values import FactType

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
PERIODS: Mapping[str, str] = {
    "year": "hết năm mới kết luận được",
    "to_date": "tính được đến ngày báo cáo",
}
SELF_SCORED: Mapping[str, str] = {
    "yes": "đơn vị tự chấm",
    "provisional": "đơn vị ghi điểm dự kiến, kết quả điều tra sẽ thay",
    "no": "đơn vị không tự chấm",
}
FACT_TYPES: Mapping[FactType, str] = {
    "count": "số đếm",
    "amount": "số có phần lẻ",
    "yes_no": "có hoặc không",
    "date": "ngày",
    "choice": "chọn một mức",
    "text": "lời",
}
FORMS: Mapping[str, str] = {
    "document": "văn bản",
    "record": "sổ sách, hồ sơ",
    "system": "số liệu trên hệ thống",
    "survey": "kết quả điều tra",
    "photo": "hình ảnh",
    "link": "địa chỉ trên mạng",
}
LEVELS: Mapping[str, str] = {
    "commune": "cấp xã",
    "district": "cấp huyện",
    "province": "cấp tỉnh",
    "ministry": "bộ, ngành",
    "service": "cơ quan chuyên môn",
}
CERTAINTIES: Mapping[str, str] = {
    "read": "đã đọc văn bản",
    "secondary": "theo nguồn khác dẫn lại",
    "unverified": "chưa kiểm chứng",
}
TIES: Mapping[str, str] = {"equal": "cùng hạng", "unknown": "chưa rõ"}
CHANGES: Mapping[str, str] = {
    "edition": "phần chung",
    "added": "thêm",
    "removed": "bỏ",
    "moved": "chuyển chỗ",
    "points": "điểm tối đa",
    "title": "tên",
    "rule": "cách tính",
    "basis": "căn cứ của cách tính",
}
"""What moved between two editions, by the kind of change."""
KIND_WORDS: Mapping[str, str] = {
    "yes_no": "có thì trọn điểm, không thì 0 điểm",
    "issued_within": "ban hành trong thời hạn thì trọn điểm",
    "at_least": "đủ số lượng thì trọn điểm",
    "per_item": "mỗi trường hợp được một số điểm",
    "share": "tỷ lệ nhân điểm tối đa",
    "share_to_target": "tỷ lệ, đạt mức thì trọn điểm",
    "share_with_floor": "tỷ lệ, dưới mức tối thiểu thì 0 điểm",
    "bands": "tỷ lệ theo bậc",
    "graded": "theo mức xếp loại",
    "deduction": "mỗi trường hợp trừ một số điểm",
    "all_of": "có đủ mọi nội dung thì trọn điểm",
    "any_of": "có một nội dung thì trọn điểm",
    "parts": "mỗi nội dung có điểm riêng",
    "bonus": "điểm thưởng ngoài thang điểm",
    "penalty": "điểm trừ ngoài thang điểm",
    "formula": "theo công thức",
    "survey": "điều tra xã hội học",
    "imported": "lấy một chỉ số có sẵn",
    "judged": "người thẩm định quyết định",
}


def rule_sentence(criterion: Criterion) -> str:
    """How a leaf is scored, in one sentence with its facts called by their questions; blank for a parent."""
    if criterion.rule is None:
        return ""
    return sentence(criterion.rule, {fact.name: fact.ask for fact in criterion.facts})


_KEYS = re.compile(r" \([a-z_.:, 0-9]+\)")
"""The keys of the YAML form, which the checks put in brackets behind the words."""


def plainly(words: str, criterion: Criterion | None = None) -> str:
    """A sentence of the checks for whoever writes no YAML: no keys, and facts called by their questions."""
    said = _KEYS.sub("", words)
    for fact in criterion.facts if criterion else ():
        said = re.sub(rf"\bsố liệu {fact.name}\b", f"số liệu “{fact.ask}”", said)
    return f"{said[:1].upper()}{said[1:]}."
