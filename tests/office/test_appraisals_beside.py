"""What stands beside deciding: a second reading, a rule confirmed by its guide, a survey brought in, an exemption."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from parindex.office.appraisals.actions.bringing_in import CODE, NAME, POINTS, bring_in, headings, plan
from parindex.office.appraisals.actions.clarifying import extend_answers
from parindex.office.appraisals.actions.confirming import Guide, confirm_rule
from parindex.office.appraisals.actions.deciding import accept, decide
from parindex.office.appraisals.actions.deciding_many import decide_sheets
from parindex.office.appraisals.actions.exempting import exempt, rank_again
from parindex.office.appraisals.actions.questioning import ask, close
from parindex.office.appraisals.actions.sampling import draw, read_again
from parindex.office.appraisals.actions.sharing import give
from parindex.office.appraisals.agreement import agreement, done, to_read
from parindex.office.appraisals.errors import AppraisalRefused, DecisionRefused
from parindex.office.appraisals.models import ClarificationRound, Decision, SecondReading
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.results.actions import refresh
from parindex.office.results.models import Standing
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor, actor
from parindex.office.units.errors import ListRefused
from parindex.office.units.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LESS = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
GUIDE = Guide("12/HD-SNV", date(2026, 1, 5), "Sở Nội vụ", "Hướng dẫn chấm điểm", "mục 2", "Điểm = tỷ lệ x điểm tối đa")


@pytest.fixture
def second(appraiser: Actor) -> Actor:
    """Another appraiser of the same department."""
    person = Person.objects.create(login="thu-hai", name="Chuyên viên thứ hai")
    body = next(iter(appraiser.units(["appraiser"])))
    Role.objects.create(person=person, unit_id=body, kind=Role.Kind.APPRAISER, since=timezone.localdate())
    return actor(person)


def test_a_drawn_row_is_read_by_somebody_else_who_sees_no_first_decision(
    appraiser: Actor, second: Actor, coordinator: Actor, justice: Actor, appraising: Sheet
) -> None:
    with pytest.raises(AppraisalRefused, match="Chưa có dòng nào"):
        draw(coordinator, appraising.round_id, 10)
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed"))
    assert draw(coordinator, appraising.round_id, 50) == 2
    assert to_read(appraiser, appraising.round) == to_read(justice, appraising.round) == []
    rows = {one.first.node: one for one in to_read(second, appraising.round)}
    with pytest.raises(AppraisalRefused, match="người khác đọc lại"):
        read_again(appraiser, rows["1.1.3"].pk, LESS)
    with pytest.raises(DecisionRefused):
        read_again(second, rows["1.1.3"].pk, TypedDecision("7", False, "other", "Quá mức."))
    read_again(second, rows["1.1.3"].pk, TypedDecision("0,75", False, "done-in-part", "Đủ ba quý."))
    read_again(second, rows["1.1.2"].pk, TypedDecision("1", False, "agreed"))
    by_criterion = agreement(done(coordinator, appraising.round), lambda one: one.first.node)
    assert {node: (one.read, one.same, one.apart, one.percent) for node, one in by_criterion.items()} == {
        "1.1.3": (1, 0, 2_500, 0),
        "1.1.2": (1, 1, 0, 100),
    }
    by_person = agreement(done(coordinator, appraising.round), lambda one: one.first_person_id)
    assert by_person[appraiser.person].percent == 50
    assert Decision.objects.get(node="1.1.3").points == 5_000
    with pytest.raises(AppraisalRefused, match="vừa được người khác"):
        read_again(second, rows["1.1.3"].pk, LESS)
    assert not verify().breaks


def test_a_colleague_without_a_share_of_the_row_reads_it_again_and_nothing_hides_it_once_the_time_is_over(
    appraiser: Actor, second: Actor, coordinator: Actor, council: Actor, appraising: Sheet
) -> None:
    round, body = appraising.round_id, next(iter(appraiser.units(["appraiser"])))
    give(coordinator, round, body, appraiser.person, "", None)
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    draw(coordinator, round, 10)
    reading = SecondReading.objects.get()
    both = replace(second, roles=second.roles | {("auditor", appraising.round.superior_id)})
    with pytest.raises(AppraisalRefused, match="xem được mọi quyết định"):
        read_again(both, reading.pk, LESS)
    assert [one.pk for one in to_read(second, appraising.round)] == [reading.pk]
    assert not to_read(both, appraising.round)
    kept = Phase.objects.get(round=round, name=Phase.Name.APPRAISAL)
    Phase.objects.filter(pk=kept.pk).update(closes=timezone.now())
    assert not to_read(second, appraising.round)
    Phase.objects.filter(pk=kept.pk).update(closes=kept.closes)
    assert read_again(second, reading.pk, LESS).points == 5_000
    assert not to_read(second, appraising.round)


def test_the_draw_is_the_coordinators_and_its_seed_is_kept(
    appraiser: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    with pytest.raises(Forbidden):
        draw(appraiser, appraising.round_id, 10)
    draw(coordinator, appraising.round_id, 10)
    assert isinstance(Entry.objects.get(verb="draw").detail["seed"], int)
    assert SecondReading.objects.count() == 1


def test_an_inferred_rule_becomes_law_of_the_round_by_naming_its_guide(
    appraiser: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    row = SheetRow.objects.get(sheet=appraising, node="1.1.3")
    SheetRow.objects.filter(pk=row.pk).update(answer_state="suggested", computed=10_000)
    with pytest.raises(Forbidden):
        confirm_rule(appraiser, appraising.round_id, "1.1.3", GUIDE)
    with pytest.raises(AppraisalRefused, match="Cần đủ số"):
        confirm_rule(coordinator, appraising.round_id, "1.1.3", Guide("", GUIDE.issued, "", "", "", ""))
    new = confirm_rule(coordinator, appraising.round_id, "1.1.3", GUIDE)
    appraising.round.refresh_from_db()
    assert thawed(appraising.round.edition_id) == new
    assert (new.edition, new.replaces) == ("cchc-cap-xa-mau/2023-2", "cchc-cap-xa-mau/2023-1")
    leaf = new.by_id["1.1.3"]
    assert (leaf.basis, leaf.stated_in, leaf.legal[-1].key) == ("stated", GUIDE.words, "12-hd-snv")
    assert new.legal["12-hd-snv"].issuer == "Sở Nội vụ"
    row.refresh_from_db()
    assert row.answer_state == "computed"
    with pytest.raises(DecisionRefused) as refused:
        decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    assert set(refused.value.problems) == {"facts"}
    with pytest.raises(AppraisalRefused, match="không có quy tắc suy luận"):
        confirm_rule(coordinator, appraising.round_id, "1.1.3", GUIDE)
    other = next(leaf.id for leaf in new.leaves() if leaf.basis == "inferred")
    assert confirm_rule(coordinator, appraising.round_id, other, GUIDE).edition == "cchc-cap-xa-mau/2023-3"


def test_a_survey_comes_in_as_its_rule_says_and_bad_rows_are_named(
    coordinator: Actor, appraiser: Actor, drafter: Actor, appraising: Sheet
) -> None:
    edition = thawed(appraising.round.edition_id)
    node = next(leaf.id for leaf in edition.leaves() if leaf.by == "dieu_tra" and not leaf.facts)
    assert headings(edition.by_id[node]) == (CODE, NAME, POINTS)
    rows = [
        (2, {CODE: "demo-1", NAME: "Xã Đồng Mẫu", POINTS: "0,9"}),
        (3, {CODE: "", NAME: "Xã Láng Giềng", POINTS: "0,8"}),
        (4, {CODE: "demo-1", NAME: "", POINTS: "0,9"}),
        (5, {CODE: "", NAME: "", POINTS: "0,9"}),
    ]
    lines = plan(coordinator, appraising.round, node, "Báo cáo điều tra", rows)
    assert [line.change for line in lines] == ["new", "refused", "refused", "refused"]
    assert "0,9 điểm" in lines[0].says
    with pytest.raises(ListRefused):
        bring_in(coordinator, appraising.round_id, node, "Báo cáo điều tra", rows)
    with pytest.raises(Forbidden):
        bring_in(drafter, appraising.round_id, node, "Báo cáo điều tra", rows[:1])
    with pytest.raises(AppraisalRefused, match="ghi nguồn"):
        bring_in(coordinator, appraising.round_id, node, " ", rows[:1])
    assert bring_in(coordinator, appraising.round_id, node, "Báo cáo điều tra", rows[:1]) == 1
    made = Decision.objects.get()
    assert (made.points, made.reason, made.words) == (9_000, "survey", "Báo cáo điều tra")
    assert bring_in(coordinator, appraising.round_id, node, "Báo cáo điều tra", rows[:1]) == 0
    too_much = [(2, {CODE: "demo-1", NAME: "", POINTS: "99"})]
    assert [line.change for line in plan(coordinator, appraising.round, node, "Báo cáo", too_much)] == ["refused"]


def test_an_imported_index_is_counted_by_its_rule(coordinator: Actor, appraising: Sheet) -> None:
    edition = thawed(appraising.round.edition_id)
    leaf = next((one for one in edition.leaves() if one.rule and one.rule.kind in ("imported", "survey")), None)
    if leaf is None:
        pytest.skip("the sample edition takes over no index")
    asks = headings(leaf)[2:]
    rows = [(2, {CODE: "demo-1", NAME: "", **dict.fromkeys(asks, "90")})]
    lines = plan(coordinator, appraising.round, leaf.id, "Công bố", rows)
    assert [line.change for line in lines] == ["new"], lines


def test_an_exempt_unit_is_listed_with_its_reason_and_not_ranked(
    coordinator: Actor, council: Actor, appraising: Sheet
) -> None:
    participant = appraising.round.participants.get(unit=appraising.unit_id).pk
    with pytest.raises(Forbidden):
        exempt(council, participant, "Mới thành lập")
    with pytest.raises(AppraisalRefused, match="lý do"):
        exempt(coordinator, participant, "  ")
    exempt(coordinator, participant, "Mới thành lập")
    refresh(appraising.round)
    assert Standing.objects.get(unit=appraising.unit_id).exempt == "Mới thành lập"
    rank_again(coordinator, participant)
    refresh(appraising.round)
    assert Standing.objects.get(unit=appraising.unit_id).exempt == ""
    with pytest.raises(AppraisalRefused):
        rank_again(coordinator, participant)


def test_every_act_refuses_whoever_holds_a_role_in_the_unit(
    appraiser: Actor,
    second: Actor,
    coordinator: Actor,
    council: Actor,
    appraising: Sheet,
    clarifying: ClarificationRound,
) -> None:
    round, unit, sheet = appraising.round_id, appraising.unit_id, appraising.pk
    edition = thawed(appraising.round.edition_id)
    surveyed = next(leaf.id for leaf in edition.leaves() if leaf.by == "dieu_tra" and not leaf.facts)
    decide(appraiser, sheet, "1.1.3", "appraised", 0, LESS)
    question = ask(appraiser, sheet, "1.1.3", "Đề nghị làm rõ.")
    draw(coordinator, round, 10)
    reading = SecondReading.objects.get().pk
    participant = appraising.round.participants.get(unit=unit).pk
    theirs, again, runs, last = (
        replace(who, roles=who.roles | {("clerk", unit)}) for who in (appraiser, second, coordinator, council)
    )
    rows = [(2, {CODE: appraising.unit.code, NAME: "", POINTS: "1"})]
    later = timezone.now() + timedelta(days=30)
    acts: list[Callable[[], object]] = [
        lambda: decide(theirs, sheet, "1.1.3", "appraised", 1, LESS),
        lambda: decide(theirs, sheet, "1.1.3", "reappraised", 0, LESS),
        lambda: decide(last, sheet, "1.1.3", "awarded", 0, LESS),
        lambda: decide_sheets(theirs, round, "appraised", {sheet: {"1.1.2": LESS}}),
        lambda: decide_sheets(last, round, "awarded", {sheet: {"1.1.3": LESS}}),
        lambda: accept(theirs, round, "1.1.1", [sheet]),
        lambda: ask(theirs, sheet, "1.1.3", "Hỏi thêm."),
        lambda: close(theirs, question.pk, "accepted"),
        lambda: read_again(again, reading, LESS),
        lambda: exempt(runs, participant, "Mới thành lập"),
        lambda: rank_again(runs, participant),
        lambda: extend_answers(runs, clarifying.pk, unit, later, "Bão"),
    ]
    before = Entry.objects.count()
    for act in acts:
        with pytest.raises(AppraisalRefused, match="vai trò ở đơn vị này"):
            act()
    [line] = plan(runs, appraising.round, surveyed, "Báo cáo 12", rows)
    assert "vai trò ở đơn vị này" in line.problems[0].words
    with pytest.raises(ListRefused):
        bring_in(runs, round, surveyed, "Báo cáo 12", rows)
    assert Entry.objects.count() == before
