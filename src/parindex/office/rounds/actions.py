"""Opening a round, and changing what may change while it runs: instants, bodies, more time for one unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.editions.sheet import PeriodPart
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.editions import functions, keep, thawed
from parindex.office.rounds.errors import RoundRefused
from parindex.office.rounds.models import (
    Body,
    CriterionBody,
    Extension,
    LeftOut,
    Participant,
    Phase,
    PhaseChange,
    Round,
)
from parindex.office.rounds.proposing import bodies_on, last_day
from parindex.office.rounds.queries import hour
from parindex.office.units.access import Actor, within
from parindex.office.units.models import Unit
from parindex.office.units.queries import valid


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
    left_out: Mapping[int, str] | None = None,
) -> Round:
    """Open a round of the superior's units. The edition's text is frozen with it; later editions do not move it.

    `left_out` are units beneath the superior that are not assessed, each with its reason.
    """
    require_coordinator(actor, superior, gettext("mở đợt đánh giá"))
    units, left_out = list(units), left_out or {}
    _require_words(title, units, left_out, phases)
    require_order(phases)
    _require_beneath(superior, [*units, *left_out], year, part)
    frozen = keep(edition)
    found = Round.objects.create(title=title.strip(), superior_id=superior, edition=frozen, year=year, part=part)
    Participant.objects.bulk_create([Participant(round=found, unit_id=unit) for unit in units], batch_size=500)
    LeftOut.objects.bulk_create(
        [LeftOut(round=found, unit_id=unit, reason=reason.strip()) for unit, reason in left_out.items()], batch_size=500
    )
    Phase.objects.bulk_create(
        [Phase(round=found, name=name, opens=span.opens, closes=span.closes) for name, span in phases.items()]
    )
    _require_bodies(found, edition, bodies or {})
    Body.objects.bulk_create(
        [Body(round=found, function=function, unit_id=unit) for function, unit in (bodies or {}).items()]
    )
    detail: Detail = {"edition": frozen.sha256, "year": year, "part": part, "units": len(units)}
    record(found.chain, actor.id, "open", found.chain, {**detail, "left_out": len(left_out)})
    return found


def _require_words(title: str, units: list[int], left_out: Mapping[int, str], phases: Mapping[str, Span]) -> None:
    if not title.strip():
        raise RoundRefused(gettext("Đợt đánh giá cần một tên gọi; đề nghị ghi tên."))
    if not units:
        raise RoundRefused(gettext("Chưa có đơn vị nào được đánh giá; đề nghị chọn ít nhất một đơn vị."))
    if not all(reason.strip() for reason in left_out.values()):
        raise RoundRefused(gettext("Mỗi đơn vị không đánh giá cần một lý do; đề nghị ghi rõ."))
    if Phase.Name.SELF_ASSESSMENT not in phases:
        raise RoundRefused(
            gettext("Đợt đánh giá bắt đầu bằng giai đoạn tự đánh giá; đề nghị ghi giờ của giai đoạn đó.")
        )


def require_order(phases: Mapping[str, Span]) -> None:
    """RoundRefused unless each phase ends after it begins, and none begins before the one ahead of it."""
    before: tuple[str, Span] | None = None
    for name in Phase.Name:
        span = phases.get(name)
        if span is None:
            continue
        called = str(name.label)
        if span.closes is not None and span.closes <= span.opens:
            raise RoundRefused(
                gettext("Giai đoạn “{phase}” kết thúc trước khi bắt đầu; đề nghị sửa lại giờ.").format(phase=called)
            )
        if before is not None and span.opens < before[1].opens:
            raise RoundRefused(
                gettext("Giai đoạn “{phase}” bắt đầu trước giai đoạn “{before}”; đề nghị xếp theo thứ tự.").format(
                    phase=called, before=before[0]
                )
            )
        before = (called, span)


def _require_beneath(superior: int, units: list[int], year: int, part: str) -> None:
    """RoundRefused unless every unit stands beneath the superior on the last day of the period."""
    day = last_day(year, part)
    stand = set(Unit.objects.filter(within([superior]), valid(day)).exclude(pk=superior).values_list("pk", flat=True))
    strange = [unit for unit in units if unit not in stand]
    if strange or len(set(units)) != len(units):
        raise RoundRefused(
            gettext(
                "{n} đơn vị không trực thuộc cấp trên vào ngày {day} hoặc được chọn hai lần; đề nghị tải lại trang."
            ).format(n=len(strange), day=f"{day:%d/%m/%Y}")
        )


@transaction.atomic
def extend(actor: Actor, participant: int, phase: str, closes: datetime, reason: str) -> Extension:
    """Let one unit work on in a phase until a later instant; the reason is kept."""
    one = Participant.objects.select_for_update(of=("self",), no_key=True).select_related("round").get(pk=participant)
    require_coordinator(actor, one.round.superior_id, gettext("gia hạn cho đơn vị"))
    if not reason.strip():
        raise RoundRefused(gettext("Gia hạn cần một lý do; đề nghị ghi rõ để đơn vị khác cũng hiểu."))
    span = Phase.objects.filter(round=one.round, name=phase).first()
    if span is None:
        raise RoundRefused(gettext("Đợt này chưa có giai đoạn đó; đề nghị ghi giờ của giai đoạn trước."))
    if span.closes is None or closes <= span.closes:
        raise RoundRefused(gettext("Thời hạn mới phải sau thời hạn chung của đợt; đề nghị ghi ngày giờ muộn hơn."))
    longer = one.extensions.filter(phase=phase, closes__gte=closes).order_by("-closes").first()
    if longer is not None:
        raise RoundRefused(
            gettext(
                "Đơn vị đã được gia hạn đến {time}, và thời hạn đã cho thì không rút ngắn; đề nghị ghi ngày giờ "
                "muộn hơn."
            ).format(time=hour(longer.closes))
        )
    found = Extension.objects.create(participant=one, phase=phase, closes=closes, reason=reason.strip())
    detail: Detail = {"unit": one.unit_id, "phase": phase, "closes": closes.isoformat()}
    record(one.round.chain, actor.id, "extend", f"{one.round.chain}/unit:{one.unit_id}", detail)
    return found


@transaction.atomic
def reschedule(actor: Actor, round: int, phase: str, span: Span, reason: str) -> Phase:
    """Change the instants of a phase for all units, or add a phase that the round had not; the reason is kept."""
    one = Round.objects.select_for_update().get(pk=round)
    require_coordinator(actor, one.superior_id, gettext("đổi thời gian của đợt"))
    if phase not in Phase.Name.values:
        raise RoundRefused(gettext("Không có giai đoạn này; đề nghị tải lại trang."))
    if not reason.strip():
        raise RoundRefused(gettext("Đổi thời gian cần một lý do; đề nghị ghi rõ để các đơn vị hiểu."))
    stored = {each.name: each for each in one.phases.all()}
    require_order({name: Span(each.opens, each.closes) for name, each in stored.items()} | {phase: span})
    was = stored.get(phase)
    if was is not None and (was.opens, was.closes) == (span.opens, span.closes):
        raise RoundRefused(gettext("Thời gian vẫn như cũ nên không có gì để ghi."))
    found, _ = Phase.objects.update_or_create(
        round=one, name=phase, defaults={"opens": span.opens, "closes": span.closes}
    )
    before = (was.opens, was.closes) if was else (None, None)
    PhaseChange.objects.create(
        phase=found,
        opened=before[0],
        closed=before[1],
        opens=span.opens,
        closes=span.closes,
        reason=reason.strip(),
        person_id=actor.person,
    )
    detail: Detail = {
        "opens": span.opens.isoformat(),
        "closes": span.closes.isoformat() if span.closes else None,
        "opened": before[0].isoformat() if before[0] else None,
        "closed": before[1].isoformat() if before[1] else None,
    }
    record(one.chain, actor.id, "reschedule", f"{one.chain}/phase:{phase}", detail)
    return found


@transaction.atomic
def map_bodies(actor: Actor, round: int, bodies: Mapping[str, int]) -> int:
    """Say which body appraises each function from now on; how many changed. A function left out has none."""
    one = Round.objects.select_for_update().get(pk=round)
    require_coordinator(actor, one.superior_id, gettext("đổi cơ quan thẩm định"))
    edition = thawed(one.edition_id)
    _require_bodies(one, edition, bodies)
    stored = {body.function: body for body in one.bodies.all()}
    changed = [name for name in functions(edition) if bodies.get(name) != getattr(stored.get(name), "unit_id", None)]
    for function in changed:
        unit, was = bodies.get(function), stored.get(function)
        if unit is None:
            one.bodies.filter(function=function).delete()
        else:
            Body.objects.update_or_create(round=one, function=function, defaults={"unit_id": unit})
        detail: Detail = {"unit": unit, "was": was.unit_id if was else None}
        record(one.chain, actor.id, "map-body", f"{one.chain}/function:{function}", detail)
    return len(changed)


@transaction.atomic
def name_body(actor: Actor, round: int, node: str, unit: int | None) -> None:
    """Say which body appraises a criterion with all beneath it from now on; None leaves it to that of its function."""
    one = Round.objects.select_for_update().get(pk=round)
    require_coordinator(actor, one.superior_id, gettext("đổi cơ quan thẩm định"))
    if node not in thawed(one.edition_id).by_id:
        raise RoundRefused(gettext("Không có tiêu chí này trong bộ tiêu chí của đợt; đề nghị tải lại trang."))
    _require_known(one, [unit] if unit is not None else [])
    stored = one.criterion_bodies.filter(node=node).first()
    was = stored.unit_id if stored else None
    if was == unit:
        raise RoundRefused(gettext("Cơ quan thẩm định vẫn như cũ nên không có gì để ghi."))
    if unit is None:
        one.criterion_bodies.filter(node=node).delete()
    else:
        CriterionBody.objects.update_or_create(round=one, node=node, defaults={"unit_id": unit})
    record(one.chain, actor.id, "name-body", f"{one.chain}/criterion:{node}", {"unit": unit, "was": was})


def _require_bodies(round: Round, edition: Edition, bodies: Mapping[str, int]) -> None:
    """RoundRefused unless each function is the edition's and each body the superior's in the year of the round."""
    if not set(bodies) <= set(functions(edition)):
        raise RoundRefused(gettext("Không có lĩnh vực này trong bộ tiêu chí của đợt; đề nghị tải lại trang."))
    _require_known(round, bodies.values())


def _require_known(round: Round, units: Iterable[int]) -> None:
    """RoundRefused unless each unit is a body of the superior in the year of the round."""
    known = set(bodies_on(round.superior_id, last_day(round.year, round.part)).values_list("pk", flat=True))
    if not set(units) <= known:
        raise RoundRefused(gettext("Cơ quan thẩm định phải là cơ quan của cấp trên trong năm đó; đề nghị chọn lại."))
