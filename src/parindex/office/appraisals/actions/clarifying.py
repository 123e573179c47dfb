"""Opening a numbered clarification round and changing its time: a day off that no calendar knows, more for a unit."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.appraisals.access import require_stranger
from parindex.office.appraisals.actions.asking_by_figures import ask_where_figures_disagree
from parindex.office.appraisals.deadlines import PHASE, closing, deadline
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.models import AnswerExtension, ClarificationRound, DayOff
from parindex.office.appraisals.working_days import last_of, works
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.rounds.queries import Window, hour, window_of
from parindex.office.units.access import Actor

MOST_DAYS = 60
"""Working days of one clarification round; a longer time is a slip of the hand."""
EVENING = time(17)
"""The hour of office at which a day ends, unless the coordinator says another."""


@transaction.atomic
def open_clarification_round(actor: Actor, round: int, days: int, until: time = EVENING) -> ClarificationRound:
    """Open the next clarification round of a round, for so many working days after today, until an hour of Vietnam.

    Where a unit's own figures and those of its registers disagree, it asks by itself.
    """
    one = Round.objects.select_for_update().get(pk=round)
    require_coordinator(actor, one.superior_id, gettext("mở đợt giải trình"))
    span = _span(one)
    span.require_open(PHASE)
    if not 1 <= days <= MOST_DAYS:
        raise AppraisalRefused(
            gettext("Thời gian giải trình phải từ 1 đến {most} ngày làm việc; đề nghị ghi lại.").format(most=MOST_DAYS)
        )
    before = one.clarifications.order_by("-number").first()
    now = timezone.now()
    if before and now < before.due:
        raise AppraisalRefused(
            gettext("Đợt giải trình số {number} còn mở đến {time}; đề nghị chờ hết hạn rồi mở đợt sau.").format(
                number=before.number, time=hour(before.due)
            )
        )
    due = _instant(last_of(timezone.localdate(now), days), until)
    _require_inside(span, due)
    found = ClarificationRound.objects.create(
        round=one,
        number=before.number + 1 if before else 1,
        days=days,
        hour=until,
        opened_at=now,
        due=due,
        person_id=actor.person,
    )
    detail: Detail = {"days": days, "due": due.isoformat()}
    record(one.chain, actor.id, "open-clarification", _subject(found), detail)
    ask_where_figures_disagree(actor, found)
    return found


@transaction.atomic
def add_day_off(actor: Actor, clarification: int, day: date, reason: str) -> ClarificationRound:
    """Count a day as no working day in a clarification round that still runs; its end moves accordingly."""
    one = _held(actor, clarification, gettext("thêm ngày nghỉ"))
    opened, last = timezone.localdate(one.opened_at), timezone.localdate(one.due)
    _require_reason(reason)
    if timezone.now() >= one.due:
        raise AppraisalRefused(
            gettext("Đợt giải trình số {number} đã hết hạn nên không thêm ngày nghỉ được.").format(number=one.number)
        )
    if not opened < day <= last or not works(day, one.off):
        raise AppraisalRefused(
            gettext(
                "Ngày {day} không phải là ngày làm việc trong thời hạn của đợt (đến {last}) nên không làm thay "
                "đổi thời hạn; đề nghị xem lại ngày."
            ).format(day=f"{day:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
        )
    DayOff.objects.create(clarification=one, day=day, reason=reason.strip(), person_id=actor.person)
    one.due = _instant(last_of(opened, one.days, one.off), one.hour)
    _require_inside(_span(one.round), one.due)
    one.save(update_fields=["due"])
    detail: Detail = {"day": day.isoformat(), "due": one.due.isoformat()}
    record(one.round.chain, actor.id, "add-day-off", _subject(one), detail)
    return one


@transaction.atomic
def extend_answers(actor: Actor, clarification: int, unit: int, due: datetime, reason: str) -> AnswerExtension:
    """Let one unit answer until a later instant, within the phase as it is for that unit; the reason is kept."""
    one = _held(actor, clarification, gettext("gia hạn giải trình"))
    require_stranger(actor, [unit])
    _require_reason(reason)
    units = Participant.objects.annotate(**deadline("round", "unit", one.pk))
    place = units.filter(round=one.round_id, unit=unit).first()
    if place is None:
        raise AppraisalRefused(gettext("Đơn vị này không tham gia đợt đánh giá; đề nghị tải lại trang."))
    if due <= max(closing(one, place), timezone.now()):
        raise AppraisalRefused(
            gettext("Thời hạn mới phải sau thời hạn hiện nay của đơn vị và sau lúc này; đề nghị ghi lại.")
        )
    _require_inside(window_of(place), due)
    found = AnswerExtension.objects.create(
        clarification=one, unit_id=unit, due=due, reason=reason.strip(), person_id=actor.person
    )
    detail: Detail = {"unit": unit, "due": due.isoformat()}
    record(one.round.chain, actor.id, "extend-answers", f"{_subject(one)}/unit:{unit}", detail)
    return found


def _held(actor: Actor, clarification: int, what: str) -> ClarificationRound:
    found = ClarificationRound.objects.select_for_update(of=("self",)).select_related("round").get(pk=clarification)
    require_coordinator(actor, found.round.superior_id, what)
    return found


def _span(round: Round) -> Window:
    """The phase as it is for all units."""
    phase = Phase.objects.filter(round=round, name=PHASE).first()
    return Window(phase.opens, phase.closes) if phase else Window(None, None)


def _instant(day: date, until: time) -> datetime:
    """An hour of a day in Vietnam. An hour of nothing is the day's end."""
    at = datetime.combine(day, until)
    return timezone.make_aware(at if until > time(0) else at + timedelta(days=1))


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise AppraisalRefused(gettext("Cần một lý do; đề nghị ghi rõ để các đơn vị cùng hiểu."))


def _require_inside(span: Window, due: datetime) -> None:
    if span.closes is not None and due > span.closes:
        raise AppraisalRefused(
            gettext(
                "Hạn {time} sau khi giai đoạn giải trình kết thúc lúc {end}; đề nghị đổi thời gian của giai đoạn "
                "trước, hoặc rút ngắn."
            ).format(time=hour(due), end=hour(span.closes))
        )


def _subject(clarification: ClarificationRound) -> str:
    return f"{clarification.round.chain}/clarification:{clarification.number}"
