"""Papers in forms that the demonstration does not make: Word files with a stamp in the heading of their pages."""

from datetime import date
from io import BytesIO

import docx

from parindex.office.demonstration.papers import UNIT


def word(number: str, dated: date, title: tuple[str, str], stamp: str = "") -> bytes:
    """A Word file whose heading is a table of two columns."""
    document, made = docx.Document(), BytesIO()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = f"{UNIT}\nSố: {number}"
    right.text = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐồng Mẫu, ngày {dated:%d} tháng {dated:%m} năm {dated.year}"
    for line in title:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = stamp
    document.save(made)
    return made.getvalue()
