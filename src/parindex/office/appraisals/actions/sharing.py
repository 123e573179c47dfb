"""Giving the work of a body to its people, by criterion or by unit, and taking it back."""

from django.db import transaction
from django.utils.translation import gettext

from parindex.office.appraisals.access import KIND, own_units, require_sharer
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.models import Share
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.rounds.queries import bodies_of
from parindex.office.units.access import Actor, holding
from parindex.office.units.access import actor as acting


@transaction.atomic
def give(actor: Actor, round: int, body: int, person: int, node: str, unit: int | None) -> Share:
    """Give one of a body's people a criterion with all beneath it, a unit, or both; blank and None are all.

    AppraisalRefused when the body or the person cannot do it, or does already.
    """
    one = Round.objects.select_for_update().get(pk=round)
    require_sharer(actor, one, body)
    edition, bodies = thawed(one.edition_id), bodies_of(round, thawed(one.edition_id))
    leaves = [leaf.id for leaf in edition.beneath(node)] if node in edition.by_id else list(bodies) if not node else []
    if not any(bodies.get(leaf) == body for leaf in leaves):
        raise AppraisalRefused(gettext("Cơ quan này không thẩm định tiêu chí đó trong đợt; đề nghị chọn lại."))
    if unit is not None and not one.participants.filter(unit=unit).exists():
        raise AppraisalRefused(gettext("Đơn vị này không được đánh giá trong đợt; đề nghị chọn lại."))
    given = holding(body, [KIND.APPRAISER]).filter(pk=person).first()
    if given is None:
        raise AppraisalRefused(gettext("Người này không có vai trò người thẩm định của cơ quan; đề nghị chọn lại."))
    if unit in own_units(acting(given)):
        raise AppraisalRefused(
            gettext("Người này có vai trò ở đơn vị đó nên không thẩm định đơn vị đó; đề nghị giao người khác.")
        )
    if any(each.unit_id == unit for each in one.shares.filter(body=body, person=given, node=node)):
        raise AppraisalRefused(gettext("Việc này đã được giao cho người đó."))
    share = Share.objects.create(round=one, body_id=body, person=given, node=node, unit_id=unit)
    record(one.chain, actor.id, "share", f"{one.chain}/body:{body}", _detail(share))
    return share


@transaction.atomic
def take_back(actor: Actor, round: int, share: int) -> None:
    """End one share; what was decided stays."""
    one = Round.objects.select_for_update().get(pk=round)
    found = one.shares.filter(pk=share).first()
    if found is None:
        raise AppraisalRefused(gettext("Việc này đã được thu lại trước đó."))
    require_sharer(actor, one, found.body_id)
    record(one.chain, actor.id, "unshare", f"{one.chain}/body:{found.body_id}", _detail(found))
    found.delete()


def _detail(share: Share) -> Detail:
    return {"person": share.person_id, "node": share.node, "unit": share.unit_id}
