"""An export weighed before it is imported: how many cases are new or told otherwise, and all as they would be."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from parindex.indicators.cases.export import Export
from parindex.indicators.cases.importing import kept_in
from parindex.indicators.cases.judging import Judging
from parindex.indicators.cases.profile import Profile
from parindex.indicators.cases.rows import Rows
from parindex.indicators.cases.staging import NAMES, count, stage
from parindex.indicators.cases.store import Store
from parindex.indicators.cases.units import Directory
from parindex.indicators.sql import connected, quoted


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an import would do now: read = new + changed + unchanged + refused.

    `files` are Parquet files of all cases as they would be; `days` the first and the last on which a case that it tells
    was received or ended.
    """

    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    files: tuple[Path, ...]
    days: tuple[date, date] | None


@contextmanager
def weighed(
    export: Export,
    profile: Profile,
    directory: Directory,
    store: Store,
    today: date,
    only: Collection[str] | None = None,
    provinces: Collection[str] | None = None,
    **options: Any,
) -> Iterator[Weighed]:
    """An import as it would be, for as long as the block lasts: nothing of the store changes. ExportRefused, `only` and
    `options` as for `import_export`; `files` hold the cases of `provinces` alone, if not all."""
    with TemporaryDirectory() as folder, connected(temp_directory=folder, **options) as connection:
        judging = Judging(connection, Rows(export, profile), directory, today, only, kept_in(store))
        while True:
            staged = stage(judging, Path(folder) / "staged")
            if staged.refused:
                for _ in judging.problems(staged.repeated):
                    pass  # words that refuse a row are looked up
            if not judging.learn():
                break
        nothing = f"(SELECT {NAMES} FROM {staged.cases} WHERE false)"
        old, near = kept_in(store) or nothing, kept_in(store, provinces) or nothing
        same = count(connection, f"(SELECT {NAMES} FROM {staged.cases} INTERSECT SELECT {NAMES} FROM {old})")
        known = count(connection, f"(SELECT code FROM {old} WHERE code IN (SELECT code FROM {staged.cases}))")
        kept = staged.read - staged.refused
        file = Path(folder) / "weighed.parquet"
        connection.execute(f"""
            COPY (
                SELECT {NAMES} FROM {staged.cases} UNION ALL
                SELECT {NAMES} FROM {near} WHERE code NOT IN (SELECT code FROM {staged.cases})
            ) TO {quoted(file)} (FORMAT parquet)
        """)
        [days] = connection.execute(
            f"SELECT min(received_on), greatest(max(received_on), max(ended_on)) FROM {staged.cases}"
        ).fetchall()
        yield Weighed(
            staged.read,
            kept - known,
            known - same,
            same,
            staged.refused,
            (file,),
            days if days[0] else None,
        )
