"""What a release made, the next takes over: its databases migrate with their data, its migrations stay as they are."""

import ast
import hashlib
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from tests.office.commands import parindex
from tests.office.conftest import Make

ROOT = Path(__file__).parents[2]
RELEASED = Path(__file__).parent / "released"
FINGERPRINTS = RELEASED / "migrations.sha256"
SQLITE = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
POSTGRESQL = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
UPGRADE = "import parindex.cli.office; from parindex.cli.office.preparing import prepare; prepare(False)\n"
WRITE_ON = """
from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.models import Sheet
from parindex.office.units.access import actor
from parindex.office.units.models import Person
sheet = Sheet.objects.get()
row = sheet.rows.exclude(claimed=None).first()
drafter = actor(Person.objects.get(name="Công chức tổng hợp"))
save_row(drafter, sheet.pk, row.node, row.version, Typed("0", "Sau khi nâng cấp.", {}, row.reason))
"""


def content(opened: Any, tables: str) -> dict[str, tuple[str, Counter[str]]]:
    """The columns and the rows of every table."""
    found = {}
    for (table,) in opened.execute(tables).fetchall():
        rows = opened.execute(f"SELECT * FROM {table}")  # noqa: S608
        found[table] = (", ".join(column[0] for column in rows.description), Counter(map(repr, rows.fetchall())))
    return found


def require_all(opened: Any, before: dict[str, tuple[str, Counter[str]]]) -> None:
    """Assert that every row which was there before is there, in the columns that it had.

    Points stood in a row for each stage once; they are asked for by the column of the stage now.
    """
    for table, (columns, rows) in before.items():
        if table == "points_points":
            require_points(opened, columns, rows)
            continue
        now = Counter(map(repr, opened.execute(f"SELECT {columns} FROM {table}").fetchall()))  # noqa: S608
        assert rows - now == Counter(), table


def require_points(opened: Any, columns: str, rows: Counter[str]) -> None:
    """Assert that every point of a stage stands in the row of its node."""
    assert columns == "id, node, stage, ticks, round_id, unit_id"
    assert rows
    for row in rows:
        _, node, stage, ticks, round, unit = ast.literal_eval(row)
        asked = (
            f"SELECT {stage} FROM points_nodepoints WHERE round_id = {round} AND unit_id = {unit} AND node = '{node}'"  # noqa: S608
        )
        assert opened.execute(asked).fetchone() == (ticks,), row


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("kept", sorted(RELEASED.glob("*.sqlite.sql")), ids=lambda kept: kept.name)
def test_an_earlier_release_s_database_is_taken_over_with_its_data(kept: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "office.sqlite3")) as opened:
        opened.executescript(kept.read_text(encoding="utf-8"))
        before = content(opened, SQLITE)
        assert before["assessments_rowversion"][1].total() == 38
        ended = parindex(tmp_path, "journal", "verify", before=UPGRADE)
        assert (ended.returncode, ended.stderr) == (0, "")
        require_all(opened, before)
    ended = parindex(tmp_path, "journal", "verify", before=UPGRADE + WRITE_ON)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.only_on("postgresql")
@pytest.mark.needs_program("psql")
@pytest.mark.parametrize("kept", sorted(RELEASED.glob("*.postgresql.sql")), ids=lambda kept: kept.name)
def test_an_earlier_release_s_postgresql_is_taken_over_with_its_data(kept: Path, empty: Make, tmp_path: Path) -> None:
    address = empty("released")
    load = ["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--file={kept}", address]
    subprocess.run(load, check=True)
    with psycopg.connect(address) as opened:
        before = content(opened, POSTGRESQL)
        assert before["assessments_rowversion"][1].total() == 38
    ended = parindex(tmp_path, "journal", "verify", before=UPGRADE, PARINDEX_DATABASE=address)
    assert (ended.returncode, ended.stderr) == (0, "")
    with psycopg.connect(address) as opened:
        require_all(opened, before)
    ended = parindex(tmp_path, "journal", "verify", before=UPGRADE + WRITE_ON, PARINDEX_DATABASE=address)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_migrations_stay_as_they_were_committed() -> None:
    kept = dict(reversed(line.split("  ")) for line in FINGERPRINTS.read_text(encoding="utf-8").splitlines())
    files = sorted((ROOT / "src/parindex/office").glob("*/migrations/0*.py"))
    found = {file.relative_to(ROOT).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    edited = [name for name, digest in kept.items() if found.get(name) != digest]
    assert not edited, f"{edited} are committed: put them back as they were, and write new migrations"
    fresh = "\n".join(f"{digest}  {name}" for name, digest in found.items() if name not in kept)
    assert not fresh, f"new migrations: once they are final, add to {FINGERPRINTS.relative_to(ROOT)}\n{fresh}"


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
