"""Word files as other hands leave them: typed in TCVN3 fonts, parents merged, headings typed again."""

from copy import deepcopy
from itertools import groupby
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_CODES = dict(zip(_UNICODE, _TCVN3, strict=True))
"""TCVN 5712:1993, set VN3 (ABC). Toned capitals have no code: one types small letters in a font of capitals."""


def in_tcvn3(path: Path) -> None:
    """Type the whole file again in .VnTime, and in .VnTimeH where a capital carries a tone."""
    document = docx.Document(str(path))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    for paragraph in [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]:
        _retype(paragraph)
    document.save(str(path))


def _retype(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        if run.font.name and run.font.name.startswith(".Vn"):
            continue  # a merged cell comes by once for each place that it covers
        pieces = [(capital, "".join(letters)) for capital, letters in groupby(run.text, _is_toned_capital)]
        for capital, text in pieces:
            copy = deepcopy(run._r)
            run._r.addprevious(copy)
            new = next(one for one in paragraph.runs if one._r is copy)
            new.text = "".join(_CODES.get(letter, letter) for letter in (text.lower() if capital else text))
            new.font.name = ".VnTimeH" if capital else ".VnTime"
        run._r.getparent().remove(run._r)


def _is_toned_capital(letter: str) -> bool:
    return letter not in _CODES and letter.lower() in _CODES


def with_merged_parents(path: Path) -> None:
    """Merge label and title of every bold row into one cell: "1. CÔNG TÁC CHỈ ĐẠO"."""
    document = docx.Document(str(path))
    for row in _report_table(document.tables).rows[1:]:
        label, title = row.cells[0], row.cells[1]
        if label.text and all(run.bold for run in title.paragraphs[0].runs):
            text = f"{label.text} {title.text}"
            for paragraph in [*label.paragraphs, *title.paragraphs][1:]:
                paragraph.text = ""
            label.paragraphs[0].runs[0].text = text
            label.merge(title)
    document.save(str(path))


def with_typed_headings(path: Path, every: int) -> None:
    """Type the heading row again after every so many rows, instead of letting Word repeat it."""
    document = docx.Document(str(path))
    rows = _report_table(document.tables).rows
    heading = rows[0]._tr
    heading.trPr.clear()
    for row in list(rows)[1::every][1:]:
        row._tr.addprevious(deepcopy(heading))
    document.save(str(path))


def _report_table(tables: list[Table]) -> Table:
    return max(tables, key=lambda table: len(table.rows))
