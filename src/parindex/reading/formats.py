"""Which format a file has, by its bytes and not by its name, and the document read by the module of that format."""

import io
import zipfile
from dataclasses import replace
from importlib import import_module
from typing import Literal

from parindex.reading.columns import find_columns
from parindex.reading.errors import ReadingError
from parindex.reading.limits import Limits
from parindex.reading.table import Document, Progress, Table, doubt, pages_name

Format = Literal["pdf", "docx", "xlsx", "text", "scan"]
_PDF_MARK = b"%PDF-"
_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_PAGE = (
    "Đây là trang web (HTML), dù tên tệp có thể là .doc hay .xls: nhiều phần mềm xuất tệp như vậy. Đề nghị mở bằng "
    "Word hoặc Excel, chọn Lưu thành (Save As) kiểu .docx hoặc .xlsx rồi đọc lại."
)
_NOT_READ = (
    (b"{\\rtf", "Đây là tệp RTF. Đề nghị mở bằng Word và lưu thành .docx."),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b"mime-version:", _PAGE),
    (b"<?xml", "Đây là tệp XML. Đề nghị mở bằng Word hoặc Excel, chọn Lưu thành (Save As) kiểu .docx hoặc .xlsx."),
)
_ADVICE = "Đọc được các tệp .docx, .xlsx, .pdf và .txt."


def identify(content: bytes) -> Format:
    """The format that the bytes show, whatever the file's name. ReadingError for one we do not read."""
    if not content.strip():
        raise ReadingError("Tệp rỗng, không có nội dung. Đề nghị kiểm tra lại tệp đã chọn hoặc tải lại.")
    if _PDF_MARK in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return _office_format(content)
    if content.startswith(_OLE_MARK):
        raise ReadingError(_ole_advice(content))
    if content.startswith((b"\xff\xd8", b"\x89PNG", b"II*\0", b"MM\0*")):
        raise ReadingError("Đây là tệp ảnh. Đề nghị ghép các ảnh thành một tệp PDF rồi đọc lại.")
    for start, advice in _NOT_READ:
        if content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(start):
            raise ReadingError(advice)
    return "text"


def _office_format(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            kind = package.read("mimetype")[:100] if names[:1] == ["mimetype"] else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadingError(
            "Tệp Office bị hỏng hoặc tải về chưa đủ nên không mở được. Đề nghị mở bằng Word hoặc Excel, lưu lại và gửi "
            "lại tệp mới."
        ) from error
    for format_, folder in (("docx", "word/"), ("xlsx", "xl/")):
        if any(name.startswith(folder) for name in names):
            return format_  # type: ignore[return-value]
    if b"opendocument" in kind:
        raise ReadingError(
            "Đây là tệp LibreOffice (.odt, .ods). Đề nghị mở bằng LibreOffice hoặc Word, Excel, chọn Lưu thành (Save "
            "As) kiểu .docx hoặc .xlsx rồi đọc lại."
        )
    raise ReadingError(f"Tệp nén này không phải tệp Word hay Excel. {_ADVICE}")


def _ole_advice(content: bytes) -> str:
    """Old Office files and encrypted new ones share one container; its directory names tell them apart."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "Tệp Office đặt mật khẩu nên không đọc được. Đề nghị mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại."
    if "Workbook".encode("utf-16-le") in content:
        return "Đây là tệp Excel đời cũ (.xls). Đề nghị mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx rồi đọc lại."
    return "Đây là tệp Word đời cũ (.doc). Đề nghị mở bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi đọc lại."


def read_document(content: bytes, limits: Limits, progress: Progress) -> tuple[Format, Document]:
    """The format and the document that the bytes hold; only the module of that format is loaded."""
    format_ = identify(content)
    module = import_module(f"parindex.reading.{format_}")
    document: Document = module.read_document(content)
    if not document.pictures:
        return format_, document
    typed = any(isinstance(part, Table) or part.strip() for part in document.parts)
    try:
        return "pdf" if typed else "scan", _with_pictures(document, content, limits, progress)
    except ReadingError as refusal:
        layered: Document = module.read_document(content, layers=True)
        if layered.pictures == document.pictures and not typed:
            raise
        return format_, _told(document, layered, str(refusal))


def _with_pictures(document: Document, content: bytes, limits: Limits, progress: Progress) -> Document:
    """The document with its pages that are pictures read by OCR, under the columns of those that are typed."""
    tables = (part for part in document.parts if isinstance(part, Table))
    columns = next(filter(None, map(find_columns, tables)), None)
    scan = import_module("parindex.reading.scan")
    pages = [page for page, _ in document.pictures]
    return document.with_pages(scan.read_pages(content, pages, limits.scan_pages, columns, progress))


def _told(document: Document, layered: Document, refusal: str) -> Document:
    """Without OCR: what other programs read in the pictures, in doubt, and which pages no one has read."""
    unread = [page for page, _ in layered.pictures]
    doubted = [page for page, _ in document.pictures if page not in unread]
    told = list(layered.skipped)
    if doubted:
        told.append(
            f"{pages_name(doubted)} là bản quét kèm chữ do máy khác nhận dạng, có thể sai: đề nghị xem lại từng ô với "
            f"bản gốc. {refusal}"
        )
    if unread:
        told.append(f"{pages_name(unread)} là ảnh nên chưa được đọc. {refusal}")
    parts = tuple(doubt(part) if doubted and isinstance(part, Table) else part for part in layered.parts)
    return replace(layered, parts=parts, pictures=(), skipped=tuple(told))
