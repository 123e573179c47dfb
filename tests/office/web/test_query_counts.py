"""Pages and saves ask the database as often for a tree of a thousand criteria as for one of two dozen."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.editions.edition import Edition
from parindex.editions.loader import find
from parindex.office.assessments.actions import assign, open_sheet, save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.proving import cite_in
from parindex.office.evidence.actions import Described
from parindex.office.registers.actions import write
from parindex.office.rounds.actions import Span, open_round
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor
from parindex.rules.kinds.presence import IssuedWithin

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SMALL, LARGE = (find("day-hoc/2025-1"), 1), (find("cchc-cap-xa-mau/2023-1"), 10)
PAGES = {"phieu/{}/": 10, "phieu/{}/phan-cong/": 10, "phieu/{}/nhap/": 10}
"""Addresses of a sheet, and how often each may ask."""


def times(edition: Edition, times: int) -> Edition:
    """An edition whose tree stands in it so many times."""
    criteria = [
        each.model_copy(update={"id": f"{n}-{each.id}", "parent": each.parent and f"{n}-{each.parent}"})
        for n in range(times)
        for each in edition.criteria
    ]
    kept = {name: getattr(edition, name) for name in Edition.model_fields}
    return Edition.model_validate(kept | {"criteria": tuple(criteria), "total": edition.total * times})


def sheet_of(edition: Edition, drafter: Actor, contributor: Actor, coordinator: Actor) -> Sheet:
    """A sheet of such a tree with every tenth leaf filled in, and a field given to somebody."""
    [superior], [unit] = coordinator.units(["coordinator"]), drafter.units(["drafter"])
    phases = {Phase.Name.SELF_ASSESSMENT: Span(timezone.now() - timedelta(days=1))}
    round = open_round(coordinator, superior, "Đợt thử", edition, 2026, "year", [unit], phases)
    sheet = open_sheet(drafter, round.participants.get().pk)
    for leaf in list(edition.leaves())[1::10]:
        save_row(drafter, sheet.pk, leaf.id, 0, Typed("0", "Đã hoàn thành 38/72 nhiệm vụ."))
    assign(drafter, sheet.pk, edition.criteria[0].id, contributor.person, None)
    return sheet


@pytest.fixture(params=[SMALL, LARGE], ids=["small", "large"])
def tree(request: pytest.FixtureRequest, drafter: Actor, contributor: Actor, coordinator: Actor) -> Sheet:
    edition, repeated = request.param
    return sheet_of(times(edition, repeated), drafter, contributor, coordinator)


def test_the_pages_of_a_sheet_take_few_queries(as_: Callable[[str], Client], tree: Sheet) -> None:
    client = as_("Công chức tổng hợp")
    for address, most in PAGES.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{address.format(tree.pk)}").status_code == 200
        assert len(queries) <= most, (address, [query["sql"][:80] for query in queries])


def test_the_side_list_takes_few_queries(as_: Callable[[str], Client], tree: Sheet) -> None:
    client = as_("Công chức tổng hợp")
    with CaptureQueriesContext(connection) as queries:
        assert client.post(f"/phieu/{tree.pk}/doi-chieu/").status_code == 200
    assert len(queries) <= 14, [query["sql"][:80] for query in queries]


def test_saving_a_row_takes_few_queries(as_: Callable[[str], Client], tree: Sheet) -> None:
    client, leaf = as_("Công chức tổng hợp"), next(thawed(tree.round.edition_id).leaves())
    with CaptureQueriesContext(connection) as queries:
        typed = {"claimed": "0", "explanation": "Đạt 38/72.", "version": "0"}
        assert client.post(f"/phieu/{tree.pk}/dong/{leaf.id}/", typed).status_code == 200
    assert len(queries) <= 12, [query["sql"][:80] for query in queries]


def test_a_register_s_pages_take_as_many_queries_for_five_hundred_lines_as_for_ten(
    as_: Callable[[str], Client], drafter: Actor
) -> None:
    client, [unit] = as_("Công chức tổng hợp"), drafter.units(["drafter"])
    taken = []
    for first, last in ((1, 10), (11, 500)):
        rows = [
            (n, {"plan": "reform", "year": "2026", "number": str(n), "task": "Việc"}) for n in range(first, last + 1)
        ]
        write(drafter, unit, "plan_tasks", rows)
        for address in ("", "plan_tasks/?so-dong=500", "plan_tasks/?so-dong=500&xep=number", "lich/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/so/{unit}/{address}").status_code == 200
            taken.append(len(queries))
    assert taken[:4] == taken[4:]
    assert max(taken) <= 15


def test_writing_a_line_takes_few_queries(as_: Callable[[str], Client], drafter: Actor) -> None:
    client, [unit] = as_("Công chức tổng hợp"), drafter.units(["drafter"])
    typed = {"c-plan": "reform", "c-year": "2026", "c-number": "1", "c-task": "Việc"}
    with CaptureQueriesContext(connection) as queries:
        assert client.post(f"/so/{unit}/plan_tasks/dong/moi/", typed).status_code == 200
    assert len(queries) <= 15, [query["sql"][:80] for query in queries]


def test_a_row_that_asks_for_a_day_takes_no_more(
    as_: Callable[[str], Client], sheet: Sheet, drafter: Actor, contributor: Actor
) -> None:
    edition = thawed(sheet.round.edition_id)
    leaf = next(leaf for leaf in edition.leaves() if isinstance(leaf.rule, IssuedWithin))
    assign(drafter, sheet.pk, leaf.id, contributor.person, None)
    cite_in(drafter, sheet.pk, Described("05/KH-UBND", date(2022, 12, 20), kept_at="văn thư"), leaf.id)
    for seen, name in enumerate(("Công chức tổng hợp", "Công chức tư pháp")):
        client, typed = as_(name), {"claimed": f"0,{seen + 1}", "explanation": "Đã ban hành.", "version": f"{seen}"}
        with CaptureQueriesContext(connection) as queries:
            saved = client.post(f"/phieu/{sheet.pk}/dong/{leaf.id}/", typed)
        assert "05/KH-UBND, 20/12/2022" in saved.text
        assert len(queries) <= 12, [query["sql"][:80] for query in queries]
