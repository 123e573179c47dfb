"""What each setting of a rule is called, how it is explained, and the shape of what it takes, for forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from parindex.rules.kinds import KINDS

Shape = Literal["fact", "facts", "number", "none", "day", "formula", "steps", "grades", "parts", "options"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting in words; a setting of one name means the same in every kind."""

    label: str
    hint: str
    shape: Shape


SETTINGS: Mapping[str, Setting] = {
    "fact": Setting("Số liệu dùng để tính", "", "fact"),
    "facts": Setting("Các nội dung được xét", "những câu hỏi có hoặc không", "facts"),
    "part": Setting("Phần đạt được (tử số)", "ví dụ: số hồ sơ giải quyết đúng hạn", "fact"),
    "whole": Setting("Toàn bộ (mẫu số)", "ví dụ: tổng số hồ sơ đã giải quyết", "fact"),
    "if_none": Setting(
        "Khi không phát sinh (mẫu số bằng 0)", "văn bản không nói thì để người thẩm định quyết định", "none"
    ),
    "target": Setting("Mức được trọn điểm (%)", "từ mức này trở lên được điểm tối đa", "number"),
    "floor": Setting("Mức tối thiểu (%)", "dưới mức này thì 0 điểm", "number"),
    "n": Setting("Số lượng phải đạt", "từ số này trở lên được điểm tối đa", "number"),
    "each": Setting("Điểm của mỗi trường hợp", "ví dụ: 0,25", "number"),
    "cap": Setting("Không quá (điểm)", "mức cộng hoặc trừ nhiều nhất của tiêu chí này", "number"),
    "first": Setting("Từ ngày", "ngày/tháng, tính cả ngày này, ví dụ 01/10", "day"),
    "last": Setting("Đến hết ngày", "ngày/tháng, tính cả ngày này, ví dụ 31/12", "day"),
    "steps": Setting(
        "Các bậc, xếp từ cao xuống thấp", "tỷ lệ từ mức nào thì được bao nhiêu % điểm tối đa; dưới bậc cuối: 0", "steps"
    ),
    "grades": Setting("Các mức xếp loại", "mỗi mức được bao nhiêu % điểm tối đa", "grades"),
    "parts": Setting("Điểm của từng nội dung", "cộng lại phải đúng bằng điểm tối đa", "parts"),
    "options": Setting("Các phương án trả lời", "số phiếu của phương án nào được bao nhiêu % điểm tối đa", "options"),
    "expression": Setting(
        "Công thức", "tên số liệu, số, + - * /, min(…), max(…), ngoặc đơn; phần lẻ viết sau dấu chấm", "formula"
    ),
}


def settings_of(kind: str) -> Iterator[tuple[str, Setting]]:
    """The settings of a kind in the order of its declaration, by name."""
    return ((name, SETTINGS[name]) for name in KINDS[kind].model_fields if name != "kind")
