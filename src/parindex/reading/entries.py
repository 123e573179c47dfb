"""The scored rows of a document's tables: cells by their meaning, repetitions dropped, broken rows joined."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parindex.reading.columns import Columns, find_columns, placed, row_texts
from parindex.reading.labels import parse
from parindex.reading.table import Document, Table, TableRow
from parindex.vietnamese.normal import fold, nfc, squeeze
from parindex.vietnamese.numbers import points_cell

FIELDS = ("label", "title", "maximum", "claimed", "explanation")
_COLUMN_NUMBERS = re.compile(r"\(?(\d{1,2}|[a-z])\)?( ?= ?[\d()+\-*/x: ]+)?", re.I)
_TOTAL = re.compile(r"(tong|cong)( cong| so)?( diem)?( so)?( toan bo| chung)?:?( ?\(.*\))?")
SIGNATURE = re.compile(r"(tm|kt|tl|tuq|q)\. ?\w|noi nhan|nguoi (lap|tong hop|cham)\b|thu truong (co quan|don vi)")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
OLDEST_REPORT = 2012
"""The year of the first national scheme: an earlier year in a label's cell is a label's third number."""
_HYPHEN_AT_LINE_END = re.compile(r"(\w)- ?\n(?=(\w))")
_SLASH_AT_LINE_END = re.compile(r"(?<=\w/)\n(?=\w)")


@dataclass(slots=True)
class Entry:
    """One printed row before its number, parent and points are read. Texts are as printed, squeezed."""

    label: str = ""
    title: str = ""
    maximum: str = ""
    claimed: str = ""
    explanation: str = ""
    page: int | None = None
    uncertain: set[str] = field(default_factory=set)
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def has_points(self) -> bool:
        return bool(self.maximum or self.claimed)

    @property
    def is_total(self) -> bool:
        """Whether this is a row of totals: "Tổng", "Tổng cộng", "TỔNG ĐIỂM (I+II)"."""
        words = fold(self.title or self.label)
        return len(words) < 60 and bool(_TOTAL.fullmatch(words)) and not (self.title and parse(self.label))

    def absorb(self, rest: "Entry") -> None:
        """Take in the other half of a row that a page broke in two."""
        for name in FIELDS:
            if text := getattr(rest, name):
                setattr(self, name, join_lines(f"{getattr(self, name)}\n{text}"))
        for heading, text in rest.extra.items():
            self.extra[heading] = join_lines(f"{self.extra.get(heading, '')}\n{text}")
        self.uncertain |= rest.uncertain


@dataclass(frozen=True, slots=True)
class Scored:
    """What stands before the scored table, its entries, and what stands after; whether any points column was seen.

    `unplaced` counts the rows of tables behind it that look scored, but whose columns nothing tells.
    """

    before: tuple[str, ...]
    entries: tuple[Entry, ...]
    after: tuple[str, ...]
    has_points: bool
    has_table: bool
    unplaced: int = 0


def join_lines(text: str) -> str:
    """The lines of a cell as one. A slash ends no word, nor a hyphen between capitals or digits ("05/", "KH-")."""
    return squeeze(_HYPHEN_AT_LINE_END.sub(_rejoined, _SLASH_AT_LINE_END.sub("", nfc(text))))


def _rejoined(match: re.Match[str]) -> str:
    before, after = match.groups()
    whole = all(letter.isupper() or letter.isdigit() for letter in (before, after))
    return f"{before}-" if whole else f"{before}- "


def join_paragraphs(text: str) -> str:
    """The paragraphs of a cell, squeezed, empty ones dropped."""
    return "\n".join(filter(None, map(squeeze, nfc(text).split("\n"))))


def read_entries(document: Document) -> Scored:
    """The entries of all tables that have headings we know, or that go on under them; the rest is running text."""
    columns: Columns | None = None
    before: list[str] = []
    after: list[str] = []
    entries: list[Entry] = []
    unplaced = 0
    for part in document.parts:
        running = after if entries else before
        if isinstance(part, str):
            running.append(part)
            continue
        carried = columns.over(part) if columns else None
        found = find_columns(part)
        # Headings without points, below some with points, are of a list of evidence or of people.
        listed = found and columns and columns.has_points and not found.has_points
        known = None if listed else found or carried
        if known is None:
            unplaced += len(part.rows) if entries and _looks_scored(part) else 0
            running.extend(_lines(part.rows))
            continue
        first = 0 if carried or found is None else found.headings_from
        if carried and found and carried.repeated_in(found):
            known, first = carried, found.data_from
        running.extend(_lines(part.rows[:first]))
        after.extend(_add_rows(entries, part, part.rows[first:], known, document.paragraphs))
        columns = known
    has_points = columns is not None and columns.has_points
    return Scored(tuple(before), tuple(entries), tuple(after), has_points, columns is not None, unplaced)


def _looks_scored(table: Table) -> bool:
    """Whether rows begin with a label and hold points further on."""
    rows = [[text for _, cell in placed(row) if (text := squeeze(cell.text))] for row in table.rows]
    scored = sum(len(row) > 2 and bool(parse(row[0])) and any(map(points_cell, row[2:])) for row in rows)
    return 2 * scored > len(rows)


def _add_rows(
    entries: list[Entry], table: Table, rows: Iterable[TableRow], columns: Columns, paragraphs: bool
) -> Iterator[str]:
    """Adds the entries of a table's rows; the lines of rows below its end are running text."""
    places = _Places(table, columns)
    ended = False
    for row in rows:
        if _is_repetition(row, columns):
            continue
        entry = _entry(row, places, paragraphs)
        ended = ended or _ends_table(row, entry, entries)
        if ended:
            yield from _lines([row])
        else:
            _add(entries, entry)


