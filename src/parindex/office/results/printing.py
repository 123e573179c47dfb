"""The decision on the result of a large round, written as a file by the worker: asked for once, fetched when there."""

import json
import tempfile
from pathlib import Path

from django.utils.translation import gettext, override
from django_tasks import TaskContext, task

from parindex.office.evidence.models import File
from parindex.office.evidence.store import keep_made
from parindex.office.results import papers
from parindex.office.results.access import sees_result
from parindex.office.results.actions import refresh
from parindex.office.results.errors import PublicationRefused
from parindex.office.rounds.models import Round
from parindex.office.tasks.actions import ask
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import asked
from parindex.office.tasks.work import Progress, work_on
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person
from parindex.writing.layout.forms import rendered
from parindex.writing.papers import approval


def ask_to_print(by: Actor, round: Round, form: str) -> Task:
    """Have the decision on a result with its annex written in a form; the same result is asked for once."""
    content = json.dumps([by.person, round.pk, form])
    key = f"{_subject(round)}/{by.id}/{form}/{refresh(round).basis}"
    return ask(by.id, print_decision, _subject(round), key, f"quyet-dinh-{round.pk}.{form}", content.encode())


def printed(by: Actor, round: Round, task: int) -> Task | None:
    """What became of a paper that the person asked for."""
    return asked(by.id).filter(subject=_subject(round), pk=task).first()


def file_of(task: Task) -> File | None:
    """The file that a paper was written to, once it is there."""
    return File.objects.filter(pk=task.result).first() if task.is_over and not task.refusal else None


@task(takes_context=True)
def print_decision(context: TaskContext, pk: int) -> None:
    """The worker's part."""
    work_on(context, pk, _perform)


def _perform(content: bytes, progress: Progress) -> str:
    person, pk, form = json.loads(content)
    round = Round.objects.select_related("superior").get(pk=pk)
    if not sees_result(actor(Person.objects.get(pk=person)), round):
        raise PublicationRefused(gettext("Đồng chí không còn xem được kết quả của đợt này nên văn bản không được lập."))
    progress(0, 2)
    with override("vi"):
        paper = approval.compose(papers.approval(round))
        progress(1, 2)
        made = rendered(paper, form)
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / "van-ban"
        path.write_bytes(made)
        return str(keep_made(path, form).pk)


def _subject(round: Round) -> str:
    return f"print/{round.chain}"
