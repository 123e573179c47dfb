"""Whole sheets that were decided elsewhere: many at once are held to what one by one are held to, and all or none."""

import pytest
from django.utils import timezone
from tests.office.conftest import IMPRINT

from parindex.office.appraisals.actions.clarifying import open_clarification_round
from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.deciding_many import Typed, decide_sheets
from parindex.office.appraisals.actions.questioning_many import Thread, take_in_questions
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.models import Appraisal, Decision, Message, Question
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.filing import Filed, file_sheets
from parindex.office.assessments.models import Sheet
from parindex.office.demonstration.invented import DECIDED, Invented, invent
from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.queries import of_unit
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Body, Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit
from parindex.scoring.score import Scorer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def year(demonstration: None) -> Invented:
    """A plausible year in which something is clarified, and the council settles something."""
    round = Round.objects.get()
    scorer = Scorer(thawed(round.edition_id), round.year)
    years = (invent(scorer, f"{number:05}", 1) for number in range(1000))
    return next(one for one in years if all(one.decided.values()))


@pytest.fixture
def sheets(coordinator: Actor, appraiser: Actor, year: Invented) -> list[Sheet]:
    """Two sheets of that same year, with everything open and one department to appraise it all."""
    round = Round.objects.get()
    for name in (Phase.Name.APPRAISAL, Phase.Name.CLARIFICATION, Phase.Name.SECOND_APPRAISAL, Phase.Name.APPROVAL):
        Phase.objects.create(round=round, name=name, opens=timezone.now())
    [body] = appraiser.units(["appraiser"])
    functions = {leaf.by for leaf in thawed(round.edition_id).leaves() if leaf.by}
    for function in functions:
        Body.objects.update_or_create(round=round, function=function, defaults={"unit_id": body})
    others = round.participants.filter(unit__in=Unit.objects.exclude(sheets__round=round))
    filed = [Filed(one.pk, year.sheet, IMPRINT, "05/BC-UBND", timezone.localdate()) for one in others]
    return file_sheets(coordinator, round.pk, filed)


def decided(sheet: Sheet) -> list[tuple[object, ...]]:
    found = Decision.objects.filter(appraisal__sheet=sheet).order_by("node", "stage")
    return list(
        found.values_list(
            "node", "stage", "points", "not_applicable", "worth", "reason", "words", "facts", "row_version", "version"
        )
    )


def test_sheets_decided_at_once_are_what_they_would_be_leaf_by_leaf(
    appraiser: Actor, council: Actor, coordinator: Actor, year: Invented, sheets: list[Sheet]
) -> None:
    one, other = sheets
    for stage in DECIDED:
        who = council if stage == "awarded" else appraiser
        if stage == "reappraised":
            with pytest.raises(AppraisalRefused, match="không có câu hỏi"):
                decide_sheets(who, other.round_id, stage, {other.pk: year.decided[stage]})
            running = open_clarification_round(coordinator, other.round_id, 5)
            assert take_in_questions(appraiser, running.pk, {each.pk: year.threads for each in sheets}) > 1
        for node, typed in year.decided[stage].items():
            decide(who, one.pk, node, stage, 0, typed)
        assert decide_sheets(who, other.round_id, stage, {other.pk: year.decided[stage]}) == len(year.decided[stage])
    assert decided(other) == decided(one)
    assert of_unit(other.round_id, other.unit_id) == of_unit(one.round_id, one.unit_id)
    assert {one.undecided for one in Appraisal.objects.all()} == {0}
    assert Entry.objects.filter(chain=Appraisal.objects.get(sheet=other).chain).count() == len(DECIDED) + 1
    assert verify().breaks == ()


