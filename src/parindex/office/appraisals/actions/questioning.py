"""Asking about a row, answering within the unit, sending the unit's answers at once, and closing a question."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.appraisals.access import KIND, require_reach
from parindex.office.appraisals.deadlines import closing, deadline, require_time
from parindex.office.appraisals.decided import path_of
from parindex.office.appraisals.errors import AnsweredMeanwhile, AppraisalRefused
from parindex.office.appraisals.models import (
    Appraisal,
    ClarificationRound,
    Decision,
    Message,
    MessageDocument,
    MessageVersion,
    Question,
)
from parindex.office.appraisals.models.clarifications import OUTCOMES
from parindex.office.appraisals.ruling import LONGEST
from parindex.office.assessments.access import require_writer
from parindex.office.assessments.documents import visible_document
from parindex.office.assessments.models import Sheet
from parindex.office.evidence.actions import hold, keep_file
from parindex.office.evidence.examining import Examined
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import hour, window, window_of
from parindex.office.units.access import Actor
from parindex.vietnamese.normal import nfc

STATE, SIDE = Question.State, Message.Side


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """An answer as a person typed it: words, ids of the unit's documents, and new files with their names."""

    words: str = ""
    documents: Collection[int] = ()
    files: Sequence[tuple[str, Examined]] = ()


@transaction.atomic
def ask(actor: Actor, sheet: int, node: str, words: str) -> Question:
    """Ask about a leaf in the clarification round that runs, or ask on in the thread that stands there already."""
    running = ClarificationRound.objects.filter(round__sheets=sheet).order_by("-number").first()
    one = _locked(sheet, running.pk if running else 0)
    require_reach(actor, one.round, node, [one.unit_id])
    if running is None:
        raise AppraisalRefused(gettext("Chưa mở đợt giải trình nào; đề nghị người điều phối mở đợt rồi hỏi đơn vị."))
    require_time(running, one)
    said = _words(words)
    appraisal = Appraisal.objects.filter(sheet=one, decisions__node=node, decisions__stage=Decision.Stage.APPRAISED)
    judged = appraisal.first()
    if judged is None:
        raise AppraisalRefused(
            gettext("Dòng này chưa được thẩm định lần đầu nên chưa có gì để hỏi; đề nghị quyết định trước.")
        )
    question, _ = Question.objects.get_or_create(clarification=running, appraisal=judged, node=node)
    _require_standing(question)
    message = _say(actor, question, said)
    question.state = STATE.ASKED
    question.save(update_fields=["state"])
    _record(actor, "ask", question, message)
    return question


@transaction.atomic
def answer(actor: Actor, question: int, seen: int, typed: TypedAnswer) -> Message:
    """Save the draft of an answer over the version that was seen, 0 for none yet; what is the same is no new version.

    AnsweredMeanwhile when somebody else of the unit saved it; FileRefused for a file that is not taken in: nothing of
    the whole is kept then.
    """
    one, found = _question(question)
    path = path_of(thawed(one.round.edition_id), found.node)
    require_writer(actor, one, given=one.assignments.filter(person=actor.person, node__in=path).exists())
    require_time(found.clarification, one)
    _require_standing(found)
    words = _words(typed.words, blank=True)
    draft = found.messages.filter(sent_at=None).first()
    if typed.documents:
        hold(one.unit_id)
    documents = {_own(actor, one, pk) for pk in typed.documents}
    documents |= {keep_file(actor, one.unit_id, name, examined)[0].pk for name, examined in typed.files}
    stood = {link.document_id for link in draft.links.all()} if draft else set()
    if draft and (draft.words, stood) == (words, documents):
        return draft
    if (draft.version if draft else 0) != seen:
        raise (
            AnsweredMeanwhile(draft)
            if draft
            else AppraisalRefused(gettext("Giải trình vừa được gửi; đề nghị tải lại trang."))
        )
    if not words and not documents:
        raise AppraisalRefused(gettext("Chưa ghi gì và chưa có tài liệu; đề nghị ghi lời giải trình."))
    now = timezone.now()
    if draft is None:
        draft = Message(question=found, side=SIDE.UNIT, version=0)
    draft.words, draft.at, draft.person_id, draft.version = words, now, actor.person, draft.version + 1
    draft.save()
    draft.links.exclude(document__in=documents).delete()
    MessageDocument.objects.bulk_create(MessageDocument(message=draft, document_id=pk) for pk in documents - stood)
    content = {"words": words, "documents": sorted(documents)}
    MessageVersion.objects.create(message=draft, version=draft.version, at=now, person_id=actor.person, content=content)
    _record(actor, "answer", found, draft)
    return draft


