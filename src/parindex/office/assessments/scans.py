"""A scanned report read in the background: asked for from the sheet, read by the worker, fetched when it is done."""

import hashlib
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.db.models import QuerySet
from django_tasks import TaskContext, task

from parindex.editions.sheet import Sheet as ReadSheet
from parindex.office.assessments.models import Sheet
from parindex.office.tasks.actions import ask
from parindex.office.tasks.errors import TaskRefused
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import asked
from parindex.office.tasks.work import work_on
from parindex.office.units.access import Actor
from parindex.reading.errors import ReadingError
from parindex.reading.reader import read
from parindex.reading.table import Progress
from parindex.reading.wire import from_text, to_text


def ask_to_read(actor: Actor, sheet: Sheet, file: "File[bytes]") -> Task:
    """Have a scan read for a sheet; the same file asked for again by the same person is read once."""
    file.seek(0)
    content = file.read()
    subject = _subject(sheet)
    key = f"{subject}/{actor.id}/{hashlib.sha256(content).hexdigest()}"
    return ask(actor.id, read_scan, subject, key, file.name or "", content)


def readings(actor: Actor, sheet: Sheet) -> QuerySet[Task]:
    """The scans that the actor has had read for a sheet, the newest first."""
    return asked(actor.id).filter(subject=_subject(sheet))


def _subject(sheet: Sheet) -> str:
    return f"read-scan/{sheet.chain}"


@task(takes_context=True)
def read_scan(context: TaskContext, pk: int) -> None:
    """The worker's part."""
    work_on(context, pk, _perform)


def _perform(content: bytes, progress: Progress) -> str:
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / "bao-cao"
        path.write_bytes(content)
        try:
            return to_text(read(path, progress=progress))
        except ReadingError as refused:
            raise TaskRefused(str(refused)) from refused


def report_of(task: Task) -> ReadSheet:
    """The report that was read. TaskRefused, in the reader's words, when it could not be."""
    if task.refusal:
        raise TaskRefused(task.refusal)
    return from_text(task.result)
