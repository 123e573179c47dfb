"""A sheet as its page shows it: fields, leaves and the side list, from stored rows alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.office.assessments.access import may_write
from parindex.office.assessments.content import MEASURED, agree, counting_facts, in_print, is_of_cases, typed_facts
from parindex.office.assessments.documents import Dated, dated
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.evidence.models import Document
from parindex.office.rounds.queries import window_of
from parindex.office.units.access import Actor
from parindex.rules.points import to_ticks
from parindex.writing.explanation import explanation
from parindex.writing.words import STATES

STATES_BY_NAME: Mapping[str, str] = {str(state): words for state, words in STATES.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact that a leaf asks for: what was typed, what the words propose, and what registers or cases counted.

    `counted` is the value as it is typed, `as_of` the day that it tells of.
    """

    spec: FactSpec
    typed: str
    proposal: Mapping[str, str] | None
    counted: str = ""
    as_of: date | None = None
    differs: bool = False

    @property
    def of_cases(self) -> bool:
        """Whether it is counted from cases, and not from a register."""
        return is_of_cases(self.spec)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One row to fill in."""

    criterion: Criterion
    maximum: int
    row: SheetRow
    facts: tuple[Asked, ...]
    answer: str
    documents: tuple[Document, ...] = ()

    @property
    def dated(self) -> Dated | None:
        """What the documents say of the day that the rule asks for, where the row says none or another."""
        return dated(self.criterion, self.row, self.documents)

    @property
    def differs(self) -> bool:
        """Whether the figures give other points than those claimed."""
        return self.row.computed is not None and self.row.claimed != self.row.computed

    @property
    def offer(self) -> str:
        """The figures in an official's words, while the row has figures and no words yet."""
        return "" if self.row.explanation else explanation(self.criterion, counting_facts(self.criterion, self.row))

    @property
    def quotes(self) -> list[str]:
        """The words of the explanation that findings and proposals rest on."""
        return [found["evidence"] for found in self.row.findings if found["evidence"]]


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the tree: a heading with its sum, or a leaf. `depth` is 0 for the field itself."""

    criterion: Criterion
    maximum: int
    depth: int
    leaf: Leaf | None


@dataclass(frozen=True, slots=True)
class Field:
    """One field with its lines in printed order."""

    head: Criterion
    part: Criterion | None
    maximum: int
    nodes: tuple[Node, ...]
    leaves: int
    filled: int
    claimed: int


def is_open(actor: Actor, sheet: Sheet) -> bool:
    """Whether the actor may write in a sheet, annotated with the window of its phase, now."""
    return window_of(sheet).is_open and sheet.state == Sheet.State.DRAFT and may_write(actor, sheet)


def named(edition: Edition, criterion: Criterion) -> str:
    """A criterion as a list to choose from names it, set in by its depth."""
    indent = "\u2003" * (len(edition.above(criterion.id)) - 1)
    title = criterion.title if len(criterion.title) <= 90 else f"{criterion.title[:88]}…"
    return f"{indent}{criterion.label or ''} {title}".rstrip()


def leaf(criterion: Criterion, row: SheetRow, documents: Sequence[Document] = ()) -> Leaf:
    """A leaf of the page with the documents beside it."""
    typed = typed_facts(row)
    facts = tuple(_asked(spec, typed, row) for spec in criterion.facts)
    answer = STATES_BY_NAME.get(row.answer_state, "")
    return Leaf(criterion, to_ticks(criterion.points), row, facts, answer, tuple(documents))


def _asked(spec: FactSpec, typed: Mapping[str, str], row: SheetRow) -> Asked:
    counted = row.facts.get(spec.name, {"values": {}})["values"].get(MEASURED)
    as_of = date.fromisoformat(counted["as_of"]) if counted else None
    shown = in_print(spec, counted["value"]) if counted else ""
    said = typed.get(spec.name, "")
    differs = bool(counted and said) and not agree(spec, said, counted["value"])
    return Asked(spec, said, row.proposals.get(spec.name), shown, as_of, differs)


Beside = Mapping[str, Sequence[Document]]
"""The documents of rows, by node."""


def fields(edition: Edition, rows: Mapping[str, SheetRow], beside: Beside) -> list[Field]:
    """The tree by field; only with rows given."""
    found = []
    for head in edition.fields:
        nodes = tuple(_nodes(edition, rows, beside, head, 0))
        leaves = [node.leaf for node in nodes if node.leaf]
        if leaves:
            found.append(
                Field(
                    head,
                    edition.by_id[head.parent] if head.parent else None,
                    to_ticks(head.points),
                    nodes,
                    len(leaves),
                    sum(each.row.claimed is not None for each in leaves),
                    sum(each.row.claimed or 0 for each in leaves),
                )
            )
    return found


def _nodes(
    edition: Edition, rows: Mapping[str, SheetRow], documents: Beside, criterion: Criterion, depth: int
) -> Iterator[Node]:
    if criterion.id not in rows:
        return
    beneath = edition.children.get(criterion.id, ())
    shown = None if beneath else leaf(criterion, rows[criterion.id], documents.get(criterion.id, ()))
    yield Node(criterion, to_ticks(criterion.points), depth, shown)
    for child in beneath:
        yield from _nodes(edition, rows, documents, child, depth + 1)


def progress(edition: Edition, sheet: Sheet, rows: Mapping[str, SheetRow]) -> dict[str, Any]:
    """The side list: how far the sheet is, what is missing, and the points at risk and to be won back.

    A leaf counts once, with its largest; what rests on inferred rules is kept apart. Points to be won back are those
    that a stated rule gives and the unit has not claimed.
    """
    leaves = [(criterion, rows[criterion.id]) for criterion in edition.leaves() if criterion.id in rows]
    between: dict[str, list[dict[str, Any]]] = {}
    for finding in sheet.across:
        between.setdefault(finding["criterion"], []).append(finding)
    asked = {c.id: [*row.findings, *between.get(c.id, [])] for c, row in leaves}
    loud = [(c, [f for f in asked[c.id] if f["severity"] != "note"]) for c, _ in leaves]
    return {
        "leaves": len(leaves),
        "filled": sum(row.claimed is not None for _, row in leaves),
        "claimed": sum(row.claimed or 0 for _, row in leaves),
        "maximum": sum(to_ticks(criterion.points) for criterion, _ in leaves),
        "missing": [criterion for criterion, row in leaves if row.claimed is None],
        "loud": [(criterion, found) for criterion, found in loud if found],
        "at_risk": sum(_largest(found, inferred=False) for found in asked.values()),
        "at_risk_inferred": sum(_largest(found, inferred=True) for found in asked.values()),
        "to_win": [
            (criterion, row.computed - (row.claimed or 0))
            for criterion, row in leaves
            if criterion.basis == "stated" and row.computed is not None and row.computed > (row.claimed or 0)
        ],
        "across": between,
    }


def _largest(findings: list[dict[str, Any]], inferred: bool) -> int:
    return max((finding["at_risk"] for finding in findings if finding["inferred"] == inferred), default=0)
