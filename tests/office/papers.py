"""Papers of the imaginary commune, made on the spot: what its officials would drop on a page."""

import json
from datetime import date
from functools import cache
from io import BytesIO

import docx
import typst

UNIT = "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU"
TYPST = b"""
#let it = json(bytes(sys.inputs.words))
#set text(font: "Liberation Serif", size: 12pt)
#grid(columns: (42%, 58%), align: center, it.left.join(linebreak()), it.right.join(linebreak()))
#align(center, it.title.join(linebreak()))
#it.body
"""


def _words(number: str, dated: date, title: str, unit: str, stamp: str) -> dict[str, object]:
    kind, _, subject = title.partition(" | ")
    day = f"Đồng Mẫu, ngày {dated:%d} tháng {dated:%m} năm {dated.year}"
    return {
        "left": [unit, f"Số: {number}", *([stamp] if stamp else [])],
        "right": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", day],
        "title": [kind, subject],
        "body": "Căn cứ Luật Tổ chức chính quyền địa phương; UBND xã ban hành như sau. Giữ gìn bí mật nhà nước.",
    }


@cache
def pdf(number: str, dated: date, title: str, unit: str = UNIT, stamp: str = "") -> bytes:
    """A PDF of one page in the layout of an official paper; `title` is "KIND | subject"."""
    words = json.dumps(_words(number, dated, title, unit, stamp), ensure_ascii=False)
    return bytes(typst.compile(TYPST, sys_inputs={"words": words}, timestamp=0))


@cache
def png(number: str, dated: date, title: str, stamp: str = "") -> bytes:
    """The same page as a scan."""
    words = json.dumps(_words(number, dated, title, UNIT, stamp), ensure_ascii=False)
    return bytes(typst.compile(TYPST, format="png", ppi=150, sys_inputs={"words": words}))


def word(number: str, dated: date, title: str, stamp: str = "") -> bytes:
    """A Word file whose heading is a table of two columns, with a stamp in the page's heading."""
    words, document, made = _words(number, dated, title, UNIT, ""), docx.Document(), BytesIO()
    heading = document.add_table(1, 2).rows[0].cells
    for cell, side in zip(heading, ("left", "right"), strict=True):
        cell.text = "\n".join(map(str, words[side]))  # type: ignore[call-overload]
    for line in [*words["title"], words["body"]]:  # type: ignore[misc]
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = stamp
    document.save(made)
    return made.getvalue()
