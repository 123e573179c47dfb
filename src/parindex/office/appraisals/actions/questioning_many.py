"""Taking in questions that were asked and answered elsewhere: many units in one act, one entry for each sheet."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.appraisals.access import reach, require_covered
from parindex.office.appraisals.deadlines import deadline, require_time
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.models import Appraisal, ClarificationRound, Decision, Message, MessageVersion, Question
from parindex.office.appraisals.models.clarifications import OUTCOMES
from parindex.office.assessments.models import Sheet
from parindex.office.journal.actions import Act, record_all
from parindex.office.units.access import Actor

SIDE = Message.Side


@dataclass(frozen=True, slots=True)
class Thread:
    """A question about one leaf with its answer in words, and what came of it."""

    asked: str
    answered: str
    outcome: str


@dataclass(frozen=True, slots=True)
class _Taken:
    """The threads of one sheet on their way in; `judged` are its leaves that were appraised."""

    sheet: Sheet
    appraisal: Appraisal
    judged: Collection[str]
    threads: Mapping[str, Thread]


@transaction.atomic
def take_in_questions(actor: Actor, clarification: int, threads: Mapping[int, Mapping[str, Thread]]) -> int:
    """Keep threads by sheet and leaf as asked, answered and closed, all of them or none; how many.

    AppraisalRefused names the unit and the criterion; Forbidden, PhaseClosed or AnswersClosed when nobody may ask now.
    """
    running = ClarificationRound.objects.select_related("round").get(pk=clarification)
    taken = _held(running, threads)
    found = reach(actor, running.round)
    for one in taken:
        for node, thread in one.threads.items():
            _require_fitting(one, node, thread)
            require_covered(actor, found, node, [one.sheet.unit_id])
    now = timezone.now()
    questions = Question.objects.bulk_create(
        Question(clarification=running, appraisal=one.appraisal, node=node, state=thread.outcome, closed_at=now)
        for one in taken
        for node, thread in one.threads.items()
    )
    given = [thread for one in taken for thread in one.threads.values()]
    said = [
        message
        for question, thread in zip(questions, given, strict=True)
        for message in _messages(actor, question, thread, now)
    ]
    Message.objects.bulk_create(said)
    MessageVersion.objects.bulk_create(_state(message) for message in said if message.side == SIDE.UNIT)
    record_all(actor.id, "take-in-questions", [_act(running, one) for one in taken])
    return len(questions)


def _held(running: ClarificationRound, threads: Mapping[int, Mapping[str, Thread]]) -> list[_Taken]:
    """The sheets, held until the transaction ends, while their units may still answer."""
    sheets = list(
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("round", "unit")
        .annotate(**deadline("round", "unit", running.pk))
        .filter(pk__in=threads, round=running.round_id, state=Sheet.State.SENT)
        .order_by("pk")
    )
    if len(sheets) != len(threads):
        raise AppraisalRefused(gettext("Có phiếu không thuộc đợt, chưa gửi hoặc đã rút về; chưa câu hỏi nào được ghi."))
    for sheet in sheets:
        require_time(running, sheet)
    stand = Question.objects.filter(clarification=running, appraisal__sheet__in=sheets).first()
    if stand:
        raise AppraisalRefused(gettext("Có phiếu đã có câu hỏi trong đợt giải trình này; chưa câu hỏi nào được ghi."))
    judged: dict[int, set[str]] = {}
    decided = Decision.objects.filter(appraisal__sheet__in=sheets, stage=Decision.Stage.APPRAISED)
    for pk, node in decided.values_list("appraisal__sheet", "node"):
        judged.setdefault(pk, set()).add(node)
    begun = {one.sheet_id: one for one in Appraisal.objects.filter(sheet__in=sheets)}
    return [
        _Taken(one, begun.get(one.pk) or Appraisal(sheet=one), judged.get(one.pk, ()), threads[one.pk])
        for one in sheets
    ]


def _require_fitting(taken: _Taken, node: str, thread: Thread) -> None:
    if node not in taken.judged:
        why = gettext("chưa được thẩm định lần đầu nên chưa có gì để hỏi.")
    elif not thread.asked.strip() or not thread.answered.strip() or thread.outcome not in OUTCOMES:
        why = gettext("cần đủ câu hỏi, giải trình và kết luận.")
    else:
        return
    raise AppraisalRefused(
        gettext("{name}, tiêu chí {node}: {why} Chưa câu hỏi nào được ghi.").format(
            name=taken.sheet.unit.name, node=node, why=why
        )
    )


def _messages(actor: Actor, question: Question, thread: Thread, at: datetime) -> Iterator[Message]:
    for side, words in ((SIDE.APPRAISER, thread.asked), (SIDE.UNIT, thread.answered)):
        yield Message(question=question, side=side, words=words.strip(), at=at, person_id=actor.person, sent_at=at)


def _state(message: Message) -> MessageVersion:
    content = {"words": message.words, "documents": []}
    return MessageVersion(message=message, version=1, at=message.at, person_id=message.person_id, content=content)


def _act(running: ClarificationRound, taken: _Taken) -> Act:
    text = "".join(f"{node} {one.outcome} {one.asked}\n{one.answered}\n" for node, one in sorted(taken.threads.items()))
    digest, chain = hashlib.sha256(text.encode()).hexdigest(), taken.appraisal.chain
    return Act(chain, chain, {"clarification": running.number, "rows": len(taken.threads), "sha256": digest})
