"""The command `parindex serve`: prepare the database, then run the office until it is told to stop."""

import os
import signal
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

LOOPBACK = "127.0.0.1"
BETWEEN_LOOKS = 1.0
"""Seconds between two looks at whether the children are alive."""
GRACE = 5.0
"""Seconds that the worker has to finish; told again then, it puts back what it had begun."""
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104  (only told apart, never bound here)
DEMONSTRATION = Path("var/demo")
"""Where the demonstration's database lies, apart from any real one."""


def serve(
    port: Annotated[int, typer.Option(help="Cổng mà trình duyệt gọi tới.", min=1, max=65535)] = 8000,
    address: Annotated[str, typer.Option(help="Địa chỉ máy phục vụ.")] = LOOPBACK,
    demo: Annotated[
        bool, typer.Option("--demo", help="Chạy tỉnh thí điểm trong thư mục riêng, chỉ trên máy này.")
    ] = False,
) -> None:
    """Chạy văn phòng Chỉ số CCHC trên trình duyệt; nhấn Ctrl+C để dừng."""
    if demo:
        if address != LOOPBACK:
            raise typer.BadParameter(f"dữ liệu thử chỉ chạy ở {LOOPBACK}")
        os.environ["PARINDEX_HOME"] = os.environ.get("PARINDEX_HOME", str(DEMONSTRATION))
    if not _is_free(address, port):
        typer.echo(f"Cổng {port} đang có chương trình khác dùng; đề nghị thêm --port với một số khác.", err=True)
        raise typer.Exit(2)
    import_module("parindex.cli.office.preparing").prepare(demo)
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", address, "--port", str(port)]
    server += [
        "--blocking-threads",
        "4",
        "--backpressure",
        "64",
        "--workers-kill-timeout",
        "10",  # a worker that is told to stop while it is only starting does not hear it
        "--log-level",
        "warning",
        "parindex.site.wsgi:application",
    ]
    base = f"http://{LOOPBACK if address in ANYWHERE else address}:{port}"
    import_module("parindex.cli.office.people").greet(base)
    typer.echo(f"Mở trình duyệt tại {base}/ . Nhấn Ctrl+C để dừng.")
    raise typer.Exit(_until_stopped(server, [sys.executable, "-m", "parindex.site.worker"]))


def _is_free(address: str, port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError:
            return False
    return True


def _until_stopped(server: list[str], worker: list[str]) -> int:
    """Run both until the server ends or we are told to stop; then end both. The status is the server's.

    A worker that dies is started anew, and puts back what the one before had begun.
    """
    serving, working = (subprocess.Popen(command, start_new_session=True) for command in (server, worker))
    told = Event()

    def stop(*_: object) -> None:
        told.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while serving.poll() is None and not told.wait(BETWEEN_LOOKS):
        if working.poll() is not None:
            working = subprocess.Popen(worker, start_new_session=True)
    for child in (serving, working):
        child.terminate()  # a server that is killed leaves its workers on the port
    try:
        working.wait(GRACE)
    except subprocess.TimeoutExpired:
        working.terminate()
    working.wait()
    return max(serving.wait(), 0)
