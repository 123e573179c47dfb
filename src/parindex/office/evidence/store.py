"""Keeping files: each content once, complete or not at all."""

import hashlib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.base import File as Opened
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from parindex.office.evidence.errors import FileRefused
from parindex.office.evidence.models import File

MARKS = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
FOLDERS = (("word/", "docx"), ("xl/", "xlsx"))


def keep(content: bytes) -> File:
    """Store a content under its hash, once; the file is whole before its row stands. FileRefused for other kinds."""
    file = File(sha256=fingerprint(content), size=len(content), media=identify(content))
    return _stored(file, ContentFile(content))


def keep_made(path: Path, media: str) -> File:
    """Store a file that the office made itself, of whatever kind; the file is whole before its row stands."""
    with path.open("rb") as made:
        digest = hashlib.file_digest(made, "sha256").hexdigest()
        made.seek(0)
        return _stored(File(sha256=digest, size=path.stat().st_size, media=media), Opened(made))


def _stored(file: File, content: "Opened[bytes]") -> File:
    store = storages["files"]
    if not store.exists(file.place):
        store.save(file.place, content)
    found, _ = File.objects.get_or_create(sha256=file.sha256, defaults={"size": file.size, "media": file.media})
    return found


def fingerprint(content: bytes) -> str:
    """The sha256 under which a content is kept."""
    return hashlib.sha256(content).hexdigest()


def received(upload: "UploadedFile[bytes] | None") -> bytes:
    """The content of an upload within its bound. FileRefused when there is none or too much."""
    if upload is None or not upload.size:
        raise FileRefused(gettext("Chưa chọn tệp, hoặc tệp rỗng."))
    limit: int = settings.CONFIGURATION.upload_mb
    if upload.size > limit * 1024 * 1024:
        raise FileRefused(
            gettext("Tệp lớn hơn {limit} MB; đề nghị giảm dung lượng hoặc tách tệp rồi tải lại.").format(limit=limit)
        )
    return b"".join(upload.chunks())


def content_of(file: File) -> bytes:
    """The content of a stored file."""
    with opened(file) as stored:
        content: bytes = stored.read()
    return content


def opened(file: File) -> "Opened[bytes]":
    """A stored file, open for reading; the caller closes it."""
    return storages["files"].open(file.place)


def identify(content: bytes) -> str:
    """What a content is, by its bytes: pdf, png, jpeg, docx or xlsx. FileRefused for anything else."""
    for mark, media in MARKS:
        if content.startswith(mark):
            return media
    for folder, media in FOLDERS:
        if any(name.startswith(folder) for name in _names(content)):
            return media
    raise FileRefused(gettext("Chỉ nhận tệp PDF, ảnh PNG hoặc JPEG, Word (.docx) và Excel (.xlsx)."))


def _names(content: bytes) -> Iterator[str]:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            yield from package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise FileRefused(gettext("Tệp Office bị hỏng hoặc tải về chưa đủ; đề nghị lưu lại rồi tải lên.")) from error
