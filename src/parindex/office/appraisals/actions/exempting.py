"""Listing a unit without ranking it, with the reason; and ranking it again."""

from django.db import transaction
from django.utils.translation import gettext

from parindex.office.appraisals.access import require_stranger
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.models import Exemption
from parindex.office.journal.actions import record
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.models import Participant
from parindex.office.units.access import Actor


@transaction.atomic
def exempt(actor: Actor, participant: int, reason: str) -> Exemption:
    """List a unit of a round without a rank; the reason is published. A new reason replaces the old."""
    one = _locked(actor, participant, gettext("miễn xếp hạng một đơn vị"))
    if not reason.strip():
        raise AppraisalRefused(
            gettext("Miễn xếp hạng cần một lý do, vì lý do được công bố cùng kết quả; đề nghị ghi rõ.")
        )
    found, _ = Exemption.objects.update_or_create(
        participant=one, defaults={"reason": reason.strip()[:2000], "person_id": actor.person}
    )
    record(one.round.chain, actor.id, "exempt", f"{one.round.chain}/unit:{one.unit_id}", {"unit": one.unit_id})
    return found


@transaction.atomic
def rank_again(actor: Actor, participant: int) -> None:
    """Rank a unit that was exempt."""
    one = _locked(actor, participant, gettext("đưa một đơn vị trở lại xếp hạng"))
    deleted, _ = Exemption.objects.filter(participant=one).delete()
    if not deleted:
        raise AppraisalRefused(gettext("Đơn vị này đang được xếp hạng như các đơn vị khác; đề nghị tải lại trang."))
    record(one.round.chain, actor.id, "rank-again", f"{one.round.chain}/unit:{one.unit_id}", {"unit": one.unit_id})


def _locked(actor: Actor, participant: int, what: str) -> Participant:
    one = Participant.objects.select_for_update(of=("self",)).select_related("round").filter(pk=participant).first()
    if one is None:
        raise AppraisalRefused(gettext("Không có đơn vị này trong đợt; đề nghị tải lại trang."))
    require_coordinator(actor, one.round.superior_id, what)
    require_stranger(actor, [one.unit_id])
    return one
