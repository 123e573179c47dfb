"""Figures from the registers beside those of the sheet: shown first, kept apart, compared; nothing typed moves."""

from collections.abc import Callable

import pytest
from django.test import Client

from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.counted import bring_figures, preview
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.errors import Forbidden
from parindex.office.journal.queries import verify
from parindex.office.points.queries import of_unit
from parindex.office.registers.actions import save, write
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]


@pytest.fixture
def kept(drafter: Actor, sheet: Sheet) -> Sheet:
    """The sheet of a commune whose register of tasks has 72 lines, 38 of them done."""
    year = sheet.round.year
    task = {"plan": "Cải cách hành chính", "year": str(year), "task": "Việc", "due_on": f"31/12/{year}"}
    rows = [(n, {**task, "number": str(n)}) for n in range(1, 73)]
    done = f"15/1/{year}"
    write(drafter, sheet.unit_id, "plan_tasks", [(n, {**row, "done_on": done} if n <= 38 else row) for n, row in rows])
    return sheet


def row_of(sheet: Sheet) -> SheetRow:
    return SheetRow.objects.get(sheet=sheet, node="1.1.3")


def test_counted_figures_are_shown_before_they_are_kept_and_then_give_points(drafter: Actor, kept: Sheet) -> None:
    leaf = next(one for one in preview(kept) if one.criterion.id == "1.1.3")
    assert [(fact.spec.name, fact.typed, fact.kept, fact.now) for fact in leaf.facts] == [
        ("done", "", "", "38"),
        ("planned", "", "", "72"),
    ]
    assert (leaf.before, leaf.after) == (None, 5278)
    assert row_of(kept).facts == {}
    assert bring_figures(drafter, kept.pk) >= 1
    row = row_of(kept)
    assert row.facts["done"]["counts"] == "measured"
    assert (row.computed, row.answer_state) == (5278, "suggested")
    assert of_unit(kept.round_id, kept.unit_id)["1.1.3"]["computed"] == 5278
    with pytest.raises(SheetRefused, match="không có gì mới"):
        bring_figures(drafter, kept.pk)
    assert not verify().breaks


def test_the_units_own_figure_stays_and_a_disagreement_is_told(drafter: Actor, kept: Sheet) -> None:
    save_row(drafter, kept.pk, "1.1.3", 0, Typed("1", "Đã hoàn thành 40/72.", {"done": "40", "planned": "72"}))
    bring_figures(drafter, kept.pk)
    row = row_of(kept)
    assert (row.facts["done"]["counts"], row.facts["done"]["values"]["measured"]["value"]) == ("typed", "38")
    told = [finding["message"] for finding in row.findings if finding["kind"] == "figures-disagree"]
    assert len(told) == 1
    assert "dòng này ghi 40" in told[0]
    assert "là 38" in told[0]
    saved = save_row(drafter, kept.pk, "1.1.3", row.version, Typed("1", "Đã hoàn thành 38/72.", {}))
    assert (saved.facts["done"]["counts"], saved.computed) == ("measured", 5278)


def test_a_late_correction_of_the_register_shows_what_it_would_move(drafter: Actor, kept: Sheet) -> None:
    bring_figures(drafter, kept.pk)
    year = kept.round.year
    more = {"plan": "Cải cách hành chính", "year": str(year), "number": "73", "task": "Việc", "due_on": f"31/12/{year}"}
    save(drafter, kept.unit_id, "plan_tasks", None, 0, more)
    leaf = next(one for one in preview(kept) if one.criterion.id == "1.1.3")
    assert [(fact.kept, fact.now) for fact in leaf.facts] == [("38", "38"), ("72", "73")]
    assert (leaf.before, leaf.after) == (5278, 5205)
    assert row_of(kept).computed == 5278


def test_who_brings_figures_into_a_sheet(as_: As, contributor: Actor, neighbour: Actor, kept: Sheet) -> None:
    for who in (contributor, neighbour):
        with pytest.raises(Forbidden):
            bring_figures(who, kept.pk)
    address = f"/phieu/{kept.pk}/so-lieu/"
    assert as_("Công chức xã bên cạnh").get(address).status_code == 404
    client = as_("Công chức tổng hợp")
    assert "0,5278" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    page = client.get(f"/phieu/{kept.pk}/").content.decode()
    assert "Sổ theo dõi:" in page
    assert "đang dùng số này" in page
