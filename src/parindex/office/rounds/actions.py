"""Opening a round and giving one unit more time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from parindex.editions.edition import Edition
from parindex.editions.sheet import PeriodPart
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.editions import keep
from parindex.office.rounds.errors import RoundRefused
from parindex.office.rounds.models import Body, Extension, Participant, Phase, Round
from parindex.office.units.access import Actor


@dataclass(frozen=True, slots=True)
class Span:
    """When a phase is open: from `opens` until just before `closes`; blank stays open."""

    opens: datetime
    closes: datetime | None = None


@transaction.atomic
def open_round(
    actor: Actor,
    superior: int,
    title: str,
    edition: Edition,
    year: int,
    part: PeriodPart,
    units: Iterable[int],
    phases: Mapping[str, Span],
    bodies: Mapping[str, int] | None = None,
) -> Round:
    """Open a round of the superior's units. The edition's text is frozen with it; later editions do not move it."""
    require_coordinator(actor, superior, "mở đợt đánh giá")
    for name, span in phases.items():
        if span.closes is not None and span.closes <= span.opens:
            raise RoundRefused(f"Giai đoạn “{Phase.Name(name).label}” kết thúc trước khi bắt đầu; đề nghị sửa lại giờ.")
    frozen = keep(edition)
    found = Round.objects.create(title=title, superior_id=superior, edition=frozen, year=year, part=part)
    Participant.objects.bulk_create([Participant(round=found, unit_id=unit) for unit in units], batch_size=500)
    Phase.objects.bulk_create(
        [Phase(round=found, name=name, opens=span.opens, closes=span.closes) for name, span in phases.items()]
    )
    Body.objects.bulk_create(
        [Body(round=found, function=function, unit_id=unit) for function, unit in (bodies or {}).items()]
    )
    record(found.chain, actor.id, "open", found.chain, {"edition": frozen.sha256, "year": year, "part": part})
    return found


@transaction.atomic
def extend(actor: Actor, participant: int, phase: str, closes: datetime, reason: str) -> Extension:
    """Let one unit work on in a phase until a later instant; the reason is kept."""
    one = Participant.objects.select_related("round").get(pk=participant)
    require_coordinator(actor, one.round.superior_id, "gia hạn")
    if not reason.strip():
        raise RoundRefused("Gia hạn cần một lý do; đề nghị ghi rõ để đơn vị khác cũng hiểu.")
    span = Phase.objects.get(round=one.round, name=phase)
    if span.closes is None or closes <= span.closes:
        raise RoundRefused("Thời hạn mới phải sau thời hạn chung của đợt.")
    found = Extension.objects.create(participant=one, phase=phase, closes=closes, reason=reason.strip())
    detail: Detail = {"unit": one.unit_id, "phase": phase, "closes": closes.isoformat()}
    record(one.round.chain, actor.id, "extend", f"{one.round.chain}/unit:{one.unit_id}", detail)
    return found
