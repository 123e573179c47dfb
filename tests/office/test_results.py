"""What became of claims: a unit from stage to stage, what criteria cost, fields, ranks, and the year before."""

from dataclasses import replace

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.appraised import TAUGHT, full, judge, opened, sent_sheet

from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Exemption
from parindex.office.assessments.models import Sheet
from parindex.office.points.actions import TOTAL
from parindex.office.points.queries import of_unit
from parindex.office.results.actions import refresh
from parindex.office.results.blocks import ALL
from parindex.office.results.costs import Cost, costs, field_indexes
from parindex.office.results.course import course
from parindex.office.results.models import Costs, SheetCosts, Standing
from parindex.office.results.queries import EXEMPT, RANKED, UNRANKED, blocks, counts, ranking
from parindex.office.results.seeing import Sight, sight, sight_of
from parindex.office.results.since import since
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Succession, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def taught(coordinator: Actor) -> Round:
    """A round of this year over the edition for teaching."""
    return opened(coordinator, 2025)


@pytest.fixture
def commune(demonstration: None) -> Unit:
    """The commune of the cast."""
    return Unit.objects.get(name="Xã Đồng Mẫu")


def test_a_unit_s_points_go_from_claimed_to_awarded(taught: Round, commune: Unit, coordinator: Actor) -> None:
    claims = full(taught)
    sheet = sent_sheet(taught, commune.pk, claims, {"1.3": 30_000, "2.1": 120_000})
    judge(coordinator, sheet, full(taught, {"1.3": 20_000, "3.3": 5_000}))
    judge(coordinator, sheet, {"3.3": 60_000}, "reappraised")
    judge(coordinator, sheet, {"3.3": 58_000}, "awarded")
    found = course(taught, commune.pk)
    assert found is not None
    assert found.of("3.3") == {
        "claimed": 60_000,
        "computed": 60_000,
        "appraised": 55_000,
        "reappraised": 60_000,
        "awarded": 58_000,
    }
    assert found.of("1.3") == dict(zip(found.reached, (40_000, 30_000, 20_000, 20_000, 20_000), strict=True))
    assert list(found.of(TOTAL).values()) == [1_000_000, 990_000, 975_000, 980_000, 978_000]
    assert (found.lost(TOTAL), found.lost("3"), found.lost("1.3")) == (22_000, 2_000, 20_000)
    assert found.claimed_above == {"1.3": 20_000}
    assert not found.open


def test_what_nobody_decided_shows_no_loss(taught: Round, commune: Unit, coordinator: Actor) -> None:
    sheet = sent_sheet(taught, commune.pk, full(taught))
    before = course(taught, commune.pk)
    assert before is not None
    assert before.reached == ("claimed",)
    judge(coordinator, sheet, {"1.3": 20_000})
    found = course(taught, commune.pk)
    assert found is not None
    assert found.of(TOTAL) == {"claimed": 1_000_000, "appraised": 980_000, "awarded": 980_000}
    assert len(found.open) == len(kit_of(taught.edition_id).leaves) - 1


def test_a_row_that_changed_after_its_decision_is_open_again(taught: Round, commune: Unit, coordinator: Actor) -> None:
    sheet = sent_sheet(taught, commune.pk, full(taught))
    judge(coordinator, sheet, full(taught))
    sheet.rows.filter(node="1.3").update(version=1)
    found = course(taught, commune.pk)
    assert found is not None
    assert found.open == {"1.3"}


def test_a_draft_has_no_course(taught: Round, commune: Unit) -> None:
    sheet = sent_sheet(taught, commune.pk, full(taught))
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.DRAFT)
    assert course(taught, commune.pk) is None


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(less=st.dictionaries(st.sampled_from([leaf.id for leaf in TAUGHT.leaves()]), st.integers(0, 20), max_size=6))
def test_once_all_is_decided_the_course_is_what_the_table_of_points_holds(
    taught: Round, commune: Unit, coordinator: Actor, less: dict[str, int]
) -> None:
    sheet = Sheet.objects.filter(round=taught, unit=commune).first() or sent_sheet(taught, commune.pk, full(taught))
    judge(coordinator, sheet, full(taught, {leaf: 100 * size for leaf, size in less.items()}))
    found, stored = course(taught, commune.pk), of_unit(taught.pk, commune.pk)
    assert found is not None
    assert {node: each["awarded"] for node, each in found.nodes.items()} == {
        node: each["awarded"] for node, each in stored.items()
    }


