"""Papers of the imaginary commune, set on the spot in the layout of an official one."""

import json
from datetime import date
from functools import cache
from typing import Literal

import typst

from parindex.office.evidence.examining import Examined
from parindex.reading.particulars import Particulars

Form = Literal["pdf", "png"]
UNIT = "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU"
LAYOUT = b"""
#let it = json(bytes(sys.inputs.words))
#set text(font: "Liberation Serif", size: 12pt)
#grid(columns: (42%, 58%), align: center, it.left.join(linebreak()), it.right.join(linebreak()))
#align(center, it.title.join(linebreak()))
#it.body
"""


@cache
def paper(
    number: str, dated: date, title: tuple[str, str], unit: str = UNIT, stamp: str = "", form: Form = "pdf"
) -> bytes:
    """One page as PDF, or as PNG like a scan. `title` is the kind and the subject; `stamp` stands under the number."""
    words = {
        "left": [unit, f"Số: {number}", stamp] if stamp else [unit, f"Số: {number}"],
        "right": [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"Đồng Mẫu, ngày {dated:%d} tháng {dated:%m} năm {dated.year}",
        ],
        "title": title,
        "body": "Căn cứ tình hình của địa phương, UBND xã ban hành như sau. Giữ gìn bí mật nhà nước theo quy định.",
    }
    told = {"words": json.dumps(words, ensure_ascii=False)}
    return bytes(typst.compile(LAYOUT, format=form, ppi=150, sys_inputs=told, timestamp=0))


def as_read(number: str, dated: date, title: tuple[str, str]) -> Examined:
    """A paper of the commune with what a reader would find in it."""
    said = Particulars(number, dated.isoformat(), UNIT, " ".join(title), legible=True)
    return Examined(paper(number, dated, title), "pdf", said, [])
