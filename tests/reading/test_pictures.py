"""Pages that are pictures: read by OCR where it is there, else named; and none that is typed is taken for one."""

from pathlib import Path

import pypdfium2
import pytest
from tests.reading.pictures import as_pictures
from tests.reading.test_bad_input import pdf_pages

from parindex.editions.sheet import Sheet
from parindex.reading import ReadingError, read
from parindex.reading.pdf import read_document
from parindex.reading.pdf_pictures import is_rubbish

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "samples" / "bao-cao-mau.pdf"
OCR = pytest.mark.needs_program("tesseract")


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first three pages of the sample report."""
    document = pypdfium2.PdfDocument(SAMPLE.read_bytes())
    for number in range(len(document) - 1, 2, -1):
        document.del_page(number)
    path = tmp_path_factory.mktemp("short") / "a.pdf"
    document.save(path)
    return path


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


def expect(found: Sheet, typed: Sheet, pages: set[int]) -> None:
    """Every row in its place, with points that are right, or marked on pages that are pictures."""
    assert [(row.id, row.parent, row.page) for row in found.rows] == [
        (row.id, row.parent, row.page) for row in typed.rows
    ]
    for row, true in zip(found.rows, typed.rows, strict=True):
        for name in ("maximum", "claimed"):
            marked = name in row.uncertain
            assert getattr(row, name) == getattr(true, name) or (marked and row.page in pages)
            assert not marked or row.page in pages


@OCR
@pytest.mark.parametrize("pages", [{1}, {2}, {3}, {1, 3}], ids=str)
def test_pictures_among_typed_pages_are_read_in_their_place(short: Path, tmp_path: Path, pages: set[int]) -> None:
    typed, mixed = read(short), read(as_pictures(short, pages, tmp_path / "a.pdf"))
    expect(mixed, typed, pages)
    assert (mixed.source.format, mixed.source.skipped) == ("pdf", ())


def test_without_ocr_typed_pages_are_read_and_pictures_named(short: Path, tmp_path: Path, without_ocr: None) -> None:
    sheet = read(as_pictures(short, {2}, tmp_path / "a.pdf"))
    assert {row.page for row in sheet.rows} == {1, 3}
    (told,) = sheet.source.skipped
    assert told.startswith("Trang 2 là ảnh nên chưa được đọc.") and "tesseract-ocr-vie" in told


@OCR
@pytest.mark.parametrize("layer", ["invisible", "under"])
def test_a_scan_with_text_laid_over_or_under_it_is_read_as_a_scan(short: Path, tmp_path: Path, layer: str) -> None:
    sheet = read(as_pictures(short, {1, 2, 3}, tmp_path / "a.pdf", layer))
    assert sheet.source.format == "scan"
    expect(sheet, read(short), {1, 2, 3})


def test_without_ocr_the_text_laid_over_a_scan_is_read_in_doubt(short: Path, tmp_path: Path, without_ocr: None) -> None:
    sheet = read(as_pictures(short, {1, 2, 3}, tmp_path / "a.pdf", "invisible"))
    assert [row.id for row in sheet.rows] == [row.id for row in read(short).rows]
    assert all({"maximum", "claimed"} <= set(row.uncertain) for row in sheet.rows)
    (told,) = sheet.source.skipped
    assert told.startswith("Các trang 1-3 là bản quét kèm chữ do máy khác nhận dạng")


def test_without_ocr_a_scan_alone_is_refused(short: Path, tmp_path: Path, without_ocr: None) -> None:
    with pytest.raises(ReadingError, match="tesseract-ocr-vie"):
        read(as_pictures(short, {1, 2, 3}, tmp_path / "a.pdf"))


def test_more_pictures_than_may_be_read_are_named_with_the_setting(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARINDEX_SCAN_PAGES", "1")
    (told,) = read(as_pictures(short, {2, 3}, tmp_path / "a.pdf")).source.skipped
    assert told.startswith("Các trang 2-3 là ảnh nên chưa được đọc.") and "PARINDEX_SCAN_PAGES" in told


def test_a_blank_page_is_no_picture(short: Path, tmp_path: Path, without_ocr: None) -> None:
    document = pypdfium2.PdfDocument(short.read_bytes())
    document.new_page(595, 842, 1)
    document.save(tmp_path / "a.pdf")
    sheet = read(tmp_path / "a.pdf")
    assert [row.page for row in sheet.rows if row.page == 2] == []
    assert (len(sheet.rows), sheet.source.skipped) == (len(read(short).rows), ())


def test_a_damaged_page_is_named_and_costs_no_other(tmp_path: Path) -> None:
    content = pdf_pages(tmp_path / "a.pdf", b"BT /F 12 Tf 72 720 Td (Trang) Tj ET", 3).read_bytes()
    document = read_document(content.replace(b"5 0 obj<</Type/Page/", b"5 0 obj<</Type/None/"))
    assert [part for part in document.parts if part != "\f"] == ["Trang", "Trang"]
    assert document.skipped[0].startswith("Trang 2 của tệp PDF bị hỏng nên chưa đọc được.")


def test_letters_that_no_font_maps_to_unicode_are_rubbish() -> None:
    assert is_rubbish("\ue001\ue0a2 \x03\x1f\ufffd")
    assert not is_rubbish("Kế hoạch số 05/KH-\ufffeUBND; \ue000 12 tin bài")
