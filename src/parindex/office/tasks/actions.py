"""Asking for work, and the worker's part: take it, show signs of life, end it, put back what a dead worker left."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from parindex.office.tasks.errors import TaskRefused
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import BRIEF, asked

STATE = Task.State
LOST_AFTER = timedelta(seconds=15)
"""Without a sign of life for so long, a worker is taken for dead."""
MOST_TRIES = 3
MOST_AT_ONCE = 3
"""Pieces of work that one person may have waiting or running."""
KEPT_FOR = timedelta(days=1)
"""How long what came of a piece of work can be fetched."""


@transaction.atomic
def ask(actor: str, kind: str, subject: str, key: str, name: str, content: bytes) -> Task:
    """Ask for work on a content. Asking again finds the same piece, unless it was refused: then it is tried anew."""
    found = Task.objects.select_for_update().only(*BRIEF).filter(key=key).first()
    if found and found.state != STATE.REFUSED:
        return found
    if asked(actor).filter(state__in=[STATE.WAITING, STATE.RUNNING]).count() >= MOST_AT_ONCE:
        raise TaskRefused(f"Đồng chí đang có {MOST_AT_ONCE} tệp chờ đọc; đề nghị đợi đọc xong rồi gửi tiếp.")
    if found:
        found.delete()
    made, _ = Task.objects.get_or_create(
        key=key, defaults={"kind": kind, "subject": subject, "asked_by": actor, "name": name[:200], "content": content}
    )
    return made


def claim() -> Task | None:
    """Take the piece that waits longest; None when nothing waits, or another worker was quicker."""
    task = Task.objects.filter(state=STATE.WAITING).order_by("asked_at", "pk").first()
    if task is None:
        return None
    task.tries += 1
    taken = Task.objects.filter(pk=task.pk, state=STATE.WAITING, tries=task.tries - 1).update(
        state=STATE.RUNNING, tries=task.tries, beat=timezone.now(), done=0, total=0
    )
    return task if taken else None


def beat(task: Task, **progress: int) -> bool:
    """Show a sign of life, and how far the work is; False when it is no longer this worker's."""
    return _own(task).update(beat=timezone.now(), **progress) > 0


def end(task: Task, result: str = "", refusal: str = "") -> bool:
    """Keep what came of it; False, with nothing kept, when it is no longer this worker's."""
    state = STATE.REFUSED if refusal else STATE.DONE
    ended = {"state": state, "result": result, "refusal": refusal, "ended_at": timezone.now(), "content": None}
    return _own(task).update(**ended) > 0


def put_back(task: Task) -> None:
    """Give up a piece that was begun, so that the next worker takes it; this try does not count."""
    _own(task).update(state=STATE.WAITING, tries=F("tries") - 1, beat=None)


def put_back_lost() -> None:
    """Put back what dead workers left; what took several down with it is not tried again."""
    lost = Task.objects.filter(state=STATE.RUNNING, beat__lt=timezone.now() - LOST_AFTER)
    if not lost.exists():
        return
    words = "Máy đã dừng giữa chừng nhiều lần khi đọc tệp này. Đề nghị tách riêng phần bảng tự chấm điểm rồi thử lại."
    ended = {"state": STATE.REFUSED, "refusal": words, "ended_at": timezone.now(), "content": None}
    lost.filter(tries__gte=MOST_TRIES).update(**ended)
    lost.filter(tries__lt=MOST_TRIES).update(state=STATE.WAITING, beat=None)


def forget_old() -> None:
    """Delete what ended long ago."""
    old = Task.objects.filter(ended_at__lt=timezone.now() - KEPT_FOR)
    if old.exists():
        old.delete()


def _own(task: Task) -> QuerySet[Task]:
    return Task.objects.filter(pk=task.pk, state=STATE.RUNNING, tries=task.tries)
