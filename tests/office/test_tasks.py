"""The queue: asked once, done once, put back when its worker dies, never kept by a worker that was given up."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.office.writers import together

from parindex.office.tasks import actions as tasks
from parindex.office.tasks.errors import TaskRefused
from parindex.office.tasks.models import Task
from parindex.office.tasks.queries import ahead_of

pytestmark = pytest.mark.django_db


def ask(key: str, actor: str = "person:1") -> Task:
    return tasks.ask(actor, "read-scan", "sheet:1", key, "bao-cao.pdf", b"%PDF")


def claimed() -> Task:
    task = tasks.claim()
    assert task
    return task


def die(task: Task) -> None:
    """The worker of a piece shows no sign of life any more."""
    Task.objects.filter(pk=task.pk).update(beat=timezone.now() - 2 * tasks.LOST_AFTER)


def test_the_same_work_asked_twice_is_one_piece() -> None:
    assert ask("a").pk == ask("a").pk
    assert tasks.end(claimed(), result="read")
    assert ask("a").state == "done"
    assert tasks.claim() is None


def test_what_was_refused_is_tried_anew_when_asked_again() -> None:
    ask("a")
    tasks.end(claimed(), refusal="hỏng")
    assert ask("a").state == "waiting"
    assert bytes(claimed().content or b"") == b"%PDF"


def test_who_waits_longest_comes_first_and_sees_how_many_are_ahead() -> None:
    first, second = ask("a"), ask("b")
    assert (ahead_of(first), ahead_of(second)) == (0, 1)
    assert claimed().pk == first.pk
    assert ahead_of(second) == 1


def test_one_person_may_not_fill_the_queue() -> None:
    for key in "abc":
        ask(key)
    with pytest.raises(TaskRefused):
        ask("d")
    assert ask("d", "person:2").state == "waiting"


def test_a_dead_worker_s_piece_is_put_back_and_the_dead_keeps_nothing() -> None:
    ask("a")
    dead = claimed()
    tasks.put_back_lost()
    assert tasks.claim() is None, "a worker that shows life keeps its piece"
    die(dead)
    tasks.put_back_lost()
    living = claimed()
    assert not tasks.beat(dead)
    assert not tasks.end(dead, result="late")
    assert tasks.end(living, result="read")
    assert Task.objects.get().result == "read"


def test_what_takes_worker_after_worker_down_is_refused_in_words() -> None:
    ask("a")
    for _ in range(tasks.MOST_TRIES):
        die(claimed())
        tasks.put_back_lost()
    assert tasks.claim() is None
    task = Task.objects.get()
    assert (task.state, task.content) == ("refused", None)
    assert "Đề nghị" in task.refusal


def test_a_worker_that_is_told_to_stop_puts_its_piece_back_without_counting_the_try() -> None:
    ask("a")
    for _ in range(tasks.MOST_TRIES + 1):
        tasks.put_back(claimed())
    assert claimed().tries == 1


def test_what_ended_keeps_no_content_and_is_forgotten_after_a_day() -> None:
    ask("a")
    tasks.end(claimed(), result="read")
    tasks.forget_old()
    assert Task.objects.get().content is None
    Task.objects.update(ended_at=timezone.now() - tasks.KEPT_FOR - timedelta(minutes=1))
    tasks.forget_old()
    assert not Task.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_several_workers_never_take_the_same_piece() -> None:
    for number in range(12):
        ask(f"{number}", f"person:{number}")
    taken: Counter[int] = Counter()

    def worker() -> None:
        while Task.objects.filter(state="waiting").exists():
            if task := tasks.claim():
                taken[task.pk] += 1

    together([worker] * 6)
    assert sorted(taken.values()) == [1] * 12
