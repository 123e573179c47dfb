"""Until when a unit may answer: to the end of the clarification round or what was granted, never past the phase."""

from datetime import datetime
from typing import Any

from django.db.models import Model, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.appraisals.errors import AnswersClosed
from parindex.office.appraisals.models import AnswerExtension, ClarificationRound
from parindex.office.appraisals.working_days import left
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import hour, window, window_of

PHASE = Phase.Name.CLARIFICATION


def deadline(round: str, unit: str, clarification: OuterRef | int) -> dict[str, Any]:
    """Annotations of the phase's window and `longer`, for a query whose columns name round and unit."""
    longer = AnswerExtension.objects.filter(clarification=clarification, unit=OuterRef(unit)).order_by("-due")
    return {**window(PHASE, round, unit), "longer": Subquery(longer.values("due")[:1])}


def closing(clarification: ClarificationRound, annotated: Model) -> datetime:
    """The instant from which a unit may not answer any more; the query was annotated by `deadline`."""
    longer: datetime | None = annotated.longer  # type: ignore[attr-defined]
    until = max(clarification.due, longer) if longer else clarification.due
    closes = window_of(annotated).closes
    return min(until, closes) if closes else until


def require_time(clarification: ClarificationRound, annotated: Model) -> None:
    """PhaseClosed or AnswersClosed, with the hours, unless the unit may answer now."""
    window_of(annotated).require_open(PHASE)
    until = closing(clarification, annotated)
    if timezone.now() >= until:
        raise AnswersClosed(
            gettext(
                "Đợt giải trình số {number} đã hết hạn lúc {time}. Nội dung vẫn xem được; nếu cần bổ sung, đề "
                "nghị xin người điều phối gia hạn."
            ).format(number=clarification.number, time=hour(until))
        )


def days_left(clarification: ClarificationRound, until: datetime) -> int:
    """Working days that follow today until an end, that day with it; 0 on the day itself."""
    return left(timezone.localdate(), timezone.localdate(until), clarification.off)
