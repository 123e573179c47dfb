"""The country in figures: ranks, rules and bundles of 3,321 communes, each beside the barest work on as much."""

import csv
import hashlib
import io
import os
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.measure import line, median, python
from parindex.bundles.package import TABLES
from parindex.editions.loader import find
from parindex.office.demonstration import plausible
from parindex.scoring.ranking import Entry, standings
from parindex.scoring.score import Scorer
from parindex.scoring.totals import Adder
from samples import country

EDITION = "cchc-cap-xa-mau/2023-1"
YEAR = 2023

Given = TypeVar("Given")

SEAL = """
from pathlib import Path; from parindex.bundles.seal import seal; from parindex.editions.loader import find
from samples.country import country, publication
edition = find({edition!r})
units = list(country(edition, {year}))
import time; started = time.perf_counter()
seal(publication({year}), edition, units, Path({path!r}))
print(time.perf_counter() - started)
"""
VERIFY = "from pathlib import Path; from parindex.bundles.verify import verify; verify(Path({path!r}))"
RECOMPUTE = """
from pathlib import Path; from parindex.bundles.recompute import recompute
assert recompute(Path({path!r}), rules={rules}).count == 0
"""


def the_country() -> None:
    """The bundle in processes of its own, then ranks, nodes and rules in memory."""
    with tempfile.TemporaryDirectory() as folder:
        a_bundle(Path(folder) / "bundle.zip")
    edition = find(EDITION)
    units = country.communes()
    facts = [plausible.facts(edition, unit.id, YEAR) for unit in units]
    scorer, adder = Scorer(edition, YEAR), Adder(edition)
    rules, _ = timed(lambda: [scorer.points(given) for given in facts])
    entries = [
        country.entry(unit, plausible.points(scorer, unit.id, given)) for unit, given in zip(units, facts, strict=True)
    ]
    bare, _ = timed(lambda: bare_ranks(entries))
    ranks, _ = timed(lambda: standings(edition, entries))
    nodes, _ = timed(lambda: [adder.nodes(entry.points) for entry in entries])
    leaves = sum(len(entry.points) for entry in entries)
    print(f"\n{len(units)} units, {leaves} points of leaves")
    told("totals, bands and ranks from stored points", ranks, 0.2, bare, "a bare loop that sums and sorts")
    told("all nodes from stored points", nodes, 2, bare, "the same loop")
    told("every leaf from its facts by the rules", rules, 2, bare, "the same loop")


def a_bundle(path: Path) -> None:
    """The bundle of the country: written, verified and recomputed, each in a process of its own."""
    # Processes come first: one's largest size counts from that of the process that started it.
    sealing = float(median(python(SEAL.format(edition=EDITION, year=YEAR, path=str(path))), times=1).output)
    verifying = median(python(VERIFY.format(path=str(path))), times=3)
    again = {rules: median(python(RECOMPUTE.format(path=str(path), rules=rules)), times=3) for rules in (False, True)}
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    packing, _ = timed(lambda: pack(members))
    hashing, _ = timed(lambda: [hashlib.sha256(content).digest() for content in members.values()])
    reading, _ = timed(lambda: [parse(members[name]) for name in TABLES])
    size = sum(map(len, members.values()))
    line("\na bundle of the country", f"{path.stat().st_size / 1e6:.1f} MB", f"{size / 1e6:.0f} MB unpacked")
    told("the bundle written", sealing, 20, packing, "packing its members alone")
    told("the bundle verified, whole process", verifying.seconds, 10, hashing, "hashing its members alone")
    for rules, taken in again.items():
        words = "the bundle recomputed, whole process" + (", with rules" if rules else "")
        told(words, taken.seconds, 10, reading, "reading its tables alone")
        line("  memory", f"{taken.megabytes:.0f} MB", "< 200 MB", taken.megabytes < 200)


def told(what: str, seconds: float, target: float, baseline: float, words: str) -> None:
    """One figure beside its absolute target, and as a ratio to the barest work."""
    line(what, f"{seconds:.3f} s", f"<= {target:g} s", seconds <= target)
    line(f"  / {words}", f"{seconds / baseline:.1f}x")


def timed(work: Callable[[], Given], times: int = 3) -> tuple[float, Given]:
    """The median wall time of some runs, and what the last gave."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        given = work()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[times // 2], given


def bare_ranks(entries: list[Entry]) -> list[int]:
    """Totals in order, and nothing else."""
    return sorted((sum(entry.points.values()) for entry in entries), reverse=True)


def pack(members: dict[str, bytes]) -> None:
    """A zip of the members in memory."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)


def parse(content: bytes) -> int:
    """A table read row by row, and nothing made of it."""
    return sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


if __name__ == "__main__":
    print(f"{os.cpu_count()} cores")
    the_country()
