"""Whether every byte of a bundle is as it was sealed; what is not is named."""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.bundles.errors import BundleRefused
from parindex.bundles.package import (
    DAMAGED,
    MANIFEST,
    ROOT,
    SEALED,
    Manifest,
    Member,
    Told,
    opened,
    pieces,
    read_manifest,
    read_text,
    sha256,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A member that is not as it was sealed, and how, in Vietnamese."""

    member: str
    words: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The root of a bundle, the bytes unpacked, and every member that is not as it was sealed."""

    root: str
    bytes: int
    faults: tuple[Fault, ...]


def verify(path: Path, told: Told = lambda done, of: None) -> Verified:
    """Hold members against the manifest, and the manifest against the root. BundleRefused when nothing can be opened.

    Whoever can rewrite a whole bundle can give it a new root: compare the root with the one that was published.
    """
    with opened(path) as package:
        size = sum(member.file_size for member in package.infolist())
        try:
            manifest = read_manifest(package)
        except BundleRefused as refused:
            return Verified("", size, (*_strange(package, SEALED), Fault(MANIFEST, str(refused))))
        faults = list(_strange(package, manifest.sealed))
        root = sha256(manifest.text().encode())
        faults += _manifest_faults(package, manifest, root)
        done = 0
        for name in (name for name in manifest.sealed if name in manifest.members and name in package.namelist()):
            faults += _member_faults(package, name, manifest.members[name])
            told(done := done + package.getinfo(name).file_size, size)
        return Verified(root, size, tuple(faults))


def _strange(package: zipfile.ZipFile, sealed: Sequence[str]) -> Iterator[Fault]:
    """Members that are missing, repeated, or none of a bundle's."""
    held, members = Counter(package.namelist()), (*sealed, MANIFEST, ROOT)
    yield from (Fault(name, "thiếu tệp này") for name in members if name not in held)
    for name, times in held.items():
        if name not in members:
            yield Fault(name, "tệp này không thuộc gói công bố")
        elif times > 1:
            yield Fault(name, f"có {times} lần")


def _manifest_faults(package: zipfile.ZipFile, manifest: Manifest, root: str) -> Iterator[Fault]:
    if set(manifest.members) != set(manifest.sealed):
        yield Fault(MANIFEST, "không kê đúng các tệp mà một gói công bố phải có")
    if ROOT not in package.namelist():
        return
    try:
        said = read_text(package, ROOT)
    except BundleRefused as refused:
        yield Fault(ROOT, str(refused))
        return
    if said != f"{root}\n":
        yield Fault(MANIFEST, f"không khớp với {ROOT}: một trong hai tệp đã bị thay đổi")


def _member_faults(package: zipfile.ZipFile, name: str, expected: Member) -> Iterator[Fault]:
    digest = hashlib.sha256()
    try:
        for piece in pieces(package, name):
            digest.update(piece)
    except DAMAGED as damage:
        yield Fault(name, f"nội dung đã bị thay đổi hoặc hỏng, không giải nén được ({damage})")
        return
    if digest.hexdigest() != expected.sha256:
        yield Fault(name, "nội dung đã bị thay đổi sau khi công bố")
