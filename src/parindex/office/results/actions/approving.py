"""The council's approval of a result as it stands; it is void as soon as anything beneath the result moves."""

from django.db import transaction
from django.utils.translation import gettext

from parindex.office.journal.actions import record
from parindex.office.results.access import KIND
from parindex.office.results.actions import refresh
from parindex.office.results.errors import PublicationRefused, ResultsMoved
from parindex.office.results.models import Approval
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import window_for_all
from parindex.office.units.access import Actor


@transaction.atomic
def approve(actor: Actor, round: int, seen: str) -> Approval:
    """Approve the result that was seen, by its basis. ResultsMoved when it is another now; repeating adds nothing."""
    one = Round.objects.select_for_update().get(pk=round)
    actor.require(one.superior_id, [KIND.COUNCIL], gettext("phê duyệt kết quả"))
    window_for_all(one.pk, Phase.Name.APPROVAL).require_open(Phase.Name.APPROVAL)
    basis = refresh(one).basis
    if basis != seen:
        raise ResultsMoved(gettext("Kết quả vừa thay đổi sau khi đồng chí mở trang; đề nghị xem lại rồi phê duyệt."))
    found, is_new = Approval.objects.get_or_create(round=one, basis=basis, person_id=actor.person)
    if is_new:
        record(one.chain, actor.id, "approve", one.chain, {"basis": basis})
    return found


def require_approved(round: Round, basis: str) -> None:
    """PublicationRefused unless a member of the council approved the result with this basis."""
    if not round.approvals.filter(basis=basis).exists():
        raise PublicationRefused(
            gettext(
                "Chưa có thành viên hội đồng nào phê duyệt kết quả như hiện nay nên chưa công bố được; nếu kết "
                "quả đã thay đổi sau khi phê duyệt, đề nghị hội đồng phê duyệt lại."
            )
        )
