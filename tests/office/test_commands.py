"""Commands of the office, as their users run them."""

import sqlite3
from pathlib import Path

import pytest
from tests.office.commands import parindex

pytestmark = pytest.mark.only_on("sqlite")


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


def test_a_database_that_does_not_answer_is_named_with_what_to_check(tmp_path: Path) -> None:
    ended = parindex(tmp_path, "restore", "office.zip", PARINDEX_DATABASE="postgresql://127.0.0.1:9/office")
    assert ended.returncode == 2
    assert "office ở 127.0.0.1:9 không trả lời" in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.parametrize("part", ["django", "psycopg"])
def test_without_the_office_installed_its_commands_say_what_to_install(tmp_path: Path, part: str) -> None:
    ended = parindex(tmp_path, "journal", "verify", before=f"import sys; sys.modules['{part}'] = None")
    assert ended.returncode == 2
    assert "parindex[office]" in ended.stderr and "Traceback" not in ended.stderr
