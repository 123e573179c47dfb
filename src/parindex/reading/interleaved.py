"""Running text whose table columns came out interleaved: rows start at labels, and their points end their titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parindex.reading.entries import SIGNATURE, Entry, Scored, join_lines
from parindex.reading.points_cells import SURE, UNSURE, PointsCells, PointsFinder
from parindex.reading.sequence import best_sequence, find_starts
from parindex.vietnamese.normal import fold, nfc, squeeze

_COLUMN_WORDS = {
    "maximum": re.compile(r"\b(toi da|diem toi|diem chuan|thang diem|khung diem|diem quy dinh)\b"),
    "claimed": re.compile(r"\b(tu danh gia|tu cham|diem tu)\b"),
    "Điểm thẩm định": re.compile(r"\b(tham dinh|diem tham)\b"),
}
_TITLE_WORDS = re.compile(r"\b(tieu chi|linh vuc|noi dung|chi so)\b")
_LABEL_WORDS = re.compile(r"(stt|tt|so tt|so thu tu)\b")
_COLUMN_NUMBERS = re.compile(r"(\(?\d\)? ){2,}\(?\d\)?")
_TOTAL = re.compile(r"(tong|cong)( cong| so| diem)*( ?\([^)]*\))?:?( [\d., ]+)?")
HEADING_LINES = 16
LONGEST_HEADING = 400


def read_lines(lines: Sequence[str]) -> Scored:
    """The entries of a running text; form feeds tell its pages. None where no heading names points."""
    text, pages = _clean(lines)
    heading = find_heading(text)
    if heading is None:
        return Scored(tuple(text), (), (), has_points=False, has_table=False)
    first, last = heading
    above, roles = text[:first], _roles(" ".join(text[first:last]))
    text, pages = _without_repeats(text[last:], pages[last:], [fold(line) for line in text[first:last] if line])
    total, end = _ending(text)
    finder = PointsFinder("\n".join(text[:total]), len(roles))
    starts = best_sequence(find_starts(text[:total]), total, finder)
    entries: list[Entry] = []
    for start, after in zip(starts, (*(start.line for start in starts[1:]), total), strict=False):
        words = "\n".join((start.rest, *text[start.line + 1 : after]))
        entries.extend(_entries(start.label.text, words, pages[start.line], finder, roles))
    if total < end:
        entries.extend(_entries("", "\n".join(text[total:end]), pages[total], finder, roles)[:1])
    return Scored(tuple(above), tuple(entries), tuple(text[end:]), has_points=True, has_table=True)


def _clean(lines: Sequence[str]) -> tuple[list[str], list[int | None]]:
    """Lines squeezed, without page and column numbers; and the page of each, where form feeds tell."""
    paged = any("\f" in line for line in lines)
    text: list[str] = []
    pages: list[int | None] = []
    page = 1
    for line in lines:
        page += line.count("\f")
        bare = squeeze(nfc(line))
        top_of_page = paged and (not pages or pages[-1] != page or not any(text[-3:]))
        if _COLUMN_NUMBERS.fullmatch(bare) or (top_of_page and bare == str(page)):
            bare = ""
        text.append(bare)
        pages.append(page if paged else None)
    return text, pages


def find_heading(text: Sequence[str]) -> tuple[int, int] | None:
    """The first line of the table's heading, and the line after its last: the shortest run that names points."""
    found: tuple[int, int] | None = None
    for index, line in enumerate(text):
        if found and index >= found[1]:
            break
        key = fold(line)
        if (_LABEL_WORDS.match(key) or _TITLE_WORDS.search(key)) and (end := _heading_end(text, index)):
            found = index, end
            if _LABEL_WORDS.match(key):
                break
    return found


def _heading_end(text: Sequence[str], first: int) -> int | None:
    window = text[first : first + HEADING_LINES]
    starts = [start for start in find_starts(window) if start.doubt == 0]
    firsts = [start for start in starts if set(start.label.path) == {1}]
    row = next((start.line for start in (*firsts, *starts)), len(window))
    words = fold(" ".join(window[:row]))
    named = _COLUMN_WORDS["maximum"].search(words) and _TITLE_WORDS.search(words)
    return first + row if named and len(words) < LONGEST_HEADING else None


def _roles(heading: str) -> list[str]:
    """The points columns from left to right, by where the heading names them."""
    key = fold(heading)
    found = {role: match.start() for role, words in _COLUMN_WORDS.items() if (match := words.search(key))}
    return sorted(found, key=found.__getitem__)


