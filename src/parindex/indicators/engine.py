"""The engine that counts, chosen by one setting, and the records it counts from."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import ibis
import pyarrow
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from parindex.indicators.record_set import ColumnType, RecordSet

Value = str | int | date | bool | None
KINDS = {"duckdb": "records", "postgresql": "office", "spark": "spark"}
"""The engines, each with the extra that installs it."""
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


class Engine(ABC):
    """A connection to one engine, through Ibis. `reads_buckets` says whether it reads s3a:// addresses by itself."""

    reads_buckets: ClassVar[bool] = False

    def __init__(self, backend: BaseBackend) -> None:
        self.backend = backend

    def rows(self, record_set: RecordSet, rows: Iterable[Mapping[str, Value]]) -> Records:
        """Records from memory, each a value by column; a column that a row does not have is blank."""
        return Records(record_set, ibis.memtable(listed(record_set, rows)))

    def parquet(self, record_set: RecordSet, files: Sequence[Path | str]) -> Records:
        """Records from Parquet files by path, or by an address that the engine itself reads."""
        return self._parquet(record_set, files) if files else self.rows(record_set, ())

    def collect(self, table: Table) -> list[dict[str, Any]]:
        """The rows of a table, each a value by column."""
        found: list[dict[str, Any]] = self.backend.to_pyarrow(table).to_pylist()
        return found

    def close(self) -> None:
        """End the connection."""
        self.backend.disconnect()

    @abstractmethod
    def _parquet(self, record_set: RecordSet, files: Sequence[Path | str]) -> Records: ...


def connect(setting: str = "duckdb", **options: str | int) -> Engine:
    """The engine of that setting, with options of its own: duckdb, postgresql://..., spark://... or spark:MASTER.

    ValueError where there is no such engine, or it is not installed.
    """
    kind = setting.partition(":")[0]
    if kind not in KINDS:
        raise ValueError(f"Không có bộ máy tính số liệu “{setting}”; đang dùng được: {', '.join(KINDS)}.")
    try:
        engine = import_module(f"parindex.indicators.engines.{kind}")
    except ModuleNotFoundError as missing:
        raise ValueError(
            f"Chưa cài bộ máy tính số liệu {kind} ({missing.name}). Đề nghị cài: pip install 'parindex[{KINDS[kind]}]'."
        ) from missing
    connected: Engine = engine.connect(setting, **options)
    return connected


def listed(record_set: RecordSet, rows: Iterable[Mapping[str, Value]]) -> pyarrow.Table:
    """Rows as a table in memory."""
    given = [{name: row.get(name) for name in record_set.by_name} for row in rows]
    return pyarrow.Table.from_pylist(given, schema=schema(record_set))


def schema(record_set: RecordSet) -> pyarrow.Schema:
    """The columns of a record set with the types that they are stored in."""
    return pyarrow.schema([(column.name, _TYPES[column.type]) for column in record_set.columns])
