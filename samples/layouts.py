"""The layouts that reports come in, each with the sheet a reader should get: python -m samples.layouts FOLDER."""

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from samples.files import write_docx, write_pdf
from samples.interleaved import write_text
from samples.make import sound
from samples.report import FOLDER, Report, build, load, sheet
from samples.workbook import write_xlsx

from parindex.editions.sheet import Row, Sheet, Total
from parindex.writing.official.words import COLUMNS, Column, Columns
from samples import redraw, retype

STT, TITLE, MAXIMUM, CLAIMED, EXPLANATION = COLUMNS
REORDERED: Columns = (
    replace(STT, heading="TT"),
    replace(EXPLANATION, heading="Giải trình, thuyết minh"),
    replace(TITLE, heading="Tiêu chí, tiêu chí thành phần"),
    replace(CLAIMED, heading="Xã tự chấm"),
    replace(MAXIMUM, heading="Điểm chuẩn"),
)
NESTED: Columns = (
    replace(STT, width=13),
    replace(TITLE, width=44),
    Column("Tối đa", "maximum", 14, group="Điểm"),
    Column("Tự chấm", "claimed", 14, group="Điểm"),
    Column("Thẩm định", "extra", 16, group="Điểm"),
    replace(EXPLANATION, width=64),
)
WIDE: Columns = (
    STT,
    replace(TITLE, heading="Nội dung tiêu chí", width=62),
    replace(MAXIMUM, width=18),
    replace(CLAIMED, width=18),
    Column("Điểm thẩm định", "extra", 18),
    replace(EXPLANATION, width=66),
    Column("Tài liệu kiểm chứng", "extra", 35),
    Column("Ghi chú", "extra", 20),
)
EXTRA = {"Tài liệu kiểm chứng": "Văn bản trên phần mềm", "Ghi chú": "Bản ký số"}


@dataclass(frozen=True, slots=True)
class Layout:
    """One file to be made: `report` is what a perfect reader gets, `write` prints it to a path of this suffix."""

    name: str
    suffix: str
    report: Report
    write: Callable[[Report, Path], None]
    needs: str | None = None

    def make(self, folder: Path) -> Path:
        """Write the file into a folder."""
        path = folder / f"{self.name}{self.suffix}"
        self.write(self.report, path)
        return path

    def truth(self) -> Sheet:
        """The sheet that a reader should get. Blank extra cells are left out."""
        return sheet(self.report)


def field(number: str) -> Report:
    """One field of the sound report as a report of its own."""
    report = sound()
    chosen = [row for row in report.rows if row.id == number or row.id.startswith(f"{number}.")]
    top = replace(chosen[0], parent=None)
    return replace(report, rows=(top, *chosen[1:]), total=Total(top.maximum, top.claimed))


def other_set() -> Report:
    """Another set: eight contents and bonus points, labels of five styles."""
    return build(load(FOLDER / "other-set.yaml"))


def long_list() -> Report:
    """A set whose labels run past 1.10 and 1.20."""
    return build(load(FOLDER / "long-list.yaml"))


def _with_extra(report: Report) -> Report:
    return _each(report, lambda row: replace(row, extra=EXTRA) if row.explanation else row)


def _without_claims(report: Report) -> Report:
    """Claims left blank in some rows, an "x" in one, as in a form half filled in."""

    def blank(row: Row) -> Row:
        if row.id == "5.4.1":
            return replace(row, claimed=None, unread={"claimed": "x"})
        return replace(row, claimed=None) if row.id in ("5", "5.1", "5.3", "5.3.2", "5.4.2") else row

    return replace(_each(report, blank), total=replace(report.total, claimed=None))


def _each(report: Report, change: Callable[[Row], Row]) -> Report:
    return replace(report, rows=tuple(map(change, report.rows)))


def _decomposed(report: Report, path: Path) -> None:
    """Letters and their marks apart (NFD), as files from a Mac come."""

    def apart(text: str | None) -> str | None:
        return text and unicodedata.normalize("NFD", text)

    def change(row: Row) -> Row:
        return replace(row, title=apart(row.title) or "", explanation=apart(row.explanation))

    (write_docx if path.suffix == ".docx" else write_pdf)(_each(report, change), path)


