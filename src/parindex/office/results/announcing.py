"""A publication of many units made in the background: asked for once, done by the worker, found when it is there."""

import hashlib
import json
from datetime import date

from django_tasks import TaskContext, task

from parindex.office.results.actions.publishing import Announcement, publish
from parindex.office.rounds.models import Round
from parindex.office.tasks.actions import ask
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import asked
from parindex.office.tasks.work import Progress, work_on
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person

MOST_AT_ONCE = 300
"""Units that are published while the page waits; more than these are left to the worker."""


def ask_to_publish(by: Actor, round: Round, said: Announcement) -> Task:
    """Have a result published; asking again for the same finds the same piece of work."""
    content = json.dumps([by.person, round.pk, said.decision, said.decided_on.isoformat(), said.corrects, said.reason])
    key = f"{_subject(round)}/{hashlib.sha256(content.encode()).hexdigest()}"
    return ask(by.id, publish_round, _subject(round), key, said.decision, content.encode())


def announced(by: Actor, round: Round, task: int) -> Task | None:
    """What became of a publication that the person asked for."""
    return asked(by.id).filter(subject=_subject(round), pk=task).first()


@task(takes_context=True)
def publish_round(context: TaskContext, pk: int) -> None:
    """The worker's part."""
    work_on(context, pk, _perform)


def _perform(content: bytes, progress: Progress) -> str:
    person, round, decision, decided_on, corrects, reason = json.loads(content)
    by = actor(Person.objects.get(pk=person))
    said = Announcement(decision, date.fromisoformat(decided_on), corrects, reason)
    return str(publish(by, round, said, progress).pk)


def _subject(round: Round) -> str:
    return f"publish/{round.chain}"
