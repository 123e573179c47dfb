"""What the header of the report leaves out: one note, whatever is missing."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.report import Report

KIND: Final = "header-incomplete"
BUCKET: Final = None


def find(report: Report) -> Iterator[Finding]:
    header = report.sheet.header
    has_day = header.date is not None and header.date.count("-") == 2
    parts = {
        "tên đơn vị": header.unit,
        "số văn bản": header.number,
        "địa danh": header.place,
        "ngày ban hành": header.date if has_day else None,
        "tiêu đề": header.title,
        "kỳ báo cáo": header.period,
        "chức vụ người ký": header.signer_title,
    }
    missing = [part for part, value in parts.items() if not value]
    if not missing:
        return
    draft = set(missing) <= {"số văn bản", "ngày ban hành"}
    message = (
        f"Báo cáo còn để trống {' và '.join(missing)}, có thể là bản dự thảo; đề nghị văn thư điền khi ban hành."
        if draft
        else f"Phần đầu và phần ký chưa thấy: {', '.join(missing)}. Đề nghị bổ sung theo thể thức văn bản hành chính."
    )
    yield Finding(KIND, "note", "header", message, expected=", ".join(missing))
