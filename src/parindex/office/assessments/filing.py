"""Taking in sheets that were filled in, signed and sent elsewhere: many units in one act, one entry for each sheet."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from parindex.editions.edition import Criterion, Edition
from parindex.office.assessments.content import Content, Typed, understand, with_typed
from parindex.office.assessments.errors import RowRefused, SheetRefused
from parindex.office.assessments.looking import look_at_figures
from parindex.office.assessments.models import OfficialReport, RowVersion, Sheet, SheetRow
from parindex.office.assessments.papers import Imprint, freeze
from parindex.office.assessments.steps import not_ready
from parindex.office.inserting import insert, insert_made
from parindex.office.journal.actions import Act, record_all
from parindex.office.journal.fingerprint import fingerprint
from parindex.office.points.actions import TOTAL, open_tables
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.rounds.queries import window, window_of
from parindex.office.units.access import Actor
from parindex.rules.points import to_ticks
from parindex.scoring.totals import Adder

BLANK = Content(None, "", {}, "")


@dataclass(frozen=True, slots=True)
class Filed:
    """One unit's sheet as it was made elsewhere: its leaves by id, as typed, and the paper on which it was sent."""

    participant: int
    rows: Mapping[str, Typed]
    imprint: Imprint
    number: str
    dated: date


@dataclass(slots=True)
class _Taken:
    """One of them on its way in: its rows by node, and what each says."""

    filed: Filed
    sheet: Sheet
    at: datetime
    rows: dict[str, SheetRow] = field(default_factory=dict)
    said: dict[str, Content] = field(default_factory=dict)


@transaction.atomic
def file_sheets(actor: Actor, round: int, filed: Sequence[Filed]) -> list[Sheet]:
    """Take in sheets of units that have none in the round yet: opened, filled in, frozen and sent, all or none.

    What the figures give is computed; findings are not sought, since the unit has sent the sheet as it is. SheetRefused
    names the unit and what does not fit; Forbidden or PhaseClosed when they may not be taken in now.
    """
    one = Round.objects.get(pk=round)
    require_coordinator(actor, one.superior_id, "đưa vào phiếu đã lập ở nơi khác")
    edition, adder = thawed(one.edition_id), Adder(thawed(one.edition_id))
    taken = _begun(one, filed)
    for each in taken:
        _fill(actor, one, edition, each)
    insert_made([row for each in taken for row in each.rows.values()])
    _keep_versions(actor, taken)
    reports = {each.sheet.pk: _report(edition, each) for each in taken}
    insert_made(list(reports.values()))
    open_tables(round, {each.sheet.unit_id: _points(edition, adder, each) for each in taken})
    record_all(actor.id, "file", [_act(each, reports[each.sheet.pk]) for each in taken])
    return [each.sheet for each in taken]


def _begun(round: Round, filed: Sequence[Filed]) -> list[_Taken]:
    """A sheet for each, while its unit may still assess itself. SheetRefused, PhaseClosed."""
    found = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("unit")
        .annotate(**window(Phase.Name.SELF_ASSESSMENT, "round", "unit"))
        .filter(round=round, pk__in=[each.participant for each in filed])
        .order_by("pk")
    )
    participants = {one.pk: one for one in found}
    if len(participants) != len(filed):
        raise SheetRefused("Có đơn vị không thuộc đợt này hoặc được ghi hai lần; chưa phiếu nào được đưa vào.")
    stands = Sheet.objects.filter(round=round, unit__in=[one.unit_id for one in found]).select_related("unit").first()
    if stands:
        raise SheetRefused(f"{stands.unit.name} đã có phiếu trong đợt này; chưa phiếu nào được đưa vào.")
    for one in found:
        window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    now, units = timezone.now(), {pk: one.unit for pk, one in participants.items()}
    sheets = Sheet.objects.bulk_create(
        Sheet(round=round, unit=units[each.participant], state=Sheet.State.SENT) for each in filed
    )
    return [_Taken(each, sheet, now) for each, sheet in zip(filed, sheets, strict=True)]


