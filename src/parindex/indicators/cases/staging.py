"""The rows of an export laid aside as Parquet by province and month, the refused ones only counted."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from parindex.indicators.cases.judging import COLUMNS, Judging
from parindex.indicators.sql import quoted

NAMES = ", ".join(column.name for column in COLUMNS)
REFUSED = "province=_"


@dataclass(frozen=True, slots=True)
class Staged:
    """How many rows were read and how many refused. `cases` is the relation of those to keep, one of each code;
    `folder` holds them where no code is `repeated`."""

    read: int
    refused: int
    repeated: tuple[str, ...]
    cases: str
    folder: Path


def stage(judging: Judging, folder: Path) -> Staged:
    """Lay every row of an export aside in one pass."""
    connection = judging.connection
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    connection.execute(f"""
        COPY (
            SELECT {NAMES}, CASE WHEN fit THEN province ELSE '_' END AS province,
                CASE WHEN fit THEN month ELSE '_' END AS month
            FROM ({judging.typed()})
        ) TO {quoted(folder)} (FORMAT parquet, PARTITION_BY (province, month))
    """)
    refused = len(judging.rows.malformed(connection))
    if (folder / REFUSED).exists():
        refused += count(connection, partitions((folder / REFUSED).glob("*/*.parquet")))
        shutil.rmtree(folder / REFUSED)
    files = list(folder.glob("*/*/*.parquet"))
    if not files:
        return Staged(refused, refused, (), _nothing(), folder)
    cases = partitions(files)
    fit, codes = count(connection, cases), _repeated(connection, cases)
    if not codes:
        return Staged(fit + refused, refused, (), cases, folder)
    _keep_first(judging, cases, codes)
    kept = count(connection, "cases_once")
    return Staged(fit + refused, fit - kept + refused, codes, "cases_once", folder)


def partitions(files: Iterable[Path]) -> str:
    """The relation of Parquet files in folders province=.../month=..."""
    listed = ", ".join(quoted(file) for file in files)
    types = "{'province': VARCHAR, 'month': VARCHAR}"
    return f"read_parquet([{listed}], hive_partitioning = true, hive_types = {types})"


def count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    """How many rows a relation has."""
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {relation}").fetchall()
    return int(rows)


def _nothing() -> str:
    columns = ", ".join(f"NULL AS {column.name}" for column in COLUMNS)
    return f"(SELECT {columns} WHERE false)"


def _repeated(connection: duckdb.DuckDBPyConnection, cases: str) -> tuple[str, ...]:
    found = connection.execute(f"SELECT code FROM {cases} GROUP BY code HAVING count(*) > 1 ORDER BY code")
    return tuple(str(code) for (code,) in found.fetchall())


def _keep_first(judging: Judging, cases: str, codes: tuple[str, ...]) -> None:
    """Of cases that stand more than once, the first in the file's order."""
    judging.connection.execute(
        "CREATE OR REPLACE TEMP TABLE repeated AS SELECT unnest(?::VARCHAR[]) AS code", [list(codes)]
    )
    judging.connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE first_cases AS
        SELECT {NAMES}, province, month FROM ({judging.typed(numbered=True)})
        WHERE fit AND code IN (FROM repeated)
        QUALIFY row_number() OVER (PARTITION BY code ORDER BY n) = 1
    """)
    judging.connection.execute(f"""
        CREATE OR REPLACE TEMP VIEW cases_once AS
        SELECT {NAMES}, province, month FROM {cases} WHERE code NOT IN (FROM repeated)
        UNION ALL SELECT * FROM first_cases
    """)
