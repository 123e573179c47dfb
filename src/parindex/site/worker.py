"""The worker beside the server, `python -m parindex.site.worker`: does what pages asked for, one after another."""

import logging
import os
import signal
import sys
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.site.settings")
django.setup()

from django.db import close_old_connections, connection  # noqa: E402  (Django is set up first)

from parindex.office.assessments import scans  # noqa: E402
from parindex.office.tasks import actions as tasks  # noqa: E402
from parindex.office.tasks.models import Task  # noqa: E402
from parindex.reading.errors import ReadingError  # noqa: E402
from parindex.reading.table import Progress  # noqa: E402

KINDS: dict[str, Callable[[bytes, Progress], str]] = {scans.KIND: scans.perform}
"""What the worker can do: from a content to what came of it, telling how far it is."""
BETWEEN_LOOKS = 1.0
BETWEEN_BEATS = 3.0
"""Seconds."""
FAULT = "Máy gặp lỗi khi đọc tệp này, không phải lỗi của báo cáo. Đề nghị thử lại, hoặc báo người phụ trách phần mềm."


def work_once() -> bool:
    """Do the piece that waits longest, if there is one."""
    tasks.put_back_lost()
    tasks.forget_old()
    task = tasks.claim()
    if task is None:
        return False
    over = Event()
    alive = Thread(target=_show_life, args=(task, over), daemon=True)
    alive.start()
    try:
        result, refusal = _done(task)
    except BaseException:
        tasks.put_back(task)
        raise
    finally:
        over.set()
        alive.join()
    tasks.end(task, result, refusal)
    return True


def _done(task: Task) -> tuple[str, str]:
    """What came of a piece of work: its result, or the words that refuse it."""
    try:
        content = bytes(task.content or b"")
        return KINDS[task.kind](content, lambda done, total: _tell(task, done, total)), ""
    except ReadingError as refused:
        return "", str(refused)
    except Exception:
        logging.getLogger(__name__).exception("task %s", task.pk)
        return "", FAULT


def _tell(task: Task, done: int, total: int) -> None:
    tasks.beat(task, done=done, total=total)


def _show_life(task: Task, over: Event) -> None:
    try:
        while not over.wait(BETWEEN_BEATS):
            tasks.beat(task)
    finally:
        connection.close()


def main() -> None:
    """Work until told to stop; what was begun then is put back for the next worker."""

    def stop(number: int, frame: FrameType | None) -> None:
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while True:
        close_old_connections()
        if not work_once():
            Event().wait(BETWEEN_LOOKS)


if __name__ == "__main__":
    main()
