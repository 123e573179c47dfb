"""Commands of the office, as their users run them."""

import hashlib
import re
import sqlite3
from pathlib import Path

import pytest
from tests.office.commands import parindex

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]


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


def test_every_setting_that_is_wrong_is_named_with_what_it_takes(tmp_path: Path) -> None:
    ended = parindex(tmp_path, "journal", "verify", PARINDEX_ENGINE="oracle", PARINDEX_UPLOAD_MB="nhiều")
    assert ended.returncode == 2
    assert "PARINDEX_ENGINE=oracle chưa đúng" in ended.stderr and "duckdb, postgresql://" in ended.stderr
    assert "PARINDEX_UPLOAD_MB=nhiều chưa đúng" in ended.stderr and "MB" in ended.stderr


def test_a_database_that_does_not_answer_is_named_with_what_to_check(tmp_path: Path) -> None:
    ended = parindex(tmp_path, "restore", "office.zip", PARINDEX_DATABASE="postgresql://127.0.0.1:9/office")
    assert ended.returncode == 2
    assert "office ở 127.0.0.1:9 không trả lời" in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.parametrize("part", ["django", "psycopg"])
def test_without_the_office_installed_its_commands_say_what_to_install(tmp_path: Path, part: str) -> None:
    ended = parindex(tmp_path, "journal", "verify", before=f"import sys; sys.modules['{part}'] = None")
    assert ended.returncode == 2
    assert "parindex[office]" in ended.stderr and "Traceback" not in ended.stderr


PREPARED = "from parindex.cli.office.preparing import prepare; prepare(False)"
GREETED = "from parindex.cli.office.people import greet; greet('http://127.0.0.1:8000')"
LINK = re.compile(r"http://127\.0\.0\.1:8000/vao/([\w-]{40,})/")


def test_an_office_without_an_administrator_prints_a_link_that_a_restart_replaces(tmp_path: Path) -> None:
    starts = [parindex(tmp_path / "home", "--help", before=f"{PREPARED}; {GREETED}") for _ in range(2)]
    first, second = (LINK.findall(start.stdout) for start in starts)
    assert len(first) == len(second) == 1
    assert first != second
    with sqlite3.connect(tmp_path / "home" / "office.sqlite3") as database:
        kept = database.execute("SELECT token FROM units_invitation").fetchall()
    database.close()
    assert kept == [(hashlib.sha256(second[0].encode()).hexdigest(),)]


def test_an_office_with_an_administrator_prints_no_link_unless_it_is_asked_to(home: Path) -> None:
    assert LINK.findall(parindex(home, "--help", before=GREETED).stdout) == []
    asked = parindex(home, "people", "invite-admin")
    assert (asked.returncode, len(LINK.findall(asked.stdout))) == (0, 1)
    assert parindex(home, "journal", "verify").returncode == 0
