"""Reading some decided rows a second time: drawn by chance, read by somebody else, compared."""

import random
from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.appraisals.access import reach, require_stranger
from parindex.office.appraisals.actions.deciding import STAGE, leaf_of, locked
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.keeping import dockets
from parindex.office.appraisals.models import Decision, SecondReading
from parindex.office.appraisals.ruling import REASON, TypedDecision, understand
from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor

MOST = 50
"""The most percent of rows that may be drawn at once."""


@transaction.atomic
def draw(actor: Actor, round: int, percent: int) -> int:
    """Draw some of the decided rows of every criterion, at least one, to be read again; how many were drawn.

    Rows accepted because a stated rule computes them need no second eye. The seed of the draw is journalled, so that
    anybody can see that nobody chose.
    """
    one = Round.objects.select_for_update().get(pk=round)
    require_coordinator(actor, one.superior_id, gettext("chọn mẫu đọc lại"))
    if not 1 <= percent <= MOST:
        raise AppraisalRefused(gettext("Tỷ lệ chọn mẫu từ 1 đến {most} phần trăm; đề nghị ghi lại.").format(most=MOST))
    decided = Decision.objects.filter(appraisal__sheet__round=one, stage=STAGE.APPRAISED, second_reading=None)
    by_node: dict[str, list[Decision]] = defaultdict(list)
    for decision in decided.exclude(reason=REASON.BY_RULE).order_by("node", "pk"):
        by_node[decision.node].append(decision)
    seed = random.SystemRandom().randrange(2**32)
    chance = random.Random(seed)  # noqa: S311  (a draw that can be repeated, not a secret)
    drawn = [one for rows in by_node.values() for one in chance.sample(rows, max(1, len(rows) * percent // 100))]
    if not drawn:
        raise AppraisalRefused(
            gettext("Chưa có dòng nào để đọc lại: mọi dòng đã quyết định đều theo quy tắc hoặc đã được chọn.")
        )
    SecondReading.objects.bulk_create(
        [
            SecondReading(
                first=one,
                first_points=one.points,
                first_not_applicable=one.not_applicable,
                first_person_id=one.person_id,
            )
            for one in drawn
        ],
        batch_size=1000,
    )
    record(one.chain, actor.id, "draw", one.chain, {"percent": percent, "seed": seed, "rows": len(drawn)})
    return len(drawn)


@transaction.atomic
def read_again(actor: Actor, reading: int, typed: TypedDecision) -> SecondReading:
    """What a second appraiser of the body gives a drawn row, without having seen the decision; it moves no points."""
    one = SecondReading.objects.select_related("first__appraisal").filter(pk=reading).first()
    if one is None:
        raise AppraisalRefused(gettext("Không có dòng này trong mẫu đọc lại; đề nghị tải lại trang."))
    sheet = locked([one.first.appraisal.sheet_id], STAGE.APPRAISED)[0]
    one.refresh_from_db(fields=["person", "at"])
    _require_reader(actor, sheet, one)
    ruling = understand(leaf_of(dockets([sheet])[sheet.pk], sheet.rows.get(node=one.first.node)), typed)
    one.person_id, one.at = actor.person, timezone.now()
    one.points, one.not_applicable, one.words = ruling.points, ruling.not_applicable, ruling.words
    one.save()
    chain = one.first.appraisal.chain
    detail: Detail = {"reading": one.pk, "sha256": ruling.sha256()}
    record(chain, actor.id, "read-again", f"{chain}/row:{one.first.node}", detail)
    return one


def _require_reader(actor: Actor, sheet: Sheet, one: SecondReading) -> None:
    found = reach(actor, sheet.round)
    if found.bodies.get(one.first.node) not in found.mine:
        raise Forbidden(gettext("đọc lại dòng này"), [gettext("người thẩm định của cơ quan được giao tiêu chí này")])
    require_stranger(actor, [sheet.unit_id])
    if one.first_person_id == actor.person:
        raise AppraisalRefused(gettext("Dòng này do chính đồng chí quyết định nên cần người khác đọc lại."))
    if one.person_id:
        raise AppraisalRefused(gettext("Dòng này vừa được người khác đọc lại; đề nghị sang dòng khác."))
    if (one.first.node, sheet.unit_id) not in found.unread:
        raise AppraisalRefused(gettext("Đồng chí xem được mọi quyết định của đợt nên dòng này cần người khác đọc lại."))
