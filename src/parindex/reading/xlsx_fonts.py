"""The fonts of an Excel workbook's cells, where any is of the encodings before Unicode."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from parindex.reading.package import parse_xml

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STYLES, _BOOK, _TARGETS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LEGACY_FONT = re.compile(rb'"(\.Vn|VNI)', re.I)
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")

Fonts = Mapping[tuple[int, int], str]
"""The font of a cell by row and column, both from 0."""


def legacy_fonts(package: zipfile.ZipFile) -> dict[str, Fonts]:
    """By the name of each sheet, the cells set in a font of TCVN3 or VNI; empty where the workbook has no such font."""
    names = set(package.namelist())
    if not {_STYLES, _BOOK, _TARGETS} <= names or not _LEGACY_FONT.search(styles := package.read(_STYLES)):
        return {}
    by_style = dict(_styles(parse_xml(styles)))
    targets = {link.get("Id"): link.get("Target", "") for link in parse_xml(package.read(_TARGETS))}
    found: dict[str, Fonts] = {}
    for sheet in parse_xml(package.read(_BOOK)).iter(f"{_MAIN}sheet"):
        part = posixpath.normpath(posixpath.join("/xl", targets.get(sheet.get(f"{_LINKS}id"), ""))).lstrip("/")
        if part in names:
            found[sheet.get("name", "")] = dict(_cells(parse_xml(package.read(part)), by_style))
    return found


def _styles(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The number of each cell style set in a legacy font, with the font."""
    fonts = [
        "" if (name := font.find(f"{_MAIN}name")) is None else name.get("val", "")
        for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")
    ]
    for number, style in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        index = style.get("fontId", "0")
        font = fonts[int(index)] if index.isdigit() and int(index) < len(fonts) else ""
        if _LEGACY_FONT.search(f'"{font}'.encode()):
            yield str(number), font


def _cells(root: etree._Element, by_style: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in root.iter(f"{_MAIN}c"):
        place = _PLACE.fullmatch(cell.get("r", ""))
        if place and (font := by_style.get(cell.get("s", "0"))):
            yield (int(place[2]) - 1, _column(place[1])), font


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
