"""Clarification: who asks, answers, sends and closes, and in which time; a draft is the unit's own until it is sent."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from parindex.office.appraisals.actions.clarifying import add_day_off, extend_answers, open_clarification_round
from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.questioning import TypedAnswer, answer, ask, close, send_answers
from parindex.office.appraisals.documents import answered_document
from parindex.office.appraisals.errors import AnsweredMeanwhile, AnswersClosed, AppraisalRefused
from parindex.office.appraisals.ledger import answers_came, awaiting_units, ledger
from parindex.office.appraisals.models import ClarificationRound, Message, MessageVersion, Question
from parindex.office.appraisals.questions import asked_of, others_of, questions_of, running
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.appraisals.working_days import last_of, works
from parindex.office.assessments.documents import visible_document
from parindex.office.assessments.models import Sheet
from parindex.office.demonstration.papers import as_read
from parindex.office.errors import Forbidden, Refusal
from parindex.office.evidence.actions import Described, cite, keep_file
from parindex.office.evidence.actions import remove as remove_document
from parindex.office.evidence.errors import FileRefused
from parindex.office.evidence.models import Document
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LESS = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
MORE = TypedDecision("0,75", False, "clarified", "Đã bổ sung đủ.")
SAID = TypedAnswer("Đã có báo cáo quý IV kèm theo.")


@pytest.fixture
def signer(demonstration: None) -> Actor:
    """Who signs for the commune."""
    return actor(Person.objects.get(name="Chủ tịch UBND xã"))


@pytest.fixture
def auditor(demonstration: None) -> Actor:
    """Who reads what the coordinator may read, and writes nothing."""
    return actor(Person.objects.get(name="Người kiểm tra"))


@pytest.fixture
def judged(appraiser: Actor, justice: Actor, appraising: Sheet) -> Sheet:
    """The sheet with a first decision on a row of home affairs and on a row of justice."""
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, LESS)
    decide(justice, appraising.pk, "2.1", "appraised", 0, TypedDecision("0", False, "no-evidence", "Chưa có báo cáo."))
    return appraising


@pytest.fixture
def drafted(drafter: Actor, question: Question) -> Message:
    """The commune's draft of an answer, with a new document."""
    paper = as_read("99/BC-UBND", date(2026, 1, 5), ("BÁO CÁO", "Kết quả quý IV"))
    return answer(drafter, question.pk, 0, TypedAnswer(SAID.words, (), [("quy-4.pdf", paper)]))


def over(clarification: ClarificationRound) -> None:
    """Let a clarification round have ended a minute ago."""
    ClarificationRound.objects.filter(pk=clarification.pk).update(due=timezone.now() - timedelta(minutes=1))


def refused(by: type[Refusal], *acts: Callable[[], object]) -> None:
    """Assert that each act is refused, and that nothing was written down."""
    before = Entry.objects.count()
    for act in acts:
        with pytest.raises(by):
            act()
    assert Entry.objects.count() == before


def test_a_round_is_numbered_and_due_at_the_end_of_its_working_days(coordinator: Actor, judged: Sheet) -> None:
    first = open_clarification_round(coordinator, judged.round_id, 5)
    local = timezone.localtime(first.due)
    assert (local.date(), local.time()) == (last_of(timezone.localdate(), 5), time(17))
    assert works(local.date())
    refused(AppraisalRefused, lambda: open_clarification_round(coordinator, judged.round_id, 5))
    over(first)
    second = open_clarification_round(coordinator, judged.round_id, 3, time(9, 30))
    assert (second.number, timezone.localtime(second.due).time()) == (2, time(9, 30))
    assert [entry.verb for entry in Entry.objects.filter(chain=judged.round.chain).order_by("sequence")][-2:] == [
        "open-clarification"
    ] * 2


