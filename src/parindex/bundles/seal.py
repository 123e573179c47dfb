"""A publication's plain values in, its sealed bundle out: one file, the same bytes for the same content."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from parindex.bundles.package import (
    DATED,
    EDITION,
    MANIFEST,
    PARTICULARS,
    PIECE,
    ROOT,
    SEALED,
    TABLES,
    Manifest,
    Member,
    sha256,
)
from parindex.bundles.particulars import written
from parindex.bundles.publication import STAGES, Assessed, Decision, Publication
from parindex.bundles.tables import STATED, Row, Writer, fact_text, node_row, number, standing_cells, words
from parindex.editions.edition import Edition
from parindex.editions.freeze import freeze
from parindex.writing.saving import whole


def seal(publication: Publication, edition: Edition, units: Iterable[Assessed], target: Path) -> str:
    """Write the bundle, whole or not at all, and give its root. Units come sorted by id, and are held one at a time.

    Facts of type text are left out: no rule reads them, and people may be named in them. ValueError when a unit is out
    of order, or something is told of a criterion or fact that the edition does not have.
    """
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".parindex-") as name:
        folder = Path(name)
        (folder / PARTICULARS).write_bytes(written(publication).encode())
        (folder / EDITION).write_bytes(freeze(edition).encode())
        _write_tables(folder, edition, units)
        return _pack(folder, target)


class _Rows:
    """What each table says of one unit, for an edition made ready."""

    def __init__(self, edition: Edition) -> None:
        self._nodes = [criterion.id for criterion in edition.criteria]
        self._leaves = [leaf.id for leaf in edition.leaves()]
        self._facts = {f"{leaf.id}/{fact.name}": fact.type for leaf in edition.leaves() for fact in leaf.facts}

    def of(self, one: Assessed) -> dict[str, Iterable[Row]]:
        """The rows of every table."""
        self._require_known(one)
        unit = one.unit.id
        return {
            "units.csv": [[unit, words(one.unit.name), words(one.unit.exempt), *standing_cells(one.standing)]],
            "ranks.csv": [
                [unit, words(block), number(place.rank), str(place.of)]
                for block, place in sorted(one.standing.places.items())
            ],
            "facts.csv": [
                [unit, key, words(fact_text(value))]
                for key, value in sorted(one.facts.items())
                if self._facts[key] != "text"
            ],
            "points.csv": self._points(one),
            "decisions.csv": [
                [unit, made.criterion, made.stage, str(made.worth), STATED if made.bound else "", *_why(made)]
                for made in one.decisions
            ],
            "held.csv": [row for made in one.decisions if made.held for row in self._held(unit, made)],
            "nodes.csv": [node_row(unit, id, one.nodes[id], one.worths[id]) for id in self._nodes],
            "moved.csv": [[unit, row.criterion, number(row.before), number(row.after)] for row in one.moved],
        }

    def _points(self, one: Assessed) -> Iterator[Row]:
        stages = [one.points.get(stage, {}) for stage in STAGES]
        for id in self._leaves:
            yield [one.unit.id, id, *[number(stage.get(id)) for stage in stages]]

    def _held(self, unit: str, made: Decision) -> Iterator[Row]:
        """The facts in which a decision differs from the unit's; an empty cell for one that was absent."""
        for key, value in sorted(made.held.items()):
            if self._facts[key] != "text":
                yield [unit, made.criterion, made.stage, key, "" if value is None else words(fact_text(value))]

    def _require_known(self, one: Assessed) -> None:
        told = {id for stage in one.points.values() for id in stage}
        told |= {made.criterion for made in one.decisions} | {row.criterion for row in one.moved}
        facts = one.facts.keys() | {key for made in one.decisions for key in made.held}
        strange = sorted(told.difference(self._leaves) | (facts - self._facts.keys()))
        if strange or one.standing.places.keys() != set(one.unit.blocks):
            raise ValueError(f"unit {one.unit.id}: not in the edition, or blocks without places: {strange}")


def _why(made: Decision) -> Row:
    return [words(made.reason), words(made.words)]


def _write_tables(folder: Path, edition: Edition, units: Iterable[Assessed]) -> None:
    rows, last = _Rows(edition), ""
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("wb")) for name in TABLES}
        writers = {name: Writer(file, name) for name, file in files.items()}
        for one in units:
            if one.unit.id <= last or words(one.unit.id) != one.unit.id:
                raise ValueError(f"unit “{one.unit.id}” stands behind {last}, or is no code")
            last = one.unit.id
            for name, found in rows.of(one).items():
                writers[name].rows(found)
        for writer in writers.values():
            writer.done()


def _pack(folder: Path, target: Path) -> str:
    """Put the members into one zip, then the manifest, then its sha256, which is the root."""
    members: dict[str, Member] = {}
    with whole(target) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as package:
        for name in SEALED:
            source = folder / name
            with source.open("rb") as opened, package.open(_info(name, source.stat().st_size), "w") as member:
                members[name] = Member(bytes=source.stat().st_size, sha256=_copy(opened, member))
        manifest = Manifest(members=members).text().encode()
        root = sha256(manifest)
        for name, content in ((MANIFEST, manifest), (ROOT, f"{root}\n".encode())):
            package.writestr(_info(name, len(content)), content)
    return root


def _info(name: str, size: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DATED)
    info.compress_type, info.file_size, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, size, 0, 0
    return info


def _copy(source: IO[bytes], sink: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := source.read(PIECE):
        digest.update(piece)
        sink.write(piece)
    return digest.hexdigest()
