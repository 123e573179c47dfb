"""The queue's one table. Who asks and what it is about are text ids, as in the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Task(models.Model):
    """One piece of work. The same key is the same work: asking again finds what was asked.

    `content` goes once the work has ended. `tries` tells a worker whether the work is still its own; `beat` is its last
    sign of life. `done` of `total` are pages or whatever the work counts. `result` or `refusal` is what came of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ")
        RUNNING = "running", _("Đang làm")
        DONE = "done", _("Đã xong")
        REFUSED = "refused", _("Không làm được")

    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200, db_index=True)
    asked_by = models.CharField(max_length=100)
    asked_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    beat = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.TextField(blank=True)
    refusal = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"

    @property
    def is_over(self) -> bool:
        """Whether it has ended, well or not."""
        return self.state in (self.State.DONE, self.State.REFUSED)
