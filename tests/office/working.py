"""A worker in the test's own thread, and work for it that takes no time, or all the time there is."""

from threading import Event

from django_tasks import TaskContext, task
from django_tasks_db.management.commands.db_worker import Worker

from parindex.office.tasks.errors import TaskRefused
from parindex.office.tasks.work import Progress, work_on


def work_off() -> None:
    """Do all that waits, as the command of the library does it."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    ).run()


@task(takes_context=True)
def obey(context: TaskContext, pk: int) -> None:
    """What the content says: read, refuse, fail, or be told to stop."""
    work_on(context, pk, _obeyed)


def _obeyed(content: bytes, progress: Progress) -> str:
    progress(1, 2)
    if content == b"refuse":
        raise TaskRefused("hỏng")
    if content == b"fail":
        raise ZeroDivisionError
    if content == b"stop":
        raise SystemExit
    return content.decode()


@task(takes_context=True)
def linger(context: TaskContext, pk: int) -> None:
    """Work on until told to stop."""
    work_on(context, pk, lambda content, progress: str(Event().wait(600)))
