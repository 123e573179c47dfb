"""A round brought to its result quickly: every leaf decided in one act, phases open, approved, published."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from parindex.office.appraisals.actions.deciding import leaf_of
from parindex.office.appraisals.keeping import Judgement, dockets, keep
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.ruling import Ruling
from parindex.office.assessments.models import Sheet
from parindex.office.results.actions import refresh
from parindex.office.results.actions.approving import approve
from parindex.office.results.actions.publishing import Announcement, publish
from parindex.office.results.models import Publication
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor

REASON = Decision.Reason
DECISION = "123/QĐ-UBND"


@transaction.atomic
def decide_all(
    actor: Actor, sheet: Sheet, parts: Mapping[str, tuple[int, int]] | None = None, without: tuple[str, ...] = ()
) -> None:
    """Decide every leaf of a sheet at its first appraisal: in full, or the part (n, of) that is named for it."""
    docket = dockets([sheet])[sheet.pk]
    rows = {row.node: row for row in sheet.rows.all()}
    for node in without:
        ruling = Ruling(0, True, 0, REASON.NOT_APPLICABLE, "Trong năm không phát sinh.")
        keep(actor, "decide", [Judgement(docket, "appraised", {node: (ruling, rows[node].version)})])
    rulings = {}
    for node in docket.kit.leaves:
        if node in without:
            continue
        n, of = (parts or {}).get(node, (1, 1))
        worth = leaf_of(docket, rows[node]).worth
        step = 100
        less = Ruling(
            worth * n // of // step * step, False, worth, REASON.EVIDENCE_SHORT, f"Mới có tài liệu của {node}."
        )
        full = Ruling(worth, False, worth, REASON.AGREED)
        rulings[node] = (full if (n, of) == (1, 1) else less, rows[node].version)
    keep(actor, "decide", [Judgement(docket, "appraised", rulings)])


def open_phase(round: Round, name: str) -> None:
    """Open a phase of a round, if it is not."""
    Phase.objects.get_or_create(round=round, name=name, defaults={"opens": timezone.now() - timedelta(minutes=30)})


def announce(coordinator: Actor, council: Actor, round: Round, reason: str = "") -> Publication:
    """Approve the result as it stands, and publish it; with a reason as a correction of the latest publication."""
    open_phase(round, Phase.Name.APPROVAL)
    open_phase(round, Phase.Name.PUBLISHED)
    approve(council, round.pk, refresh(round).basis)
    latest = Publication.objects.filter(round=round, corrected_by=None).first()
    said = Announcement(DECISION, timezone.localdate(), latest.pk if latest else None, reason)
    return publish(coordinator, round.pk, said)
