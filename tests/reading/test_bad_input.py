"""What cannot be read is refused in Vietnamese with what to do; nothing else ever comes out of a reader."""

import os
import re
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import xlsxwriter

from parindex.reading import Limits, ReadingError, read

HEADINGS = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Giải trình")
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
DOCUMENT = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_table(path: Path, lines: Sequence[Sequence[str]]) -> Path:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(lines[0]))
    for line in lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def word_package(path: Path, body: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(DOCUMENT, body)
    return path


def pdf_pages(path: Path, content: bytes, pages: int, trailer: bytes = b"") -> Path:
    """A PDF whose pages all show the same content."""
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d/MediaBox[0 0 595 842]>>" % (kids, pages),
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        *[b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1"
          b"/BaseFont/Helvetica>>>>>>>>"] * pages,
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, trailer, len(out),
    )  # fmt: skip
    path.write_bytes(out)
    return path


def written(content: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / "a.dat").write_bytes(content)
        return folder / "a.dat"

    return write


def truncated(name: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        content = Path(__file__).parents[2].joinpath("samples", name).read_bytes()
        return written(content[: len(content) // 2])(folder)

    return write


def bomb(folder: Path) -> Path:
    return word_package(folder / "a.docx", b" " * 81_000_000)


def excel_bomb(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * 81_000_000)
    return folder / "a.xlsx"


def entities(folder: Path) -> Path:
    body = f'<!DOCTYPE a [<!ENTITY b "{"x" * 99}">]><w:document {W}><w:body><w:p>&b;</w:p></w:body></w:document>'
    return word_package(folder / "a.docx", body.encode())


def far_cell(folder: Path) -> Path:
    workbook = xlsxwriter.Workbook(str(folder / "a.xlsx"))
    workbook.add_worksheet().write(1_048_575, 16_383, "x")
    workbook.close()
    return folder / "a.xlsx"


REFUSED: tuple[tuple[str, Callable[[Path], Path], str], ...] = (
    ("nothing there", lambda folder: folder / "a.docx", "Không mở được tệp"),
    ("a folder", lambda folder: folder, "Không mở được tệp"),
    ("empty", written(b""), "Tệp rỗng"),
    ("blank", written(b" \n\n "), "Tệp rỗng"),
    ("rubbish", written(bytes(range(256)) * 40), "không phải văn bản"),
    ("a picture", written(b"\x89PNG\r\n\x1a\n" + bytes(99)), "ghép các ảnh thành một tệp PDF"),
    ("other words", written("Thơ về mùa xuân\nvà những điều khác.".encode()), "Không thấy bảng chấm điểm"),
    ("old Word", written(OLE + "WordDocument".encode("utf-16-le")), "kiểu .docx"),
    ("old Excel", written(OLE + "Workbook".encode("utf-16-le")), "kiểu .xlsx"),
    ("locked Word", written(OLE + "EncryptedPackage".encode("utf-16-le")), "đặt mật khẩu"),
    ("a web page named .doc", written(b"\r\n<html xmlns:o='x'><table></table></html>"), "trang web (HTML)"),
    ("XML of old Word", written(b'<?xml version="1.0"?><w:wordDocument/>'), "Đây là tệp XML"),
    ("a file of LibreOffice", lambda folder: zipped(folder, "mimetype", "application/vnd.oasis.opendocument.text"),
     "tệp LibreOffice"),
    ("strict Word", lambda folder: word_package(
        folder / "a.docx", b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'), "Strict"),
    ("a device", lambda folder: Path("/dev/zero"), "thiết bị của máy"),
    ("RTF", written(rb"{\rtf1 x}"), "lưu thành .docx"),
    ("half a PDF", truncated("bao-cao-mau.pdf"), "Đề nghị"),
    ("half a Word file", truncated("bao-cao-mau.docx"), "hỏng hoặc tải về chưa đủ"),
    ("a zip", lambda folder: zipped(folder, "a.txt"), "không phải tệp Word hay Excel"),
    ("Word without words", lambda folder: zipped(folder, "word/x.xml"), "không có phần nội dung"),
    ("Excel without sheets", lambda folder: zipped(folder, "xl/x.xml"), "Tệp Excel bị hỏng"),
    ("bad XML", lambda folder: word_package(folder / "a.docx", b"<w:document>"), "XML không hợp lệ"),
    ("zip bomb", bomb, "vượt mức cho phép 80 MB"),
    ("zip bomb in Excel", excel_bomb, "vượt mức cho phép 80 MB"),
    ("XML entities", entities, "DOCTYPE"),
    ("a cell beyond all cells", far_cell, "Đề nghị"),
    ("a list of names", lambda folder: word_table(folder / "a.docx", [("Họ tên", "Chức vụ")] * 2), "Không thấy bảng"),
    (
        "no points column",
        lambda folder: word_table(folder / "a.docx", [("STT", "Tiêu chí", "Giải trình"), ("1", "Kế hoạch", "Có")]),
        "không thấy cột điểm",
    ),
    (
        "no rows",
        lambda folder: word_table(folder / "a.docx", [HEADINGS]),
        "không có dòng nào",
    ),
)  # fmt: skip


def zipped(folder: Path, name: str, content: str = "x") -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w") as package:
        package.writestr(name, content)
    return folder / "a.zip"


@pytest.mark.parametrize(("make", "says"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_it_is_refused_with_what_to_do(make: Callable[[Path], Path], says: str, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"[Đđ]ề nghị|Đọc được các tệp") as refusal:
        read(make(tmp_path))
    assert says in str(refusal.value)
    assert not re.search(r"No such|Is a directory|Permission|Error", str(refusal.value))
    assert not getattr(refusal.value, "__notes__", None), "a refusal without a fault of our own"


def test_a_locked_pdf_asks_for_one_without_password(tmp_path: Path) -> None:
    key = b"<" + b"41" * 32 + b">"
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O%b/U%b>>" % (key, key)
    with pytest.raises(ReadingError, match="PDF đặt mật khẩu"):
        read(pdf_pages(tmp_path / "a.pdf", b"", 1, lock))


def test_three_thousand_pages_are_read_within_bounds(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="Không thấy bảng chấm điểm"):
        read(pdf_pages(tmp_path / "a.pdf", b"BT /F 12 Tf 72 720 Td (Trang) Tj ET", 3000))


def test_overtime_names_the_setting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")  # nobody ever writes to it
    with pytest.raises(ReadingError, match="PARINDEX_READ_SECONDS"):
        read(tmp_path / "a.docx", Limits(seconds=1))


def test_too_little_memory_names_the_setting(tmp_path: Path) -> None:
    cells = b"<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 400_000
    body = b"<w:document %b><w:body><w:tbl><w:tr>%b</w:tr></w:tbl></w:body></w:document>" % (W.encode(), cells)
    with pytest.raises(ReadingError, match="PARINDEX_READ_MEMORY_MB"):
        read(word_package(tmp_path / "a.docx", body), Limits(memory_mb=64))


def test_a_setting_that_is_no_number_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARINDEX_READ_SECONDS", "nhiều")
    with pytest.raises(ReadingError, match="PARINDEX_READ_SECONDS"):
        read(tmp_path / "a.docx")


@pytest.mark.parametrize("text", ["x", "một", "1000000000", "0,123456", "1/2", "50%"])
def test_points_that_are_none_or_out_of_range_are_kept_as_printed(text: str, tmp_path: Path) -> None:
    lines = [HEADINGS, ("1", "Kế hoạch", "2,5", text, ""), ("2", "Kiểm tra", "0,1234", "-1", "")]
    first, second = read(word_table(tmp_path / "a.docx", lines)).rows
    assert (first.maximum, first.claimed, first.unread) == (Decimal("2.5"), None, {"claimed": text})
    assert (second.maximum, second.claimed) == (Decimal("0.1234"), Decimal(-1))
