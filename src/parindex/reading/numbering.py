"""The numbers that Word prints before paragraphs by itself: they stand in no text, only in numbering.xml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST_BASES = 20


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class _List:
    """One list: its levels and the count at each."""

    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """The number of the next paragraph at a depth; counts of deeper ones begin again."""
        level = self.levels.get(depth)
        if level is None:
            return ""
        self.counts = {each: count for each, count in self.counts.items() if each <= depth}
        self.counts[depth] = self.counts.get(depth, level.start - 1) + 1
        if level.form == "bullet":
            return "-"
        return _PLACE.sub(lambda place: self._count(int(place[1]) - 1), level.text)

    def _count(self, depth: int) -> str:
        level = self.levels.get(depth)
        return _printed(self.counts.get(depth, level.start), level.form) if level else ""


def type_numbers(body: etree._Element, numbering: etree._Element, styles: etree._Element | None) -> None:
    """Put the number of every paragraph that Word numbers before its words, as if it had been typed."""
    lists = _lists(numbering)
    of_styles = {} if styles is None else _style_numbers(styles)
    for paragraph in body.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            continue
        style = of_styles.get(_value(properties.find(f"{W}pStyle")), (None, 0))
        own = properties.find(f"{W}numPr")
        list_id, depth = style if own is None else _reference(own, style)
        if list_id in lists and (number := lists[list_id].next(depth)):
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = f"{number} "
            properties.addnext(run)


def _lists(numbering: etree._Element) -> dict[str | None, _List]:
    """Lists by their number id. Those of one abstract list count on together, unless one begins anew."""
    abstract = {
        each.get(f"{W}abstractNumId"): _List(
            {_int(level.get(f"{W}ilvl")): _level(level) for level in each.findall(f"{W}lvl")}
        )
        for each in numbering.findall(f"{W}abstractNum")
    }
    lists: dict[str | None, _List] = {}
    for each in numbering.findall(f"{W}num"):
        shared = abstract.get(_value(each.find(f"{W}abstractNumId")))
        if shared is not None:
            anew = each.find(f"{W}lvlOverride/{W}startOverride") is not None
            lists[each.get(f"{W}numId")] = _List(shared.levels) if anew else shared
    return lists


def _level(level: etree._Element) -> _Level:
    form = _value(level.find(f"{W}numFmt")) or "decimal"
    return _Level(_int(_value(level.find(f"{W}start")), 1), form, _value(level.find(f"{W}lvlText")) or "")


def _style_numbers(styles: etree._Element) -> dict[str | None, tuple[str | None, int]]:
    """The list and depth that a paragraph style gives, its own or that of a style it is based on."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.findall(f"{W}style")}
    found: dict[str | None, tuple[str | None, int]] = {}
    for name, style in by_id.items():
        base = style
        for _ in range(MOST_BASES):
            if (own := base.find(f"{W}pPr/{W}numPr")) is not None:
                found[name] = _reference(own, (None, 0))
                break
            if (above := by_id.get(_value(base.find(f"{W}basedOn")))) is None:
                break
            base = above
    return found


def _reference(numbered: etree._Element, style: tuple[str | None, int]) -> tuple[str | None, int]:
    depth = _value(numbered.find(f"{W}ilvl"))
    return _value(numbered.find(f"{W}numId")) or style[0], style[1] if depth is None else _int(depth)


def _printed(count: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter") and 1 <= count <= 26:
        letter = chr(ord("A") + count - 1)
    elif form in ("upperRoman", "lowerRoman") and 1 <= count < 40:
        letter, rest = "", count
        for value, sign in _ROMAN:
            letter, rest = letter + sign * (rest // value), rest % value
    else:
        return "" if form == "none" else str(count)
    return letter.lower() if form.startswith("lower") else letter


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _int(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise
