"""Many people writing at once: no word is lost, no version is missing, no chain has a gap, nobody waits for ever."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.office.writers import LEAVES, add_word, together

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.models import Appraisal
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.actions import open_sheet
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.importing import fill_in
from parindex.office.assessments.models import RowVersion, Sheet, SheetRow
from parindex.office.assessments.papers import Imprint
from parindex.office.assessments.proving import attach, cite_in, remove
from parindex.office.assessments.steps import mark_checked, return_to_draft
from parindex.office.evidence.actions import Described
from parindex.office.evidence.models import Document
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.actions import TOTAL
from parindex.office.points.queries import of_unit
from parindex.office.rounds.actions import Span, open_round
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Phase
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Role, Unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def require_whole(words: Counter[tuple[int, str]]) -> None:
    """Assert that the sheets hold these words and no others, each written as one version and one entry."""
    rows = list(SheetRow.objects.exclude(version=0))
    assert Counter((row.sheet_id, word) for row in rows for word in row.explanation.split()) == words
    versions = Counter(RowVersion.objects.values_list("row_id", flat=True))
    assert versions == {row.pk: row.version for row in rows}
    assert versions.total() == Entry.objects.filter(verb="save").count() == words.total()
    assert verify().breaks == ()


def write(person: Actor, sheet: int, name: str, times: int) -> None:
    for time in range(times):
        add_word(person, sheet, LEAVES[time % len(LEAVES)], f"{name}.{time}")


def test_eight_write_on_one_sheet(drafter: Actor, sheet: Sheet) -> None:
    together([partial(write, drafter, sheet.pk, name, 9) for name in "abcdefgh"])
    require_whole(Counter((sheet.pk, f"{name}.{time}") for name in "abcdefgh" for time in range(9)))
    claimed = sum(SheetRow.objects.filter(sheet=sheet, node__in=LEAVES).values_list("claimed", flat=True))
    assert of_unit(sheet.round_id, sheet.unit_id)[TOTAL]["claimed"] == claimed == 72


@pytest.fixture
def fifty(coordinator: Actor, sheet: Sheet) -> list[tuple[Actor, int]]:
    """Fifty communes in a round of their own, each with its drafter and its sheet."""
    [superior] = coordinator.units(["coordinator"])
    now, made = timezone.now(), []
    for number in range(50):
        unit = Unit.objects.create(kind=Unit.Kind.COMMUNE, code=f"c-{number}", name=f"Xã {number}", parent_id=superior)
        person = Person.objects.create(login=f"c-{number}", name=f"Công chức xã {number}")
        Role.objects.create(person=person, unit=unit, kind=Role.Kind.DRAFTER, since=timezone.localdate())
        made.append((person, unit.pk))
    phases = {Phase.Name.SELF_ASSESSMENT: Span(now - timedelta(days=1))}
    edition = thawed(sheet.round.edition_id)
    round = open_round(coordinator, superior, "Đợt thử", edition, now.year, "year", [unit for _, unit in made], phases)
    people = [actor(person) for person, _ in made]
    places = [Participant.objects.get(round=round, unit=unit).pk for _, unit in made]
    return [(one, open_sheet(one, place).pk) for one, place in zip(people, places, strict=True)]


def test_fifty_write_on_fifty_sheets(fifty: list[tuple[Actor, int]]) -> None:
    together([partial(write, person, sheet, "a", 3) for person, sheet in fifty])
    require_whole(Counter((sheet, f"a.{time}") for _, sheet in fifty for time in range(3)))


def test_two_who_open_a_sheet_at_once_open_one(drafter: Actor, demonstration: None) -> None:
    Sheet.objects.all().delete()
    place = Participant.objects.get(unit=next(iter(drafter.units(["drafter"])))).pk
    together([partial(open_sheet, drafter, place)] * 4)
    assert Sheet.objects.count() == 1
    assert verify().breaks == ()


def test_two_imports_in_opposite_order_do_not_lock_each_other_out(drafter: Actor, sheet: Sheet) -> None:
    nodes = [criterion.id for criterion in thawed(sheet.round.edition_id).leaves()]
    chosen = [(node, 0, "", "Đã thực hiện.") for node in nodes]
    together([partial(fill_in, drafter, sheet.pk, order) for order in (chosen, chosen[::-1])])
    assert SheetRow.objects.filter(sheet=sheet, version=1).count() == len(nodes)


def test_what_is_frozen_is_what_the_rows_say_even_while_people_write(drafter: Actor, filled: Sheet) -> None:
    def freeze() -> None:
        mark_checked(drafter, filled.pk, Imprint("Đồng Mẫu", "CHỦ TỊCH", "", ()))

    def add(node: str, word: str) -> None:
        try:
            add_word(drafter, filled.pk, node, word)
        except SheetRefused:
            refused.append(word)

    for time in range(3):
        refused: list[str] = []
        writers: list[Callable[[], None]] = [partial(add, node, f"{node}-{time}") for node in LEAVES]
        together([freeze, *writers])
        frozen = filled.reports.latest("version").content
        said = {row.node: row.explanation for row in filled.rows.filter(node__in=LEAVES)}
        assert {row["id"]: row["explanation"] for row in frozen["rows"] if row["id"] in LEAVES} == said
        assert all(word not in " ".join(said.values()) for word in refused)
        return_to_draft(drafter, filled.pk, "soạn tiếp")


def test_eight_decide_on_a_sheet_that_nobody_has_decided_on(appraiser: Actor, appraising: Sheet) -> None:
    less = TypedDecision("0,25", False, "other", "Theo hồ sơ.")
    nodes = ("1.1.2", "1.1.3", "1.2", "1.3.1", "1.3.2", "1.4.1", "1.4.2", "1.5.1")
    together([partial(decide, appraiser, appraising.pk, node, "appraised", 0, less) for node in nodes])
    appraisal = Appraisal.objects.get()
    assert (appraisal.version, appraisal.undecided) == (8, 68)
    assert of_unit(appraising.round_id, appraising.unit_id)[TOTAL]["appraised"] == 8 * 2_500
    assert Entry.objects.filter(chain=appraisal.chain).count() == 8
    assert verify().breaks == ()


@pytest.fixture
def later(drafter: Actor, coordinator: Actor, filled: Sheet) -> Sheet:
    """The sheet of the same unit in another round, a draft as well."""
    [superior] = coordinator.units(["coordinator"])
    now = timezone.now()
    phases = {Phase.Name.SELF_ASSESSMENT: Span(now - timedelta(days=1))}
    edition = thawed(filled.round.edition_id)
    round = open_round(coordinator, superior, "Đợt sau", edition, now.year, "year", [filled.unit_id], phases)
    return open_sheet(drafter, Participant.objects.get(round=round).pk)


@contextmanager
def begun(act: Callable[[], object]) -> Iterator[None]:
    """Do an act in a transaction and a thread of its own that ends when the block does."""
    done, go_on = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                act()
                done.set()
                go_on.wait(30)
        finally:
            done.set()
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        done.wait(30)
        try:
            yield
        finally:
            go_on.set()
        holding.result()


def after(first: Callable[[], object], second: Callable[[], object]) -> "Future[object]":
    """Begin the first, then the second beside it: it must wait until the first has ended. How the second came out."""

    def one() -> object:
        try:
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with begun(first):
            waiting = pool.submit(one)
            assert not wait([waiting], timeout=1).done
        wait([waiting])
    return waiting


def plan(number: str) -> Described:
    return Described(number, title="Kế hoạch", kept_at="Văn thư")


def test_a_document_that_another_sheet_is_freezing_is_not_removed_meanwhile(
    drafter: Actor, filled: Sheet, later: Sheet
) -> None:
    freeze = partial(mark_checked, drafter, filled.pk, Imprint("Đồng Mẫu", "CHỦ TỊCH", "", ()))
    document = cite_in(
        drafter, filled.pk, Described("9/KH-UBND", title="Kế hoạch", kept_at="Văn thư"), "1.1.1"
    ).document
    with pytest.raises(SheetRefused, match="đã chốt"):
        after(freeze, partial(remove, drafter, later.pk, document.pk)).result()
    assert document.pk in [entry["document"] for entry in filled.reports.get().content["evidence"]]
    assert Document.objects.filter(pk=document.pk).exists()


def test_what_is_being_removed_is_neither_frozen_nor_put_beside_a_row(
    drafter: Actor, filled: Sheet, later: Sheet
) -> None:
    freeze = partial(mark_checked, drafter, filled.pk, Imprint("Đồng Mẫu", "CHỦ TỊCH", "", ()))
    one, other = (cite_in(drafter, filled.pk, plan(number), "1.1.1").document for number in ("8/KH-UBND", "9/KH-UBND"))
    with pytest.raises(SheetRefused, match="Không có tài liệu này"):
        after(partial(remove, drafter, filled.pk, one.pk), partial(attach, drafter, later.pk, "1.2", one.pk)).result()
    after(partial(remove, drafter, later.pk, other.pk), freeze).result()
    listed = [entry["document"] for entry in filled.reports.get().content["evidence"]]
    assert {one.pk, other.pk}.isdisjoint(listed)