def _then(change: Callable[[Path], None], write: Callable[[Report, Path], None]) -> Callable[[Report, Path], None]:
    """Write, then change the file."""

    def both(report: Report, path: Path) -> None:
        write(report, path)
        change(path)

    return both


def _docx(columns: Columns = COLUMNS, landscape: bool = False) -> Callable[[Report, Path], None]:
    return lambda report, path: write_docx(report, path, columns, landscape=landscape)


def _pdf(columns: Columns = COLUMNS, landscape: bool = False, ruled: bool = True) -> Callable[[Report, Path], None]:
    return lambda report, path: write_pdf(report, path, columns, landscape=landscape, ruled=ruled)


def _printed(write: Callable[[Report, Path], None]) -> Callable[[Report, Path], None]:
    """A Word file that LibreOffice saves as PDF."""

    def print_(report: Report, path: Path) -> None:
        word = path.with_suffix(".docx")
        write(report, word)
        profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(word)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)

    return print_


def _five() -> list[Layout]:
    """Layouts of the field of civil service: 13 rows, a page or two."""
    report = field("5")
    return [
        Layout("word-reordered", ".docx", report, _docx(REORDERED)),
        Layout("word-nested-headings", ".docx", report, _docx(NESTED)),
        Layout("word-merged-parents", ".docx", report, _then(retype.with_merged_parents, _docx())),
        Layout("word-decomposed", ".docx", report, _decomposed),
        Layout("word-tcvn3", ".docx", report, _then(retype.in_tcvn3, _docx())),
        Layout("word-missing-claims", ".docx", _without_claims(report), _docx()),
        Layout("word-wide", ".docx", _with_extra(report), _docx(WIDE, landscape=True)),
        Layout("pdf-reordered", ".pdf", report, _pdf(REORDERED)),
        Layout("pdf-nested-headings", ".pdf", report, _pdf(NESTED)),
        Layout("pdf-decomposed", ".pdf", report, _decomposed),
        Layout("pdf-missing-claims", ".pdf", _without_claims(report), _pdf()),
        Layout("pdf-wide", ".pdf", _with_extra(report), _pdf(WIDE, landscape=True)),
        Layout("office-nested-headings", ".pdf", report, _printed(_docx(NESTED)), needs="soffice"),
        Layout("office-wide", ".pdf", _with_extra(report), _printed(_docx(WIDE, landscape=True)), needs="soffice"),
    ]


def _one() -> list[Layout]:
    """Layouts of the field of direction: 21 rows with unnumbered parts, over several pages."""
    report = field("1")
    typed = _then(lambda path: retype.with_typed_headings(path, every=8), _docx())
    return [
        Layout("word-typed-headings", ".docx", report, typed),
        Layout("pdf-filled-lines", ".pdf", report, _then(redraw.as_filled_lines, _pdf())),
        Layout("pdf-double-lines", ".pdf", report, _then(redraw.as_double_lines, _pdf())),
        Layout("pdf-cell-boxes", ".pdf", report, _then(redraw.as_cell_boxes, _pdf())),
        Layout("pdf-without-lines", ".pdf", report, _pdf(ruled=False)),
        Layout("text-interleaved", ".txt", report, write_text),
        Layout("excel", ".xlsx", report, write_xlsx),
        Layout("office-typed-headings", ".pdf", report, _printed(typed), needs="soffice"),
    ]


def _others() -> list[Layout]:
    """Other sets: labels of five styles, and labels past 1.10."""
    return [
        Layout("other-set-word", ".docx", other_set(), _docx()),
        Layout("other-set-pdf", ".pdf", other_set(), _pdf()),
        Layout("other-set-text", ".txt", other_set(), write_text),
        Layout("other-set-excel", ".xlsx", other_set(), write_xlsx),
        Layout("long-list-word", ".docx", long_list(), _docx()),
        Layout("long-list-excel", ".xlsx", long_list(), write_xlsx),
    ]


LAYOUTS = (*_five(), *_one(), *_others())

if __name__ == "__main__":
    for one in LAYOUTS:
        one.make(Path(sys.argv[1]))