def test_who_opens_and_in_which_time(coordinator: Actor, appraiser: Actor, drafter: Actor, judged: Sheet) -> None:
    round = judged.round_id
    refused(
        Forbidden,
        lambda: open_clarification_round(appraiser, round, 5),
        lambda: open_clarification_round(drafter, round, 5),
    )
    refused(
        AppraisalRefused,
        lambda: open_clarification_round(coordinator, round, 0),
        lambda: open_clarification_round(coordinator, round, 61),
    )
    phase = Phase.objects.filter(round=round, name=Phase.Name.CLARIFICATION)
    phase.update(closes=timezone.now() + timedelta(days=1))
    refused(AppraisalRefused, lambda: open_clarification_round(coordinator, round, 5))
    phase.update(closes=timezone.now())
    refused(PhaseClosed, lambda: open_clarification_round(coordinator, round, 5))


def test_a_day_off_that_was_added_moves_the_end(
    coordinator: Actor, drafter: Actor, clarifying: ClarificationRound
) -> None:
    last, why = timezone.localdate(clarifying.due), "Hoán đổi ngày nghỉ theo thông báo"
    moved = add_day_off(coordinator, clarifying.pk, last, why)
    assert timezone.localdate(moved.due) == last_of(timezone.localdate(clarifying.opened_at), 5, {last})
    refused(Forbidden, lambda: add_day_off(drafter, clarifying.pk, timezone.localdate(moved.due), why))
    refused(
        AppraisalRefused,
        lambda: add_day_off(coordinator, clarifying.pk, last, why),
        lambda: add_day_off(coordinator, clarifying.pk, timezone.localdate() - timedelta(days=1), why),
        lambda: add_day_off(coordinator, clarifying.pk, timezone.localdate(moved.due), " "),
    )


def test_only_who_appraises_a_row_asks_about_it_once_it_is_judged(
    appraiser: Actor, justice: Actor, coordinator: Actor, drafter: Actor, council: Actor, judged: Sheet
) -> None:
    refused(AppraisalRefused, lambda: ask(appraiser, judged.pk, "1.1.3", "Vì sao?"))
    open_clarification_round(coordinator, judged.round_id, 5)
    for who in (justice, coordinator, drafter, council):
        refused(Forbidden, lambda who=who: ask(who, judged.pk, "1.1.3", "Vì sao?"))  # type: ignore[misc]
    refused(
        AppraisalRefused,
        lambda: ask(appraiser, judged.pk, "1.1.2", "Vì sao?"),
        lambda: ask(appraiser, judged.pk, "1.1.3", "  "),
    )
    first = ask(appraiser, judged.pk, "1.1.3", "Vì sao?")
    assert ask(appraiser, judged.pk, "1.1.3", "Đề nghị nói rõ thêm.") == first
    assert [message.words for message in questions_of([judged], "1.1.3")[judged.pk][0].messages] == [
        "Vì sao?",
        "Đề nghị nói rõ thêm.",
    ]


def test_the_drafter_answers_and_whoever_was_given_the_row(
    drafter: Actor,
    contributor: Actor,
    clerk: Actor,
    neighbour: Actor,
    justice: Actor,
    judged: Sheet,
    question: Question,
) -> None:
    of_justice = ask(justice, judged.pk, "2.1", "Đề nghị gửi báo cáo.")
    for who in (clerk, neighbour, justice):
        refused(Forbidden, lambda who=who: answer(who, question.pk, 0, SAID))  # type: ignore[misc]
    refused(Forbidden, lambda: answer(contributor, question.pk, 0, SAID))
    assert answer(contributor, of_justice.pk, 0, SAID).version == 1
    assert answer(drafter, question.pk, 0, SAID).version == 1
    seen = asked_of(contributor, question.clarification, judged)
    assert [one.judged.criterion.id for one in seen or ()] == ["2.1"]
    assert [(one.questions, one.drafted) for one in awaiting_units(contributor)] == [(1, 1)]
    assert [(one.questions, one.drafted) for one in awaiting_units(drafter)] == [(2, 2)]


