"""Who appraises what of a round: another body for a criterion, a body's work among its people, what each then sees."""

import pytest
from django.utils import timezone

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.sharing import give, take_back
from parindex.office.appraisals.documents import appraised_document
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.progress import progress, rounds_to_appraise
from parindex.office.appraisals.queries import not_given, shares_of
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.documents import visible_document
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.errors import Forbidden
from parindex.office.evidence.models import Document
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.rounds.actions import name_body
from parindex.office.rounds.errors import RoundRefused
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor
from parindex.office.units.access import actor as acting
from parindex.office.units.models import Person, Role, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LESS = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")


def body_of(actor: Actor) -> int:
    """The body for which somebody appraises."""
    return next(iter(actor.units(["appraiser"])))


@pytest.fixture
def colleague(appraiser: Actor) -> Actor:
    """Another appraiser of the department of home affairs."""
    person = Person.objects.create(login="dong-nghiep", name="Chuyên viên thứ hai")
    Role.objects.create(person=person, unit_id=body_of(appraiser), kind=Role.Kind.APPRAISER, since=timezone.localdate())
    return acting(person)


def test_once_a_body_shares_out_its_work_each_does_their_part(
    appraiser: Actor, colleague: Actor, appraising: Sheet
) -> None:
    body, round = body_of(appraiser), appraising.round
    share = give(appraiser, round.pk, body, colleague.person, "1.1", None)
    decide(colleague, appraising.pk, "1.1.3", "appraised", 0, LESS)
    for who, node in ((appraiser, "1.1.3"), (colleague, "1.2")):
        with pytest.raises(Forbidden):
            decide(who, appraising.pk, node, "appraised", 0, LESS)
    assert [leaf.leaf for leaf in progress(colleague, round).leaves] == ["1.1.1", "1.1.2", "1.1.3"]
    assert not progress(appraiser, round).leaves
    assert {"1.2", "5.1"} < set(not_given(round, body, shares_of(round)))
    take_back(appraiser, round.pk, share.pk)
    decide(appraiser, appraising.pk, "1.2", "appraised", 0, TypedDecision("2", False, "agreed"))
    assert [entry.verb for entry in Entry.objects.filter(chain=round.chain).order_by("sequence")][-2:] == [
        "share",
        "unshare",
    ]
    assert not verify().breaks


def test_work_is_shared_out_by_unit_too(
    appraiser: Actor, colleague: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    body, round = body_of(appraiser), appraising.round
    other = round.participants.exclude(unit=appraising.unit).earliest("pk")
    give(coordinator, round.pk, body, colleague.person, "", other.unit_id)
    with pytest.raises(Forbidden):
        decide(colleague, appraising.pk, "1.1.3", "appraised", 0, LESS)
    give(coordinator, round.pk, body, appraiser.person, "1.1", appraising.unit_id)
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    assert {(leaf.leaf, leaf.of, leaf.decided) for leaf in progress(appraiser, round).leaves} == {
        ("1.1.1", 1, 0),
        ("1.1.2", 1, 0),
        ("1.1.3", 1, 1),
    }


def test_what_cannot_be_shared_is_refused_in_words(
    appraiser: Actor, colleague: Actor, justice: Actor, drafter: Actor, appraising: Sheet
) -> None:
    body, round, unit = body_of(appraiser), appraising.round_id, appraising.unit_id
    strange = Unit.objects.create(kind=Unit.Kind.COMMUNE, name="Xã Lạ").pk
    for who in (justice, drafter):
        with pytest.raises(Forbidden):
            give(who, round, body, colleague.person, "1.1", None)
    refused = {
        ("2.1", None, colleague.person): "không thẩm định tiêu chí đó",
        ("khac", None, colleague.person): "không thẩm định tiêu chí đó",
        ("1.1", strange, colleague.person): "không được đánh giá trong đợt",
        ("1.1", None, justice.person): "không có vai trò người thẩm định",
    }
    for (node, only, person), words in refused.items():
        with pytest.raises(AppraisalRefused, match=words):
            give(appraiser, round, body, person, node, only)
    Role.objects.create(
        person_id=colleague.person, unit_id=unit, kind=Role.Kind.CONTRIBUTOR, since=timezone.localdate()
    )
    with pytest.raises(AppraisalRefused, match="có vai trò ở đơn vị đó"):
        give(appraiser, round, body, colleague.person, "", unit)
    give(appraiser, round, body, colleague.person, "1.1", None)
    with pytest.raises(AppraisalRefused, match="đã được giao"):
        give(appraiser, round, body, colleague.person, "1.1", None)


def test_a_coordinator_names_another_body_for_a_criterion_with_all_beneath_it(
    appraiser: Actor, justice: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    round, body = appraising.round_id, body_of(justice)
    with pytest.raises(Forbidden):
        name_body(appraiser, round, "1.1", body)
    name_body(coordinator, round, "1.1", body)
    decide(justice, appraising.pk, "1.1.3", "appraised", 0, LESS)
    with pytest.raises(Forbidden):
        decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, LESS)
    for node, unit, words in (
        ("1.1", body, "như cũ"),
        ("khac", body, "Không có tiêu chí này"),
        ("1.2", appraising.unit_id, "cơ quan của cấp trên"),
        ("1.2", None, "như cũ"),
    ):
        with pytest.raises(RoundRefused, match=words):
            name_body(coordinator, round, node, unit)
    name_body(coordinator, round, "1.1", None)
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, LESS)
    entry = Entry.objects.filter(verb="name-body").latest("sequence")
    assert (entry.subject, entry.detail) == (f"round:{round}/criterion:1.1", {"unit": None, "was": body})