def communes() -> list[Unit]:
    """The three of the demonstration."""
    return list(Unit.objects.filter(kind__in=["commune", "ward"]).order_by("pk"))


def test_criteria_cost_what_units_have_short_of_them(taught: Round, coordinator: Actor) -> None:
    first, second, third = (sent_sheet(taught, unit.pk, full(taught)) for unit in communes())
    judge(coordinator, first, full(taught, {"2.2": 20_000, "5.2": 10_000}))
    judge(coordinator, second, full(taught, {"2.2": 5_000}))
    judge(coordinator, second, {"2.2": 70_000}, "awarded")
    judge(coordinator, third, {}, without=["2.2"])
    found = {cost.leaf.id: cost for cost in costs(refresh(taught), sight(coordinator, taught))}
    assert (found["2.2"].units, found["2.2"].worth, found["2.2"].awarded) == (2, 160_000, 130_000)
    assert (found["2.2"].lost, found["2.2"].index) == (30_000, 8_125)
    assert (found["2.2"].claimed_above, found["2.2"].above) == (30_000, 2)
    assert (found["5.2"].lost, found["5.2"].index) == (10_000, None)
    one = frozenset({"3.1"})
    assert [cost.leaf.id for cost in costs(refresh(taught), Sight(one, one))] == ["3.1"]


def costs_now(round: Round, who: Actor) -> dict[str, Cost]:
    """What every leaf costs, as somebody sees it."""
    return {cost.leaf.id: cost for cost in costs(refresh(round), sight(who, round))}


def test_a_decision_that_no_longer_holds_costs_nothing_and_is_compared_with_nothing(
    taught: Round, coordinator: Actor
) -> None:
    first, second, _ = communes()
    before = opened(coordinator, 2024)
    judge(coordinator, sent_sheet(before, first.pk, {}), full(before, {"1.3": 10_000}))
    changed, other = sent_sheet(taught, first.pk, full(taught)), sent_sheet(taught, second.pk, full(taught))
    for sheet in (changed, other):
        judge(coordinator, sheet, full(taught, {"1.3": 20_000}))
    changed.rows.filter(node="1.3").update(version=1)
    judge(coordinator, other, {}, without=["2.1"])  # so that its neighbours, decided before, count for more
    found = costs_now(taught, coordinator)
    assert (found["1.3"].units, found["1.3"].lost, found["1.3"].claimed_above) == (1, 20_000, 20_000)
    assert (found["2.1"].units, found["2.2"].units, found["3.1"].units) == (1, 1, 2)
    year = since(taught, first)
    assert year is not None
    assert year.changes["1.3"].likeness == "open"


