"""The layouts: each file holds every word of its truth, in the form that its name promises."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from python_calamine import CalamineWorkbook
from samples.layouts import LAYOUTS, Layout

BY_NAME = {layout.name: layout for layout in LAYOUTS}


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.name)
def layout(request: pytest.FixtureRequest) -> Layout:
    return request.param


def letters(path: Path) -> str:
    """All text of a file without spaces."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        text = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    elif path.suffix == ".pdf":
        text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    elif path.suffix == ".xlsx":
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        text = " ".join(str(value) for row in rows for value in row)
    else:
        text = path.read_text(encoding="utf-8")
    return re.sub(r"\s", "", unicodedata.normalize("NFC", re.sub("[\ufffe\x02]", "-", text)))


def test_every_word_of_the_truth_is_in_the_file(layout: Layout, tmp_path: Path) -> None:
    if layout.needs:
        pytest.skip("printed by an office program: below")
    if layout.name == "word-tcvn3":
        pytest.skip("typed in other codes: below")
    printed = Counter(letters(layout.make(tmp_path)))
    words = "".join(f"{row.title}{row.explanation or ''}" for row in layout.report.rows)
    assert Counter(re.sub(r"\s", "", words)) <= printed


@pytest.mark.needs_program("soffice")
def test_a_layout_is_printed_by_the_office_program(tmp_path: Path) -> None:
    made = BY_NAME["office-nested-headings"].make(tmp_path)
    assert made.read_bytes().startswith(b"%PDF")


def test_sums_of_every_truth_are_right(layout: Layout) -> None:
    truth = layout.truth()
    assert truth.total is not None
    assert truth.total.maximum == sum(row.maximum or 0 for row in truth.children()[None])
    for parent, children in truth.children().items():
        row = next((row for row in truth.rows if row.id == parent), None)
        assert row is None or row.maximum == sum(child.maximum or 0 for child in children)


def test_rows_of_every_truth_have_ids_of_their_own(layout: Layout) -> None:
    assert max(Counter(row.id for row in layout.truth().rows).values()) == 1


def test_a_file_in_tcvn3_holds_no_vietnamese_letter_in_unicode(tmp_path: Path) -> None:
    document = docx.Document(str(BY_NAME["word-tcvn3"].make(tmp_path)))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    runs = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs]
    assert {run.font.name for run in runs} == {".VnTime", ".VnTimeH"}
    assert not re.search("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]", "".join(run.text for run in runs))
    assert "C¸n bé" in "".join(run.text for run in runs).replace("c¸n bé", "C¸n bé")


@pytest.mark.parametrize(
    ("name", "filled"), [("pdf-filled-lines", True), ("pdf-double-lines", True), ("pdf-cell-boxes", False)]
)
def test_borders_are_drawn_as_rectangles(name: str, filled: bool, tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(BY_NAME[name].make(tmp_path))[1]
    boxes = [one.get_bounds() for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    assert len(boxes) > 15
    assert all(min(right - left, top - bottom) < 3 for left, bottom, right, top in boxes) is filled


def test_the_sheet_of_labels_typed_as_numbers_has_lost_their_zeros(tmp_path: Path) -> None:
    rows = CalamineWorkbook.from_path(BY_NAME["long-list-excel"].make(tmp_path)).get_sheet_by_index(0).to_python()
    labels = [row[0] for row in rows if isinstance(row[0], float)]
    assert labels.count(1.1) == labels.count(1.2) == 2
