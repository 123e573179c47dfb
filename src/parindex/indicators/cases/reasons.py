"""Why a row of an export is no case: what is checked in SQL, and the words for it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parindex.indicators.cases.profile import CASES, spoken
from parindex.indicators.cases.units import Directory
from parindex.indicators.loader import record_set
from parindex.indicators.sql import quoted
from parindex.vietnamese.normal import fold

EARLIEST = date(2000, 1, 1)
"""No case system is older: an earlier day is a slip of the year."""
_TOTAL = re.compile(r"(tong( cong| so)?|cong|luy ke)\b")


@dataclass(frozen=True, slots=True)
class Check:
    """Something wrong with a field of a row: `holds` in SQL, of values and their texts (t_)."""

    field: str
    holds: str
    reason: str


def bounds(only: Collection[str]) -> list[Check]:
    """What is checked of a row where only the cases of some units may be written; `elsewhere` has the codes of cases
    that the store keeps for others."""
    listed = ", ".join(map(quoted, sorted(only)))
    return [
        Check(
            "resolving_unit",
            f"resolving_unit NOT IN ({listed})",
            "đơn vị khác giải quyết hồ sơ này; đơn vị ấy hoặc cấp trên đưa vào",
        ),
        Check(
            "code",
            "t_code IN (SELECT code FROM elsewhere)",
            "mã hồ sơ này trong kho là của đơn vị khác; đề nghị cấp trên đối chiếu",
        ),
    ]


def checks(today: date) -> list[Check]:
    """Everything that is checked of a row as of a day."""
    chosen, found = record_set(CASES), []
    for column in chosen.columns:
        name = column.name
        if column.required:
            found.append(Check(name, f"t_{name} IS NULL", "để trống"))
        if name in chosen.units:
            found.append(Check(name, f"t_{name} IS NOT NULL AND received_on IS NOT NULL AND {name} IS NULL", "{unit}"))
        elif column.type != "text":
            wanted = {
                "date": "không phải ngày; đề nghị ghi dạng 28/4/2023",
                "count": "cần một số nguyên từ 0",
                "amount": "cần một số nguyên từ 0",
                "yes_no": "không rõ là có hay không; đề nghị thêm cách ghi này vào bản ánh xạ (words)",
                "choice": "chưa rõ nghĩa; đề nghị thêm cách ghi này vào bản ánh xạ (words)",
            }[column.type]
            found.append(Check(name, f"t_{name} IS NOT NULL AND {name} IS NULL", wanted))
    for name in ("received_on", "ended_on", "refused_on"):
        found.append(Check(name, f"{name} > DATE '{today}'", f"ở sau ngày nhập ({today:%d/%m/%Y})"))
        found.append(Check(name, f"{name} < DATE '{EARLIEST}'", "quá xa, có thể gõ nhầm năm"))
    found.append(Check("ended_on", "ended_on < received_on", "trước ngày tiếp nhận"))
    found.append(Check("due_on", "due_on < received_on", "trước ngày tiếp nhận"))
    return found


def explained(
    failing: Sequence[Check],
    texts: Mapping[str, str | None],
    cells: Sequence[str | None],
    headings: Sequence[str],
    directory: Directory,
) -> Iterator[tuple[str | None, str]]:
    """The field at fault and the reason, for each check that fails; one reason alone for a row that is no case."""
    if whole := _no_case(texts, cells, headings):
        yield None, whole
        return
    for check in failing:
        reason = check.reason
        yield check.field, directory.why_not(texts[check.field] or "") if reason == "{unit}" else reason


def malformed(error: str, width: int) -> str:
    """Why a row could not be split into its columns."""
    return {
        "MISSING COLUMNS": f"thiếu cột: dòng này có ít hơn {width} cột, có thể lệch dấu ngăn cách",
        "TOO MANY COLUMNS": f"thừa cột: dòng này có hơn {width} cột, có thể ô chứa dấu ngăn cách mà không có ngoặc kép",
        "INVALID ENCODING": "có chữ không đúng bảng mã UTF-8",
        "LINE SIZE OVER MAXIMUM": "dòng quá dài",
    }.get(error, "không tách được thành các cột")


def _no_case(texts: Mapping[str, str | None], cells: Sequence[str | None], headings: Sequence[str]) -> str | None:
    """A row that stands among cases and is none: blank, the headings once more, a sum, the name of a group."""
    filled = [cell for cell in cells if cell and cell.strip()]
    if not filled:
        return "dòng trống"
    repeated = sum(
        bool(cell) and spoken(cell or "") == spoken(heading) for cell, heading in zip(cells, headings, strict=False)
    )
    if repeated >= 2 or 2 * repeated > len(filled):
        return "dòng tên cột lặp lại"
    if texts["received_on"] is None and any(_TOTAL.match(fold(cell)) for cell in filled):
        return "dòng tổng cộng, không phải hồ sơ"
    if len(filled) <= 2 and texts["received_on"] is None and texts["state"] is None:
        return "dòng tên nhóm, không phải hồ sơ"
    return None
