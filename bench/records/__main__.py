"""`make bench`, cases: figures of ten million, and their import from CSV, each beside DuckDB by hand in the same run.

Ours is what `measuring.measure` makes of the declarations; `counted.sql` is the fastest SQL for the same that we
could write: sums of ones instead of COUNT with a FILTER, procedures grouped first instead of COUNT(DISTINCT), only the
columns that are asked for. Both read the same files, with the same memory, in turn, and must give equal figures.
"""

import tempfile
from datetime import date
from pathlib import Path

from bench.measure import line
from bench.records.counting import MEMORY, YEAR, counting, in_turn
from bench.records.peers import by_pandas, by_polars, duckdb
from parindex.indicators.cases.demonstration import make_export, make_store, units
from parindex.indicators.cases.importing import import_export
from parindex.indicators.cases.proposing import propose
from parindex.indicators.cases.store import Store
from parindex.indicators.cases.units import Directory
from parindex.indicators.sql import connected, quoted
from parindex.reading.exports import open_export
from parindex.reading.limits import Limits

ROWS = 10_000_000
HELD = 1_000_000
"""What pandas holds beside all else on a small machine."""


def figures(folder: Path) -> None:
    """All measures of the sample edition, for 3,321 units."""
    files = make_store(folder, ROWS).files()
    ours, by_hand = counting(files), duckdb(files, YEAR, MEMORY)
    found = ours()
    assert found == by_hand()
    mine, least = in_turn(ours, by_hand, times=5)
    line(f"{len(next(iter(found.values())))} measures, {len(found)} units, {ROWS:.0e} cases", f"{mine:.2f} s")
    line("  / the same by hand in DuckDB's SQL", f"{mine / least:.2f}x", "<= 1.15x", mine / least <= 1.15)


def peers(folder: Path) -> None:
    """The same in polars and pandas, at a size that they hold."""
    files = make_store(folder, HELD).files()
    ours = counting(files)
    works = (ours, lambda: by_polars(files, YEAR), lambda: by_pandas(files, YEAR))
    found = ours()
    assert all(found == work() for work in works)
    mine, polars, pandas = in_turn(*works, times=3)
    line(f"the same of {HELD:.0e} cases", f"{mine:.2f} s")
    line("  polars by hand / ours", f"{polars / mine:.1f}x")
    line("  pandas by hand / ours", f"{pandas / mine:.1f}x")


def importing(folder: Path) -> None:
    """An export into an empty store, every row judged, against a bare copy of its texts into one Parquet file."""
    export = folder / "export.csv"
    make_export(export, ROWS)
    place, scratch = iter(range(99)), folder / "scratch"

    def ours() -> None:
        store = Store(folder / f"store-{next(place)}")
        opened = open_export(export, Limits(), folder)
        profile, directory = propose(opened).profile, Directory(units())
        done = import_export(opened, profile, directory, store, folder / "q.csv", date(2026, 1, 1), memory_limit=MEMORY)
        assert (done.read, done.new) == (ROWS, ROWS), done.reasons

    def bare() -> None:
        with connected(memory_limit=MEMORY, temp_directory=str(scratch)) as connection:
            target = folder / f"bare-{next(place)}.parquet"
            connection.execute(f"COPY (FROM read_csv({quoted(export)})) TO {quoted(target)} (FORMAT parquet)")

    mine, least = in_turn(ours, bare, times=2)
    line(f"an export of {ROWS:.0e} cases imported, {export.stat().st_size / 1e9:.1f} GB of CSV", f"{mine:.0f} s")
    line("  speed / DuckDB's bare copy from CSV to Parquet", f"{least / mine:.2f}x", ">= 0.5x", least / mine >= 0.5)


if __name__ == "__main__":
    for part in (figures, peers, importing):
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder))
