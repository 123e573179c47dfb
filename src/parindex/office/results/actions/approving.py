"""The council's approval of a result as it stands, void as soon as anything beneath it moves, and its withdrawal."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.journal.actions import record
from parindex.office.results.access import KIND
from parindex.office.results.actions import refresh
from parindex.office.results.errors import PublicationRefused, ResultsMoved
from parindex.office.results.models import Approval
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import window_for_all
from parindex.office.units.access import Actor

LONGEST = 2_000
"""Letters of the reason of a withdrawal."""


@transaction.atomic
def approve(actor: Actor, round: int, seen: str) -> Approval:
    """Approve the result that was seen, by its basis. ResultsMoved when it is another now; repeating adds nothing."""
    one = Round.objects.select_for_update().get(pk=round)
    actor.require(one.superior_id, [KIND.COUNCIL], gettext("phê duyệt kết quả"))
    window_for_all(one.pk, Phase.Name.APPROVAL).require_open(Phase.Name.APPROVAL)
    basis = refresh(one).basis
    if basis != seen:
        raise ResultsMoved(gettext("Kết quả vừa thay đổi sau khi đồng chí mở trang; đề nghị xem lại rồi phê duyệt."))
    found, is_new = Approval.objects.get_or_create(round=one, basis=basis, person_id=actor.person, withdrawn_at=None)
    if is_new:
        record(one.chain, actor.id, "approve", one.chain, {"basis": basis})
    return found


@transaction.atomic
def withdraw_approval(actor: Actor, approval: int, reason: str) -> Approval:
    """Take back an approval before its result is published; any member of the council may. Repeating is refused."""
    found = Approval.objects.filter(pk=approval).values_list("round", flat=True).first()
    if found is None:
        raise PublicationRefused(gettext("Không có phê duyệt này; đề nghị tải lại trang."))
    round = Round.objects.select_for_update().get(pk=found)
    actor.require(round.superior_id, [KIND.COUNCIL], gettext("rút phê duyệt kết quả"))
    one = Approval.objects.get(pk=approval)
    if one.withdrawn_at:
        raise PublicationRefused(gettext("Phê duyệt này đã được rút trước đó; đề nghị tải lại trang."))
    if round.publications.filter(basis=one.basis).exists():
        raise PublicationRefused(
            gettext("Kết quả này đã công bố theo phê duyệt nên không rút được nữa; nếu có sai sót, đề nghị đính chính.")
        )
    said = " ".join(reason.split())
    if not said:
        raise PublicationRefused(
            gettext("Rút phê duyệt cần một lý do, để hội đồng và người điều phối biết; đề nghị ghi rõ.")
        )
    one.withdrawn_at, one.withdrawn_by_id, one.reason = timezone.now(), actor.person, said[:LONGEST]
    one.save(update_fields=["withdrawn_at", "withdrawn_by", "reason"])
    record(round.chain, actor.id, "withdraw-approval", round.chain, {"basis": one.basis, "person": one.person_id})
    return one


def standing(round: Round, basis: str) -> QuerySet[Approval]:
    """The approvals of a round that hold for a result with this basis."""
    return round.approvals.filter(basis=basis, withdrawn_at=None)


def require_approved(round: Round, basis: str) -> None:
    """PublicationRefused unless a member of the council approved the result with this basis."""
    if not standing(round, basis).exists():
        raise PublicationRefused(
            gettext(
                "Chưa có thành viên hội đồng nào phê duyệt kết quả như hiện nay nên chưa công bố được; nếu kết quả đã "
                "thay đổi sau khi phê duyệt, hoặc phê duyệt đã rút, đề nghị hội đồng phê duyệt lại."
            )
        )
