"""Minutes of a clarification round to download: each unit's questions, its answers that were sent, and the outcomes."""

from collections.abc import Iterable
from itertools import groupby

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from parindex.office.appraisals.access import oversees
from parindex.office.appraisals.ledger import ledger_questions, with_messages
from parindex.office.appraisals.models import ClarificationRound, Message, Question
from parindex.office.evidence.models import Document
from parindex.office.results.papers import called, frame
from parindex.office.rounds.editions import thawed
from parindex.web.middleware import ActingRequest
from parindex.web.pages.round_papers import written
from parindex.web.pages.second_reading import appraised_round
from parindex.writing.layout.forms import FORMS
from parindex.writing.papers.clarification_minutes import Asked, ClarificationMinutes, compose
from parindex.writing.papers.clarification_minutes import Question as Told
from parindex.writing.papers.sitting import Sitting


@require_GET
def page(request: ActingRequest, pk: int, number: int, suffix: str) -> HttpResponse:
    """The minutes as Word or PDF for those who see the whole round; who sat, where and when is left to be written."""
    round = appraised_round(request, pk)
    one = round.clarifications.filter(number=number).first()
    if one is None or suffix not in FORMS or not oversees(request.actor, round):
        raise Http404
    with override("vi"):
        paper = compose(_said(one, with_messages(ledger_questions(request.actor, [one]))))
        return written(paper, f"bien-ban-giai-trinh-{pk}-{number}", suffix)


def _said(one: ClarificationRound, questions: Iterable[Question]) -> ClarificationMinutes:
    by_unit = groupby(questions, lambda question: called(question.appraisal.sheet.unit))
    return ClarificationMinutes(
        frame(one.round, "BB-UBND"),
        Sitting(),
        one.round.title,
        one.number,
        timezone.localdate(one.due),
        tuple(Asked(unit, tuple(_told(question) for question in asked)) for unit, asked in by_unit),
    )


def _told(question: Question) -> Told:
    criterion = thawed(question.appraisal.sheet.round.edition_id).by_id[question.node]
    said = list(question.messages.all())
    closing = [message for message in said if message.sent_at == question.closed_at]
    answers = [message for message in said if message.side == Message.Side.UNIT]
    asked = [message for message in said if message not in answers and message not in closing]
    return Told(
        f"{criterion.label or criterion.id} {criterion.title}",
        _words(asked),
        _words(answers),
        tuple(_cited(document) for message in answers for document in message.documents.all()),
        "\n".join([str(question.get_state_display()), *([_words(closing)] if closing else [])]),
    )


def _words(messages: Iterable[Message]) -> str:
    return "\n".join(message.words for message in messages)


def _cited(document: Document) -> str:
    if document.restricted:
        return "Tài liệu hạn chế"
    return f"{document.called} ngày {document.date:%d/%m/%Y}" if document.date else document.called
