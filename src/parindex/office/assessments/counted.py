"""Figures counted from a unit's registers and cases beside those it typed: shown first, then kept in the draft's rows.

The system's figure never takes the place of the unit's own: both stand side by side, and where only the system has
one, that one counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.editions.edition import Criterion, FactSpec
from parindex.editions.facts import read_fact
from parindex.editions.sheet import Facts
from parindex.indicators.facts import FROM
from parindex.indicators.loader import measures
from parindex.indicators.record_set import Measure, RecordSet
from parindex.indicators.span import Span, span_of
from parindex.indicators.words import in_words
from parindex.office.assessments.access import require_drafter
from parindex.office.assessments.actions import keep_points, locked, require_draft
from parindex.office.assessments.content import MEASURED, agree, as_text, is_of_cases
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.looking import look, period
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.cases.figures import facts_of as facts_of_cases
from parindex.office.journal.actions import record
from parindex.office.registers.figures import facts_of as facts_of_registers
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import window_of
from parindex.office.units.access import Actor
from parindex.rules import FactRefused, evaluate
from parindex.rules.points import to_ticks
from parindex.rules.values import FactScalar


@dataclass(frozen=True, slots=True)
class Beside:
    """One fact with the unit's own value, the system's as the sheet keeps it, and as it is counted now, all as text.

    `as_of` is the last day that what is counted now covers.
    """

    spec: FactSpec
    typed: str
    kept: str
    now: str
    as_of: date | None = None

    @property
    def moves(self) -> bool:
        """Whether what is counted now differs from what the sheet keeps."""
        return self.kept != self.now

    @property
    def disagrees(self) -> bool:
        """Whether the unit's own value is another than the one counted now."""
        return bool(self.typed and self.now) and not agree(self.spec, self.typed, self.now)

    @property
    def counted_from(self) -> tuple[RecordSet, Measure]:
        """The records and the measure that it is counted by."""
        return measures()[(self.spec.source or "").removeprefix(FROM)]

    @property
    def of_cases(self) -> bool:
        """Whether it is counted from cases, and not from a register."""
        return is_of_cases(self.spec)

    @property
    def population(self) -> str:
        """Among whom it is counted, in words."""
        record_set, measure = self.counted_from
        return record_set.population_of(measure).words

    @property
    def query(self) -> str:
        """How it is counted, and for which unit, in words."""
        return in_words(*self.counted_from)


@dataclass(frozen=True, slots=True)
class Moving:
    """One leaf with its counted facts, and the ticks that its rule gives before and after they are kept."""

    criterion: Criterion
    facts: tuple[Beside, ...]
    before: int | None
    after: int | None


def span_for(sheet: Sheet, today: date) -> Span:
    """The days that the sheet's figures cover: its period, up to today while it lasts."""
    span = span_of(period(sheet.round))
    return Span(span.first, min(span.last, today)) if span.first <= today else span


def facts_of(sheet: Sheet, cases: Facts | None = None) -> Facts:
    """What the unit's registers and cases give for its sheet now, by key; or would, if its cases gave other facts."""
    edition = thawed(sheet.round.edition_id)
    kept = facts_of_cases(sheet.unit, edition, period(sheet.round)) if cases is None else cases
    return {**facts_of_registers(sheet.unit, edition, span_for(sheet, timezone.localdate())), **kept}


def preview(sheet: Sheet, cases: Facts | None = None) -> list[Moving]:
    """What is counted now for every leaf, and which points that would move; `cases` as in `facts_of`."""
    facts = facts_of(sheet, cases)
    rows = {row.node: row for row in sheet.rows.all()}
    return list(_moving(sheet, rows, facts))


def _moving(sheet: Sheet, rows: Mapping[str, SheetRow], facts: Facts) -> Iterator[Moving]:
    edition = thawed(sheet.round.edition_id)
    for leaf in edition.leaves():
        beside = tuple(_beside(leaf, rows[leaf.id], facts))
        if beside:
            after = with_measured(rows[leaf.id].facts, leaf, facts, timezone.localdate())
            yield Moving(leaf, beside, rows[leaf.id].computed, _points(leaf, after, sheet.round.year, edition.rounding))


def _beside(leaf: Criterion, row: SheetRow, facts: Facts) -> Iterator[Beside]:
    for spec in leaf.facts:
        values = row.facts.get(spec.name, {"values": {}})["values"]
        typed, kept = (values.get(source, {"value": ""})["value"] for source in ("typed", MEASURED))
        now = facts.get(f"{leaf.id}/{spec.name}")
        if kept or now:
            yield Beside(spec, typed, kept, as_text(now.value) if now else "", now.as_of if now else None)


def _points(leaf: Criterion, facts: Mapping[str, Any], year: int, places: int) -> int | None:
    """What the rule gives for a row's facts as they would stand; None where it gives none."""
    assert leaf.rule is not None  # noqa: S101  (a leaf of a frozen edition has a rule)
    values: dict[str, FactScalar] = {}
    for spec in leaf.facts:
        if spec.name in facts:
            fact = facts[spec.name]
            values[spec.name] = read_fact(spec, fact["values"][fact["counts"]]["value"])
    try:
        given = evaluate(leaf.rule, to_ticks(leaf.points), values, year=year, places=places)
    except FactRefused:
        return None
    return given if isinstance(given, int) else None


def with_measured(stored: Mapping[str, Any], leaf: Criterion, facts: Facts, today: date) -> dict[str, Any]:
    """A row's facts with what was counted; a value that is counted no more goes, one of the unit's own still counts."""
    found: dict[str, Any] = {}
    for spec in leaf.facts:
        before = stored.get(spec.name, {"values": {}})
        values = {source: value for source, value in before["values"].items() if source != MEASURED}
        now = facts.get(f"{leaf.id}/{spec.name}")
        if now is not None:
            as_of = min(now.as_of, today) if now.as_of else today
            values[MEASURED] = {"value": as_text(now.value), "as_of": as_of.isoformat()}
        if values:
            counts = before.get("counts")
            found[spec.name] = {"counts": counts if counts in values else next(iter(values)), "values": values}
    return found


@transaction.atomic
def bring_figures(actor: Actor, sheet: int) -> int:
    """Keep in the draft what is counted now; of how many rows the facts changed. Nothing typed is touched."""
    one = locked(sheet)
    require_drafter(actor, one.unit_id, gettext("đưa số liệu đếm được vào phiếu"))
    require_draft(one)
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    edition = thawed(one.round.edition_id)
    facts = facts_of(one)
    changed = []
    for row in one.rows.all():
        if row.node in edition.children:
            continue
        leaf = edition.by_id[row.node]
        after = with_measured(row.facts, leaf, facts, timezone.localdate())
        if after != row.facts:
            before, row.facts = row.computed or 0, after
            look(edition, leaf, row, one.round)
            row.save()
            keep_points(one, edition, row.node, {"computed": (row.computed or 0) - before})
            changed.append(row.node)
    if not changed:
        raise SheetRefused(gettext("Số liệu đếm được không có gì mới so với phiếu nên không có gì để ghi."))
    record(one.chain, actor.id, "bring-figures", one.chain, {"rows": len(changed)})
    return len(changed)