def test_two_who_draft_one_answer_never_overwrite_each_other(drafter: Actor, question: Question) -> None:
    first = answer(drafter, question.pk, 0, SAID)
    assert answer(drafter, question.pk, 0, SAID).version == 1
    with pytest.raises(AnsweredMeanwhile) as met:
        answer(drafter, question.pk, 0, TypedAnswer("Lời khác."))
    assert met.value.theirs.words == first.words
    assert answer(drafter, question.pk, 1, TypedAnswer("Lời khác.")).version == 2
    assert [one.content["words"] for one in MessageVersion.objects.order_by("version")] == [SAID.words, "Lời khác."]


def test_a_draft_is_the_unit_s_own_with_its_documents(
    drafter: Actor,
    clerk: Actor,
    appraiser: Actor,
    justice: Actor,
    coordinator: Actor,
    auditor: Actor,
    neighbour: Actor,
    judged: Sheet,
    drafted: Message,
) -> None:
    clarification, [document] = drafted.question.clarification, drafted.documents.all()
    for who in (drafter, clerk):
        [one] = asked_of(who, clarification, judged) or ()
        assert one.thread.draft == drafted
    superiors = (appraiser, coordinator, auditor)
    for who in superiors:
        [one] = asked_of(who, clarification, judged) or ()
        assert one.thread.draft is None
        assert len(one.thread.messages) == 1
        assert answered_document(who, document.pk) is None
    assert asked_of(neighbour, clarification, judged) is None
    assert asked_of(justice, clarification, judged) == []
    assert answers_came(appraiser) == []
    send_answers(clerk, clarification.pk, judged.pk)
    for who in superiors:
        [one] = asked_of(who, clarification, judged) or ()
        assert [message.words for message in one.thread.messages][1:] == [SAID.words]
        assert answered_document(who, document.pk) == document
    for who in (justice, neighbour):
        assert answered_document(who, document.pk) is None
    assert answers_came(appraiser) == [(judged.round, 1)]
    assert answers_came(justice) == []
    Document.objects.update(restricted=True)
    assert answered_document(appraiser, document.pk) == document
    assert answered_document(coordinator, document.pk) is None
    assert visible_document(coordinator, document.pk) is None


def test_all_answers_of_a_unit_go_out_at_once_by_its_clerk_or_signer(
    drafter: Actor, clerk: Actor, signer: Actor, appraiser: Actor, justice: Actor, judged: Sheet, question: Question
) -> None:
    other = ask(justice, judged.pk, "2.1", "Đề nghị gửi báo cáo.")
    refused(AppraisalRefused, lambda: send_answers(clerk, question.clarification_id, judged.pk))
    answer(drafter, question.pk, 0, SAID)
    document = cite(drafter, judged.unit_id, Described("01/SO", title="Sổ theo dõi", kept_at="Văn thư"))
    answer(drafter, other.pk, 0, TypedAnswer("", [document.pk]))
    for who in (drafter, appraiser):
        refused(Forbidden, lambda who=who: send_answers(who, question.clarification_id, judged.pk))  # type: ignore[misc]
    refused(AppraisalRefused, lambda: send_answers(signer, question.clarification_id, judged.pk))
    answer(drafter, other.pk, 1, TypedAnswer("Xem sổ.", [document.pk]))
    assert send_answers(signer, question.clarification_id, judged.pk) == 2
    assert set(Question.objects.values_list("state", flat=True)) == {"answered"}
    assert Entry.objects.filter(verb="send-answers", chain=judged.appraisal.chain).count() == 1
    refused(AppraisalRefused, lambda: send_answers(clerk, question.clarification_id, judged.pk))
    assert not verify().breaks