def _lines(rows: Iterable[TableRow]) -> Iterator[str]:
    return (line for row in rows for _, cell in placed(row) for line in cell.text.splitlines())


def _is_repetition(row: TableRow, columns: Columns) -> bool:
    """Whether a row repeats a heading, numbers the columns, or is blank."""
    texts = row_texts(row)
    if not texts or texts in columns.headings:
        return True
    return len(texts) >= 3 and all(map(_COLUMN_NUMBERS.fullmatch, texts)) and len(texts) == len(set(texts))


def _ends_table(row: TableRow, entry: Entry, entries: list[Entry]) -> bool:
    """Whether a row is no longer of the table: a signature, or words below the total (sheets run on below)."""
    if any(map(SIGNATURE.match, row_texts(row))):
        return True
    below_total = bool(entries) and entries[-1].is_total
    return below_total and not any(map(points_cell, (entry.maximum, entry.claimed)))


def _entry(row: TableRow, places: "_Places", paragraphs: bool) -> Entry:
    entry = Entry(page=row.page)
    notes: list[str] = []
    for start, cell in placed(row):
        notes.extend(cell.notes)
        text = (join_paragraphs if paragraphs else join_lines)(cell.text)
        if not text:
            continue
        place = places.of(start, cell.columns)
        if place in ("label", "maximum", "claimed") and (match := _DATE.fullmatch(text)):
            text = _undated(*match.groups())
            entry.uncertain.add(place)
        if place in FIELDS:
            setattr(entry, place, f"{getattr(entry, place)} {text}".strip())
            if cell.uncertain:
                entry.uncertain.add(place)
        else:
            entry.extra[place] = f"{entry.extra.get(place, '')} {text}".strip()
    if notes:
        entry.explanation = join_paragraphs("\n".join([entry.explanation, *notes]))
    return entry


def _undated(day: str, month: str, year: str) -> str:
    """What was typed before Excel took it for a date: 1/2/2024 was "1.2", 1/2/2003 was "1.2.3"."""
    third = int(year) - 2000
    return f"{day}.{month}.{third}" if 0 < third < OLDEST_REPORT - 2000 else f"{day}.{month}"


class _Places:
    """The role or heading under which the cells of one table stand."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self._edges = table.edges
        self._intervals: dict[str, tuple[float, float]] = dict([*columns.roles.items(), *columns.extra.items()])
        self._known: dict[tuple[int, int], str] = {}

    def of(self, start: int, columns: int) -> str:
        """What a cell covers most; a cell over the better part of the titles is a title, whatever else it covers."""
        if (start, columns) not in self._known:
            self._known[start, columns] = self._find(start, columns)
        return self._known[start, columns]

    def _find(self, start: int, columns: int) -> str:
        left, right = self._edges[start], self._edges[min(start + columns, len(self._edges) - 1)]
        overlap = {
            name: (min(right, to) - max(left, from_)) / (to - from_) for name, (from_, to) in self._intervals.items()
        }
        return "title" if overlap["title"] > 0.5 else max(overlap, key=overlap.__getitem__)


def _add(entries: list[Entry], entry: Entry) -> None:
    if entries and _belongs_to(entries[-1], entry):
        entries[-1].absorb(entry)
    else:
        entries.append(entry)


def _belongs_to(last: Entry, entry: Entry) -> bool:
    """Whether an entry is the rest of the last one: broken by a page, or by hand."""
    if last.is_total or entry.is_total or (parse(entry.label) and (last.label or last.has_points)):
        return False
    if entry.page != last.page and not (entry.has_points and last.has_points):
        return True
    if entry.label or entry.has_points:
        return False
    return not entry.title or entry.title[0].islower()
