"""Reading questions and answers: of one row over many units, of one unit, and the documents beside an answer.

A draft of an answer is shown to the unit's own people alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from parindex.editions.edition import Criterion
from parindex.office.appraisals.access import KIND, Reach, oversees, reach
from parindex.office.appraisals.deadlines import deadline
from parindex.office.appraisals.decided import path_of
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import ClarificationRound, Decision, Message, Question
from parindex.office.assessments.access import sees_all, works_inside
from parindex.office.assessments.models import Assignment, Sheet, SheetRow
from parindex.office.assessments.queries import assignments_of, rows_for
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor

STATE, STAGE = Question.State, Decision.Stage


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with what was said of it, the oldest first, and the unit's draft where the reader may see it."""

    question: Question
    messages: Sequence[Message]
    draft: Message | None = None


def clarifications_of(round: Round) -> list[ClarificationRound]:
    """The clarification rounds of a round with their days off, the newest first; two queries."""
    return list(round.clarifications.prefetch_related("days_off").order_by("-number"))


def clarifications_on(sheet: Sheet) -> list[ClarificationRound]:
    """The clarification rounds in which something was asked about a sheet, in order."""
    return list(ClarificationRound.objects.filter(questions__appraisal__sheet=sheet).distinct().order_by("number"))


def running(round: Round) -> ClarificationRound | None:
    """The clarification round in which something may be asked now."""
    newest = round.clarifications.order_by("-number").first()
    return newest if newest and timezone.now() < newest.due else None


def questions_of(sheets: Collection[Sheet], node: str) -> dict[int, list[Thread]]:
    """What was asked and answered about one leaf of these sheets, by sheet, without drafts; two queries."""
    sent = Message.objects.filter(sent_at__isnull=False, question__node=node, question__appraisal__sheet__in=sheets)
    found: dict[int, dict[int, Thread]] = defaultdict(dict)
    kept = sent.select_related("person", "question__clarification", "question__appraisal")
    for message in kept.prefetch_related("documents").order_by("question__clarification__number", "sent_at", "pk"):
        of_sheet = found[message.question.appraisal.sheet_id]
        thread = of_sheet.setdefault(message.question_id, Thread(message.question, []))
        of_sheet[message.question_id] = Thread(thread.question, [*thread.messages, message])
    return {sheet: list(threads.values()) for sheet, threads in found.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of a unit with what was decided on it, by stage, as far as the reader may see it."""

    criterion: Criterion
    row: SheetRow
    decisions: Mapping[str, Decision]


@dataclass(frozen=True, slots=True)
class Asked:
    """One row that was asked about. `writes`: the reader may draft its answer; `mine`: they appraise the row."""

    thread: Thread
    judged: Judged
    writes: bool
    mine: bool


def asked_of(actor: Actor, clarification: ClarificationRound, sheet: Sheet) -> list[Asked] | None:
    """The questions to a unit in a clarification round that the actor sees, in printed order; None for strangers."""
    edition, inside = thawed(sheet.round.edition_id), works_inside(actor, sheet)
    given = assignments_of(sheet) if inside else []
    seen, mine = _seen(actor, sheet, given)
    if seen is None:
        return None
    threads = dict(_threads(clarification, sheet, seen, inside))
    theirs = {one.node for one in given if one.person_id == actor.person}
    drafts = actor.holds(sheet.unit_id, [KIND.DRAFTER])
    return [
        Asked(
            threads[(node := judged.criterion.id)],
            judged,
            drafts or bool(theirs & set(path_of(edition, node))),
            mine.covers(node, sheet.unit_id),
        )
        for judged in _judged(sheet, threads, inside)
    ]


def others_of(actor: Actor, sheet: Sheet, asked: Iterable[Asked]) -> list[Judged]:
    """The rows that nobody asked about, for the unit's own people once the approval phase has begun; else none."""
    if not works_inside(actor, sheet) or not approval_began(sheet.round):
        return []
    seen, _ = _seen(actor, sheet, assignments_of(sheet))
    left = set(seen or ()) - {one.judged.criterion.id for one in asked}
    return [judged for judged in _judged(sheet, left, inside=True) if judged.decisions]


def _judged(sheet: Sheet, nodes: Collection[str], inside: bool) -> list[Judged]:
    """Leaves with what was decided on them, in printed order.

    The unit sees the points of the first appraisal, and those of every stage once the approval phase has begun.
    """
    stages = STAGE.values if not inside or approval_began(sheet.round) else [STAGE.APPRAISED.value]
    decided: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in Decision.objects.filter(appraisal__sheet=sheet, stage__in=stages, node__in=nodes).select_related(
        "person"
    ):
        decided[decision.node][decision.stage] = decision
    rows = {row.node: row for row in sheet.rows.filter(node__in=nodes)}
    leaves = thawed(sheet.round.edition_id).leaves()
    return [Judged(leaf, rows[leaf.id], decided[leaf.id]) for leaf in leaves if leaf.id in rows]


def _seen(actor: Actor, sheet: Sheet, given: Iterable[Assignment]) -> tuple[Collection[str] | None, Reach]:
    """The leaves whose questions the actor sees; None for whoever has nothing to do with the sheet."""
    mine = reach(actor, sheet.round)
    if works_inside(actor, sheet):
        everything = sees_all(actor, sheet)
        return kit_of(sheet.round.edition_id).leaves if everything else set(rows_for(actor, sheet, given)), mine
    if oversees(actor, sheet.round):
        return kit_of(sheet.round.edition_id).leaves, mine
    return {leaf for leaf in mine.leaves() if mine.sees(leaf, sheet.unit_id)} or None, mine


def _threads(
    clarification: ClarificationRound, sheet: Sheet, nodes: Collection[str], inside: bool
) -> Iterable[tuple[str, Thread]]:
    said = Message.objects.select_related("person").prefetch_related("documents__file", "versions__person")
    said = said if inside else said.filter(sent_at__isnull=False)
    questions = Question.objects.filter(clarification=clarification, appraisal__sheet=sheet, node__in=nodes)
    for question in questions.prefetch_related(Prefetch("messages", said.order_by("sent_at", "pk"))):
        every = list(question.messages.all())
        sent = [message for message in every if message.sent_at]
        yield question.node, Thread(question, sent, next((one for one in every if not one.sent_at), None))


def approval_began(round: Round) -> bool:
    """Whether the approval phase has opened: from then on a unit sees all that was decided on its sheet."""
    return Phase.objects.filter(round=round, name=Phase.Name.APPROVAL, opens__lte=timezone.now()).exists()


def sheet_in_time(clarification: ClarificationRound, sheet: int) -> Sheet | None:
    """A sent sheet of the clarification round's round, annotated by `deadline`."""
    found = Sheet.objects.select_related("round", "unit").annotate(**deadline("round", "unit", clarification.pk))
    return found.filter(pk=sheet, round=clarification.round_id, state=Sheet.State.SENT).first()


def is_given(actor: Actor, sheet: Sheet, node: str, given: dict[int, list[Assignment]]) -> bool:
    """Whether one of the unit's people sees a row; what was given to whom is asked once a sheet."""
    if sees_all(actor, sheet):
        return True
    if sheet.pk not in given:
        given[sheet.pk] = list(Assignment.objects.filter(sheet=sheet, person=actor.person))
    path = path_of(thawed(sheet.round.edition_id), node)
    return any(one.node in path for one in given[sheet.pk])
