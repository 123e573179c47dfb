"""Filling a sheet from a report or a workbook: proposed row by row, written only once a person has seen it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.editions.match import adopt, best
from parindex.editions.sheet import Row
from parindex.editions.sheet import Sheet as ReadSheet
from parindex.office.assessments.actions import locked, save_row
from parindex.office.assessments.content import Typed, content
from parindex.office.assessments.errors import Conflict, RowRefused, SheetRefused
from parindex.office.assessments.models import SheetRow
from parindex.office.errors import Forbidden
from parindex.office.units.access import Actor
from parindex.rules.points import points_text, to_ticks
from parindex.vietnamese.normal import fold, nfc

VERSION = "Phiên bản"
"""The heading under which a workbook for work offline carries the version of each row it was made from."""

Change = Literal["fills", "changes", "conflicts", "same"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a report would write into one row. `conflicts`: the row was saved here after the workbook was made."""

    node: str
    title: str
    seen: int
    claimed: str
    explanation: str
    change: Change
    standing_claim: int | None
    standing_words: str
    uncertain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole report as it would go in. `left_out` are printed rows that the edition does not have."""

    rows: tuple[Proposed, ...]
    left_out: tuple[str, ...]


def propose(edition: Edition, stored: dict[str, SheetRow], report: ReadSheet) -> Proposal:
    """What a report would change. SheetRefused when it follows another set of criteria."""
    fitting, found = best(report, [edition])
    if fitting is None:
        raise SheetRefused(
            gettext(
                "Báo cáo này theo bộ tiêu chí khác với đợt đánh giá nên không đưa vào phiếu được. Đề nghị kiểm "
                "tra lại tệp."
            )
        )
    rows, left_out = [], []
    for row in adopt(report, found).rows:
        if row.id not in stored:
            left_out.append(f"{row.label or ''} {row.title}".strip())
        elif row.id not in edition.children or row.explanation:
            rows.append(_proposed(edition, stored[row.id], row))
    return Proposal(tuple(rows), tuple(left_out))


def _proposed(edition: Edition, stored: SheetRow, row: Row) -> Proposed:
    leaf = row.id not in edition.children
    claimed = to_ticks(row.claimed) if leaf and row.claimed is not None else None
    words = nfc(row.explanation or "").strip()
    made_from = row.extra.get(VERSION, "")
    same = (claimed, words) == (stored.claimed, stored.explanation)
    blank = stored.claimed is None and not stored.explanation
    change: Change = "same" if same else "fills" if blank else "changes"
    if change == "changes" and made_from.isdecimal() and int(made_from[:10]) != stored.version:
        change = "conflicts"
    return Proposed(
        node=row.id,
        title=f"{row.label or ''} {row.title}".strip(),
        seen=stored.version,
        claimed="" if claimed is None else points_text(claimed),
        explanation=words,
        change=change,
        standing_claim=stored.claimed,
        standing_words=stored.explanation,
        uncertain=row.uncertain,
    )


@transaction.atomic
def fill_in(actor: Actor, sheet: int, chosen: Iterable[tuple[str, int, str, str]]) -> tuple[int, list[str]]:
    """Write the rows that a person chose: (node, version seen, claim, explanation); facts and reasons stay.

    Returns how many were written, and those that were not, each with its reason: nobody's later work is overwritten.
    """
    written, refused = 0, []
    stored = {row.node: row for row in locked(sheet).rows.all()}
    for node, seen, claimed, explanation in chosen:
        before = content(stored[node]) if node in stored else None
        if before is None:
            refused.append(gettext("{node}: không có trong phiếu").format(node=node))
            continue
        try:
            save_row(actor, sheet, node, seen, Typed(claimed, explanation, before.facts, before.reason))
            written += 1
        except Conflict:
            refused.append(gettext("{node}: vừa có người sửa").format(node=node))
        except (RowRefused, Forbidden) as problem:
            refused.append(f"{node}: {problem}")
    return written, refused


def earlier(before: Edition, rows: Sequence[SheetRow], edition: Edition, stored: dict[str, SheetRow]) -> Proposal:
    """What the unit's sheet of an earlier round offers: its words alone; claims and figures expire with the year.

    A row by the same id under another title is another criterion, and its words are of no use here.
    """
    found = [
        Proposed(
            node=row.node,
            title=f"{edition.by_id[row.node].label or ''} {edition.by_id[row.node].title}".strip(),
            seen=stored[row.node].version,
            claimed="" if stored[row.node].claimed is None else points_text(stored[row.node].claimed or 0),
            explanation=row.explanation,
            change="fills" if not stored[row.node].explanation else "changes",
            standing_claim=stored[row.node].claimed,
            standing_words=stored[row.node].explanation,
            uncertain=(),
        )
        for row in rows
        if row.node in stored
        and row.explanation
        and fold(before.by_id[row.node].title) == fold(edition.by_id[row.node].title)
        and row.explanation != stored[row.node].explanation
    ]
    return Proposal(tuple(found), ())
