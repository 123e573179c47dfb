"""Several people writing at once."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from django.db import connection

from parindex.office.assessments.actions import open_sheet, save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.errors import Conflict
from parindex.office.assessments.models import SheetRow
from parindex.office.rounds.models import Participant
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person

LEAVES = ("1.1.3", "1.2", "1.3.1")


def add_word(person: Actor, sheet: int, node: str, word: str) -> None:
    """Add a word to a row's explanation, and claim by their number; after a conflict, to what stands there now."""
    while True:
        row = SheetRow.objects.get(sheet=sheet, node=node)
        words = [*row.explanation.split(), word]
        try:
            save_row(person, sheet, node, row.version, Typed(f"0,{len(words):04}", " ".join(words)))
        except Conflict:
            continue
        return


def together(acts: Sequence[Callable[[], None]]) -> None:
    """Do all at once, each in a thread with a connection of its own; the first fault of any is raised."""
    start = Barrier(len(acts))

    def one(act: Callable[[], None]) -> None:
        start.wait()
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(one, act) for act in acts]:
            done.result()


def write_until_told() -> None:
    """As a program: four write on the demonstration's sheet until the input ends; says how many words were written."""
    drafter = actor(Person.objects.get(name="Công chức tổng hợp"))
    own = Participant.objects.filter(unit__in=drafter.units(["drafter"])).latest("round__year")
    sheet = open_sheet(drafter, own.pk).pk
    written, told = list[str](), Event()

    def writer(name: str) -> None:
        while not told.is_set():
            word = f"{name}.{len(written)}"
            add_word(drafter, sheet, LEAVES[len(written) % len(LEAVES)], word)
            written.append(word)
            if len(written) == 20:
                print("writing", flush=True)

    def listener() -> None:
        sys.stdin.read()
        told.set()

    together([*(lambda name=name: writer(name) for name in "abcd"), listener])  # type: ignore[misc]
    print(len(written))
