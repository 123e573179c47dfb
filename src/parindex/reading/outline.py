"""From entries to rows: labels, parents and ids by the sequence of the outline, points, and the total row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from parindex.editions.sheet import Row, Total
from parindex.reading.entries import Entry
from parindex.reading.labels import CAPITAL, NUMBER, Label, parse
from parindex.vietnamese.normal import fold, squeeze
from parindex.vietnamese.numbers import points_cell

LARGEST_POINTS = 10_000
MOST_DECIMALS = 4
_LEADING_LABEL = re.compile(
    r"((?:(?i:phần|mục|chương)\s+)?(?:(?:[IVX]+|[A-ZĐ])(?:\.\d+)*|\d{1,3}(?:\.\d{1,3})*))([.):]*)\s+(?=\S)"
)


def read_points(text: str) -> Decimal | None:
    """The points in a cell; None when it holds no number, or one that no scale has (five decimals, 10^9)."""
    points = points_cell(text)
    if points is None or abs(points) > LARGEST_POINTS or -int(points.as_tuple().exponent) > MOST_DECIMALS:
        return None
    return points


class Outline:
    """Builds rows in printed order; knows the rows still open above the next one."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._open: list[tuple[Label, str]] = []
        self._ids: set[str] = set()
        self._unnumbered: dict[str, int] = {}

    def add(self, entry: Entry) -> None:
        """One more row, with its id and parent."""
        label, title, uncertain = _label_and_title(entry, self._next_capital)
        label, restored = self._restore(label)
        uncertain |= restored
        if label is None:
            parent = self._open[-1][1] if self._open else None
            id_ = self._unnumbered_id(parent)
        else:
            parent, sure = self._enclosing(label)
            uncertain |= set() if sure else {"parent"}
            id_ = self._free_id(label, parent)
            uncertain |= {"label"} if "~" in id_ else set()
            self._open.append((label, id_))
        self._ids.add(id_)
        self.rows.append(_row(entry, id_, label, title, parent, uncertain))

    @property
    def _next_capital(self) -> int:
        """The place in the alphabet of the next part, where parts are counted A, B, C."""
        return next((label.path[0] + 1 for label, _ in self._open[:1] if label.style == CAPITAL), 0)

    def _restore(self, label: Label | None) -> tuple[Label | None, set[str]]:
        """1.10 typed as a number reads 1.1, and 1.20 reads 1.2: after 1.9 and 1.19 the zero is put back."""
        if label and label.style == NUMBER and len(label.path) > 1:
            tenth = Label(f"{label.text}0", NUMBER, (*label.path[:-1], label.path[-1] * 10))
            if any(tenth.path == before.sibling().path for before, _ in self._open if before.style == NUMBER):
                return tenth, {"label"}
        return label, set()

    def _enclosing(self, label: Label) -> tuple[str | None, bool]:
        """The id of the row that holds `label`, closing what it ends; and whether its label says so itself."""
        while self._open and not _holds(self._open[-1][0], label):
            self._open.pop()
        if not self._open:
            return None, len(label.path) == 1
        above, id_ = self._open[-1]
        return id_, len(label.path) == 1 or len(above.path) == len(label.path) - 1

    def _free_id(self, label: Label, parent: str | None) -> str:
        candidates = [label.text, f"{parent}.{label.last}"] if parent else [label.text]
        for candidate in candidates:
            if candidate not in self._ids:
                return candidate
        return next(id_ for n in range(2, len(self._ids) + 3) if (id_ := f"{candidates[-1]}~{n}") not in self._ids)

    def _unnumbered_id(self, parent: str | None) -> str:
        key = parent or ""
        self._unnumbered[key] = self._unnumbered.get(key, 0) + 1
        return f"{key}#{self._unnumbered[key]}"


def _holds(above: Label, label: Label) -> bool:
    """Whether an open row may hold a label: 1.2 holds 1.2.3, II holds 1, A holds I, 1.2 holds a."""
    if label.style == above.style:
        return len(above.path) < len(label.path) and label.path[: len(above.path)] == above.path
    return above.style < label.style


def _label_and_title(entry: Entry, next_capital: int) -> tuple[Label | None, str, set[str]]:
    """A row's label and its title without it; a label cell may hold the first word of the title instead."""
    title = squeeze(entry.title)
    if label := parse(entry.label, next_capital):
        match = _LEADING_LABEL.match(title)
        if match and parse(match[1], next_capital) == label:
            title = title[match.end() :]
        return label, title, set(entry.uncertain)
    if entry.label:
        repeated = fold(title).startswith(fold(entry.label))
        return None, title if repeated else squeeze(f"{entry.label} {title}"), set(entry.uncertain)
    match = _LEADING_LABEL.match(title)
    if match and (match[2] or "." in match[1] or " " in match[1] or (match[1].isupper() and len(match[1]) > 1)):
        return parse(match[1], next_capital), title[match.end() :], set(entry.uncertain)
    return None, title, set(entry.uncertain)


def _row(entry: Entry, id_: str, label: Label | None, title: str, parent: str | None, uncertain: set[str]) -> Row:
    points = {name: read_points(text) for name, text in _points_cells(entry).items()}
    unread = {name: text for name, text in _points_cells(entry).items() if text and points[name] is None}
    order = ("label", "title", "maximum", "claimed", "explanation", "parent")
    return Row(
        id=id_,
        label=label.text if label else None,
        title=title,
        maximum=points["maximum"],
        claimed=points["claimed"],
        explanation=entry.explanation or None,
        page=entry.page,
        parent=parent,
        uncertain=tuple(name for name in order if name in uncertain),
        extra=entry.extra,
        unread=unread,
    )


def _points_cells(entry: Entry) -> Mapping[str, str]:
    return {"maximum": entry.maximum, "claimed": entry.claimed}


def build(entries: Iterable[Entry]) -> tuple[tuple[Row, ...], Total | None]:
    """All rows in printed order and the last total row; parents confirmed where sums of maxima agree."""
    outline = Outline()
    total: Total | None = None
    for entry in entries:
        if entry.is_total:
            total = Total(read_points(entry.maximum), read_points(entry.claimed), entry.page)
        else:
            outline.add(entry)
    return _confirmed(outline.rows), total


def _confirmed(rows: list[Row]) -> tuple[Row, ...]:
    """Rows whose place in the outline was deduced are sure after all where their family's maxima add up."""
    families: dict[str, Decimal] = {}
    for row in rows:
        if row.parent and row.maximum is not None:
            families[row.parent] = families.get(row.parent, Decimal(0)) + row.maximum
    agree = {row.id for row in rows if row.maximum is not None and families.get(row.id) == row.maximum}
    settled = {"parent", "label"}
    return tuple(
        replace(row, uncertain=tuple(name for name in row.uncertain if name not in settled))
        if row.parent in agree and settled & set(row.uncertain) and "~" not in row.id
        else row
        for row in rows
    )
