"""The file of a backup: a zip whose manifest, written last, holds the sha256 of every other member."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from parindex.office.backups.errors import BackupRefused
from parindex.writing.saving import whole

MANIFEST = "manifest.json"
_PIECE = 1 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError)
"""What reading a damaged zip raises; a kind of packing that nobody knows is a RuntimeError."""


class Manifest(BaseModel):
    """What a backup holds. `heads` are the last hashes of the journal's chains, `members` sha256 by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str = "parindex.backup/1"
    version: str
    made: str
    database: str
    heads: dict[str, str]
    settings: dict[str, str]
    members: dict[str, str]


def pack(target: Path, members: Iterable[tuple[str, Path]], manifest: Manifest) -> Manifest:
    """Write members and manifest as one file, whole or not at all, for its owner alone. Gives the filled manifest."""
    sums = dict[str, str]()
    with whole(target, 0o600) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as package:
        for name, source in members:
            with source.open("rb") as opened, package.open(name, "w", force_zip64=True) as member:
                sums[name] = _copy(opened, member)
        filled = manifest.model_copy(update={"members": sums})
        package.writestr(MANIFEST, json.dumps(filled.model_dump(), ensure_ascii=False, indent=1))
    return filled


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder. BackupRefused, naming the member, unless every byte is as it was packed."""
    try:
        package = zipfile.ZipFile(source)
    except FileNotFoundError as missing:
        raise BackupRefused(f"Không có tệp {source}.") from missing
    except (*_DAMAGED, OSError) as damage:
        raise BackupRefused(f"{source} không phải là bản sao lưu, hoặc đã hỏng: {damage}.") from damage
    with package:
        manifest = _manifest(package)
        _require_all(package, manifest)
        for name, expected in manifest.members.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as unpacked:
                try:
                    with package.open(name) as member:
                        found = _copy(member, unpacked)
                except _DAMAGED as damage:
                    raise _changed(name) from damage
            if found != expected:
                raise _changed(name)
    return manifest


def _manifest(package: zipfile.ZipFile) -> Manifest:
    try:
        return Manifest.model_validate_json(package.read(MANIFEST))
    except KeyError as missing:
        raise BackupRefused("Tệp này không phải là bản sao lưu của parindex: không có bản kê.") from missing
    except (ValidationError, *_DAMAGED) as damage:
        raise _changed(MANIFEST) from damage


def _require_all(package: zipfile.ZipFile, manifest: Manifest) -> None:
    """BackupRefused unless the zip holds what the manifest lists, under names that stay in their folder."""
    held = package.namelist()
    astray = [name for name in held if ".." in PurePosixPath(name).parts or name.startswith("/") or "\\" in name]
    differing = sorted(set(held) ^ {MANIFEST, *manifest.members}) + astray
    if differing or len(held) != len(set(held)):
        raise BackupRefused(f"Bản sao lưu thừa hoặc thiếu tệp so với bản kê: {', '.join(differing[:5])}.")


def _changed(name: str) -> BackupRefused:
    return BackupRefused(f"Bản sao lưu đã bị thay đổi hoặc hỏng ở {name}; đề nghị dùng một bản khác.")


def _copy(source: IO[bytes], sink: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        sink.write(piece)
    return digest.hexdigest()
