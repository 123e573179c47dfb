"""The words of a report as they stand on paper, the same for Word and PDF."""

from decimal import Decimal

from samples.report import Report

from parindex.editions.sheet import Header, Row

HEADINGS = ("STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Nội dung giải trình")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
RECIPIENTS = ("- UBND huyện Đồng Trăng;", "- Phòng Nội vụ huyện;", "- Lưu: VT, CCHC.")
AUTHORITY = "ỦY BAN NHÂN DÂN"


def cells(row: Row) -> tuple[str, ...]:
    """The five cells of a row."""
    return (label(row), row.title, points(row, "maximum"), points(row, "claimed"), row.explanation or "")


def total_cells(report: Report) -> tuple[str, ...]:
    """The five cells of the total row."""
    return ("", "Tổng", decimal(report.total.maximum), decimal(report.total.claimed), "")


def points(row: Row, name: str) -> str:
    """A points cell, or the words that stand in place of a number."""
    return row.unread.get(name) or decimal(getattr(row, name))


def decimal(number: Decimal | None) -> str:
    """Points with a decimal comma; nothing where there are none."""
    return "" if number is None else f"{number:f}".replace(".", ",")


def label(row: Row) -> str:
    """A label: parts and fields carry a closing point ("I.", "1.")."""
    return "" if row.label is None else row.label if "." in row.label else f"{row.label}."


def unit_lines(header: Header) -> list[str]:
    """The unit's name on two lines, the body above the commune."""
    name = (header.unit or "").removeprefix(AUTHORITY).strip()
    return [AUTHORITY, name] if name else []


def title_lines(header: Header) -> list[str]:
    """The kind of document on a line of its own, then what it is about."""
    kind, _, subject = (header.title or "").partition("BÁO CÁO ")
    return ["BÁO CÁO", subject or kind]


def number_line(header: Header) -> str:
    """The report's own number; a gap before the type where the clerk has not filled it in."""
    return f"Số: {header.number or '      /BC-UBND'}"


def day_line(header: Header) -> str:
    """Place and date; a gap where day, month or year is blank. Months 1 and 2 and days below 10 take a zero."""
    year, month, day = [*(header.date or "").split("-"), "", "", ""][:3]
    month = month if month in ("", "01", "02") else str(int(month))
    place = f"{header.place}, " if header.place else ""
    return f"{place}ngày {day or '    '} tháng {month or '    '} năm {year or '      '}"
