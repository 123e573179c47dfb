"""The file of a bundle: a zip of known members, whose manifest holds the sha256 of each, opened within bounds."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from parindex.bundles.errors import BundleRefused

SCHEMA = "parindex.bundle/2"
PARTICULARS, EDITION, MANIFEST, ROOT = "bundle.json", "edition.json", "manifest.json", "root.txt"
TABLES: Mapping[str, tuple[str, ...]] = {
    "units.csv": ("unit", "name", "exempt", "total", "maximum", "index", "open", "band"),
    "ranks.csv": ("unit", "block", "rank", "of"),
    "facts.csv": ("unit", "fact", "value"),
    "points.csv": ("unit", "criterion", "claimed", "computed", "appraised", "reappraised", "awarded"),
    "decisions.csv": ("unit", "criterion", "stage", "worth", "rule", "reason", "words"),
    "held.csv": ("unit", "criterion", "stage", "fact", "value"),
    "nodes.csv": ("unit", "criterion", "points", "worth", "index"),
    "moved.csv": ("unit", "criterion", "before", "after"),
}
"""Every table with its columns. The first is the unit, by which all are sorted."""
SEALED = (PARTICULARS, EDITION, *TABLES)
MEMBERS = (*SEALED, MANIFEST, ROOT)
"""The members in the order in which they are packed."""
FIRST = "parindex.bundle/1"
"""The form before, which is read and no longer written: without what rules read at each decision."""
_OF_FIRST = {name: columns for name, columns in TABLES.items() if name != "held.csv"}
FORMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    SCHEMA: TABLES,
    FIRST: {**_OF_FIRST, "decisions.csv": ("unit", "criterion", "stage", "reason", "words")},
}
"""The tables of each form that is read, with their columns."""

MOST_BYTES = 1_000_000_000
"""Unpacked size of all members; that of the whole country is some 100 MB."""
MOST_TEXT = 8_000_000
"""Size of a member that is read whole: the edition and the particulars."""
MOST_DIRECTORY = 10_000
"""Size of the zip's own list of its members, which is read whole and by its size, whatever number it states."""
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others may ask for any amount of memory."""
PIECE = 1 << 20
DATED = (1980, 1, 1, 0, 0, 0)
"""The date of every member, so that equal content gives equal bytes."""
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What reading a damaged zip raises; a kind of packing that nobody knows is a RuntimeError."""

Told = Callable[[int, int], None]
"""Called with how much is done, and of how much."""

_END = struct.Struct("<4s4H2LH")
_LOCAL, _CENTRAL = 30, 46
"""Bytes that stand around a member's name in its two headers."""


class Member(BaseModel):
    """A member's size in bytes, and its sha256."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bytes: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Manifest(BaseModel):
    """What a bundle holds, by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str = Field(SCHEMA, alias="schema", pattern=f"^({'|'.join(FORMS)})$")
    members: dict[str, Member]

    @property
    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """The tables of its form with their columns."""
        return FORMS[self.format]

    @property
    def sealed(self) -> tuple[str, ...]:
        """The members that its form holds, but itself and the root."""
        return (PARTICULARS, EDITION, *self.tables)

    def text(self) -> str:
        """The only form in which a manifest is written, and which the root is the sha256 of."""
        return canonical(self.model_dump(by_alias=True))


def canonical(content: object) -> str:
    """JSON in one form: keys sorted, one space of indent."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def sha256(content: bytes) -> str:
    """The sha256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip of a bundle. BundleRefused when it is none, would unpack to too much, or holds bytes of no member."""
    try:
        _require_small_directory(path)
        package = zipfile.ZipFile(path)
    except FileNotFoundError as missing:
        raise BundleRefused(f"Không có tệp {path}; đề nghị kiểm tra lại đường dẫn.") from missing
    except DAMAGED as damage:
        raise _unfit(path, f"không mở được như một tệp zip ({damage})") from damage
    with package:
        held = package.infolist()
        if sum(member.file_size for member in held) > MOST_BYTES:
            raise _unfit(path, f"khi giải nén dài quá {MOST_BYTES // 1_000_000} MB")
        if any(member.flag_bits & 1 or member.compress_type not in PACKINGS for member in held):
            raise _unfit(path, "có phần đặt mật khẩu hoặc nén theo cách khác thường")
        if not _is_tight(package, path):
            raise _unfit(path, "tệp zip có phần nằm ngoài các tệp thành phần, hoặc đã được nén lại bằng công cụ khác")
        yield package


def pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member's bytes, some at a time."""
    with package.open(name) as member:
        while piece := member.read(PIECE):
            yield piece


def read_text(package: zipfile.ZipFile, name: str) -> str:
    """A small member, whole. BundleRefused when it is absent, damaged, too large, or not UTF-8."""
    try:
        if package.getinfo(name).file_size > MOST_TEXT:
            raise BundleRefused(f"{name} dài quá {MOST_TEXT // 1_000_000} MB nên không được đọc. {ASK}")
        return package.read(name).decode()
    except KeyError as missing:
        raise BundleRefused(f"Gói không có {name}. {ASK}") from missing
    except DAMAGED as damage:
        raise BundleRefused(f"{name} bị hỏng nên không đọc được ({damage}). {ASK}") from damage


def read_manifest(package: zipfile.ZipFile) -> Manifest:
    """The manifest. BundleRefused when it is not one in the form that it is written in."""
    text = read_text(package, MANIFEST)
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as refused:
        raise BundleRefused(f"{MANIFEST} không phải bản kê của một gói công bố ({SCHEMA}). {ASK}") from refused
    if manifest.text() != text:
        raise BundleRefused(f"{MANIFEST} không viết đúng dạng mà parindex ghi ra. {ASK}")
    return manifest


ASK = "Đề nghị tải lại gói từ nơi công bố; nếu vẫn vậy, đề nghị báo cơ quan công bố."
"""What to do about any bundle that cannot be read."""


def _unfit(path: Path, why: str) -> BundleRefused:
    return BundleRefused(f"{path.name} không phải là gói công bố của parindex hoặc đã hỏng: {why}. {ASK}")


def _require_small_directory(path: Path) -> None:
    """ValueError unless the zip ends in the plain record of a short list of members."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - _END.size - 20, 0))
        tail = file.read()
    if len(tail) < _END.size:
        raise ValueError("tệp quá ngắn")
    signature, _, _, _, _, length, start, comment = _END.unpack(tail[-_END.size :])
    if signature != b"PK\5\6" or comment or tail.startswith(b"PK\6\7"):
        raise ValueError("phần cuối tệp không đúng dạng")
    if length > MOST_DIRECTORY or start + length + _END.size != size:
        raise ValueError("mục lục không đúng dạng")


def _is_tight(package: zipfile.ZipFile, path: Path) -> bool:
    """Whether members, directory and end stand one behind the other, so that no byte belongs to none of them."""
    position = directory = 0
    for member in package.infolist():
        name = len(member.orig_filename.encode())
        if member.header_offset != position or member.extra or member.comment or member.date_time != DATED:
            return False
        position += _LOCAL + name + member.compress_size
        directory += _CENTRAL + name
    return position + directory + _END.size == path.stat().st_size