def test_what_does_not_apply_counts_for_its_neighbours_in_the_same_act(appraiser: Actor, sheets: list[Sheet]) -> None:
    one, other = sheets
    none = TypedDecision("", True, "not-applicable", "Trong năm không phát sinh.")
    full = TypedDecision("1,3333", False, "other", "Theo hồ sơ.")
    typed: Typed = {"1.1.2": full, "1.1.3": none}
    decide_sheets(appraiser, one.round_id, "appraised", {one.pk: typed, other.pk: typed})
    worth = Decision.objects.filter(node="1.1.2").values_list("worth", flat=True)
    assert set(worth) == {Decision.objects.filter(node="1.1.2").first().worth} and min(worth) > 10_000  # type: ignore[union-attr]
    assert {one.undecided for one in Appraisal.objects.all()} == {74}


def test_one_leaf_that_does_not_fit_refuses_all_and_is_named_with_its_unit(
    appraiser: Actor, justice: Actor, council: Actor, sheets: list[Sheet], year: Invented
) -> None:
    one, other = sheets
    good = year.decided["appraised"]
    for bad, words in (
        ({"1.1.1": TypedDecision("0,1", False, "other", "Theo hồ sơ.")}, "1.1.1"),
        ({"1.1.3": TypedDecision("7", False, "other", "Theo hồ sơ.")}, "1.1.3"),
        ({"1": TypedDecision("1", False, "other", "Theo hồ sơ.")}, "không thẩm định dòng này"),
    ):
        with pytest.raises(AppraisalRefused) as refused:
            decide_sheets(appraiser, one.round_id, "appraised", {one.pk: good, other.pk: bad})
        assert other.unit.name in str(refused.value) and words in str(refused.value)
    with pytest.raises(AppraisalRefused, match="lần đầu"):
        decide_sheets(appraiser, one.round_id, "reappraised", {one.pk: good})
    for who in (justice, council):
        with pytest.raises(Forbidden):
            decide_sheets(who, one.round_id, "appraised", {one.pk: good})
    assert not Decision.objects.exists()
    decide_sheets(appraiser, one.round_id, "appraised", {one.pk: good})
    with pytest.raises(AppraisalRefused, match="đã có quyết định"):
        decide_sheets(appraiser, one.round_id, "appraised", {one.pk: good, other.pk: good})
    assert not Appraisal.objects.filter(sheet=other).exists()


def test_questions_that_come_answered_are_as_those_asked_and_answered_here_and_all_or_none(
    appraiser: Actor, justice: Actor, coordinator: Actor, sheets: list[Sheet], year: Invented
) -> None:
    one, other = sheets
    running = open_clarification_round(coordinator, one.round_id, 5)
    thread = Thread("Đề nghị bổ sung báo cáo.", "Đã bổ sung.", "accepted")
    with pytest.raises(AppraisalRefused, match="lần đầu"):
        take_in_questions(appraiser, running.pk, {one.pk: {"1.1.3": thread}})
    decide_sheets(appraiser, one.round_id, "appraised", {each.pk: year.decided["appraised"] for each in sheets})
    silent = Thread("Đề nghị bổ sung báo cáo.", " ", "accepted")
    with pytest.raises(AppraisalRefused, match=other.unit.name):
        take_in_questions(appraiser, running.pk, {one.pk: {"1.1.3": thread}, other.pk: {"1.2": silent}})
    with pytest.raises(Forbidden):
        take_in_questions(justice, running.pk, {one.pk: {"1.1.3": thread}})
    assert not Question.objects.exists()
    take_in_questions(appraiser, running.pk, {one.pk: {"1.1.3": thread}, other.pk: {"1.1.3": thread, "1.2": thread}})
    assert [question.is_closed and question.closed_at is not None for question in Question.objects.all()] == [True] * 3
    assert [message.words for message in Message.objects.filter(question__appraisal__sheet=one)] == [
        "Đề nghị bổ sung báo cáo.",
        "Đã bổ sung.",
    ]
    with pytest.raises(AppraisalRefused, match="đã có câu hỏi"):
        take_in_questions(appraiser, running.pk, {one.pk: {"1.2": thread}})
    assert verify().breaks == ()