def test_an_appraiser_opens_the_documents_of_their_criteria_and_no_others(
    appraiser: Actor, justice: Actor, council: Actor, coordinator: Actor, appraising: Sheet
) -> None:
    plan = Document.objects.get(number="58/KH-UBND")  # beside rows of home affairs
    assert appraised_document(appraiser, plan.pk) == appraised_document(council, plan.pk) == plan
    assert appraised_document(justice, plan.pk) is None
    Document.objects.filter(pk=plan.pk).update(restricted=True)
    assert appraised_document(appraiser, plan.pk) == plan
    assert appraised_document(council, plan.pk) is visible_document(coordinator, plan.pk) is None
    give(appraiser, appraising.round_id, body_of(appraiser), appraiser.person, "1.2", None)
    assert appraised_document(appraiser, plan.pk) is None
    Sheet.objects.update(state=Sheet.State.DRAFT)
    assert appraised_document(council, plan.pk) is None


def test_whoever_works_in_a_unit_neither_opens_its_documents_as_appraiser_nor_decides_last(
    appraiser: Actor, council: Actor, appraising: Sheet
) -> None:
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    for who in (appraiser, council):
        Role.objects.create(
            person_id=who.person, unit=appraising.unit, kind=Role.Kind.AUDITOR, since=timezone.localdate()
        )
    both, member = (acting(Person.objects.get(pk=who.person)) for who in (appraiser, council))
    assert appraised_document(both, Document.objects.get(number="58/KH-UBND").pk) is None
    with pytest.raises(AppraisalRefused, match="có vai trò ở đơn vị này"):
        decide(member, appraising.pk, "1.1.3", "awarded", 0, LESS)


def test_progress_counts_what_is_decided_what_returns_and_what_is_ready(
    appraiser: Actor, coordinator: Actor, drafter: Actor, appraising: Sheet
) -> None:
    round = appraising.round
    SheetRow.objects.filter(node="1.1.1").update(computed=5_000, answer_state="computed", claimed=5_000)
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed"))
    none = TypedDecision("", True, "not-applicable", "Trong năm không phát sinh.")
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, none)
    found = {leaf.leaf: leaf for leaf in progress(appraiser, round).leaves}
    assert (found["1.1.2"].decided, found["1.1.2"].again, found["1.1.2"].left) == (1, 1, 1)
    assert (found["1.1.3"].decided, found["1.1.3"].again, found["1.1.3"].left) == (1, 0, 0)
    assert found["1.1.1"].ready == 0  # its neighbour does not apply, so that it counts for more than was claimed
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 1, LESS)
    found = {leaf.leaf: leaf for leaf in progress(appraiser, round).leaves}
    assert (found["1.1.2"].again, found["1.1.1"].ready) == (0, 1)
    SheetRow.objects.filter(node="1.1.2").update(version=9)
    everything = progress(coordinator, round)
    assert {leaf.leaf: leaf.again for leaf in everything.leaves if leaf.again} == {"1.1.2": 1}
    assert (everything.left, everything.units[0].left, everything.units[0].of) == (75, 75, 76)
    assert {leaf.ready for leaf in everything.leaves} == {0}  # whoever oversees accepts nothing
    assert not progress(drafter, round).leaves


def test_rounds_await_those_who_take_part_while_something_is_decided(
    appraiser: Actor, council: Actor, drafter: Actor, appraising: Sheet
) -> None:
    assert [list(rounds_to_appraise(who)) for who in (appraiser, council, drafter)] == [
        [appraising.round],
        [appraising.round],
        [],
    ]
    Phase.objects.exclude(name=Phase.Name.SELF_ASSESSMENT).update(closes=timezone.now())
    assert not rounds_to_appraise(appraiser)
