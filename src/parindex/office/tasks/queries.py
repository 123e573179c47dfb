"""Reading what was asked for, without the contents that wait and what came of them."""

from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from parindex.office.tasks.models import Task


def brief() -> QuerySet[Task]:
    """All pieces of work, each with where it stands in the queue."""
    return Task.objects.defer("content", "result").select_related("queued")


def asked(actor: str) -> QuerySet[Task]:
    """What a person has asked for, the newest first."""
    return brief().filter(asked_by=actor).order_by("-asked_at", "-pk")


def ahead_of(task: Task) -> int:
    """How many pieces are done before one that waits."""
    if task.queued is None:
        return 0
    before = Q(status=TaskResultStatus.READY, enqueued_at__lt=task.queued.enqueued_at)
    queue = DBTaskResult.objects.filter(before | Q(status=TaskResultStatus.RUNNING))
    return queue.exclude(pk=task.queued.pk).count()
