"""The ledger of clarification: how the questions of a round stand, and what of them awaits whom at their desk."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from parindex.office.appraisals.access import KIND, Reach, oversees, reach
from parindex.office.appraisals.deadlines import closing, days_left, deadline
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import ClarificationRound, Message, Question
from parindex.office.appraisals.questions import is_given
from parindex.office.assessments.access import READERS
from parindex.office.assessments.models import Assignment, Sheet
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor

STATE = Question.State


@dataclass(slots=True)
class Count:
    """How many questions stand where; `late` are those not answered in time, which `asked` counts too."""

    asked: int = 0
    answered: int = 0
    late: int = 0
    closed: int = 0

    @property
    def all(self) -> int:
        """All questions counted."""
        return self.asked + self.answered + self.closed

    def add(self, question: Question, until: datetime) -> None:
        """Count one question more, which was to be answered before an instant."""
        if question.is_closed:
            self.closed += 1
        elif question.state == STATE.ANSWERED:
            self.answered += 1
        else:
            self.asked += 1
            self.late += timezone.now() >= until


@dataclass(slots=True)
class UnitLine:
    """One unit in the ledger of a clarification round: its questions, and until when it may answer."""

    sheet: Sheet
    until: datetime
    extended: bool
    count: Count = field(default_factory=Count)


def ledger(actor: Actor, clarification: ClarificationRound) -> list[UnitLine]:
    """The units that were asked in a clarification round, by name, with the questions that the actor may see."""
    found: dict[int, UnitLine] = {}
    for question in ledger_questions(actor, [clarification]):
        sheet, until = question.appraisal.sheet, closing(clarification, question)
        longer = getattr(question, "longer", None) is not None
        found.setdefault(sheet.pk, UnitLine(sheet, until, longer)).count.add(question, until)
    return list(found.values())


def total(lines: Sequence[UnitLine]) -> Count:
    """The counts of all these units together."""
    counts = [line.count for line in lines]
    return Count(*(sum(getattr(one, name) for one in counts) for name in ("asked", "answered", "late", "closed")))


def ledger_questions(actor: Actor, clarifications: Sequence[ClarificationRound]) -> list[Question]:
    """The questions of clarification rounds of one round that the actor may see, by round, unit and printed order."""
    if not clarifications:
        return []
    round = clarifications[0].round
    place = {leaf: at for at, leaf in enumerate(kit_of(round.edition_id).leaves)}
    found = _with_deadline(Question.objects.filter(clarification__in=clarifications))
    everything, mine = oversees(actor, round), reach(actor, round)
    seen = [one for one in found if everything or mine.sees(one.node, one.appraisal.sheet.unit_id)]
    return sorted(
        seen,
        key=lambda one: (
            one.clarification.number,
            one.appraisal.sheet.unit.folded,
            one.appraisal.sheet_id,
            place[one.node],
        ),
    )


def with_messages(questions: Sequence[Question]) -> Sequence[Question]:
    """The same with all that was sent of each, the oldest first, as `messages`; two queries."""
    sent = Message.objects.filter(sent_at__isnull=False).order_by("sent_at", "pk").prefetch_related("documents")
    prefetch_related_objects(questions, Prefetch("messages", sent))
    return questions


def _with_deadline(found: QuerySet[Question]) -> QuerySet[Question]:
    """Questions with sheet, unit and round, annotated by `deadline`."""
    times = deadline("clarification__round", "appraisal__sheet__unit", OuterRef("clarification"))
    related = found.select_related("clarification", "appraisal__sheet__unit", "appraisal__sheet__round")
    return related.annotate(**times)


@dataclass(slots=True)
class Awaiting:
    """What of one clarification round awaits the reader in one sheet: questions, and how many of them are drafted."""

    clarification: ClarificationRound
    sheet: Sheet
    until: datetime
    days: int
    questions: int = 0
    drafted: int = 0


def awaiting_units(actor: Actor) -> list[Awaiting]:
    """The questions that the actor's own units have yet to answer in time, the first to end first."""
    questions = _with_deadline(
        Question.objects.filter(appraisal__sheet__unit__in=actor.units(READERS), state=STATE.ASKED)
    ).prefetch_related("clarification__days_off", Prefetch("messages", Message.objects.filter(sent_at=None)))
    found: dict[tuple[int, int], Awaiting] = {}
    given: dict[int, list[Assignment]] = {}
    for question in questions:
        sheet, clarification = question.appraisal.sheet, question.clarification
        until = closing(clarification, question)
        if timezone.now() >= until or not is_given(actor, sheet, question.node, given):
            continue
        fresh = Awaiting(clarification, sheet, until, days_left(clarification, until))
        one = found.setdefault((clarification.pk, sheet.pk), fresh)
        one.questions += 1
        one.drafted += bool(question.messages.all())
    return sorted(found.values(), key=lambda one: one.until)


def answers_came(actor: Actor) -> list[tuple[Round, int]]:
    """The rounds in which answers came that the actor has yet to close, with how many."""
    if not actor.units([KIND.APPRAISER]):
        return []
    theirs = Q(appraisal__sheet__round__bodies__unit__in=actor.units([KIND.APPRAISER]))
    theirs |= Q(appraisal__sheet__round__criterion_bodies__unit__in=actor.units([KIND.APPRAISER]))
    asked = Question.objects.filter(theirs, state=STATE.ANSWERED).select_related("appraisal__sheet__round").distinct()
    reaches: dict[int, Reach] = {}
    counts = Counter[Round]()
    for question in asked:
        sheet = question.appraisal.sheet
        if sheet.round_id not in reaches:
            reaches[sheet.round_id] = reach(actor, sheet.round)
        if reaches[sheet.round_id].sees(question.node, sheet.unit_id):
            counts[sheet.round] += 1
    return sorted(counts.items(), key=lambda one: -one[0].pk)
