"""A database copied at one instant while people write, and put back: SQLite by its online backup, PostgreSQL by its own
programs."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction

from parindex.office.backups.errors import BackupRefused

MEMBERS = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
"""The name of the copy, by the kind of database."""

_HEADS = """
    SELECT chain, hash FROM journal_entry AS entry
    WHERE sequence = (SELECT max(sequence) FROM journal_entry WHERE chain = entry.chain)
"""
_CONTENT = ("units_person", "units_unit", "journal_entry")
"""Tables of which at least one has a row in every office that somebody uses."""
_PLAIN = ("--no-owner", "--no-privileges")

Heads = dict[str, str]


def copy(place: Path) -> Heads:
    """Copy the database to a file, as it is at one instant; gives the heads of the journal at that very instant."""
    return _copy_sqlite(place) if connection.vendor == "sqlite" else _copy_postgresql(place)


def load(place: Path) -> None:
    """Put a copy in the place of the database, all of it or nothing."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(place)) as copied:
            copied.backup(connection.connection)
    else:
        program = _program("pg_restore")
        connection.close()
        _run(program, "--clean", "--if-exists", "--single-transaction", *_PLAIN, f"--dbname={_name()}", str(place))


def require_empty() -> None:
    """BackupRefused when the database holds anything of its own."""
    if connection.vendor == "sqlite" and not Path(_name()).is_file():
        return
    tables = set(connection.introspection.table_names())
    if not tables or (tables >= set(_CONTENT) and not any(_has_rows(table) for table in _CONTENT)):
        return
    raise BackupRefused(
        f"Cơ sở dữ liệu {_name()} đang có nội dung nên không ghi đè. Đề nghị đặt PARINDEX_HOME tới một thư mục trống "
        "(hoặc PARINDEX_DATABASE tới một cơ sở dữ liệu trống) rồi chạy lại."
    )


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608  (our own names)
        return cursor.fetchone() is not None


def _copy_sqlite(place: Path) -> Heads:
    connection.ensure_connection()
    with closing(sqlite3.connect(place)) as copied:
        connection.connection.backup(copied)
        return dict(copied.execute(_HEADS).fetchall())


def _copy_postgresql(place: Path) -> Heads:
    program = _program("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(_HEADS)
        heads = dict(cursor.fetchall())
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(program, "--format=custom", f"--snapshot={snapshot}", *_PLAIN, f"--file={place}", _name())
    return heads


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BackupRefused(f"Máy này thiếu chương trình {name}. Debian, Ubuntu: sudo apt install postgresql-client")
    return found


def _run(*command: str) -> None:
    """Run a program of PostgreSQL on the office's server; the password goes where no list of processes shows it."""
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    server = {variable: str(connection.settings_dict[key]) for variable, key in named.items()}
    settings = {**os.environ, **{variable: value for variable, value in server.items() if value}}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    if ended.returncode:
        raise BackupRefused(f"{Path(command[0]).name} báo: {ended.stderr.strip()}")