def _without_repeats(
    text: list[str], pages: list[int | None], heading: list[str]
) -> tuple[list[str], list[int | None]]:
    """The lines without the headings that every page repeats."""
    kept: list[int] = []
    index = 0
    while index < len(text):
        length = _repeat_length(text, index, heading)
        if not length:
            kept.append(index)
        index += length or 1
    return [text[index] for index in kept], [pages[index] for index in kept]


def _repeat_length(text: Sequence[str], index: int, heading: Sequence[str]) -> int:
    """How many lines from `index` on repeat the heading, blank lines between them counted; 0 for none."""
    length = 0
    for words in heading:
        while index + length < len(text) and not text[index + length] and length:
            length += 1
        if index + length >= len(text) or fold(text[index + length]) != words:
            return 0
        length += 1
    return length


def _ending(text: Sequence[str]) -> tuple[int, int]:
    """The line of the total row and the line after it; both the end of the table where there is no total."""
    signed = next((number for number, line in enumerate(text) if SIGNATURE.match(fold(line))), len(text))
    for number in range(signed - 1, -1, -1):
        if not _TOTAL.fullmatch(fold(text[number])):
            continue
        for end in range(number + 1, min(number + 6, signed) + 1):
            if any(letter.isdigit() for letter in text[end - 1]):
                return number, end
    return signed, signed


def _entries(label: str, text: str, page: int | None, finder: PointsFinder, roles: Sequence[str]) -> list[Entry]:
    """The row of a label, and the unnumbered rows that follow it before the next label."""
    found = list(finder.find(text))
    if not found:
        return [Entry(label, join_lines(text), page=page, uncertain={"title", "maximum"})]
    own = min(found, key=lambda cells: (cells.doubt, cells.start))
    splits = [(_Title(0, 0, sure=True), own)]
    for cells in found:
        last = splits[-1][1]
        if cells.start >= last.end and cells.doubt == 0 and len(cells.numbers) == len(roles) > 1:
            splits.append((_unnumbered_title(text, last.end, cells.start), cells))
    bounds = [*(title.start for title, _ in splits[1:]), len(text)]
    entries = [_entry(text, title, cells, end, page, roles) for (title, cells), end in zip(splits, bounds, strict=True)]
    entries[0].label = label
    return entries


@dataclass(frozen=True, slots=True)
class _Title:
    """Where a row begins, where its title does (below a label cell with its first word), and whether that is sure."""

    start: int
    words: int
    sure: bool


def _unnumbered_title(text: str, start: int, end: int) -> _Title:
    """The title that ends at `end`, after an explanation from `start` on.

    The label cell of an unnumbered row often shows the first word of its title, which the title repeats; else a blank
    line tells the title, or failing that a line's end that ends a sentence.
    """
    lines = list(_lines_from(text[start:end].rstrip(), start))
    filled = [line for line in lines if line[1]]
    for (place, line), (below_place, below) in reversed(list(pairwise(filled))):
        if len(line.split()) <= 2 and below.startswith(line):
            return _Title(place, below_place, sure=True)
    first = len(lines) - 1
    while first > 0 and lines[first - 1][1]:
        first -= 1
    if filled and (first or text[start : start + 1] == "\n"):
        return _Title(lines[first][0], lines[first][0], sure=not lines[first][1][0].islower())
    while first < len(lines) - 1 and not lines[first][1].endswith((".", ";")):
        first += 1
    at = lines[min(first + 1, len(lines) - 1)][0]
    return _Title(at, at, sure=False)


def _lines_from(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Each line of a text with the place where it starts, counted from `start`."""
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _entry(text: str, title: _Title, cells: PointsCells, end: int, page: int | None, roles: Sequence[str]) -> Entry:
    points = dict(zip(roles, cells.numbers, strict=False))
    uncertain = set() if title.sure else {"title", "explanation"}
    if cells.doubt > (SURE if len(roles) > 1 else UNSURE):
        uncertain |= {"maximum", "claimed"}
    return Entry(
        title=join_lines(text[title.words : cells.start]),
        maximum=points.pop("maximum", ""),
        claimed=points.pop("claimed", ""),
        explanation=join_lines(text[cells.end : end]),
        page=page,
        uncertain=uncertain,
        extra=points,
    )
