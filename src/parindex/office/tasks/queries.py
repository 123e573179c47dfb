"""Reading the queue, without the contents that wait in it."""

from django.db.models import Q, QuerySet

from parindex.office.tasks.models import Task

BRIEF = ("pk", "kind", "key", "subject", "asked_by", "asked_at", "name", "state", "done", "total", "refusal")


def asked(actor: str) -> QuerySet[Task]:
    """What a person has asked for, the newest first."""
    return Task.objects.filter(asked_by=actor).only(*BRIEF).order_by("-asked_at", "-pk")


def ahead_of(task: Task) -> int:
    """How many pieces are done before one that waits."""
    before = Q(state=Task.State.RUNNING) | Q(state=Task.State.WAITING, asked_at__lt=task.asked_at)
    return Task.objects.filter(before).exclude(pk=task.pk).count()
