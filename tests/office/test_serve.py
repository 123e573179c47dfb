"""`parindex serve` runs the server and one worker, takes a killed worker's work up again, and ends both."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from urllib.request import urlopen

import pytest
from tests.office.commands import ROOT, over, parindex

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

ASK = """
import parindex.cli.office
from pathlib import Path
from django.utils.module_loading import import_string
from parindex.office.tasks.actions import ask
ask("person:1", import_string({work!r}), "sheet:1", "key", "ban-quet.pdf", Path({scan!r}).read_bytes())
"""
BEGUN = "SELECT count(*) FROM tasks_task WHERE beat IS NOT NULL"


def until(seen: Callable[[], object]) -> None:
    """Wait for something to be seen, a minute at most."""
    end = monotonic() + 60
    while not seen():
        assert monotonic() < end
        Event().wait(0.1)


def children(process: int) -> dict[int, str]:
    """The children of a process by id, with the words they were called with."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return {int(child): Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ") for child in found}


def worker_of(process: int) -> int | None:
    return next((child for child, words in children(process).items() if "parindex.site.worker" in words), None)


@pytest.fixture
def serving(home: Path, scan: Path, request: pytest.FixtureRequest) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The running command with work to be done on a scan, and its port."""
    here = {"PYTHONPATH": str(ROOT)}
    asking = ASK.format(work=request.param, scan=str(scan))
    assert parindex(home, "journal", "verify", before=asking, **here).returncode == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from parindex.cli.main import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=over(home, **here), stdout=subprocess.DEVNULL) as process:
        yield process, port
        process.terminate()


def found(database: sqlite3.Connection, question: str) -> Any:
    """The first row that answers a question."""
    return database.execute(question).fetchone()


@pytest.mark.needs_program("tesseract")
@pytest.mark.parametrize("serving", ["parindex.office.assessments.scans.read_scan"], indirect=True)
def test_a_killed_worker_s_work_is_done_by_the_next_and_both_end_together(
    serving: tuple[subprocess.Popen[bytes], int], home: Path
) -> None:
    process, port = serving
    with closing(sqlite3.connect(home / "office.sqlite3", timeout=20)) as database:
        until(lambda: found(database, BEGUN) == (1,))
        killed = worker_of(process.pid)
        assert killed
        os.kill(killed, signal.SIGKILL)
        with database:
            database.execute("UPDATE tasks_task SET beat = '2020-01-01 00:00:00'")
        until(lambda: found(database, "SELECT count(*) FROM tasks_task WHERE ended_at IS NOT NULL") == (1,))
        assert found(database, "SELECT tries, content, refusal FROM tasks_task") == (2, None, "")
    with urlopen(f"http://127.0.0.1:{port}/") as page:
        assert page.status == 200
    born = list(children(process.pid))
    assert len(born) == 2
    process.terminate()
    assert process.wait(30) == 0
    assert not any(Path(f"/proc/{child}").exists() for child in born)


@pytest.mark.parametrize("serving", ["tests.office.working.linger"], indirect=True)
def test_long_work_is_put_back_when_the_office_is_stopped(
    serving: tuple[subprocess.Popen[bytes], int], home: Path
) -> None:
    process, _ = serving
    with closing(sqlite3.connect(home / "office.sqlite3", timeout=20)) as database:
        until(lambda: found(database, BEGUN) == (1,))
        process.terminate()
        assert process.wait(30) == 0
        assert found(database, "SELECT tries, beat, ended_at FROM tasks_task") == (1, None, None)
        tries = database.execute("SELECT status FROM django_tasks_database_dbtaskresult ORDER BY enqueued_at")
        assert tries.fetchall() == [("FAILED",), ("READY",)]
