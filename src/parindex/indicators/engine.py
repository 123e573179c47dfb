"""The engine that counts, chosen by one setting, and the records it counts from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import ibis
import pyarrow
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from parindex.indicators.record_set import ColumnType, RecordSet
from parindex.indicators.sql import OFFLINE, quoted

Value = str | int | date | bool | None
_TYPES: dict[ColumnType, pyarrow.DataType] = {
    "text": pyarrow.string(),
    "count": pyarrow.int64(),
    "amount": pyarrow.int64(),
    "date": pyarrow.date32(),
    "yes_no": pyarrow.bool_(),
    "choice": pyarrow.string(),
}


@dataclass(frozen=True, slots=True)
class Records:
    """Records of one set as a table of an engine, whose columns are those of the set."""

    record_set: RecordSet
    table: Table


@dataclass(frozen=True, slots=True)
class Engine:
    """A connection to one engine; threads do not share it."""

    backend: BaseBackend

    def rows(self, record_set: RecordSet, rows: Iterable[Mapping[str, Value]]) -> Records:
        """Records from memory, each a value by column; a column that a row does not have is blank."""
        columns = record_set.by_name
        listed = [{name: row.get(name) for name in columns} for row in rows]
        return Records(record_set, ibis.memtable(pyarrow.Table.from_pylist(listed, schema=schema(record_set))))

    def parquet(self, record_set: RecordSet, files: Sequence[Path]) -> Records:
        """Records from Parquet files, read anew each time that they are counted; none where there are no files."""
        if not files:
            return self.rows(record_set, ())
        name = f"{record_set.name}_{uuid4().hex}"
        columns = ", ".join(column.name for column in record_set.columns)
        listed = ", ".join(quoted(file) for file in files)
        view = f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM read_parquet([{listed}])"
        self.backend.raw_sql(view)
        return Records(record_set, ibis.table(ibis.schema(schema(record_set)), name=name))

    def collect(self, table: Table) -> list[dict[str, Any]]:
        """The rows of a table, each a value by column."""
        found: list[dict[str, Any]] = self.backend.to_pyarrow(table).to_pylist()
        return found


def connect(setting: str = "duckdb", **options: str | int) -> Engine:
    """The engine of that setting, with options of its own such as memory_limit. ValueError when there is none."""
    if setting != "duckdb":
        raise ValueError(f"Không có bộ máy tính số liệu “{setting}”; đang dùng được: duckdb.")
    return Engine(ibis.duckdb.connect(**OFFLINE, **options))


def schema(record_set: RecordSet) -> pyarrow.Schema:
    """The columns of a record set with the types that they are stored in."""
    return pyarrow.schema([(column.name, _TYPES[column.type]) for column in record_set.columns])
