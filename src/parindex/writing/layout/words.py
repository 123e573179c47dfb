"""The words of the layout itself, the same for Word, PDF and Excel."""

from parindex.writing.layout.paper import Frame, Paper

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
RECIPIENTS = "Nơi nhận:"
ANNEX = "Phụ lục"
_NO_NUMBER = " " * 6


def number_line(frame: Frame) -> str:
    """The paper's number; a gap before its symbol where the clerk has not numbered it."""
    return f"Số: {_number(frame)}"


def day_words(date: str) -> str:
    """An ISO date in words; a gap where day, month or year is blank. Months 1 and 2 and days below 10 take a zero."""
    year, month, day = [*date.split("-"), "", "", ""][:3]
    month = month if month in ("", "01", "02") else str(int(month))
    return f"ngày {day or '    '} tháng {month or '    '} năm {year or '      '}"


def day_line(frame: Frame) -> str:
    """Place and date of the head."""
    place = f"{frame.place}, " if frame.place else ""
    return f"{place}{day_words(frame.date)}"


def attached_to(paper: Paper) -> str:
    """The line under an annex's title that names the paper it belongs to."""
    kind = paper.title[0].capitalize() if paper.title else "Công văn"
    return f"(Kèm theo {kind} số {_number(paper.frame)} {day_words(paper.frame.date)})"


def _number(frame: Frame) -> str:
    return frame.number or f"{_NO_NUMBER}/{frame.symbol}"
