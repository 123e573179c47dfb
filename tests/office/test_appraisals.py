"""Appraising what was sent: who may decide what, held to bounds, steps and stated rules; totals follow every act."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.conftest import IMPRINT

from parindex.office.appraisals.actions.deciding import accept, decide
from parindex.office.appraisals.actions.questioning import ask
from parindex.office.appraisals.errors import AppraisalRefused, DecidedMeanwhile, DecisionRefused
from parindex.office.appraisals.keeping import dockets
from parindex.office.appraisals.models import Appraisal, ClarificationRound, Decision, DecisionVersion
from parindex.office.appraisals.queries import lines, sent_sheets
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.assessments.steps import keep_signed, mark_checked, send, withdraw
from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.models import NodePoints
from parindex.office.points.queries import of_unit
from parindex.office.results.actions import refresh
from parindex.office.results.models import Place, Standing
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Body, Phase
from parindex.office.units.access import Actor
from parindex.office.units.models import Role
from parindex.rules.points import to_ticks
from parindex.scoring.totals import Adder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LESS = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")


def test_a_decision_moves_the_totals_of_its_stage_and_of_those_behind_it(
    appraiser: Actor, appraising: Sheet, clarifying: ClarificationRound
) -> None:
    made = decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    assert (made.points, made.worth, made.version) == (5_000, 10_000, 1)
    totals = of_unit(appraising.round_id, appraising.unit_id)
    for node in ("1.1.3", "1.1", "1", "I", ""):
        assert {stage: totals[node][stage] for stage in ("appraised", "reappraised", "awarded")} == {
            "appraised": 5_000,
            "reappraised": 5_000,
            "awarded": 5_000,
        }
    ask(appraiser, appraising.pk, "1.1.3", "Đề nghị gửi báo cáo quý IV.")
    again = TypedDecision("0,75", False, "clarified", "Đã bổ sung đủ.")
    decide(appraiser, appraising.pk, "1.1.3", "reappraised", 0, again)
    totals = of_unit(appraising.round_id, appraising.unit_id)
    assert (totals[""]["appraised"], totals[""]["reappraised"], totals[""]["awarded"]) == (5_000, 7_500, 7_500)
    assert Appraisal.objects.get().undecided == 75
    assert not verify().breaks


def test_bounds_steps_reasons_and_words_are_asked_for_at_once(appraiser: Actor, appraising: Sheet) -> None:
    with pytest.raises(DecisionRefused) as refused:
        decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, TypedDecision("1,5", False, "", ""))
    assert set(refused.value.problems) == {"points", "reason"}
    with pytest.raises(DecisionRefused) as refused:
        decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, TypedDecision("0,5", False, "no-evidence", " "))
    assert set(refused.value.problems) == {"words"}
    assert not Decision.objects.exists()


def test_a_stated_rule_binds_whoever_appraises_until_the_figures_are_others(
    appraiser: Actor, appraising: Sheet
) -> None:
    year = appraising.round.year
    name = next(iter(fact.name for fact in dockets([appraising])[appraising.pk].kit.edition.by_id["1.1.1"].facts))
    with pytest.raises(DecisionRefused) as refused:
        decide(appraiser, appraising.pk, "1.1.1", "appraised", 0, TypedDecision("0,5", False, "agreed"))
    assert set(refused.value.problems) == {"facts"}
    late = TypedDecision("0,5", False, "agreed", "", {name: f"30/12/{year - 2}"})
    with pytest.raises(DecisionRefused) as refused:
        decide(appraiser, appraising.pk, "1.1.1", "appraised", 0, late)
    assert "Quy tắc đã nêu cho 0 điểm" in refused.value.problems["points"]
    made = decide(
        appraiser,
        appraising.pk,
        "1.1.1",
        "appraised",
        0,
        TypedDecision("0,5", False, "agreed", "", {name: f"30/12/{year - 1}"}),
    )
    assert (made.points, made.facts) == (5_000, {name: f"{year - 1}-12-30"})


def test_who_may_decide(
    appraiser: Actor, justice: Actor, coordinator: Actor, drafter: Actor, council: Actor, appraising: Sheet
) -> None:
    for who in (justice, coordinator, drafter, council):
        with pytest.raises(Forbidden):
            decide(who, appraising.pk, "1.1.3", "appraised", 0, LESS)
    with pytest.raises(AppraisalRefused):
        decide(council, appraising.pk, "1.1.3", "awarded", 0, LESS)
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    with pytest.raises(Forbidden):
        decide(appraiser, appraising.pk, "1.1.3", "awarded", 0, LESS)
    assert decide(council, appraising.pk, "1.1.3", "awarded", 0, LESS).points == 5_000


def test_nobody_appraises_a_unit_in_which_they_hold_a_role(appraiser: Actor, appraising: Sheet) -> None:
    Role.objects.create(
        person_id=appraiser.person, unit=appraising.unit, kind=Role.Kind.AUDITOR, since=timezone.localdate()
    )
    both = Actor(appraiser.person, appraiser.roles | {("auditor", appraising.unit_id)})
    with pytest.raises(AppraisalRefused, match="có vai trò ở đơn vị này"):
        decide(both, appraising.pk, "1.1.3", "appraised", 0, LESS)


def test_two_appraisers_never_overwrite_each_other(appraiser: Actor, appraising: Sheet) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    mine = TypedDecision("1", False, "agreed", "Đủ.")
    with pytest.raises(DecidedMeanwhile) as met:
        decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, mine)
    assert met.value.theirs.points == 5_000
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 1, mine)
    assert [version.content["points"] for version in DecisionVersion.objects.all()] == [5_000]
    assert Entry.objects.filter(verb="decide").count() == 2


def test_nothing_is_decided_outside_its_phase(appraiser: Actor, appraising: Sheet) -> None:
    Phase.objects.filter(name=Phase.Name.APPRAISAL).update(closes=timezone.now())
    with pytest.raises(PhaseClosed):
        decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)


def test_a_row_that_does_not_agree_refuses_the_whole_act(appraiser: Actor, appraising: Sheet) -> None:
    with pytest.raises(AppraisalRefused, match="Xã Đồng Mẫu"):
        accept(appraiser, appraising.round_id, "1.1.3", [appraising.pk])
    assert not Decision.objects.exists()


def test_what_does_not_apply_leaves_its_points_to_its_neighbours(appraiser: Actor, appraising: Sheet) -> None:
    none = TypedDecision("", True, "not-applicable", "Trong năm không phát sinh.")
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed", "Đủ."))
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, none)
    shown = {
        line.row.node: line
        for node in ("1.1.2", "1.1.3")
        for line in lines(appraiser, appraising.round, node, list(sent_sheets(appraising.round)))
    }
    assert shown["1.1.2"].stale
    assert shown["1.1.2"].worth > 10_000
    assert Appraisal.objects.get().undecided == 75


RULED = ("1.1.2", "1.1.3", "1.2", "1.3.1", "1.3.2", "1.4.1")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(RULED), st.sampled_from(["appraised", "reappraised", "awarded"]), st.integers(0, 5)),
        max_size=8,
    )
)
def test_whatever_the_order_of_acts_totals_are_what_recomputation_gives(
    appraiser: Actor,
    council: Actor,
    appraising: Sheet,
    clarifying: ClarificationRound,
    acts: list[tuple[str, str, int]],
) -> None:
    Body.objects.filter(round=appraising.round).update(unit=next(iter(appraiser.units(["appraiser"]))))
    for node, stage, tenths in acts:
        stored = Decision.objects.filter(node=node, stage=stage).first()
        typed = TypedDecision(f"0,{tenths}", False, "other", "Theo hồ sơ.")
        if stage == "reappraised" and Decision.objects.filter(node=node, stage="appraised").exists():
            ask(appraiser, appraising.pk, node, "Đề nghị làm rõ.")
        try:
            decide(
                council if stage == "awarded" else appraiser,
                appraising.pk,
                node,
                stage,
                stored.version if stored else 0,
                typed,
            )
        except AppraisalRefused:
            assert not Decision.objects.filter(node=node, stage="appraised").exists()
    docket = dockets([appraising])[appraising.pk]
    totals, adder = of_unit(appraising.round_id, appraising.unit_id), Adder(docket.kit.edition)
    for stage in ("appraised", "reappraised", "awarded"):
        points = docket.held.points(stage)
        expected = adder.nodes(points) | {"": adder.total(points)}
        assert {node: ticks[stage] for node, ticks in totals.items()} == expected
    Decision.objects.all().delete()
    Appraisal.objects.all().delete()
    NodePoints.objects.update(appraised=0, reappraised=0, awarded=0)


def test_standings_are_computed_again_only_when_something_changed(appraiser: Actor, appraising: Sheet) -> None:
    first = refresh(appraising.round)
    assert refresh(appraising.round).at == first.at
    assert set(Place.objects.values_list("rank", flat=True)) == {None}
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    assert refresh(appraising.round).at > first.at
    mine = Standing.objects.get(unit=appraising.unit)
    assert (mine.total, mine.maximum, mine.undecided, mine.index) == (5_000, to_ticks("100"), 75, 50)


def test_a_row_changed_after_its_decision_awaits_a_new_one(
    appraiser: Actor, drafter: Actor, clerk: Actor, appraising: Sheet
) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed"))
    withdraw(drafter, appraising.pk, "Bổ sung số liệu")
    with pytest.raises(AppraisalRefused, match="rút về"):
        decide(appraiser, appraising.pk, "1.1.3", "appraised", 1, LESS)
    row = SheetRow.objects.get(sheet=appraising, node="1.1.3")
    save_row(drafter, appraising.pk, "1.1.3", row.version, Typed("0,5", "Đã hoàn thành 36/72 nhiệm vụ."))
    mark_checked(drafter, appraising.pk, IMPRINT)
    keep_signed(clerk, appraising.pk, b"\x89PNG\r\n\x1a\n", None, "06/BC-UBND", timezone.localdate())
    send(clerk, appraising.pk)
    stale = {
        node: line.stale
        for node in ("1.1.2", "1.1.3")
        for line in lines(appraiser, appraising.round, node, list(sent_sheets(appraising.round)))
    }
    assert stale == {"1.1.2": False, "1.1.3": True}
    refresh(appraising.round)
    assert Standing.objects.get(unit=appraising.unit).undecided == 75
    again = TypedDecision("0,5", False, "agreed")
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 1, again)
    refresh(appraising.round)
    assert Standing.objects.get(unit=appraising.unit).undecided == 74