def _fill(actor: Actor, round: Round, edition: Edition, taken: _Taken) -> None:
    """Every row of one sheet. SheetRefused names all that keeps it from being sent."""
    today, unit = timezone.localdate(), taken.sheet.unit.name
    if not taken.filed.number.strip() or taken.filed.dated > today:
        raise SheetRefused(f"{unit}: đề nghị ghi số của báo cáo, và ngày không sau hôm nay.")
    for criterion in edition.criteria:
        row = taken.rows[criterion.id] = SheetRow(sheet=taken.sheet, node=criterion.id)
        if criterion.id in edition.children:
            continue
        said = _said(unit, criterion, taken.filed.rows.get(criterion.id))
        if said != BLANK:
            taken.said[criterion.id] = said
            row.claimed, row.explanation, row.reason = said.claimed, said.explanation, said.reason
            row.facts = with_typed({}, said.facts, today)
            row.version, row.changed_at, row.changed_by_id = 1, taken.at, actor.person
        look_at_figures(edition, criterion, row, round)
    strange = taken.filed.rows.keys() - taken.rows.keys() | (taken.filed.rows.keys() & edition.children.keys())
    problems = not_ready(edition, list(taken.rows.values()))
    problems += [f"không chấm điểm riêng: {', '.join(sorted(strange))}"] if strange else []
    if problems:
        raise SheetRefused(f"{unit}: phiếu chưa đưa vào được. Các tiêu chí {'; '.join(problems)}.")


def _said(unit: str, criterion: Criterion, typed: Typed | None) -> Content:
    """What one row says. SheetRefused names the unit and the criterion where it does not fit."""
    if typed is None:
        return BLANK
    try:
        said = understand(criterion, typed)
    except RowRefused as refused:
        raise SheetRefused(f"{unit}, tiêu chí {criterion.label or criterion.id}: {refused}") from refused
    extra = criterion.rule is not None and criterion.rule.extra_points
    if not extra and said.claimed is not None and said.claimed > to_ticks(criterion.points):
        raise SheetRefused(f"{unit}, tiêu chí {criterion.label or criterion.id}: điểm tự chấm vượt điểm tối đa.")
    return said


def _keep_versions(actor: Actor, taken: Sequence[_Taken]) -> None:
    """What every row says, as its first version."""
    stored = SheetRow.objects.filter(sheet__in=[each.sheet for each in taken], version=1)
    pks = {(sheet, node): pk for pk, sheet, node in stored.values_list("pk", "sheet", "node")}
    rows = (
        (pks[each.sheet.pk, node], 1, each.at, actor.person, said.plain())
        for each in taken
        for node, said in each.said.items()
    )
    insert(RowVersion, ("row_id", "version", "at", "person_id", "content"), rows)


def _report(edition: Edition, taken: _Taken) -> OfficialReport:
    """The paper that went out, frozen; it is not here itself."""
    content = freeze(taken.sheet, edition, taken.rows.values(), taken.filed.imprint, {})
    return OfficialReport(
        sheet=taken.sheet,
        version=1,
        content=content,
        sha256=fingerprint(content),
        made_at=taken.at,
        number=taken.filed.number.strip()[:50],
        date=taken.filed.dated,
        sent_at=taken.at,
    )


def _points(edition: Edition, adder: Adder, taken: _Taken) -> dict[str, dict[str, int]]:
    """The unit's table: every node and the total, claimed and computed."""
    leaves = {
        stage: {node: ticks for node, row in taken.rows.items() if (ticks := getattr(row, stage)) is not None}
        for stage in ("claimed", "computed")
    }
    nodes = {stage: adder.nodes(given) | {TOTAL: sum(given.values())} for stage, given in leaves.items()}
    return {node: {stage: nodes[stage][node] for stage in nodes} for node in (TOTAL, *edition.by_id)}


def _act(taken: _Taken, report: OfficialReport) -> Act:
    """One entry with a fingerprint over what every row says, and that of the paper."""
    text = "".join(f"{node} {said.sha256()}\n" for node, said in sorted(taken.said.items()))
    rows = hashlib.sha256(text.encode()).hexdigest()
    detail = {"round": taken.sheet.round_id, "unit": taken.sheet.unit_id, "rows": len(taken.said)}
    return Act(taken.sheet.chain, taken.sheet.chain, {**detail, "rows_sha256": rows, "sha256": report.sha256})