def test_costs_follow_every_act_and_read_only_the_sheets_that_changed(taught: Round, coordinator: Actor) -> None:
    sheets = [sent_sheet(taught, unit.pk, full(taught)) for unit in communes()]
    for sheet in sheets:
        judge(coordinator, sheet, full(taught, {"1.3": 10_000}))
    assert costs_now(taught, coordinator)["1.3"].lost == 30_000
    signs = dict(SheetCosts.objects.values_list("sheet", "pk"))
    judge(coordinator, sheets[0], {"1.3": 40_000}, "awarded")
    assert costs_now(taught, coordinator)["1.3"].lost == 20_000
    kept = dict(SheetCosts.objects.values_list("sheet", "pk"))
    assert {sheet.pk for sheet in sheets if kept[sheet.pk] != signs[sheet.pk]} == {sheets[0].pk}
    Sheet.objects.filter(pk=sheets[1].pk).update(state=Sheet.State.DRAFT)
    assert costs_now(taught, coordinator)["1.3"].units == 2
    Sheet.objects.filter(pk=sheets[1].pk).update(state=Sheet.State.SENT)
    assert (costs_now(taught, coordinator)["1.3"].units, Costs.objects.count()) == (3, 1)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(
            st.integers(0, 2),
            st.sampled_from(["1.3", "2.1", "2.2", "5.2"]),
            st.sampled_from(["appraised", "awarded"]),
            st.none() | st.integers(0, 9),
        ),
        max_size=6,
    )
)
def test_whatever_the_order_of_acts_costs_are_what_adding_all_up_again_gives(
    taught: Round, coordinator: Actor, acts: list[tuple[int, str, str, int | None]]
) -> None:
    sheets = list(Sheet.objects.filter(round=taught).order_by("pk")) or [
        sent_sheet(taught, unit.pk, full(taught)) for unit in communes()
    ]
    for place, leaf, stage, size in acts:
        if size is None and leaf != "5.2":
            judge(coordinator, sheets[place], {}, stage, [leaf])
        else:
            judge(coordinator, sheets[place], {leaf: 1_000 * (size or 0)}, stage)
        costs_now(taught, coordinator)
    kept = costs_now(taught, coordinator)
    Costs.objects.all().delete()
    SheetCosts.objects.all().delete()
    assert kept == costs_now(taught, coordinator)


def test_claims_are_held_against_stated_rules_alone(taught: Round, coordinator: Actor) -> None:
    kit = kit_of(taught.edition_id)
    sheet = sent_sheet(taught, communes()[0].pk, full(taught))
    judge(coordinator, sheet, dict.fromkeys(kit.leaves, 0))
    for cost in costs(refresh(taught), sight(coordinator, taught)):
        assert (cost.claimed_above is not None) == (cost.leaf.id in kit.stated)
    assert kit.stated != set(kit.leaves)


def test_a_field_has_an_index_once_nothing_of_the_unit_is_open(taught: Round, coordinator: Actor) -> None:
    first, second, third = communes()
    done = sent_sheet(taught, first.pk, full(taught))
    judge(coordinator, done, full(taught, {"1.3": 5_000}, ["2.1"]), without=["2.1"])
    judge(coordinator, sent_sheet(taught, second.pk, full(taught)), {"1.3": 0})
    standings = list(Standing.objects.filter(standings=refresh(taught)).order_by("unit"))
    fields = kit_of(taught.edition_id).edition.fields
    found = field_indexes(taught, fields, standings)
    assert found[first.pk] == [9_750, 10_000, 10_000, 10_000, None]
    assert found[second.pk] == found[third.pk] == [None] * len(fields)


def test_a_block_is_ranked_searched_and_counted(taught: Round, coordinator: Actor) -> None:
    first, second, third = communes()
    for unit, less in ((first, 5_000), (second, 5_000)):
        judge(coordinator, sent_sheet(taught, unit.pk, full(taught)), full(taught, {"1.3": less}))
    standings = refresh(taught)
    assert blocks(standings) == {ALL: 3, "xã": 2, "phường": 1}
    found = ranking(standings, ALL)
    assert {place.standing.unit_id: place.rank for place in found} == {first.pk: 1, second.pk: 1, third.pk: None}
    assert counts(found).by_group == {"Tốt": 2, UNRANKED: 1}
    assert [place.standing.unit for place in ranking(standings, ALL, "dong mau")] == [first]
    assert [place.standing.unit for place in ranking(standings, "phường", third.code)] == [third]
    participant = Participant.objects.get(round=taught, unit=first)
    Exemption.objects.create(participant=participant, reason="Mới thành lập.", person_id=coordinator.person)
    assert counts(ranking(refresh(taught), ALL)).by_group == {"Tốt": 1, UNRANKED: 1, EXEMPT: 1}


def test_an_edition_without_bands_still_counts_those_ranked(coordinator: Actor, commune: Unit) -> None:
    bare = TAUGHT.model_copy(update={"bands": ()})
    round = opened(coordinator, 2024, bare)
    judge(coordinator, sent_sheet(round, commune.pk, full(round)), full(round))
    assert counts(ranking(refresh(round), ALL)).by_group == {RANKED: 1, UNRANKED: 2}


