"""A country filled as the whole one is: exact to the last digit, the same again, whole or not at all."""

import json
import random
import signal
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker
from tests.office.commands import ROOT, parindex
from tests.office.conftest import Make
from tests.office.small_country import fill

from parindex.editions.loader import find
from parindex.office.appraisals.keeping import dockets
from parindex.office.appraisals.models import Appraisal, Decision
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.demonstration.country import EDITION, YEARS, fill_country
from parindex.office.demonstration.plausible import facts, points
from parindex.office.errors import Refusal
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.actions import TOTAL, Moved, move, open_tables
from parindex.office.points.models import STAGES, NodePoints
from parindex.office.results.actions import refresh
from parindex.office.results.blocks import ALL, blocks_of
from parindex.office.results.models import Place, Standing
from parindex.office.rounds.editions import keep
from parindex.office.rounds.models import Participant, Round
from parindex.office.units.models import Unit
from parindex.rules.points import to_ticks
from parindex.scoring.ranking import Entry as Entered
from parindex.scoring.ranking import standings
from parindex.scoring.score import Scorer
from parindex.scoring.totals import Adder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module", autouse=True)
def rounds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Round]]:
    """Sixty communes of ten provinces, two years, filled once for this file."""
    with django_db_blocker.unblock():
        yield fill()
        call_command("flush", interactive=False, verbosity=0)


def test_kept_totals_are_what_a_recomputation_from_the_decisions_gives(rounds: list[Round]) -> None:
    adder = Adder(find(EDITION))
    for round in rounds:
        sheets = list(Sheet.objects.filter(round=round).select_related("round"))
        kept: dict[int, dict[str, dict[str, int]]] = {}
        for unit, node, *ticks in NodePoints.objects.filter(round=round).values_list("unit", "node", *STAGES):
            kept.setdefault(unit, {})[node] = dict(zip(STAGES, ticks, strict=True))
        assert len(kept) == len(sheets) == 60
        for sheet in sheets:
            rows = SheetRow.objects.filter(sheet=sheet)
            leaves = {
                stage: {node: ticks for node, ticks in rows.values_list("node", stage) if ticks is not None}
                for stage in ("claimed", "computed")
            }
            held = dockets([sheet])[sheet.pk].held
            leaves |= {stage: held.points(stage) for stage in STAGES[2:]}
            for stage, given in leaves.items():
                expected = adder.nodes(given) | {TOTAL: adder.total(given)}
                assert {node: ticks[stage] for node, ticks in kept[sheet.unit_id].items()} == expected


def test_standings_are_those_that_the_library_gives_from_the_decisions(rounds: list[Round]) -> None:
    edition = find(EDITION)
    for round in rounds:
        sheets = {
            sheet.pk: sheet for sheet in Sheet.objects.filter(round=round).select_related("round", "unit__parent")
        }
        blocks = blocks_of([sheet.unit for sheet in sheets.values()])
        entries = [
            Entered(sheet.unit.code, blocks[sheet.unit_id], docket.held.points("awarded"))
            for sheet, docket in zip(sheets.values(), dockets(list(sheets.values())).values(), strict=True)
        ]
        expected = standings(edition, entries)
        kept = Standing.objects.filter(standings__round=round).select_related("unit")
        assert {one.unit.code: (one.total, one.maximum, one.undecided, one.index) for one in kept} == {
            code: (one.total, one.maximum, one.open, one.index) for code, one in expected.items()
        }
        places = Place.objects.filter(standing__standings__round=round)
        assert {
            (code, block): (rank, of)
            for code, block, rank, of in places.values_list("standing__unit__code", "block", "rank", "of")
        } == {
            (code, block): (place.rank, place.of)
            for code, one in expected.items()
            for block, place in one.places.items()
        }


def test_its_points_are_those_that_the_seed_gives_on_any_day(rounds: list[Round]) -> None:
    for round in rounds:
        scorer, adder = Scorer(find(EDITION), round.year), Adder(find(EDITION))
        for unit, claimed, awarded in NodePoints.objects.filter(round=round, node=TOTAL).values_list(
            "unit__code", "claimed", "awarded"
        ):
            given = points(scorer, unit, facts(scorer.edition, unit, round.year))
            assert {"claimed": claimed, "awarded": awarded} == {
                stage: adder.total({leaf: ticks for leaf, ticks in given[stage].items() if isinstance(ticks, int)})  # type: ignore[index]
                for stage in ("claimed", "awarded")
            }
    assert points(scorer, "00001", facts(scorer.edition, "00001", 2026, 1), 1) != points(
        scorer, "00001", facts(scorer.edition, "00001", 2026, 2), 2
    )


