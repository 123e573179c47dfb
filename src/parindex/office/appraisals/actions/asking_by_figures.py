"""Asking by itself: a clarification round asks where a unit's own figure is another than what was counted."""

from collections.abc import Iterator

from django.utils import timezone

from parindex.editions.edition import Criterion
from parindex.office.appraisals.models import Appraisal, ClarificationRound, Message, Question
from parindex.office.assessments.content import counted_by, disagreeing, in_print
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.journal.actions import Act, record_all
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor


def ask_where_figures_disagree(actor: Actor, clarification: ClarificationRound) -> int:
    """Ask about every leaf of an appraised sheet whose typed and counted figures are not the same; how many.

    Part of opening a clarification round, in its transaction: one entry for each appraisal.
    """
    edition, now = thawed(clarification.round.edition_id), timezone.now()
    appraisals = Appraisal.objects.filter(sheet__round=clarification.round_id, sheet__state=Sheet.State.SENT)
    by_sheet = {one.sheet_id: one for one in appraisals.select_related("sheet")}
    asked: list[tuple[Question, str]] = []
    for row in SheetRow.objects.filter(sheet__in=by_sheet).only("sheet", "node", "facts").iterator(chunk_size=2000):
        if row.facts and (words := " ".join(_words(edition.by_id[row.node], row))):
            asked.append(
                (Question(clarification=clarification, appraisal=by_sheet[row.sheet_id], node=row.node), words)
            )
    Question.objects.bulk_create([question for question, _ in asked])
    Message.objects.bulk_create(
        Message(
            question=question, side=Message.Side.APPRAISER, words=words, at=now, person_id=actor.person, sent_at=now
        )
        for question, words in asked
    )
    counts: dict[str, int] = {}
    for question, _ in asked:
        counts[question.appraisal.chain] = counts.get(question.appraisal.chain, 0) + 1
    detail = {"clarification": clarification.number}
    acts = [Act(chain, chain, {**detail, "questions": n}) for chain, n in counts.items()]
    record_all(actor.id, "ask-by-figures", acts)
    return len(asked)


def _words(criterion: Criterion, row: SheetRow) -> Iterator[str]:
    """What is asked about each figure of a row on which both sides disagree."""
    for spec, typed, counted in disagreeing(criterion, row):
        yield (
            f"{spec.ask.rstrip('? ')}: phiếu ghi {in_print(spec, typed['value'])}, {counted_by(spec)} đếm được "
            f"{in_print(spec, counted['value'])}; đề nghị làm rõ số nào đúng."
        )