def test_who_sees_what(
    taught: Round,
    commune: Unit,
    coordinator: Actor,
    council: Actor,
    appraiser: Actor,
    justice: Actor,
    drafter: Actor,
    neighbour: Actor,
) -> None:
    kit = kit_of(taught.edition_id)
    for who in (coordinator, council):
        assert sight(who, taught).everything
        assert sight(who, taught).leaves == set(kit.leaves)
    home_affairs = {leaf.id for leaf in kit.edition.leaves() if leaf.by == "noi_vu"}
    assert sight_of(appraiser, taught, commune.pk).leaves == home_affairs
    assert not sight(appraiser, taught).everything
    assert not sight(justice, taught).leaves & home_affairs
    assert not sight_of(drafter, taught, commune.pk).leaves
    Phase.objects.create(round=taught, name=Phase.Name.APPROVAL, opens=timezone.now())
    assert sight_of(drafter, taught, commune.pk).leaves == set(kit.leaves)
    assert not sight(drafter, taught).leaves
    assert not sight_of(neighbour, taught, commune.pk).leaves
    assert sight(coordinator, taught).above == sight_of(drafter, taught, commune.pk).above == set(kit.leaves)
    assert sight(appraiser, taught).above == home_affairs
    assert not sight(council, taught).above
    assert not sight_of(replace(council, roles={("auditor", taught.superior_id)}), taught, commune.pk).above
    both = replace(appraiser, roles=appraiser.roles | {("auditor", commune.pk)})
    assert not sight_of(both, taught, commune.pk).leaves


def test_criteria_are_seen_where_all_their_leaves_are(taught: Round, appraiser: Actor) -> None:
    edition, seen = kit_of(taught.edition_id).edition, sight(appraiser, taught)
    for one in edition.criteria:
        leaves = {each.id for each in edition.beneath(one.id) if each.id not in edition.children}
        assert (one in seen.criteria(edition)) == (leaves <= seen.leaves)


def test_a_unit_is_held_against_its_own_year_before(coordinator: Actor, commune: Unit) -> None:
    stricter = TAUGHT.model_copy(
        update={
            "criteria": tuple(
                one.model_copy(update={"title": "Gửi mọi báo cáo đúng hạn"}) if one.id == "3.2" else one
                for one in TAUGHT.criteria
            )
        }
    )
    before, now = opened(coordinator, 2024), opened(coordinator, 2025, stricter)
    assert since(now, commune) is None
    judge(coordinator, sent_sheet(before, commune.pk, {}), full(before, {"1.3": 10_000, "3.2": 40_000}))
    judge(coordinator, sent_sheet(now, commune.pk, {}), full(now, {"1.3": 5_000}))
    found = since(now, commune)
    assert found is not None
    assert found.parts == (commune,)
    assert found.changes["1.3"].by == 5_000
    assert found.changes["3.2"].likeness == "title_changed"
    assert (found.changes["3"].likeness, found.changes["3"].by) == ("in_part", 0)


def test_a_merged_unit_is_held_against_the_mean_of_those_that_went_into_it(coordinator: Actor) -> None:
    first, second, third = communes()
    for old in (second, third):
        Succession.objects.create(old=old, new=first)
    before = opened(coordinator, 2024, units=[second, third])
    now = opened(coordinator, 2025, units=[first])
    judge(coordinator, sent_sheet(now, first.pk, {}), full(now))
    judge(coordinator, sent_sheet(before, second.pk, {}), full(before, {"1.3": 10_000}))
    found = since(now, first)
    assert found is not None
    assert (found.unknown, found.changes) == ((third,), {})
    judge(coordinator, sent_sheet(before, third.pk, {}), full(before, {"1.3": 5_000}))
    found = since(now, first)
    assert found is not None
    assert set(found.parts) == {second, third}
    assert found.changes["1.3"].by == 7_500
