"""Writing decisions: one sheet or many, one leaf or all, with points, earlier states and journal in one transaction."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.utils import timezone

from parindex.office.appraisals.decided import DECIDED, Held, Kit
from parindex.office.appraisals.models import Appraisal, Decision, DecisionVersion
from parindex.office.appraisals.ruling import Ruling, ruling_of
from parindex.office.assessments.models import Sheet
from parindex.office.inserting import insert_made
from parindex.office.journal.actions import Act, Detail, record_all
from parindex.office.points.actions import TOTAL, Moved, move
from parindex.office.rounds.editions import thawed
from parindex.office.units.access import Actor

_FIELDS = [*Ruling(0, False, 0, "").plain(), "row_version", "version", "at", "person"]
_AT_ONCE = 2_000


@lru_cache(maxsize=16)
def kit_of(fingerprint: str) -> Kit:
    """The kit of a frozen edition, made once."""
    return Kit(thawed(fingerprint))


@dataclass(slots=True)
class Docket:
    """One sheet with its appraisal and all that was decided on it, by leaf and stage."""

    sheet: Sheet
    appraisal: Appraisal
    kit: Kit
    decisions: dict[tuple[str, str], Decision] = field(default_factory=dict)

    @property
    def held(self) -> Held:
        """What holds for each leaf as it stands."""
        rows = self.decisions.values()
        return self.kit.held((one.node, one.stage, one.points, one.not_applicable, one.worth) for one in rows)


def dockets(sheets: Collection[Sheet]) -> dict[int, Docket]:
    """The dockets of locked sheets of one round, by the sheet; a query, and another where nothing was decided yet.

    There the appraisal may be a new one, which `keep` stores with its first decision.
    """
    if not sheets:
        return {}
    kit = kit_of(next(iter(sheets)).round.edition_id)
    decisions = list(Decision.objects.filter(appraisal__sheet__in=sheets).select_related("appraisal"))
    begun = {one.appraisal.sheet_id: one.appraisal for one in decisions}
    blank = [sheet for sheet in sheets if sheet.pk not in begun]
    begun |= {one.sheet_id: one for one in Appraisal.objects.filter(sheet__in=blank)} if blank else {}
    found = {
        sheet.pk: Docket(sheet, begun.get(sheet.pk) or Appraisal(sheet=sheet, undecided=len(kit.leaves)), kit)
        for sheet in sheets
    }
    for decision in decisions:
        docket = found[decision.appraisal.sheet_id]
        decision.appraisal = docket.appraisal
        docket.decisions[decision.node, decision.stage] = decision
    return found


@dataclass(frozen=True, slots=True)
class Judgement:
    """Rulings on some leaves of one sheet at one stage, each with the version of the unit's row that was judged."""

    docket: Docket
    stage: str
    rulings: Mapping[str, tuple[Ruling, int]]


def keep(actor: Actor, verb: str, judgements: Sequence[Judgement]) -> None:
    """Write rulings of one round, each sheet at most once, with one entry a sheet in the journal.

    Decisions that are new learn no key: where one is wanted, they are read again.
    """
    if not judgements:
        return
    moves: list[Moved] = []
    fresh: list[Decision] = []
    changed: list[Decision] = []
    earlier: list[DecisionVersion] = []
    now = timezone.now()
    for one in judgements:
        before = one.docket.held
        for node, (ruling, row_version) in one.rulings.items():
            stored = one.docket.decisions.get((node, one.stage))
            if stored is None:
                stored = Decision(appraisal=one.docket.appraisal, node=node, stage=one.stage, version=0)
                fresh.append(stored)
                one.docket.decisions[node, one.stage] = stored
            else:
                earlier.append(_state(stored))
                changed.append(stored)
            _set(stored, ruling, row_version, now, actor.person)
        after = one.docket.held
        moves += _moves(one, before, after)
        one.docket.appraisal.undecided = len(after.undecided())
        one.docket.appraisal.version += 1
    _keep_appraisals([one.docket.appraisal for one in judgements])
    for made in fresh:
        made.appraisal = made.appraisal  # which may have its key only now
    insert_made(fresh)
    DecisionVersion.objects.bulk_create(earlier, batch_size=_AT_ONCE)
    if changed:
        Decision.objects.bulk_update(changed, _FIELDS, batch_size=200)
    move(judgements[0].docket.sheet.round_id, moves)
    record_all(actor.id, verb, [_act(one) for one in judgements])


def _keep_appraisals(appraisals: Sequence[Appraisal]) -> None:
    """Store those that begin here, and what has changed of the others."""
    begun = [one for one in appraisals if one.pk]
    Appraisal.objects.bulk_create([one for one in appraisals if not one.pk], batch_size=_AT_ONCE)
    if begun:
        Appraisal.objects.bulk_update(begun, ["undecided", "version"], 500)


def _set(decision: Decision, ruling: Ruling, row_version: int, at: datetime, person: int) -> None:
    for name, value in ruling.plain().items():
        setattr(decision, name, value)
    decision.row_version = row_version
    decision.version += 1
    decision.at, decision.person_id = at, person


def _state(decision: Decision) -> DecisionVersion:
    """What a decision says before it is changed."""
    content = ruling_of(decision).plain()
    return DecisionVersion(
        decision=decision, version=decision.version, at=decision.at, person_id=decision.person_id, content=content
    )


def _moves(judgement: Judgement, before: Held, after: Held) -> Iterable[Moved]:
    """By how much every node moves; the total by what bonus and penalty within their caps leave of it."""
    docket, unit = judgement.docket, judgement.docket.sheet.unit_id
    sums: dict[str, int] = dict.fromkeys(DECIDED, 0)
    was, now = ({stage: held.points(stage) for stage in DECIDED} for held in (before, after))
    for node in judgement.rulings:
        by: dict[str, int] = {stage: now[stage].get(node, 0) - was[stage].get(node, 0) for stage in DECIDED}
        for stage, ticks in by.items():
            sums[stage] += ticks
        yield Moved(unit, [TOTAL, *docket.kit.paths[node]], by)
    beyond: dict[str, int] = {stage: after.total(stage) - before.total(stage) - sums[stage] for stage in DECIDED}
    yield Moved(unit, [TOTAL], beyond)


def _act(judgement: Judgement) -> Act:
    """One entry: of a single row by its name, of many by their number and one fingerprint over all."""
    chain, rulings = judgement.docket.appraisal.chain, judgement.rulings
    if len(rulings) == 1:
        node, (ruling, _) = next(iter(rulings.items()))
        version = judgement.docket.decisions[node, judgement.stage].version
        detail: Detail = {"stage": judgement.stage, "version": version, "sha256": ruling.sha256()}
        return Act(chain, f"{chain}/row:{node}", detail)
    text = "".join(f"{node} {ruling.sha256()}\n" for node, (ruling, _) in sorted(rulings.items()))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Act(chain, chain, {"stage": judgement.stage, "rows": len(rulings), "sha256": digest})
