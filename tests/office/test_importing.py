"""Filling a sheet from what a commune has already: shown first, written once chosen, nobody's work overwritten."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from parindex.editions.edition import Edition
from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.importing import Proposal, earlier, fill_in, propose
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.assessments.queries import rows_of
from parindex.office.points.queries import of_unit
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor
from parindex.office.units.models import Person
from parindex.office.units.sessions import BACKEND
from parindex.reading.reader import read
from parindex.rules.points import to_ticks

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "samples"


def proposal(sheet: Sheet, file: Path) -> Proposal:
    return propose(thawed(sheet.round.edition_id), rows_of(sheet), read(file))


def write_all(actor: Actor, sheet: Sheet, found: Proposal) -> tuple[int, list[str]]:
    return fill_in(actor, sheet.pk, [(row.node, row.seen, row.claimed, row.explanation) for row in found.rows])


@pytest.mark.parametrize("name", ["bao-cao-tot.docx", "bao-cao-mau.pdf"])
def test_a_report_fills_a_blank_sheet_row_for_row(drafter: Actor, sheet: Sheet, name: str) -> None:
    report = read(SAMPLES / name)
    found = proposal(sheet, SAMPLES / name)
    assert {row.change for row in found.rows} == {"fills"}
    assert found.left_out == ()
    assert not SheetRow.objects.filter(sheet=sheet, version__gt=0).exists()
    written, refused = write_all(drafter, sheet, found)
    assert (written, refused) == (len(found.rows), [])
    stored = rows_of(sheet)
    for row in report.leaves():
        assert stored[row.id].explanation == (row.explanation or "")
        assert stored[row.id].claimed == (None if row.claimed is None else to_ticks(row.claimed))
    claimed = sum((row.claimed or Decimal(0) for row in report.leaves()), Decimal(0))
    assert of_unit(sheet.round_id, sheet.unit_id)[""]["claimed"] == to_ticks(claimed)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "txt"])
def test_the_real_report_goes_in_from_every_form(drafter: Actor, sheet: Sheet, seed: Path, suffix: str) -> None:
    found = proposal(sheet, seed / f"seed.{suffix}")
    assert len([row for row in found.rows if row.claimed]) == 76
    assert found.left_out == ()


def test_what_stands_already_is_shown_beside_and_a_later_save_is_not_overwritten(drafter: Actor, sheet: Sheet) -> None:
    save_row(drafter, sheet.pk, "1.1.3", 0, Typed("0,5", "Lời của đơn vị."))
    found = proposal(sheet, SAMPLES / "bao-cao-tot.docx")
    (changed,) = [row for row in found.rows if row.change == "changes"]
    assert (changed.node, changed.standing_claim, changed.standing_words) == ("1.1.3", 5000, "Lời của đơn vị.")
    save_row(drafter, sheet.pk, "1.1.3", 1, Typed("0,5", "Lời mới hơn."))
    written, refused = write_all(drafter, sheet, found)
    assert (written, refused) == (len(found.rows) - 1, ["1.1.3: vừa có người sửa"])
    assert rows_of(sheet)["1.1.3"].explanation == "Lời mới hơn."


def test_a_report_by_another_set_is_refused(drafter: Actor, sheet: Sheet) -> None:
    report = read(SAMPLES / "bao-cao-tot.docx")
    other = replace(report, rows=tuple(replace(row, title=f"Việc khác hẳn {row.id}") for row in report.rows))
    with pytest.raises(SheetRefused, match="bộ tiêu chí khác"):
        propose(thawed(sheet.round.edition_id), rows_of(sheet), other)


def test_rows_that_the_edition_does_not_have_are_named(drafter: Actor, sheet: Sheet) -> None:
    report = read(SAMPLES / "bao-cao-tot.docx")
    extra = replace(report.rows[-1], id="x", label="9.9", title="Tiêu chí riêng của huyện", parent=None)
    found = propose(thawed(sheet.round.edition_id), rows_of(sheet), replace(report, rows=(*report.rows, extra)))
    assert found.left_out == ("9.9 Tiêu chí riêng của huyện",)


def test_a_sheet_that_was_not_touched_offline_changes_nothing(drafter: Actor, sheet: Sheet, tmp_path: Path) -> None:
    save_row(drafter, sheet.pk, "1.1.3", 0, Typed("0,5", "Đã hoàn thành 36/72 nhiệm vụ."))
    save_row(drafter, sheet.pk, "1.2", 0, Typed("", "Chưa chấm."))
    client = Client()
    client.force_login(Person.objects.get(pk=drafter.person), backend=BACKEND)
    (tmp_path / "phieu.xlsx").write_bytes(client.get(f"/phieu/{sheet.pk}/excel/").content)
    found = proposal(sheet, tmp_path / "phieu.xlsx")
    assert [row.node for row in found.rows if row.change != "same"] == []
    assert len(found.rows) == 76


def test_last_year_s_words_come_without_its_claims(drafter: Actor, sheet: Sheet) -> None:
    old = SheetRow(node="1.1.3", claimed=10_000, explanation="Đã hoàn thành 72/72 nhiệm vụ.")
    edition = thawed(sheet.round.edition_id)
    found = earlier(edition, [old], edition, rows_of(sheet))
    assert [(row.node, row.claimed, row.explanation) for row in found.rows] == [
        ("1.1.3", "", "Đã hoàn thành 72/72 nhiệm vụ.")
    ]


def test_words_of_another_criterion_under_the_same_number_are_not_offered(drafter: Actor, sheet: Sheet) -> None:
    old = [SheetRow(node=node, explanation="Lời năm trước.") for node in ("1.1.3", "1.2")]
    edition = thawed(sheet.round.edition_id)
    others = [
        each.model_copy(update={"title": "Việc khác hẳn"}) if each.id == "1.1.3" else each for each in edition.criteria
    ]
    kept = {name: getattr(edition, name) for name in Edition.model_fields}
    before = Edition.model_validate(kept | {"criteria": tuple(others)})
    assert [row.node for row in earlier(before, old, edition, rows_of(sheet)).rows] == ["1.2"]
