"""Sheets that come ready from elsewhere: many at once are what one by one they would be, and all or none go in."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.office.conftest import IMPRINT

from parindex.office.assessments.actions import open_sheet, save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.filing import Filed, file_sheets
from parindex.office.assessments.models import OfficialReport, RowVersion, Sheet, SheetRow
from parindex.office.assessments.steps import keep_signed, mark_checked, send
from parindex.office.demonstration.invented import invent
from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.models import NodePoints
from parindex.office.points.queries import of_unit
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.scoring.score import Scorer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def round(demonstration: None) -> Round:
    """The round in progress, in which one commune has opened its sheet."""
    return Round.objects.get()


@pytest.fixture
def typed(round: Round) -> dict[str, Typed]:
    """A plausible year of a commune."""
    return dict(invent(Scorer(thawed(round.edition_id), round.year), "00001", 1).sheet)


@pytest.fixture
def filed(round: Round, typed: dict[str, Typed]) -> list[Filed]:
    """The two communes that have no sheet yet, with the same year."""
    others = round.participants.filter(unit__in=Unit.objects.exclude(sheets__round=round)).order_by("pk")
    return [Filed(one.pk, typed, IMPRINT, "05/BC-UBND", timezone.localdate()) for one in others]


def says(sheet: Sheet) -> list[dict[str, object]]:
    """What every row of a sheet holds, without who wrote it and when, and without findings."""
    left_out = ("id", "sheet_id", "changed_at", "changed_by_id", "findings", "proposals")
    rows = SheetRow.objects.filter(sheet=sheet).order_by("node").values()
    return [{name: value for name, value in row.items() if name not in left_out} for row in rows]


def test_sheets_filed_at_once_are_what_they_would_be_one_by_one(
    drafter: Actor, clerk: Actor, coordinator: Actor, round: Round, typed: dict[str, Typed], filed: list[Filed]
) -> None:
    one = open_sheet(drafter, Participant.objects.get(unit__in=drafter.units(["drafter"])).pk)
    for node, row in typed.items():
        save_row(drafter, one.pk, node, 0, row)
    mark_checked(drafter, one.pk, IMPRINT)
    keep_signed(clerk, one.pk, b"\x89PNG\r\n\x1a\n", None, "05/BC-UBND", timezone.localdate())
    send(clerk, one.pk)
    assert len(filed) == 2
    for sheet in file_sheets(coordinator, round.pk, filed):
        sheet.refresh_from_db()
        assert sheet.state == Sheet.State.SENT
        assert says(sheet) == says(one)
        assert of_unit(round.pk, sheet.unit_id) == of_unit(round.pk, one.unit_id)
        mine, theirs = sheet.reports.get(), one.reports.get()
        assert mine.content["rows"] == theirs.content["rows"]
        assert (mine.number, mine.date, mine.version) == (theirs.number, theirs.date, theirs.version)
        versions = RowVersion.objects.filter(row__sheet=sheet).values_list("row__node", "version", "content")
        assert sorted(versions) == sorted(
            RowVersion.objects.filter(row__sheet=one).values_list("row__node", "version", "content")
        )
        assert Entry.objects.get(chain=sheet.chain).verb == "file"
    assert verify().breaks == ()


def test_a_row_that_does_not_fit_is_named_with_its_unit_and_nothing_goes_in(
    coordinator: Actor, round: Round, typed: dict[str, Typed], filed: list[Filed]
) -> None:
    before = Sheet.objects.count(), Entry.objects.count(), NodePoints.objects.count()
    first, second = filed
    unit = Participant.objects.get(pk=second.participant).unit.name
    for rows, words in (
        ({**typed, "1.1.3": replace(typed["1.1.3"], claimed="9")}, "1.1.3"),
        ({**typed, "1.1.3": replace(typed["1.1.3"], claimed="chín")}, "1.1.3"),
        ({node: row for node, row in typed.items() if node != "1.2"}, "chưa chấm điểm: 1.2"),
        ({**typed, "1.1.1": replace(typed["1.1.1"], claimed="0,1", reason="")}, "chưa ghi lý do: 1.1.1"),
        ({**typed, "1": typed["1.2"]}, "không chấm điểm riêng: 1"),
    ):
        with pytest.raises(SheetRefused) as refused:
            file_sheets(coordinator, round.pk, [first, replace(second, rows=rows)])
        assert unit in str(refused.value) and words in str(refused.value)
    with pytest.raises(SheetRefused, match="số của báo cáo"):
        file_sheets(coordinator, round.pk, [first, replace(second, number=" ")])
    assert (Sheet.objects.count(), Entry.objects.count(), NodePoints.objects.count()) == before
    assert not OfficialReport.objects.exists()


def test_nobodys_sheet_is_replaced_and_only_the_coordinator_files_while_the_phase_is_open(
    drafter: Actor, coordinator: Actor, round: Round, filed: list[Filed]
) -> None:
    mine = Participant.objects.get(unit__in=drafter.units(["drafter"]))
    with pytest.raises(SheetRefused, match="đã có phiếu"):
        file_sheets(coordinator, round.pk, [*filed, replace(filed[0], participant=mine.pk)])
    with pytest.raises(SheetRefused, match="hai lần"):
        file_sheets(coordinator, round.pk, [filed[0], filed[0]])
    with pytest.raises(Forbidden):
        file_sheets(drafter, round.pk, filed)
    Phase.objects.update(closes=timezone.now() - timedelta(minutes=1))
    with pytest.raises(PhaseClosed):
        file_sheets(coordinator, round.pk, filed)
