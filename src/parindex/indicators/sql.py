"""What queries in SQL need: a connection that stays on this machine, and texts as SQL says them."""

from pathlib import Path
from typing import Any

import duckdb

OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""DuckDB otherwise fetches extensions from elsewhere."""


def connected(**options: Any) -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own; `options` are its settings, such as memory_limit."""
    return duckdb.connect(config={**OFFLINE, **options})


def quoted(text: str | Path) -> str:
    """A text as SQL says it."""
    return "'" + str(text).replace("'", "''") + "'"


def named(name: str) -> str:
    """A name of a column as SQL says it."""
    return '"' + name.replace('"', '""') + '"'