def test_each_sheet_has_one_entry_for_each_step_and_the_journal_holds(rounds: list[Round]) -> None:
    assert [round.year for round in rounds] == list(YEARS)
    assert Entry.objects.filter(verb="file").count() == Sheet.objects.count() == 120
    stages = Decision.objects.values("appraisal", "stage").distinct().count()
    assert Entry.objects.filter(verb="decide-sheets").count() == stages > 120
    assert set(Appraisal.objects.values_list("undecided", flat=True)) == {0}
    assert verify().breaks == ()


def test_a_database_that_holds_anything_is_refused_in_words(rounds: list[Round]) -> None:
    with pytest.raises(Refusal, match="PARINDEX_HOME"):
        fill_country([], [], 1)


@pytest.mark.only_on("sqlite")
def test_the_command_refuses_an_office_that_is_in_use(home: Path) -> None:
    ended = parindex(home, "demo", "country")
    assert ended.returncode == 2
    assert "thư mục mới" in ended.stderr and "Traceback" not in ended.stderr


WHOLE = [105, 76, 1, 106, 1]
"""Rows, versions, reports, points and entries of a sheet that was filed."""


@pytest.mark.parametrize(
    ("begins", "times", "decided"),
    [
        ('INSERT INTO "points_nodepoints"', 2, 6),
        ("UPDATE points_nodepoints", 1, 0),
        ('INSERT INTO "journal_entry"', 5, 0),
    ],
    ids=["sheets without points", "decisions without totals", "all but the journal"],
)
def test_a_process_killed_in_the_middle_of_an_act_leaves_all_of_it_or_nothing(
    begins: str, times: int, decided: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Killed once the first province was filed: in filing the second, or in deciding the first."""
    own = {}
    if connection.vendor == "postgresql":
        make: Make = request.getfixturevalue("empty")
        own["PARINDEX_DATABASE"] = make("killed")
    up = "import parindex.cli.office; from parindex.cli.office.preparing import bring_up_to_date; bring_up_to_date()"
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {up}; from tests.office import small_country as small"
    killed = parindex(tmp_path, "--help", before=f"{program}; small.fill_and_die({begins!r}, {times})", **own)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    told = parindex(tmp_path, "--help", before=f"{program}; small.tell()", **own)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout.splitlines()[0])
    assert [sheet[:5] for sheet in found["sheets"]] == [WHOLE] * 6
    assert found["rows"] == 6 * (105 + 106)
    assert sum(decisions == 76 and moved > 0 for *_, decisions, moved, entries in found["sheets"] if entries) == decided
    assert sum(decisions + moved + entries == 0 for *_, decisions, moved, entries in found["sheets"]) == 6 - decided


def test_no_unit_of_the_country_is_misplaced_where_floats_misplace_hundreds(rounds: list[Round]) -> None:
    """3,321 units with quarters of each maximum, added up in the office's own tables."""
    chance, edition = random.Random(2025), find(EDITION)
    round = Round.objects.create(
        title="Đợt thử", superior=rounds[0].superior, edition=keep(edition), year=2025, part="year"
    )
    above = Unit.objects.filter(kind=Unit.Kind.PROVINCE).first()
    units = Unit.objects.bulk_create(
        Unit(kind=Unit.Kind.COMMUNE, code=f"x-{n}", name=f"Xã {n}", parent=above) for n in range(3321)
    )
    Participant.objects.bulk_create(Participant(round=round, unit=unit) for unit in units)
    sheets = Sheet.objects.bulk_create(Sheet(round=round, unit=unit, state=Sheet.State.SENT) for unit in units)
    Appraisal.objects.bulk_create(Appraisal(sheet=sheet, undecided=0) for sheet in sheets)
    maxima = [Decimal(chance.randint(1, 60)) / 20 for _ in edition.leaves()]
    given = {unit.pk: [maximum * chance.randint(1, 4) / 4 for maximum in maxima] for unit in units}
    open_tables(round.pk, {unit.pk: {TOTAL: {}} for unit in units})
    move(round.pk, [Moved(pk, [TOTAL], {"awarded": to_ticks(ticks)}) for pk, row in given.items() for ticks in row])
    refresh(round)
    kept = dict(Place.objects.filter(standing__standings__round=round, block=ALL).values_list("standing__unit", "rank"))
    right = places([sum(row, Decimal(0)) for row in given.values()])
    assert [kept[pk] for pk in given] == right
    in_floats = places([reduce(add, map(float, row)) for row in given.values()])
    assert sum(ours != theirs for ours, theirs in zip(right, in_floats, strict=True)) > 100


def places(totals: list[Decimal] | list[float]) -> list[int]:
    """The rank of each total, however it was added up."""
    ordered = sorted(totals, reverse=True)
    first = {total: place for place, total in reversed(list(enumerate(ordered, 1)))}
    return [first[total] for total in totals]
