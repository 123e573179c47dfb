"""Releasing an edition with its decision: refused while the library refuses, and never changed afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.editions.cases import Case
from parindex.editions.edition import Edition
from parindex.editions.judging import Fault
from parindex.office.editions import content
from parindex.office.editions.actions import locked_draft, save_head
from parindex.office.editions.errors import DraftRefused, NotReady
from parindex.office.editions.models import HEAD, OwnEdition
from parindex.office.editions.queries import cases_of, rows_of
from parindex.office.journal.actions import record
from parindex.office.rounds.editions import keep
from parindex.office.units.access import Actor
from parindex.scoring.cases import failures


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that issues an edition."""

    number: str
    issued: date
    issuer: str
    title: str
    in_force: date | None = None


PENDING = Decision("…/QĐ-UBND", date(2000, 1, 1), "…", "…")
"""Stands for the decision while it is only asked whether an edition could be released."""


def not_ready(edition: Edition, cases: Sequence[Case]) -> tuple[list[Fault], list[str]]:
    """What keeps a draft from being released with a decision: faults of rows, and examples that do not come out."""
    head = content.plain(edition)
    nodes = head.pop("criteria")
    issued = Edition.model_validate({**_issued(head, PENDING), "criteria": nodes})
    return content.faults(issued), [words for case in cases for words in failures(edition, case)]


@transaction.atomic
def release(actor: Actor, edition: int, decision: Decision) -> OwnEdition:
    """Release a draft: its text is frozen with the decision that issues it. NotReady names every row that is not."""
    own = locked_draft(actor, edition)
    if decision.issued > timezone.localdate():
        raise DraftRefused(gettext("Ngày của quyết định chưa đến; đề nghị xem lại."))
    rows = rows_of(own)
    faults, failed = not_ready(content.together(rows), [case for _, case in cases_of(own)])
    if faults or failed:
        raise NotReady(faults, failed)
    stands = next(row.content for row in rows if row.node == HEAD)
    frozen = keep(save_head(actor, own, _issued(stands, decision)))
    own.state, own.frozen, own.released_at = OwnEdition.State.RELEASED, frozen, timezone.now()
    own.save()
    record(own.chain, actor.id, "release", own.chain, {"edition": frozen.sha256, "decision": decision.number})
    return own


def _issued(head: content.Plain, decision: Decision) -> content.Plain:
    """A head with the decision among its sources, as what issues it."""
    legal = dict(head.get("legal", {}))
    key = content.source_key(decision.number)
    legal[key] = {
        "number": decision.number,
        "issued": decision.issued.isoformat(),
        "issuer": decision.issuer,
        "title": decision.title,
        "certainty": "read",
    }
    in_force = {"in_force": decision.in_force.isoformat()} if decision.in_force else {}
    return {**head, **in_force, "status": "released", "issued_by": key, "legal": legal}
