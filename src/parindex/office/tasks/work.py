"""One try at a piece of work, inside the library's worker: with signs of life, to what came of it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread

from django.db import connection
from django_tasks import TaskContext

from parindex.office.errors import Refusal
from parindex.office.tasks import actions as tasks
from parindex.office.tasks.models import Task

Progress = Callable[[int, int], None]
BETWEEN_BEATS = 3.0
"""Seconds."""
FAULT = "Máy gặp lỗi khi làm việc này, không phải lỗi của đồng chí. Đề nghị thử lại, hoặc báo người phụ trách phần mềm."


def work_on(context: TaskContext, pk: int, perform: Callable[[bytes, Progress], str]) -> None:
    """Do the piece: from its content to what came of it, telling how far it is. A Refusal says why it cannot be."""
    task = tasks.begin(pk, context.task_result.id)
    if task is None:
        return
    try:
        with _showing_life(task):
            result = perform(bytes(task.content or b""), partial(_tell, task))
    except Refusal as refused:
        tasks.end(task, refusal=str(refused))
    except Exception:
        logging.getLogger(__name__).exception("task %s", pk)
        tasks.end(task, refusal=FAULT)
    except BaseException:  # told to stop: the next worker takes it
        tasks.put_back(task)
        raise
    else:
        tasks.end(task, result)


def _tell(task: Task, done: int, total: int) -> None:
    tasks.beat(task, done=done, total=total)


@contextmanager
def _showing_life(task: Task) -> Iterator[None]:
    over = Event()

    def beat() -> None:
        try:
            while not over.wait(BETWEEN_BEATS):
                tasks.beat(task)
        finally:
            connection.close()

    alive = Thread(target=beat, daemon=True)
    alive.start()
    try:
        yield
    finally:
        over.set()
        alive.join()
