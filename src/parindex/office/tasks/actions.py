"""Asking for work, and a worker's part: begin it, show signs of life, end it, put back what a dead worker left."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import TaskResultStatus
from django_tasks.base import Task as Work
from django_tasks_db.models import DBTaskResult

from parindex.office.tasks.errors import TaskLost, TaskRefused
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import asked, brief

LOST_AFTER = timedelta(seconds=15)
"""Without a sign of life for so long, a worker is taken for dead."""
MOST_TRIES = 3
MOST_AT_ONCE = 3
"""Pieces of work that one person may have waiting or running."""
KEPT_FOR = timedelta(days=1)
"""How long what came of a piece of work can be fetched."""
LOST = (
    "Máy đã dừng giữa chừng nhiều lần khi làm việc này. Đề nghị thử lại; nếu là đọc tệp thì nên tách riêng phần bảng "
    "tự chấm điểm trước, nếu không thì báo người phụ trách phần mềm."
)


@transaction.atomic
def ask(actor: str, work: Work[[int], None], subject: str, key: str, name: str, content: bytes) -> Task:
    """Ask for work on a content. Asking again finds the same piece, unless it was refused: then it is tried anew."""
    found = brief().select_for_update(of=("self",)).filter(key=key).first()
    if found and not found.refusal:
        return found
    if asked(actor).filter(ended_at=None).count() >= MOST_AT_ONCE:
        raise TaskRefused(
            gettext("Đồng chí đang có {most} việc chờ máy làm; đề nghị đợi xong rồi gửi tiếp.").format(
                most=MOST_AT_ONCE
            )
        )
    if found:
        found.delete()
    given = {"subject": subject, "asked_by": actor, "name": name[:200], "content": content}
    made, is_new = Task.objects.get_or_create(key=key, defaults=given)
    if is_new:
        _stand(made, work.enqueue(made.pk).id)
    return made


def begin(pk: int, queued: str) -> Task | None:
    """The piece that a try in the queue is about; None when it was given to another try, or is over."""
    task = Task.objects.filter(pk=pk, queued=UUID(queued), ended_at=None).first()
    return task if task and beat(task) else None


def beat(task: Task, **progress: int) -> bool:
    """Show a sign of life, and how far the work is; False when it is no longer this worker's."""
    return _own(task).update(beat=timezone.now(), **progress) > 0


def end(task: Task, result: str = "", refusal: str = "") -> bool:
    """Keep what came of it; False, with nothing kept, when it is no longer this worker's."""
    return _own(task).update(result=result, refusal=refusal, ended_at=timezone.now(), content=None) > 0


@transaction.atomic
def put_back(task: Task) -> None:
    """Give up a piece that was begun, so that the next worker takes it; this try does not count."""
    own = _own(task).select_for_update().first()
    if own and own.queued:
        _stand(own, _again(own.queued))


def put_back_lost() -> None:
    """Put back what dead workers left; what took several down with it is not tried again."""
    silent = timezone.now() - LOST_AFTER
    unseen = Q(beat__lt=silent) | Q(beat=None, queued__started_at__lt=silent)
    lost = brief().filter(unseen, ended_at=None).exclude(queued__status=TaskResultStatus.READY)
    if not lost.exists():
        return  # a look that finds nothing takes no lock
    with transaction.atomic():
        for task in lost.select_for_update(of=("self",), skip_locked=True):
            if task.queued is None:
                continue
            task.queued.set_failed(TaskLost())
            if task.tries >= MOST_TRIES:
                end(task, refusal=LOST)
            else:
                _stand(task, _again(task.queued), tries=task.tries + 1)


def forget_old() -> None:
    """Delete what ended long ago, and its tries."""
    before = timezone.now() - KEPT_FOR
    for old in (
        Task.objects.filter(ended_at__lt=before),
        DBTaskResult.objects.finished().filter(asked=None, finished_at__lt=before),
    ):
        if old.exists():
            old.delete()


def _again(queued: DBTaskResult[[int], None]) -> str:
    return queued.task.enqueue(*queued.args_kwargs["args"]).id


def _stand(task: Task, queued: str, **changes: int) -> None:
    Task.objects.filter(pk=task.pk).update(queued=UUID(queued), beat=None, done=0, total=0, **changes)


def _own(task: Task) -> QuerySet[Task]:
    return Task.objects.filter(pk=task.pk, queued=task.queued_id, ended_at=None)