@transaction.atomic
def send_answers(actor: Actor, clarification: int, sheet: int) -> int:
    """Send all that the unit has drafted in a clarification round, at once; how many answers."""
    one = _locked(sheet, clarification)
    actor.require(one.unit_id, [KIND.CLERK, KIND.SIGNER], gettext("gửi giải trình"))
    running = ClarificationRound.objects.filter(round=one.round_id, pk=clarification).first()
    if running is None:
        raise AppraisalRefused(gettext("Không có đợt giải trình này; đề nghị tải lại trang."))
    require_time(running, one)
    drafts = Message.objects.filter(question__clarification=running, question__appraisal__sheet=one, sent_at=None)
    standing = drafts.exclude(question__state__in=OUTCOMES).select_related("question__appraisal")
    found = list(standing.prefetch_related("links").order_by("pk"))
    if not found:
        raise AppraisalRefused(gettext("Chưa có giải trình nào để gửi; đề nghị công chức được giao soạn trước."))
    silent = [message.question.node for message in found if not message.words]
    if silent:
        raise AppraisalRefused(
            gettext("Các tiêu chí chưa có lời giải trình: {list}. Đề nghị ghi rồi gửi lại.").format(
                list=", ".join(silent)
            )
        )
    now = timezone.now()
    Message.objects.filter(pk__in=[message.pk for message in found]).update(sent_at=now)
    Question.objects.filter(pk__in=[message.question_id for message in found]).update(state=STATE.ANSWERED)
    chain = found[0].question.appraisal.chain
    digest = hashlib.sha256("".join(f"{message.question.node} {_sha256(message)}\n" for message in found).encode())
    detail: Detail = {"clarification": running.number, "answers": len(found), "sha256": digest.hexdigest()}
    record(chain, actor.id, "send-answers", chain, detail)
    return len(found)


@transaction.atomic
def close(actor: Actor, question: int, outcome: str, words: str = "") -> Question:
    """Say what came of a question: once it was answered, or once the unit's time is over."""
    one, found = _question(question)
    require_reach(actor, one.round, found.node, [one.unit_id])
    _require_phase(one)
    _require_standing(found)
    if outcome not in OUTCOMES:
        raise AppraisalRefused(gettext("Đề nghị chọn kết luận: chấp nhận hoặc không chấp nhận giải trình."))
    if found.state != STATE.ANSWERED and timezone.now() < (until := closing(found.clarification, one)):
        raise AppraisalRefused(
            gettext("Đơn vị chưa trả lời và còn hạn đến {time}; đề nghị chờ rồi kết luận.").format(time=hour(until))
        )
    if found.state != STATE.ANSWERED and outcome == STATE.ACCEPTED:
        raise AppraisalRefused(gettext("Đơn vị chưa giải trình nên không có gì để chấp nhận; đề nghị chọn lại."))
    said = _words(words, blank=outcome == STATE.ACCEPTED)
    message = _say(actor, found, said) if said else None
    found.state, found.closed_at = outcome, message.sent_at if message else timezone.now()
    found.save(update_fields=["state", "closed_at"])
    _record(actor, "close-question", found, message, outcome)
    return found


def _locked(sheet: int, clarification: int) -> Sheet:
    """A sent sheet with its time to answer, held until the transaction ends; AppraisalRefused when it is not sent."""
    found = (
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("round", "unit")
        .annotate(**deadline("round", "unit", clarification))
        .filter(pk=sheet, state=Sheet.State.SENT)
        .first()
    )
    if found is None:
        raise AppraisalRefused(
            gettext("Phiếu chưa gửi hoặc đã rút về nên chưa giải trình được; đề nghị tải lại trang.")
        )
    return found


def _question(pk: int) -> tuple[Sheet, Question]:
    """A question as it stands once its sheet is held, and that sheet."""
    place = Question.objects.filter(pk=pk).values_list("appraisal__sheet", "clarification").first()
    if place is None:
        raise AppraisalRefused(gettext("Không có câu hỏi này; đề nghị tải lại trang."))
    return _locked(*place), Question.objects.select_related("clarification", "appraisal").get(pk=pk)


def _require_phase(sheet: Sheet) -> None:
    """PhaseClosed unless clarification or the second appraisal is open: what came in is read in either."""
    if window_of(sheet).is_open:
        return
    second = Phase.Name.SECOND_APPRAISAL
    window_of(Sheet.objects.annotate(**window(second, "round", "unit")).get(pk=sheet.pk)).require_open(second)


def _require_standing(question: Question) -> None:
    if question.is_closed:
        raise AppraisalRefused(
            gettext("Câu hỏi này đã kết luận: {state}.").format(state=question.get_state_display().lower())
        )


def _words(words: str, blank: bool = False) -> str:
    said = nfc(words.replace("\r\n", "\n")).strip()
    if len(said) > LONGEST:
        raise AppraisalRefused(
            gettext("Dài quá {most} ký tự; đề nghị tóm tắt, phần còn lại để trong tài liệu kèm theo.").format(
                most=LONGEST
            )
        )
    if not said and not blank:
        raise AppraisalRefused(gettext("Đề nghị ghi rõ nội dung, để bên kia hiểu và làm được."))
    return said


def _own(actor: Actor, sheet: Sheet, document: int) -> int:
    found = visible_document(actor, document)
    if found is None or found.unit_id != sheet.unit_id:
        raise AppraisalRefused(gettext("Không có tài liệu này trong đơn vị; đề nghị tải lại trang."))
    return found.pk


def _say(actor: Actor, question: Question, words: str) -> Message:
    now = timezone.now()
    return Message.objects.create(
        question=question, side=SIDE.APPRAISER, words=words, at=now, person_id=actor.person, sent_at=now
    )


def _sha256(message: Message) -> str:
    documents = sorted(link.document_id for link in message.links.all())
    content = json.dumps([message.words, documents], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _record(actor: Actor, verb: str, question: Question, message: Message | None, outcome: str | None = None) -> None:
    chain = question.appraisal.chain
    record(
        chain,
        actor.id,
        verb,
        f"{chain}/row:{question.node}",
        {
            "clarification": question.clarification.number,
            "version": message.version if message else None,
            "sha256": _sha256(message) if message else None,
            "outcome": outcome,
        },
    )
