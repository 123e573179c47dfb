"""A backup taken while people write is the office at one instant, to the byte; a changed byte is refused and named."""

import hashlib
import json
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from tests.office.commands import back_up_under_writing, over, parindex

from parindex.indicators.cases.demonstration import make_store
from parindex.indicators.cases.store import Store
from parindex.office.backups.archive import Manifest, pack, unpack
from parindex.office.backups.errors import BackupRefused

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

STORED = "files/ab/" + "ab" * 32
WRITTEN = (
    "SELECT count(*) FROM assessments_rowversion AS v JOIN assessments_sheetrow AS r ON v.row_id = r.id "
    "JOIN assessments_sheet AS s ON r.sheet_id = s.id WHERE s.state = 'draft'"
)
"""How many states of rows were saved one by one; those of sheets filed as a whole have one entry together."""


def dump(database: Path) -> str:
    """The sha256 of everything that a database holds, as text."""
    with closing(sqlite3.connect(database)) as opened:
        return hashlib.sha256("\n".join(opened.iterdump()).encode()).hexdigest()


def count(database: Path, question: str) -> int:
    with closing(sqlite3.connect(database)) as opened:
        return int(opened.execute(question).fetchone()[0])


@pytest.fixture(scope="session")
def taken(demonstration_home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A backup that was taken while four people wrote, and the home that it was taken of, after they had stopped."""
    folder = tmp_path_factory.mktemp("taken")
    home, file = Path(shutil.copytree(demonstration_home, folder / "home")), folder / "office.zip"
    (home / STORED).parent.mkdir(parents=True)
    (home / STORED).write_bytes(b"%PDF-1.7 signed")
    (home / "trust").mkdir()
    (home / "trust/root.pem").write_bytes(b"a root")
    (home / "files/ab/tmpunfinished").write_bytes(b"%PDF-1.")
    [held, *_] = make_store(home / "cases", 200).files()
    held.with_name("left.parquet").write_bytes(b"of a change that did not hold")
    versions = "SELECT count(*) FROM assessments_rowversion"
    before = count(home / "office.sqlite3", versions)
    written = back_up_under_writing(home, file)
    assert count(home / "office.sqlite3", versions) == before + written
    return file, home


@pytest.fixture
def backup(taken: tuple[Path, Path]) -> Path:
    return taken[0]


def kept_in(backup: Path) -> dict[str, bytes]:
    """The files of cases that a backup holds, by their last name."""
    with zipfile.ZipFile(backup) as package:
        names = [name for name in package.namelist() if name.startswith("cases/") and name.endswith(".parquet")]
        return {name.rpartition("/")[2]: package.read(name) for name in names}


def test_a_backup_taken_under_writing_restores_equal(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "secret-key").write_text("of-before", encoding="ascii")
    ended = parindex(home, "restore", str(backup))
    assert (ended.returncode, ended.stderr) == (0, "")
    with zipfile.ZipFile(backup) as package:
        package.extract("database.sqlite3", tmp_path)
    assert dump(home / "office.sqlite3") == dump(tmp_path / "database.sqlite3")
    assert (home / STORED).read_bytes() == b"%PDF-1.7 signed"
    assert (home / "trust/root.pem").read_bytes() == b"a root"
    assert {file.name: file.read_bytes() for file in Store(home / "cases").files()} == kept_in(backup)
    assert len(kept_in(backup)) > 12
    assert parindex(home, "journal", "verify").returncode == 0
    assert (home / "secret-key").read_text(encoding="ascii") != "of-before"


def test_a_backup_is_one_instant_between_the_writers_first_and_last_word(
    taken: tuple[Path, Path], tmp_path: Path
) -> None:
    backup, home = taken
    with zipfile.ZipFile(backup) as package:
        copied = Path(package.extract("database.sqlite3", tmp_path))
    words = WRITTEN
    assert 20 <= count(copied, words) < count(home / "office.sqlite3", words)
    saves = "SELECT count(*) FROM journal_entry WHERE verb = 'save'"
    assert count(copied, saves) == count(copied, words)
    total = "SELECT sum(claimed) FROM points_nodepoints WHERE node = ''"
    assert count(copied, total) == count(copied, "SELECT sum(claimed) FROM assessments_sheetrow")


def files_of(home: Path) -> set[str]:
    """The contents that the database of a home names."""
    with closing(sqlite3.connect(home / "office.sqlite3")) as database:
        return {sha256 for (sha256,) in database.execute("SELECT sha256 FROM evidence_file")}


def test_a_backup_holds_no_secret_and_no_unfinished_file(taken: tuple[Path, Path], tmp_path: Path) -> None:
    backup, home = taken
    key = (home / "secret-key").read_bytes()
    with zipfile.ZipFile(backup) as package:
        stored = {name for name in package.namelist() if name.startswith("files/")}
        cases = {name for name in package.namelist() if name.startswith("cases/")}
        assert set(package.namelist()) - stored - cases == {"database.sqlite3", "manifest.json", "trust/root.pem"}
        assert not any("left.parquet" in name for name in cases)
        assert STORED in stored
        assert {name.rpartition("/")[2] for name in stored if name != STORED} == files_of(home)
        assert all(key not in package.read(name) for name in package.namelist())
    assert backup.stat().st_mode & 0o777 == 0o600


def test_the_password_of_a_database_stays_out_of_the_settings() -> None:
    code = "import parindex.cli.office; from parindex.office.backups.actions import _plain_settings as p; print(p())"
    address = {"PARINDEX_DATABASE": "postgresql://office:hush@127.0.0.1/office"}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**over(Path("var")), **address}
    )
    assert "user=office" in ended.stdout and "hush" not in ended.stdout


BEGIN = """
import parindex.cli.office
from django_tasks_db.models import DBTaskResult
from parindex.office.assessments.scans import read_scan
from parindex.office.tasks.actions import ask, begin
task = ask("person:1", read_scan, "sheet:1", "key", "ban-quet.pdf", b"%PDF-1.7 cut off")
queued = DBTaskResult.objects.get()
queued.claim("of the day before")
assert begin(task.pk, str(queued.pk))
"""
AGE = "UPDATE tasks_task SET beat = '2020-01-01 00:00:00'"
TAKE_UP = """
import parindex.cli.office
from parindex.office.tasks.actions import put_back_lost
from parindex.office.tasks.models import Task
put_back_lost()
assert Task.objects.get().state == "waiting" and Task.objects.get().content
"""


def test_what_was_being_worked_on_when_a_backup_was_taken_is_taken_up_where_it_is_restored(
    home: Path, tmp_path: Path
) -> None:
    ended = parindex(home, "backup", str(tmp_path / "office.zip"), before=BEGIN)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert parindex(tmp_path / "other", "restore", str(tmp_path / "office.zip")).returncode == 0
    with closing(sqlite3.connect(tmp_path / "other" / "office.sqlite3")) as database, database:
        database.execute(AGE)
    ended = parindex(tmp_path / "other", "journal", "verify", before=TAKE_UP)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_home_that_holds_something_is_left_alone(backup: Path, home: Path) -> None:
    before = dump(home / "office.sqlite3")
    ended = parindex(home, "restore", str(backup))
    assert ended.returncode == 2
    assert "PARINDEX_HOME" in ended.stderr
    assert dump(home / "office.sqlite3") == before


def test_cases_are_put_back_where_they_are_kept_and_never_over_others(backup: Path, tmp_path: Path) -> None:
    restored = Path(shutil.copytree(tmp_path, tmp_path / "new")) / "home"
    place = tmp_path / "kho"
    assert parindex(restored, "restore", str(backup), PARINDEX_CASES=str(place)).returncode == 0
    assert {file.name: file.read_bytes() for file in Store(place).files()} == kept_in(backup)
    again = parindex(tmp_path / "other", "restore", str(backup), PARINDEX_CASES=str(place))
    assert (again.returncode, "không ghi đè" in again.stderr) == (2, True)
    elsewhere = parindex(tmp_path / "third", "restore", str(backup), PARINDEX_CASES="s3://kho/ho-so")
    assert (elsewhere.returncode, "là địa chỉ s3://kho/ho-so" in elsewhere.stderr) == (2, True)


def test_a_store_kept_elsewhere_is_told_to_be_no_part_of_the_backup(home: Path, tmp_path: Path) -> None:
    ended = parindex(home, "backup", str(tmp_path / "office.zip"), PARINDEX_CASES="s3://kho/ho-so")
    assert (ended.returncode, "không nằm trong bản sao lưu này" in ended.stdout) == (0, True)


def test_a_backup_of_the_same_name_is_kept(taken: tuple[Path, Path]) -> None:
    backup, home = taken
    before = backup.read_bytes()
    ended = parindex(home, "backup", str(backup))
    assert (ended.returncode, backup.read_bytes()) == (2, before)
    assert "đặt tên khác" in ended.stderr


def changed_inside(sound: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The backup with one byte flipped that this entry's content really rests on.

    A flipped byte may change nothing: in a run of zeros another distance copies the same zeros.
    """
    header = entry.header_offset
    begins = header + 30 + sum(struct.unpack("<HH", sound[header + 26 : header + 30]))
    packed = sound[begins : begins + entry.compress_size]
    for place in range(len(packed) // 2, len(packed)):
        changed = packed[:place] + bytes([packed[place] ^ 1]) + packed[place + 1 :]
        try:
            same = zlib.decompress(changed, -15) == zlib.decompress(packed, -15)
        except zlib.error:
            same = False
        if not same:
            return sound[:begins] + changed + sound[begins + len(packed) :]
    raise AssertionError(f"{entry.filename} rests on no byte of its second half")


def test_a_changed_byte_is_refused_and_named_and_nothing_is_put_back(backup: Path, tmp_path: Path) -> None:
    sound = backup.read_bytes()
    with zipfile.ZipFile(backup) as package:
        entries = [one for one in package.infolist() if not one.filename.startswith("cases/")]
    for entry in entries:
        name = entry.filename
        (tmp_path / "changed.zip").write_bytes(changed_inside(sound, entry))
        ended = parindex(tmp_path / "home", "restore", str(tmp_path / "changed.zip"))
        assert ended.returncode == 2, name
        assert name in ended.stderr
        assert not (tmp_path / "home" / "office.sqlite3").exists()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A backup of three little members, to be damaged many times."""
    members = []
    for name in ("database.sqlite3", STORED, "files/cd/" + "cd" * 32):
        source = tmp_path / name.replace("/", "-")
        source.write_bytes(random.Random(name).randbytes(300) * 3)
        members.append((name, source))
    manifest = Manifest(version="0.1.0", made="", database="sqlite", heads={}, settings={}, members={})
    pack(tmp_path / "small.zip", members, manifest)
    return tmp_path / "small.zip"


def test_no_damage_anywhere_passes_for_the_backup(small: Path, tmp_path: Path) -> None:
    sound, chance = small.read_bytes(), random.Random(7)
    expected = unpack(small, tmp_path / "sound")
    for attempt in range(400):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        small.write_bytes(damaged if attempt % 4 else damaged[: chance.randrange(len(sound))])
        folder = tmp_path / "unpacked"
        try:
            found = unpack(small, folder)
        except BackupRefused:
            continue
        assert found == expected  # the flip fell on a date or a mark that says nothing of the content
        for name, digest in found.members.items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", ["../outside", "/outside", "files/../../outside", "files\\..\\outside"])
def test_a_member_that_would_leave_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    manifest = Manifest(version="0.1.0", made="", database="sqlite", heads={}, settings={}, members={name: "0" * 64})
    with zipfile.ZipFile(tmp_path / "astray.zip", "w") as package:
        package.writestr(name, b"")
        package.writestr("manifest.json", json.dumps(manifest.model_dump()))
    (tmp_path / "in").mkdir()
    with pytest.raises(BackupRefused):
        unpack(tmp_path / "astray.zip", tmp_path / "in")
    assert list((tmp_path / "in").iterdir()) == []


def test_a_backup_of_a_newer_program_is_refused_with_what_to_do(tmp_path: Path) -> None:
    manifest = Manifest(version="99.0", made="", database="sqlite", heads={}, settings={}, members={})
    pack(tmp_path / "newer.zip", [], manifest)
    ended = parindex(tmp_path / "home", "restore", str(tmp_path / "newer.zip"))
    assert ended.returncode == 2
    assert "99.0" in ended.stderr
