"""Work is asked once, done once, put back when its worker dies, never kept by a worker that was given up."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskContext
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction
from tests.office.working import obey, work_off
from tests.office.writers import together

from parindex.office.tasks import actions as tasks
from parindex.office.tasks.errors import TaskRefused
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import ahead_of, asked
from parindex.office.tasks.work import FAULT, work_on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def ask(key: str, actor: str = "person:1", content: bytes = b"read") -> Task:
    return tasks.ask(actor, obey, "sheet:1", key, "bao-cao.pdf", content)


def claimed() -> DBTaskResult:
    """A try that a worker has taken, and does not go on with yet."""
    with exclusive_transaction():
        queued = DBTaskResult.objects.ready().get_locked()
        assert queued
        queued.claim("dying")
    return queued


def die(queued: DBTaskResult) -> None:
    """The worker of a try shows no sign of life any more."""
    long_ago = timezone.now() - 2 * tasks.LOST_AFTER
    DBTaskResult.objects.filter(pk=queued.pk).update(started_at=long_ago)
    Task.objects.filter(queued=queued).exclude(beat=None).update(beat=long_ago)


def go_on(queued: DBTaskResult) -> None:
    """The worker of a try does the work after all."""
    work_on(TaskContext(task_result=queued.task_result), *queued.task_result.args, lambda content, progress: "late")


def test_the_same_work_asked_twice_is_one_piece() -> None:
    assert ask("a").pk == ask("a").pk
    work_off()
    assert (ask("a").state, ask("a").result) == ("done", "read")
    assert DBTaskResult.objects.count() == 1


def test_what_was_refused_is_tried_anew_when_asked_again() -> None:
    ask("a", content=b"refuse")
    work_off()
    assert Task.objects.get().refusal == "hỏng"
    assert ask("a").state == "waiting"
    work_off()
    assert Task.objects.get().result == "read"


def test_a_fault_of_ours_is_refused_in_words_that_do_not_blame_the_report() -> None:
    ask("a", content=b"fail")
    work_off()
    task = Task.objects.get()
    assert (task.state, task.refusal, task.content) == ("refused", FAULT, None)


def test_who_waits_longest_comes_first_and_sees_how_many_are_ahead() -> None:
    ask("a"), ask("b")
    second, first = asked("person:1")
    assert (ahead_of(first), ahead_of(second)) == (0, 1)
    assert claimed() == first.queued
    assert ahead_of(second) == 1
    assert [task.state for task in asked("person:1")] == ["waiting", "running"]


def test_one_person_may_not_fill_the_queue() -> None:
    for key in "abc":
        ask(key)
    with pytest.raises(TaskRefused):
        ask("d")
    assert ask("d", "person:2").state == "waiting"


@pytest.mark.parametrize("began", [True, False])
def test_a_dead_worker_s_piece_is_put_back_and_the_dead_keeps_nothing(began: bool) -> None:
    task = ask("a")
    dead = claimed()
    begun = tasks.begin(task.pk, str(dead.pk)) if began else None
    tasks.put_back_lost()
    assert not DBTaskResult.objects.ready().exists(), "a worker that shows life keeps its piece"
    die(dead)
    tasks.put_back_lost()
    assert ask("a").state == "waiting"
    go_on(dead)
    assert begun is None or not (tasks.beat(begun) or tasks.end(begun, "late"))
    assert ask("a").state == "waiting"
    work_off()
    assert (ask("a").result, ask("a").tries) == ("read", 2)


def test_what_takes_worker_after_worker_down_is_refused_in_words() -> None:
    ask("a")
    for _ in range(tasks.MOST_TRIES):
        die(claimed())
        tasks.put_back_lost()
    task = Task.objects.get()
    assert (task.state, task.content) == ("refused", None)
    assert "Đề nghị" in task.refusal
    assert not DBTaskResult.objects.ready().exists()


def test_a_worker_that_is_told_to_stop_puts_its_piece_back_without_counting_the_try() -> None:
    ask("a", content=b"stop")
    for _ in range(tasks.MOST_TRIES + 1):
        one = claimed()
        with pytest.raises(SystemExit):
            obey.call(TaskContext(task_result=one.task_result), *one.task_result.args)
        assert ask("a").state == "waiting"
    assert ask("a").tries == 1


def test_what_ended_keeps_no_content_and_is_forgotten_after_a_day() -> None:
    ask("a")
    work_off()
    tasks.forget_old()
    assert Task.objects.get().content is None
    long_ago = timezone.now() - tasks.KEPT_FOR - timedelta(minutes=1)
    Task.objects.update(ended_at=long_ago)
    DBTaskResult.objects.update(finished_at=long_ago)
    tasks.forget_old()
    assert not Task.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_several_workers_never_take_the_same_piece() -> None:
    for number in range(12):
        ask(f"{number}", f"person:{number}")
    together([work_off] * 6)
    assert [task.state for task in Task.objects.all()] == ["done"] * 12
    assert Counter(len(tried.worker_ids) for tried in DBTaskResult.objects.all()) == {1: 12}


def test_what_many_ask_and_many_find_lost_at_once_stays_one_piece() -> None:
    def one() -> None:
        ask("a")

    together([one] * 6)
    assert DBTaskResult.objects.count() == 1
    die(claimed())
    together([tasks.put_back_lost] * 6)
    assert (Task.objects.get().tries, DBTaskResult.objects.ready().count()) == (2, 1)
