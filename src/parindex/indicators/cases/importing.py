"""An export into the store: every row either a case that is kept or told in the quarantine file."""

import csv
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from parindex.indicators.cases.export import Export
from parindex.indicators.cases.judging import COLUMNS, Judging, Problem
from parindex.indicators.cases.merging import merge
from parindex.indicators.cases.profile import Profile
from parindex.indicators.cases.rows import Rows
from parindex.indicators.cases.staging import NAMES, Staged, partitions, stage
from parindex.indicators.cases.store import Store
from parindex.indicators.cases.units import Directory
from parindex.indicators.sql import connected

QUARANTINE = ("dòng", "cột", "giá trị", "lý do", "mã hồ sơ")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an export: read = new + changed + unchanged + refused. A row may have several `reasons`."""

    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    reasons: Counter[str]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import would refuse, with its first problems, and the first cases as they would be kept."""

    read: int
    refused: int
    reasons: Counter[str]
    problems: tuple[Problem, ...]
    sample: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]


def trial(
    export: Export,
    profile: Profile,
    directory: Directory,
    today: date,
    shown: int = 20,
    store: Store | None = None,
    only: Collection[str] | None = None,
) -> Trial:
    """Read an export without keeping anything. ExportRefused, `store` and `only` as for `import_export`."""
    with TemporaryDirectory() as scratch, connected(temp_directory=scratch) as connection:
        judging = Judging(connection, Rows(export, profile), directory, today, only, kept_in(store) if store else None)
        staged, reasons, first = _judged(judging, Path(scratch), None, shown)
        found = connection.execute(f"SELECT {NAMES} FROM {staged.cases} LIMIT {shown}").fetchall()
        names = [column.name for column in COLUMNS]
        sample = tuple(dict(zip(names, row, strict=True)) for row in found)
    return Trial(staged.read, staged.refused, reasons, tuple(first), sample, judging.notes)


def import_export(
    export: Export,
    profile: Profile,
    directory: Directory,
    store: Store,
    quarantine: Path,
    today: date,
    only: Collection[str] | None = None,
    **options: Any,
) -> Imported:
    """Keep the cases of an export: new ones, and those that it tells otherwise than the store, by their code.

    The rows that are no case go to `quarantine`, a CSV file that is written even when there are none. ExportRefused
    when the export cannot be taken at all; then nothing changes. Where `only` the cases of some units may be written,
    rows about others are refused, and rows about a case that the store has for another unit. `options` are DuckDB's,
    such as memory_limit.
    """
    with store.change() as change, connected(temp_directory=str(change.scratch), **options) as connection:
        judging = Judging(connection, Rows(export, profile), directory, today, only, kept_in(store))
        staged, reasons, _ = _judged(judging, change.scratch, quarantine, 0)
        new, changed = merge(connection, staged, store, change)
    kept = staged.read - staged.refused
    return Imported(staged.read, new, changed, kept - new - changed, staged.refused, reasons, judging.notes)


def kept_in(store: Store, provinces: Collection[str] | None = None) -> str | None:
    """The relation of the cases that a store holds, of some provinces or of all; None while it holds none."""
    files = store.files(provinces)
    return partitions(files) if files else None


def _judged(
    judging: Judging, scratch: Path, quarantine: Path | None, shown: int
) -> tuple[Staged, Counter[str], list[Problem]]:
    """Lay all rows aside and say why some are refused; once more when their words turn out to have a meaning."""
    while True:
        staged = stage(judging, scratch / "staged")
        problems = judging.problems(staged.repeated) if staged.refused else iter(())
        reasons, first = _told(quarantine, problems, shown)
        if not judging.learn():
            return staged, reasons, first


def _told(quarantine: Path | None, problems: Iterator[Problem], shown: int) -> tuple[Counter[str], list[Problem]]:
    """The problems into the quarantine file, counted by reason, with the first of them."""
    reasons: Counter[str] = Counter()
    first: list[Problem] = []

    def counted() -> Iterator[Problem]:
        for problem in problems:
            reasons[problem.reason] += 1
            if len(first) < shown:
                first.append(problem)
            yield problem

    _write(quarantine or Path(os.devnull), counted())
    return reasons, first


def _write(quarantine: Path, problems: Iterable[Problem]) -> None:
    with quarantine.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(QUARANTINE)
        writer.writerows((one.line, one.column, one.value, one.reason, one.code) for one in problems)
