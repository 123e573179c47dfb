"""Filling in a sheet: rows saved by version, refusals in words, who may and who may not."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from parindex.office.assessments.actions import assign, compare_rows, open_sheet, save_row, unassign
from parindex.office.assessments.content import Typed, typed_facts
from parindex.office.assessments.errors import Conflict, RowRefused, SheetRefused
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.assessments.queries import history, readable_sheet
from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.queries import of_unit
from parindex.office.rounds.actions import extend
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Participant, Phase
from parindex.office.units.access import Actor

pytestmark = pytest.mark.django_db

HALF_DONE = Typed("1", "Đã hoàn thành 38/72 nhiệm vụ, đạt 52,8% kế hoạch năm.")


def row(sheet: Sheet, node: str) -> SheetRow:
    return SheetRow.objects.get(sheet=sheet, node=node)


def test_a_saved_row_keeps_its_words_points_findings_and_proposed_facts(drafter: Actor, sheet: Sheet) -> None:
    saved = save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE)
    assert (saved.version, saved.claimed) == (1, 10_000)
    assert {name: fact["value"] for name, fact in saved.proposals.items()} == {"done": "38", "planned": "72"}
    assert "admits-shortfall" in {finding["kind"] for finding in saved.findings}
    totals = of_unit(sheet.round_id, sheet.unit_id)
    assert [totals[node]["claimed"] for node in ("1.1.3", "1.1", "1", "I", "")] == [10_000] * 5


def test_confirmed_facts_give_points_with_their_sentence(drafter: Actor, sheet: Sheet) -> None:
    typed = Typed("1", HALF_DONE.explanation, {"done": "38", "planned": "72"})
    saved = save_row(drafter, sheet.pk, "1.1.3", 0, typed)
    assert (saved.computed, saved.answer_state, saved.proposals) == (5278, "suggested", {})
    assert "38/72" in saved.trace
    assert of_unit(sheet.round_id, sheet.unit_id)[""]["computed"] == 5278


def test_counts_are_read_as_officials_write_them(drafter: Actor, sheet: Sheet) -> None:
    saved = save_row(drafter, sheet.pk, "1.1.3", 0, Typed("", "", {"done": "1.430", "planned": "1.478"}))
    assert saved.facts["done"]["values"]["typed"]["value"] == "1430"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed("một"), "claimed"),
        (Typed("-1"), "claimed"),
        (Typed("0,12345"), "claimed"),
        (Typed("1", facts={"done": "nhiều"}), "done"),
        (Typed("1", "a" * 20_001), "explanation"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_its_field_and_changes_nothing(
    drafter: Actor, sheet: Sheet, typed: Typed, field: str
) -> None:
    with pytest.raises(RowRefused) as refused:
        save_row(drafter, sheet.pk, "1.1.3", 0, typed)
    assert list(refused.value.problems) == [field]
    assert row(sheet, "1.1.3").version == 0


def test_the_second_of_two_who_change_a_row_sees_the_first_and_loses_nothing(drafter: Actor, sheet: Sheet) -> None:
    save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE)
    with pytest.raises(Conflict) as conflict:
        save_row(drafter, sheet.pk, "1.1.3", 0, Typed("0,5"))
    assert conflict.value.theirs.claimed == 10_000
    assert save_row(drafter, sheet.pk, "1.1.3", 1, Typed("0,5")).claimed == 5000


def test_saving_what_stands_already_makes_no_version(drafter: Actor, sheet: Sheet) -> None:
    save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE)
    assert save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE).version == 1


def test_every_state_of_a_row_is_kept_with_who_and_when(drafter: Actor, sheet: Sheet) -> None:
    save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE)
    saved = save_row(drafter, sheet.pk, "1.1.3", 1, Typed("0,5", HALF_DONE.explanation))
    assert [(v.version, v.content["claimed"], v.person_id) for v in history(saved)] == [
        (2, 5000, drafter.person),
        (1, 10_000, drafter.person),
    ]


def test_the_journal_holds_hashes_and_no_words(drafter: Actor, sheet: Sheet) -> None:
    save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE)
    last = Entry.objects.filter(chain=sheet.chain).last()
    assert last and last.verb == "save"
    assert set(last.detail) == {"version", "sha256"}
    assert verify().breaks == ()


def test_a_claim_on_a_heading_is_refused(drafter: Actor, sheet: Sheet) -> None:
    with pytest.raises(SheetRefused):
        save_row(drafter, sheet.pk, "1.1", 0, Typed("1"))


def test_the_neighbouring_commune_neither_reads_nor_writes(neighbour: Actor, sheet: Sheet) -> None:
    assert readable_sheet(neighbour, sheet.pk) is None
    with pytest.raises(Forbidden):
        save_row(neighbour, sheet.pk, "1.1.3", 0, HALF_DONE)


def test_the_superior_does_not_see_a_draft(coordinator: Actor, sheet: Sheet) -> None:
    assert readable_sheet(coordinator, sheet.pk) is None
    with pytest.raises(Forbidden):
        save_row(coordinator, sheet.pk, "1.1.3", 0, HALF_DONE)


def test_a_contributor_writes_only_what_was_given_to_them(drafter: Actor, contributor: Actor, sheet: Sheet) -> None:
    given = assign(drafter, sheet.pk, "1.1", contributor.person, None)
    assert save_row(contributor, sheet.pk, "1.1.3", 0, HALF_DONE).version == 1
    with pytest.raises(Forbidden):
        save_row(contributor, sheet.pk, "1.2", 0, HALF_DONE)
    unassign(drafter, sheet.pk, given.pk)
    with pytest.raises(Forbidden):
        save_row(contributor, sheet.pk, "1.1.3", 1, Typed("0"))


def test_after_the_phase_nothing_is_written_until_an_extension(
    drafter: Actor, coordinator: Actor, sheet: Sheet
) -> None:
    now = timezone.now()
    Phase.objects.filter(round=sheet.round).update(closes=now - timedelta(hours=1))
    with pytest.raises(PhaseClosed):
        save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE)
    one = Participant.objects.get(round=sheet.round, unit=sheet.unit)
    with pytest.raises(Forbidden):
        extend(drafter, one.pk, "self-assessment", now + timedelta(days=1), "mưa lũ")
    extend(coordinator, one.pk, "self-assessment", now + timedelta(days=1), "mưa lũ")
    assert save_row(drafter, sheet.pk, "1.1.3", 0, HALF_DONE).version == 1
    other = Participant.objects.exclude(pk=one.pk).first()
    assert other
    with pytest.raises(Forbidden):
        open_sheet(drafter, other.pk)


def test_findings_across_rows_are_renewed_apart_from_the_rows(drafter: Actor, sheet: Sheet) -> None:
    save_row(
        drafter, sheet.pk, "1.1.1", 0, Typed("0,5", "Kế hoạch số 47/KH-UBND ngày 30/01/2026 về cải cách hành chính.")
    )
    save_row(drafter, sheet.pk, "1.1.2", 0, Typed("1", "Kế hoạch số 47/KH-UBND ngày 15/3/2026 về phòng chống lụt bão."))
    compare_rows(sheet)
    assert "citation-conflict" in {finding["kind"] for finding in sheet.across}


def test_findings_of_rows_that_somebody_saved_meanwhile_are_not_kept(drafter: Actor, sheet: Sheet) -> None:
    cited = Typed("0,5", "Kế hoạch số 47/KH-UBND ngày 30/01/2026 về cải cách hành chính.")
    save_row(drafter, sheet.pk, "1.1.1", 0, cited)
    save_row(drafter, sheet.pk, "1.1.2", 0, Typed("1", cited.explanation.replace("30/01", "15/3")))
    read_before = Sheet.objects.prefetch_related("rows").get(pk=sheet.pk)
    save_row(drafter, sheet.pk, "1.1.2", 1, Typed("1", cited.explanation))
    compare_rows(read_before)
    assert read_before.across
    sheet.refresh_from_db()
    assert sheet.across == []


def test_a_figure_as_long_as_a_book_is_refused(drafter: Actor, sheet: Sheet) -> None:
    with pytest.raises(RowRefused, match="Dài quá 500 ký tự"):
        save_row(drafter, sheet.pk, "1.1.3", 0, Typed(facts={"done": "1" * 501}))


@pytest.mark.parametrize(
    ("node", "name", "typed", "told"),
    [
        ("1.1.1", "issued_on", "hôm qua", "Đề nghị ghi ngày, ví dụ 31/12/2025"),
        ("1.1.1", "issued_on", "31/12/0001", "xem lại năm"),
        ("1.1.1", "issued_on", "29/02/2023", "Không có ngày 29/02/2023"),
        ("1.1.3", "done", "một trăm", "Đề nghị ghi một số từ 0 trở lên, ví dụ 38 hoặc 1.478"),
        ("1.1.3", "done", "9" * 30, "Đề nghị ghi một số từ 0 trở lên"),
    ],
)
def test_a_figure_that_cannot_be_one_is_asked_for_as_officials_write_it(
    drafter: Actor, sheet: Sheet, node: str, name: str, typed: str, told: str
) -> None:
    with pytest.raises(RowRefused, match=told):
        save_row(drafter, sheet.pk, node, 0, Typed(facts={name: typed}))


@pytest.mark.parametrize("typed", ["30/12/2025", "30.12.2025", "30-12-2025", "2025-12-30"])
def test_a_day_is_read_as_people_write_it(drafter: Actor, sheet: Sheet, typed: str) -> None:
    assert typed_facts(save_row(drafter, sheet.pk, "1.1.1", 0, Typed(facts={"issued_on": typed}))) == {
        "issued_on": "2025-12-30"
    }


def test_points_are_stored_as_whole_numbers(drafter: Actor, sheet: Sheet) -> None:
    saved = save_row(drafter, sheet.pk, "1.1.3", 0, Typed("0,3333"))
    assert saved.claimed == int(Decimal("0.3333") * 10_000)
