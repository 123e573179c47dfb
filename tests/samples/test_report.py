"""The invented report: its sums, its set, its committed files."""

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import docx
import pypdfium2
import pytest
from samples.files import write_docx
from samples.make import demonstration, sound
from samples.report import FOLDER, Report, build, load, sheet

from parindex.editions.sheet import Sheet
from parindex.writing.official.words import COLUMNS, cells, headings, total_cells

REAL_NAMES = ("Chí Minh", "Tứ Kỳ", "Hải Dương", "Quảng Xuyên", "Tứ Xuyên")


def wrong_sums(report: Sheet) -> list[str]:
    children = report.children()
    wrong = [
        row.id
        for row in report.rows
        if row.id in children
        and (row.maximum, row.claimed)
        != tuple(sum(getattr(child, name) or 0 for child in children[row.id]) for name in ("maximum", "claimed"))
    ]
    top = children[None]
    assert report.total is not None
    if report.total.claimed != sum(row.claimed or 0 for row in top):
        wrong.append("total")
    return wrong


def test_every_sum_of_the_sound_report_is_right() -> None:
    report = sheet(sound())
    assert wrong_sums(report) == []
    assert report.total is not None
    assert (report.total.maximum, report.total.claimed) == (Decimal(100), Decimal("97.81"))


def test_every_leaf_of_the_sound_report_is_explained_and_none_exceeds_its_maximum() -> None:
    for row in sheet(sound()).leaves():
        assert row.explanation
        assert row.claimed is not None
        assert row.maximum is not None
        assert row.claimed <= row.maximum


def test_the_ratios_of_the_sound_report_compute() -> None:
    ratio = re.compile(r"(?<![\d/])([\d.]+)/([\d.]+)(?![\d/])[^\d/%]*(\d+(?:,\d+)?)%")
    found = 0
    for row in sound().rows:
        for part, whole, percent in ratio.findall(row.explanation or ""):
            part, whole = (Decimal(number.replace(".", "")) for number in (part, whole))
            assert f"{part / whole * 100:.2f}".rstrip("0").rstrip(".") == percent.replace(",", "."), row.id
            found += 1
    assert found > 20


def test_documents_of_each_series_rise_with_their_dates() -> None:
    series: dict[tuple[str, str], dict[int, str]] = {}
    pattern = r"(\d+)/((?:KH|BC|QĐ|TB)-UBND) (?:ký )?ngày (\d+)/(\d+)/(\d{4})(?! của UBND huyện)"
    for row in sound().rows:
        for number, kind, day, month, year in re.findall(pattern, row.explanation or ""):
            dates = series.setdefault((kind, year), {})
            date = f"{int(month):02}-{int(day):02}"
            assert dates.setdefault(int(number), date) == date, row.id
    assert len(series) >= 4
    for dates in series.values():
        assert list(map(dates.get, sorted(dates))) == sorted(dates.values())


def test_the_set_is_the_sample_edition_to_the_letter(seed: Path) -> None:
    truth = [row for row in json.loads((seed / "seed_truth.json").read_text()) if row["kind"] == "row"]
    rows = sound().rows
    assert [(row.id, row.title, row.parent) for row in rows] == [
        (row["id"], row["title"], row["parent"]) for row in truth
    ]
    assert [row.maximum for row in rows] == [Decimal(row["maximum"]) for row in truth]
    assert [row.label for row in rows if "#" not in row.id] == [
        row["code_cell"].removesuffix(".") for row in truth if "#" not in row["id"]
    ]


def test_no_explanation_is_taken_from_the_real_report(seed: Path) -> None:
    theirs = {row["explanation"] for row in json.loads((seed / "seed_truth.json").read_text())}
    assert not theirs & {row.explanation for row in sound().rows if row.explanation}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_no_name_of_a_real_place_appears(path: Path) -> None:
    text = path.read_text()
    assert [name for name in REAL_NAMES if name in text] == []


def test_the_demonstration_is_sound_in_most_rows() -> None:
    changed = load(FOLDER / "demonstration.yaml")["rows"]
    assert 12 <= len(changed) <= 20
    assert wrong_sums(sheet(demonstration())) == ["3.3"]


def test_an_edit_of_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match=r"9\.9"):
        build(load(FOLDER / "report.yaml"), [{"rows": {"9.9": {"claimed": "1"}}}])


def docx_texts(path: Path) -> list[list[str]]:
    document = docx.Document(str(path))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [[paragraph.text] for paragraph in document.paragraphs] + rows


@pytest.mark.parametrize(("name", "made"), [("bao-cao-tot", sound), ("bao-cao-mau", demonstration)])
def test_the_committed_word_files_say_what_the_script_builds(name: str, made: type[Report], tmp_path: Path) -> None:
    write_docx(made(), tmp_path / "made.docx")
    assert docx_texts(FOLDER / f"{name}.docx") == docx_texts(tmp_path / "made.docx")


def test_the_committed_pdf_says_what_the_script_builds() -> None:
    document = pypdfium2.PdfDocument(FOLDER / "bao-cao-mau.pdf")
    heading = squeezed("".join(headings(COLUMNS)))
    pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
    printed = "".join(text.replace(heading, "").removeprefix(str(n)) for n, text in enumerate(pages, 1))
    report = demonstration()
    rows = [*map(cells, report.rows), total_cells(report)]
    broken = [row for row in rows if not all(squeezed(cell) in printed for cell in row)]
    assert len(broken) < len(pages)  # a row broken over two pages stands in two pieces
    assert Counter("".join(squeezed(cell) for row in rows for cell in row)) <= Counter(printed)


def squeezed(text: str) -> str:
    """Text without spaces; a hyphen at a line's end comes out of a PDF as U+FFFE or U+0002."""
    return re.sub(r"\s", "", re.sub("[\ufffe\x02]", "-", text))
