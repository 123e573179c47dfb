"""DuckDB inside this process: reads the Parquet files themselves."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import ibis

from parindex.indicators.engine import Engine, Records, schema
from parindex.indicators.record_set import RecordSet
from parindex.indicators.sql import OFFLINE, quoted


class DuckDB(Engine):
    """One to a thread."""

    def _parquet(self, record_set: RecordSet, files: Sequence[Path | str]) -> Records:
        name = f"{record_set.name}_{uuid4().hex}"
        columns = ", ".join(column.name for column in record_set.columns)
        listed = ", ".join(map(quoted, files))
        self.backend.raw_sql(f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM read_parquet([{listed}])")
        return Records(record_set, ibis.table(ibis.schema(schema(record_set)), name=name))


def connect(_setting: str, **options: str | int) -> Engine:
    """An empty database in memory; `options` are DuckDB's, such as memory_limit."""
    return DuckDB(ibis.duckdb.connect(**OFFLINE, **options))
