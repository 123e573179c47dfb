"""From a file to a sheet, in this process: its bytes, its document, the scored rows, the header."""

import hashlib
from pathlib import Path

from parindex.editions.sheet import Sheet, Source
from parindex.reading.entries import Scored, read_entries
from parindex.reading.errors import ReadingError
from parindex.reading.formats import read_document
from parindex.reading.header import read_header
from parindex.reading.interleaved import read_lines
from parindex.reading.limits import Limits
from parindex.reading.outline import build
from parindex.reading.table import Progress
from parindex.vietnamese.system_errors import reason

_UNPLACED = (
    "Sau bảng chấm điểm còn bảng khác ({} dòng) có số thứ tự và điểm nhưng không rõ các cột nên chưa được đọc. Nếu đó "
    "là phần tiếp của bảng, đề nghị lặp lại dòng tên cột ở đầu bảng đó."
)
MOST_FILE_BYTES = 100_000_000


def read_here(path: Path, limits: Limits, progress: Progress) -> Sheet:
    """The sheet of a report, read in this process without limits of time and memory. ReadingError as in `read`."""
    content = _content(path)
    format_, document = read_document(content, limits, progress)
    scored = read_entries(document)
    if not scored.has_table:
        scored = read_lines(scored.before)
    rows, total = build(scored.entries)
    if not rows or not scored.has_points:
        raise ReadingError(" ".join([_without_points(scored), *document.skipped]))
    skipped = (*document.skipped, *([_UNPLACED.format(scored.unplaced)] if scored.unplaced else ()))
    return Sheet(
        source=Source(str(path), hashlib.sha256(content).hexdigest(), format_, document.pages, skipped),
        header=read_header(scored.before, scored.after),
        rows=rows,
        total=total,
    )


def _content(path: Path) -> bytes:
    try:
        if path.is_char_device() or path.is_block_device():
            raise ReadingError(f"{path} là thiết bị của máy, không phải tệp. Đề nghị chọn tệp báo cáo.")
        if path.is_file() and path.stat().st_size > MOST_FILE_BYTES:
            raise ReadingError(
                f"Tệp {path.name} lớn hơn {MOST_FILE_BYTES // 1_000_000} MB. Đề nghị tách riêng phần bảng tự chấm điểm."
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(
            f"Không mở được tệp {path.name} ({reason(error)}). Đề nghị kiểm tra lại đường dẫn và quyền đọc tệp."
        ) from error


def _without_points(scored: Scored) -> str:
    if scored.has_points:
        return "Bảng chấm điểm không có dòng nào. Đề nghị kiểm tra lại tệp đã chọn."
    if scored.has_table:
        return (
            "Có bảng tiêu chí nhưng không thấy cột điểm (“Điểm tối đa”, “Điểm tự đánh giá”). Đề nghị kiểm tra lại tên "
            "các cột của bảng, hoặc chọn đúng tệp báo cáo tự chấm điểm."
        )
    return (
        "Không thấy bảng chấm điểm trong tệp: cần bảng có cột “Tiêu chí” và cột “Điểm tối đa” hoặc “Điểm tự đánh giá”. "
        "Đề nghị kiểm tra có chọn đúng tệp báo cáo tự chấm điểm Chỉ số CCHC không."
    )
