"""Cases laid aside and cases of the store as one: what is told otherwise replaces what was, by the case's code."""

import duckdb

from parindex.indicators.cases.staging import NAMES, Staged, count, partitions
from parindex.indicators.cases.store import Change, Store
from parindex.indicators.sql import quoted

_ALL = f"{NAMES}, province, month"


def merge(connection: duckdb.DuckDBPyConnection, staged: Staged, store: Store, change: Change) -> tuple[int, int]:
    """Lay what is to hold into the change: how many cases are new, and how many changed. Only the files of provinces
    and months with such cases are written anew."""
    old_files = store.files()
    if staged.read == staged.refused:
        return 0, 0
    if not old_files and not staged.repeated:
        change.take(staged.folder)
        return staged.read - staged.refused, 0
    old = partitions(old_files) if old_files else f"(SELECT {_ALL} FROM {staged.cases} WHERE false)"
    connection.execute(f"""
        CREATE TEMP TABLE delta AS
        SELECT {_ALL} FROM {staged.cases}
        EXCEPT SELECT {_ALL} FROM {old} WHERE code IN (SELECT code FROM {staged.cases})
    """)
    connection.execute(f"""
        CREATE TEMP TABLE replaced AS
        SELECT code, province, month FROM {old} WHERE code IN (SELECT code FROM delta)
    """)
    total, changed = count(connection, "delta"), count(connection, "replaced")
    touched = connection.execute(
        "SELECT province, month FROM delta UNION SELECT province, month FROM replaced"
    ).fetchall()
    places = {(f"province={province}", f"month={month}") for province, month in touched}
    files = [file for file in old_files if file.relative_to(store.folder).parts[:2] in places]
    if total:
        folder = change.scratch / "merged"
        kept = f"SELECT {_ALL} FROM {partitions(files)} WHERE code NOT IN (SELECT code FROM delta) UNION ALL"
        connection.execute(f"""
            COPY ({kept if files else ""} SELECT {_ALL} FROM delta) TO {quoted(folder)}
            (FORMAT parquet, PARTITION_BY (province, month))
        """)
        change.take(folder)
    for file in files:
        change.remove(file)
    return total - changed, changed
