"""A decision's annex as a superior issues it: criteria, points, how each is scored, what proves it."""

from pathlib import Path

from docx import Document

HEADINGS = ("STT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Cách tính điểm", "Tài liệu kiểm chứng")
TARGET = "Hoàn thành từ 80% nhiệm vụ trở lên: điểm tối đa; dưới 80%: tỷ lệ x điểm tối đa/80%"
ROWS = (
    ("1", "CHỈ ĐẠO, ĐIỀU HÀNH", "5", "", ""),
    ("1.1", "Ban hành kế hoạch CCHC năm", "2", "Có ban hành: điểm tối đa; không: 0 điểm", "Kế hoạch CCHC năm"),
    ("1.2", "Mức độ hoàn thành kế hoạch CCHC", "3", TARGET, "Báo cáo kết quả thực hiện kế hoạch"),
    ("2", "THỦ TỤC HÀNH CHÍNH", "5", "", ""),
    ("2.1", "Chất lượng giải quyết thủ tục hành chính", "3", "Hội đồng thẩm định xem xét, cho điểm", "Báo cáo"),
    ("2.2", "Công khai thủ tục hành chính", "1.5", "Có công khai: điểm tối đa; không: 0 điểm", "Ảnh chụp"),
    ("", "Tổng cộng", "10", "", ""),
)
"""Its second field does not add up: 3 and 1.5 make 4.5 of 5."""


def annex(path: Path) -> Path:
    """The annex as a Word file."""
    document = Document()
    for words in ("ỦY BAN NHÂN DÂN TỈNH THÍ ĐIỂM", "PHỤ LỤC", "BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026"):
        document.add_paragraph(words)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    table.style = "Table Grid"
    for row in (HEADINGS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))
    return path