def test_late_answers_are_refused_unless_more_time_was_given(
    drafter: Actor, clerk: Actor, coordinator: Actor, appraiser: Actor, judged: Sheet, drafted: Message
) -> None:
    clarification, asked = drafted.question.clarification, drafted.question
    over(clarification)
    refused(
        AnswersClosed,
        lambda: answer(drafter, asked.pk, 1, TypedAnswer("Muộn.")),
        lambda: send_answers(clerk, clarification.pk, judged.pk),
        lambda: ask(appraiser, judged.pk, "1.1.3", "Hỏi thêm."),
    )
    [line] = ledger(coordinator, ClarificationRound.objects.get())
    assert (line.count.asked, line.count.late, line.extended) == (1, 1, False)
    assert awaiting_units(drafter) == []
    later = timezone.now() + timedelta(days=2)
    refused(Forbidden, lambda: extend_answers(drafter, clarification.pk, judged.unit_id, later, "Bão"))
    refused(
        AppraisalRefused,
        lambda: extend_answers(coordinator, clarification.pk, judged.unit_id, later, " "),
        lambda: extend_answers(coordinator, clarification.pk, judged.unit_id, timezone.now(), "Bão"),
        lambda: extend_answers(coordinator, clarification.pk, judged.round.superior_id, later, "Bão"),
    )
    extend_answers(coordinator, clarification.pk, judged.unit_id, later, "Bão")
    [line] = ledger(coordinator, ClarificationRound.objects.get())
    assert (line.count.late, line.extended, line.until) == (0, True, later)
    assert send_answers(clerk, clarification.pk, judged.pk) == 1


def test_the_phase_binds_whatever_the_round_of_clarification_says(
    drafter: Actor, clerk: Actor, coordinator: Actor, judged: Sheet, drafted: Message
) -> None:
    clarification, ends = drafted.question.clarification, timezone.now() + timedelta(hours=1)
    Phase.objects.filter(name=Phase.Name.CLARIFICATION).update(closes=ends)
    [line] = ledger(coordinator, clarification)
    assert line.until == ends
    later = ends + timedelta(hours=1)
    refused(AppraisalRefused, lambda: extend_answers(coordinator, clarification.pk, judged.unit_id, later, "Bão"))
    Phase.objects.filter(name=Phase.Name.CLARIFICATION).update(closes=timezone.now())
    refused(
        PhaseClosed,
        lambda: send_answers(clerk, clarification.pk, judged.pk),
        lambda: answer(drafter, drafted.question_id, 1, TypedAnswer("Muộn.")),
    )


def test_a_question_is_closed_once_it_is_answered_or_its_time_is_over(
    clerk: Actor, appraiser: Actor, justice: Actor, coordinator: Actor, judged: Sheet, drafted: Message
) -> None:
    asked = drafted.question
    refused(AppraisalRefused, lambda: close(appraiser, asked.pk, "not-accepted", "Chưa trả lời."))
    other = ask(justice, judged.pk, "2.1", "Đề nghị gửi báo cáo.")
    send_answers(clerk, asked.clarification_id, judged.pk)
    for who in (justice, coordinator, clerk):
        refused(Forbidden, lambda who=who: close(who, asked.pk, "accepted"))  # type: ignore[misc]
    refused(
        AppraisalRefused,
        lambda: close(appraiser, asked.pk, "perhaps"),
        lambda: close(appraiser, asked.pk, "not-accepted"),
    )
    assert close(appraiser, asked.pk, "accepted").is_closed
    refused(
        AppraisalRefused,
        lambda: close(appraiser, asked.pk, "not-accepted", "Đổi ý."),
        lambda: ask(appraiser, judged.pk, "1.1.3", "Hỏi thêm."),
    )
    over(asked.clarification)
    Phase.objects.filter(name=Phase.Name.CLARIFICATION).update(closes=timezone.now())
    refused(AppraisalRefused, lambda: close(justice, other.pk, "accepted"))
    close(justice, other.pk, "not-accepted", "Hết hạn mà chưa có giải trình.")
    [line] = ledger(coordinator, ClarificationRound.objects.get())
    assert (line.count.closed, line.count.all) == (2, 2)


