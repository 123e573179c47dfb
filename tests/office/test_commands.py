"""Commands of the office as their users run them: each in a process of its own, over a home of its own."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

Ended = subprocess.CompletedProcess[str]


def parindex(home: Path, *words: str, before: str = "") -> Ended:
    """Run the command over a home; `before` is code that runs ahead of it in its process."""
    code = f"{before}\nfrom parindex.cli.main import main; main()"
    settings = {**os.environ, "PARINDEX_HOME": str(home), "DJANGO_SETTINGS_MODULE": "parindex.site.settings"}
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, env=settings
    )


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demonstration, as the first start leaves it."""
    home = tmp_path_factory.mktemp("demonstration") / "home"
    made = parindex(home, before="from parindex.cli.office.preparing import prepare; prepare(True)")
    assert (home / "office.sqlite3").is_file(), made.stderr
    return home


@pytest.fixture
def home(demonstration_home: Path, tmp_path: Path) -> Path:
    """The same, to be changed at will."""
    return Path(shutil.copytree(demonstration_home, tmp_path / "home"))


def test_a_journal_that_nobody_touched_is_proved_whole(home: Path) -> None:
    ended = parindex(home, "journal", "verify")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Mọi chuỗi còn nguyên vẹn" in ended.stdout


def test_every_broken_chain_is_named_with_its_place_and_reason(home: Path) -> None:
    with sqlite3.connect(home / "office.sqlite3") as database:
        chain, sequence = database.execute("SELECT chain, sequence FROM journal_entry").fetchone()
        database.execute("UPDATE journal_entry SET actor = 'person:999' WHERE chain = ?", [chain])
    database.close()
    ended = parindex(home, "journal", "verify")
    assert ended.returncode == 1
    assert f"Chuỗi {chain}, mục {sequence}: nội dung đã bị thay đổi sau khi ghi." in ended.stdout


def test_where_no_office_was_made_nothing_is_verified(tmp_path: Path) -> None:
    ended = parindex(tmp_path / "empty", "journal", "verify")
    assert ended.returncode == 2
    assert "PARINDEX_HOME" in ended.stderr
    assert not (tmp_path / "empty" / "office.sqlite3").exists()


@pytest.mark.parametrize("part", ["django", "psycopg"])
def test_without_the_office_installed_its_commands_say_what_to_install(tmp_path: Path, part: str) -> None:
    ended = parindex(tmp_path, "journal", "verify", before=f"import sys; sys.modules['{part}'] = None")
    assert ended.returncode == 2
    assert "parindex[office]" in ended.stderr and "Traceback" not in ended.stderr
