"""Bundles of small countries, and bundles packed again with something changed."""

import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from samples.country import country, publication

from parindex.bundles.package import DATED, FIRST, FORMS, MANIFEST, MEMBERS, ROOT, SEALED, Manifest, Member, sha256
from parindex.bundles.seal import seal
from parindex.editions.loader import find

TEACHING = "day-hoc/2025-1"


def sealed(target: Path, count: int = 6, seed: int = 1) -> Path:
    """A bundle of a small country over the edition that has every kind of rule."""
    edition = find(TEACHING)
    seal(publication(2025), edition, country(edition, 2025, count, seed), target)
    return target


def members(bundle: Path) -> dict[str, bytes]:
    """What a bundle holds, by name."""
    with zipfile.ZipFile(bundle) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(target: Path, content: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Path:
    """Members packed as `seal` packs them, whatever they hold."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, held in content.items() if isinstance(content, Mapping) else content:
            package.writestr(zipfile.ZipInfo(name, DATED), held, zipfile.ZIP_DEFLATED)
    return target


def forged(target: Path, content: Mapping[str, bytes]) -> Path:
    """Members with a manifest and a root made for them, as one would who rewrites a whole bundle."""
    sums = {name: Member(bytes=len(content[name]), sha256=sha256(content[name])) for name in SEALED}
    manifest = Manifest(members=sums).text().encode()
    whole = {**content, MANIFEST: manifest, ROOT: f"{sha256(manifest)}\n".encode()}
    return packed(target, {name: whole[name] for name in MEMBERS})


def in_first_form(target: Path, content: Mapping[str, bytes]) -> Path:
    """A bundle as it was written before it told what rules read at each decision."""
    decided = [line.split(",") for line in content["decisions.csv"].decode().split("\r\n")]
    old = "\r\n".join(",".join([*cells[:3], *cells[5:]]) for cells in decided).encode()
    held = {name: each for name, each in content.items() if name in FORMS[FIRST]} | {"decisions.csv": old}
    held |= {name: content[name] for name in ("bundle.json", "edition.json")}
    sums = {name: Member(bytes=len(each), sha256=sha256(each)) for name, each in held.items()}
    manifest = Manifest(schema=FIRST, members=sums)
    whole = {**held, MANIFEST: manifest.text().encode(), ROOT: f"{sha256(manifest.text().encode())}\n".encode()}
    return packed(target, {name: whole[name] for name in (*manifest.sealed, MANIFEST, ROOT)})


def with_cell(content: bytes, row: int, column: int, cell: str) -> bytes:
    """A table with one cell changed; row 0 is the first under the headings. Its cells hold no commas before it."""
    lines = content.decode().split("\r\n")
    cells = lines[row + 1].split(",")
    cells[column] = cell
    lines[row + 1] = ",".join(cells)
    return "\r\n".join(lines).encode()


def with_key(content: bytes, key: str, value: object) -> bytes:
    """JSON with one key more, or another value, in the form of bundles."""
    changed = {**json.loads(content), key: value}
    return (json.dumps(changed, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
