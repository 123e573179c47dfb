"""A PostgreSQL database: the records of Parquet files are loaded into a table of it, each file once."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import ibis
import psycopg
import pyarrow
import pyarrow.csv
import pyarrow.parquet
from psycopg import sql

from parindex.indicators.engine import Engine, Records, schema
from parindex.indicators.record_set import RecordSet

_TYPES = {"int64": "bigint", "date32[day]": "date", "bool": "boolean", "string": "text"}


class PostgreSQL(Engine):
    """One connection."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        super().__init__(ibis.postgres.from_connection(connection))
        self._connection = connection

    def _parquet(self, record_set: RecordSet, files: Sequence[Path | str]) -> Records:
        """Files that the table has not are loaded, and what it has of files that are no more is deleted."""
        loaded = self._loaded(record_set, [str(file) for file in files])
        table = ibis.table({"file": "int32", **ibis.schema(schema(record_set))}, name=_table(record_set))
        return Records(record_set, table.filter(table.file.isin(loaded)).drop("file"))

    def _loaded(self, record_set: RecordSet, files: list[str]) -> list[int]:
        """The numbers of the files in the table. One load at a time; who counts meanwhile goes on."""
        table = _table(record_set)
        named = {"records": table, "files": f"{table}_files", "index": f"{table}_file"}
        names = {part: sql.Identifier(name) for part, name in named.items()}
        columns = sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(field.name), sql.SQL(_TYPES[str(field.type)]))
            for field in schema(record_set)
        )
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])
            cursor.execute(sql.SQL(_TABLES).format(columns=columns, **names))
            cursor.execute(sql.SQL("SELECT file, number FROM {files}").format(**names))
            known: dict[str, int] = dict(cursor.fetchall())
            gone = [file for file in known if not Path(file).exists()]
            cursor.execute(sql.SQL("DELETE FROM {files} WHERE file = ANY(%s)").format(**names), [gone])
            for file in files:
                if file not in known:
                    cursor.execute(
                        sql.SQL("INSERT INTO {files} (file) VALUES (%s) RETURNING number").format(**names), [file]
                    )
                    [(known[file],)] = cursor.fetchall()
                    with cursor.copy(sql.SQL("COPY {records} FROM STDIN (FORMAT csv)").format(**names)) as copy:
                        for lines in _lines(record_set, file, known[file]):
                            copy.write(lines)
        return [known[file] for file in files]


_TABLES = """
    CREATE TABLE IF NOT EXISTS {files} (number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, file text UNIQUE);
    CREATE TABLE IF NOT EXISTS {records} (file integer NOT NULL REFERENCES {files} ON DELETE CASCADE, {columns});
    CREATE INDEX IF NOT EXISTS {index} ON {records} (file);
"""


def connect(setting: str, **options: Any) -> Engine:
    """A connection by its address; `options` are psycopg's."""
    return PostgreSQL(psycopg.connect(setting, autocommit=True, **options))


def _table(record_set: RecordSet) -> str:
    return f"parindex_{record_set.name}"


def _lines(record_set: RecordSet, file: str, number: int) -> Iterable[bytes]:
    """The records of a file as CSV behind the file's number; a blank stands without quotation marks."""
    without_headings = pyarrow.csv.WriteOptions(include_header=False)
    opened = pyarrow.parquet.ParquetFile(file)
    for batch in opened.iter_batches(columns=schema(record_set).names):
        numbers = pyarrow.array([number] * batch.num_rows, pyarrow.int32())
        numbered = pyarrow.RecordBatch.from_arrays([numbers, *batch.columns], ["file", *batch.schema.names])
        buffer = BytesIO()
        pyarrow.csv.write_csv(numbered, buffer, without_headings)
        yield buffer.getvalue()
