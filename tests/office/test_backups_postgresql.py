"""On PostgreSQL too, a backup taken while people write is the office at one instant, and goes back as it was."""

import hashlib
import subprocess
import zipfile
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from tests.office.commands import back_up_under_writing, parindex
from tests.office.conftest import Make

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.needs_program("pg_dump", "pg_restore")]


def content(address: str) -> dict[str, str]:
    """The sha256 of what each table holds."""
    sums = {}
    with psycopg.connect(address) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            name = sql.Identifier(table)
            rows = connection.execute(sql.SQL("SELECT {}::text FROM {} ORDER BY 1").format(name, name)).fetchall()
            sums[table] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return sums


def count(address: str, table: str) -> int:
    with psycopg.connect(address) as connection:
        row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    return int(row[0]) if row else 0


@pytest.fixture
def office(empty: Make, tmp_path: Path) -> str:
    """The address of a database with the demonstration, whose home is `home` in the test's folder."""
    prepared = "import parindex.cli.office; from parindex.cli.office.preparing import prepare; prepare(True)"
    parindex(tmp_path / "home", before=prepared, PARINDEX_DATABASE=(address := empty("office")))
    return address


def test_a_backup_taken_under_writing_restores_equal(office: str, empty: Make, tmp_path: Path) -> None:
    again, by_hand, file = empty("again"), empty("by_hand"), tmp_path / "office.zip"
    before = count(office, "assessments_rowversion")
    written = back_up_under_writing(tmp_path / "home", file, PARINDEX_DATABASE=office)
    assert count(office, "assessments_rowversion") == before + written
    ended = parindex(tmp_path / "another", "restore", str(file), PARINDEX_DATABASE=again)
    assert (ended.returncode, ended.stderr) == (0, "")
    with zipfile.ZipFile(file) as package:
        copied = package.extract("database.pgdump", tmp_path)
    subprocess.run(["pg_restore", "--no-owner", f"--dbname={by_hand}", copied], check=True)
    assert content(again) == content(by_hand)
    assert before + 20 <= count(again, "assessments_rowversion") < before + written
    assert parindex(tmp_path / "another", "journal", "verify", PARINDEX_DATABASE=again).returncode == 0


def test_a_database_that_holds_something_is_left_alone(office: str, tmp_path: Path) -> None:
    home, file = tmp_path / "home", str(tmp_path / "office.zip")
    assert parindex(home, "backup", file, PARINDEX_DATABASE=office).returncode == 0
    before = content(office)
    ended = parindex(home, "restore", file, PARINDEX_DATABASE=office)
    assert ended.returncode == 2
    assert "PARINDEX_DATABASE" in ended.stderr
    assert content(office) == before


def test_without_the_programs_of_postgresql_it_says_what_to_install(office: str, tmp_path: Path) -> None:
    file = tmp_path / "office.zip"
    ended = parindex(tmp_path / "home", "backup", str(file), PARINDEX_DATABASE=office, PATH=str(tmp_path))
    assert (ended.returncode, file.exists()) == (2, False)
    assert "sudo apt install postgresql-client" in ended.stderr
