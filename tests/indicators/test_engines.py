"""Every measure gives the same figures on every engine, from memory as from the store's files, as a count in Python."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import psycopg
import pyarrow.parquet
import pytest
from tests.indicators import drawing, oracle

from parindex.indicators.cases.demonstration import make_store
from parindex.indicators.cases.kept import kept
from parindex.indicators.engine import Engine, connect, listed
from parindex.indicators.loader import record_set, record_sets
from parindex.indicators.measuring import behind, measure
from parindex.indicators.span import Span

# PySpark leaves the sockets by which it fetches results to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")

SPANS = (drawing.HALF_YEAR, Span(date(2023, 4, 1), date(2023, 6, 30)), Span(date(2023, 1, 1), date(2023, 12, 31)))
YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))
ADDRESSES = {"postgresql": "PARINDEX_DATABASE", "spark": "PARINDEX_ENGINE"}
"""Where `scripts/with-postgresql` and `scripts/with-spark` say that one runs."""


@pytest.fixture(scope="module", params=["duckdb", "postgresql", "spark"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn, at a real server; PostgreSQL in a schema of its own."""
    name: str = request.param
    address = os.environ.get(ADDRESSES[name], "") if name in ADDRESSES else name
    if not address.startswith(name):
        pytest.skip(f"scripts/with-{name} gives a {name}")
    if name != "postgresql":
        yield connect(address)
        return
    schema = f"engines_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        with closing(connect(address, options=f"-c search_path={schema}")) as connected:
            yield connected
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.mark.parametrize("name", record_sets())
def test_every_figure_of_every_measure_is_the_same(engine: Engine, name: str) -> None:
    chosen = record_set(name)
    rows = drawing.rows(chosen, 120, seed=1)
    records = engine.rows(chosen, rows)
    for span in SPANS if name == "cases" else SPANS[:1]:
        assert measure(engine, records, span) == oracle.figures(chosen, rows, span)


def test_records_from_files_count_and_open_up_as_those_from_memory(engine: Engine, tmp_path: Path) -> None:
    chosen, files = record_set("cases"), [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    rows = drawing.rows(chosen, 200, seed=2)
    for file, part in zip(files, (rows[:150], rows[150:]), strict=True):
        pyarrow.parquet.write_table(listed(chosen, part), file)
    records = engine.parquet(chosen, files)
    assert measure(engine, records, drawing.HALF_YEAR) == oracle.figures(chosen, rows, drawing.HALF_YEAR)
    for one in chosen.measures[:6]:
        counted = [row for row in rows if oracle.counts(chosen, one, row, drawing.HALF_YEAR)]
        ours = [row for row in counted if row[chosen.unit_column(one)] == drawing.UNITS[0]]
        assert behind(engine, records, one, drawing.HALF_YEAR, drawing.UNITS[0]) == ours


def test_a_store_that_changed_is_counted_as_it_is_now(engine: Engine, tmp_path: Path) -> None:
    chosen, embedded = record_set("cases"), connect()
    for seed in (1, 2):
        store = make_store(tmp_path / "store", 1000, seed)
        expected = measure(embedded, embedded.parquet(chosen, store.files()), YEAR)
        assert measure(engine, kept(engine, store), YEAR) == expected
    shutil.rmtree(tmp_path / "store")
    assert measure(engine, engine.parquet(chosen, []), YEAR) == {}


def test_an_engine_that_there_is_not_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="Không có bộ máy tính số liệu “oracle”; đang dùng được: duckdb, postgresql"):
        connect("oracle")
