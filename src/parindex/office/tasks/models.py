"""What the library's queue does not know of a piece of work. Who asks and what it is about are text ids."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


class Task(models.Model):
    """One piece of work. The same key is the same work: asking again finds what was asked.

    `queued` is where its present try stands in the queue, and tells a worker whether the work is still its own; `beat`
    is the worker's last sign of life. `content` goes once the work has ended. `done` of `total` are pages or whatever
    the work counts. `result` or `refusal` is what came of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ")
        RUNNING = "running", _("Đang làm")
        DONE = "done", _("Đã xong")
        REFUSED = "refused", _("Không làm được")

    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200, db_index=True)
    asked_by = models.CharField(max_length=100)
    asked_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)
    queued = models.OneToOneField(DBTaskResult, models.PROTECT, null=True, related_name="asked")
    tries = models.PositiveSmallIntegerField(default=1)
    beat = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.TextField(blank=True)
    refusal = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"

    @property
    def is_over(self) -> bool:
        """Whether it has ended, well or not."""
        return self.ended_at is not None

    @property
    def state(self) -> State:
        """How it stands."""
        if self.is_over:
            return self.State.REFUSED if self.refusal else self.State.DONE
        waits = self.queued is None or self.queued.status == TaskResultStatus.READY
        return self.State.WAITING if waits else self.State.RUNNING