def test_only_a_row_that_was_asked_about_is_judged_a_second_time(
    appraiser: Actor, judged: Sheet, question: Question
) -> None:
    decide(appraiser, judged.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed", "Đủ."))
    with pytest.raises(AppraisalRefused, match="không có câu hỏi giải trình"):
        decide(appraiser, judged.pk, "1.1.2", "reappraised", 0, MORE)
    assert decide(appraiser, judged.pk, "1.1.3", "reappraised", 0, MORE).points == 7_500


def test_the_unit_sees_the_first_points_of_its_asked_rows_and_all_once_the_approval_begins(
    drafter: Actor, coordinator: Actor, appraiser: Actor, judged: Sheet, question: Question
) -> None:
    approval = Phase.objects.filter(name=Phase.Name.APPROVAL)
    approval.update(opens=timezone.now() + timedelta(days=1))
    decide(appraiser, judged.pk, "1.1.3", "reappraised", 0, MORE)
    [one] = asked_of(drafter, question.clarification, judged) or ()
    assert {stage: made.points for stage, made in one.judged.decisions.items()} == {"appraised": 5_000}
    assert others_of(drafter, judged, [one]) == []
    approval.update(opens=timezone.now())
    [one] = asked_of(drafter, question.clarification, judged) or ()
    assert set(one.judged.decisions) == {"appraised", "reappraised"}
    assert [other.criterion.id for other in others_of(drafter, judged, [one])] == ["2.1"]
    assert others_of(coordinator, judged, [one]) == []


def test_a_document_beside_an_answer_stays_in_the_unit(drafter: Actor, drafted: Message) -> None:
    [document] = drafted.documents.all()
    with pytest.raises(FileRefused, match="giải trình"):
        remove_document(drafter, document)
    answer(drafter, drafted.question_id, 1, SAID)
    remove_document(drafter, document)


def test_nobody_puts_another_unit_s_document_beside_an_answer(
    drafter: Actor, neighbour: Actor, question: Question
) -> None:
    [elsewhere] = neighbour.units(["drafter"])
    paper = as_read("99/BC-UBND", date(2026, 1, 5), ("BÁO CÁO", "Kết quả quý IV"))
    theirs, _ = keep_file(neighbour, elsewhere, "cua-xa-ben.pdf", paper)
    refused(AppraisalRefused, lambda: answer(drafter, question.pk, 0, TypedAnswer("Kèm.", [theirs.pk])))


def test_the_ledger_shows_an_appraiser_their_own_rows(
    appraiser: Actor, justice: Actor, coordinator: Actor, council: Actor, judged: Sheet, question: Question
) -> None:
    ask(justice, judged.pk, "2.1", "Đề nghị gửi báo cáo.")
    counts = {who: ledger(who, question.clarification)[0].count.all for who in (appraiser, justice)}
    assert counts == {appraiser: 1, justice: 1}
    assert all(ledger(who, question.clarification)[0].count.all == 2 for who in (coordinator, council))
    assert running(judged.round) == question.clarification
    assert isinstance(ledger(coordinator, question.clarification)[0].until, datetime)


def test_a_round_asks_by_itself_where_a_figure_is_not_what_the_registers_count(
    coordinator: Actor, appraiser: Actor, appraising: Sheet
) -> None:
    row = appraising.rows.get(node="1.1.3")
    values = {"typed": {"value": "40", "as_of": "2026-11-01"}, "measured": {"value": "38", "as_of": "2026-11-01"}}
    same = {"typed": {"value": "72", "as_of": "2026-11-01"}, "measured": {"value": "72", "as_of": "2026-11-01"}}
    row.facts = {"done": {"counts": "typed", "values": values}, "planned": {"counts": "typed", "values": same}}
    row.save()
    decide(appraiser, appraising.pk, "1.1.2", "appraised", 0, TypedDecision("1", False, "agreed"))
    open_clarification_round(coordinator, appraising.round_id, 5)
    [question] = Question.objects.all()
    assert (question.node, question.state) == ("1.1.3", "asked")
    said = question.messages.get().words
    assert "phiếu ghi 40" in said
    assert "đếm được 38" in said
    assert "72" not in said
    assert not verify().breaks
