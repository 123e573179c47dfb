"""Opening the zip packages of DOCX and XLSX within bounds, and their XML without entities."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from parindex.reading.errors import ReadingError

MOST_BYTES = 80_000_000
"""Unpacked size of all XML; a report of 3,000 rows unpacks to some 6 MB. Pictures are never unpacked."""
MEDIA = ("word/media/", "xl/media/", "word/embeddings/", "xl/embeddings/", "word/fonts/")
MOST_PARTS = 5_000


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The package of an Office file. ReadingError when it is damaged or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            size = sum(part.file_size for part in parts if not part.filename.startswith(MEDIA))
            if len(parts) > MOST_PARTS or size > MOST_BYTES:
                raise ReadingError(
                    f"Tệp khi giải nén dài {size // 1_000_000} MB, vượt mức cho phép {MOST_BYTES // 1_000_000} MB; một "
                    "báo cáo chỉ vài MB. Đề nghị mở tệp, bỏ ảnh và phần không liên quan rồi lưu lại."
                )
            if any(part.flag_bits & 1 for part in parts):
                raise ReadingError(
                    "Tệp đặt mật khẩu nên không đọc được. Đề nghị mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại."
                )
            yield package
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise ReadingError(
            "Tệp Office bị hỏng hoặc tải về chưa đủ nên không mở được. Đề nghị mở bằng Word hoặc Excel, lưu lại và gửi "
            "lại tệp mới."
        ) from error


def related(package: zipfile.ZipFile, part: str = "") -> dict[str, str]:
    """The parts that a part of an Office file refers to, by their kind ("styles", "comments"); "" is the whole file."""
    folder, name = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in package.namelist():
        return {}
    return {
        link.get("Type", "").rpartition("/")[2]: posixpath.normpath(
            posixpath.join("/", folder, link.get("Target", ""))
        ).lstrip("/")
        for link in parse_xml(package.read(links))
        if link.get("TargetMode") != "External"
    }


def parse_xml(content: bytes) -> etree._Element:
    """The root of one XML part. No entity is expanded and nothing is fetched; ReadingError when it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:  # type: ignore[attr-defined]
            raise MemoryError from error
        raise ReadingError(
            "Nội dung bên trong tệp Office bị hỏng (XML không hợp lệ). Đề nghị mở bằng Word hoặc Excel, lưu lại và gửi "
            "lại tệp mới."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(
            "Tệp có khai báo DOCTYPE, thứ mà Word và Excel không bao giờ ghi ra, nên không được đọc vì lý do an toàn. "
            "Đề nghị mở bằng Word hoặc Excel rồi lưu lại."
        )
    return root
