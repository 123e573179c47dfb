"""The text of a Word paragraph: its runs in their fonts, as if every tracked change were accepted; boxes and notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from parindex.vietnamese.legacy import decode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{_MC}Fallback"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Fonts:
    """The font of a run: its own, its style's, its paragraph style's, or the document's."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._default: str | None = None
        self._styles: Mapping[str, tuple[str | None, str | None]] = {}
        if styles is None:
            return
        self._default = _font(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._styles = {
            style.get(f"{W}styleId", ""): (_font(style.find(f"{W}rPr")), value_of(style.find(f"{W}basedOn")))
            for style in styles.iter(f"{W}style")
        }
        self._default = next(
            (
                font
                for style in styles.iter(f"{W}style")
                if style.get(f"{W}default") == "1" and (font := _font(style.find(f"{W}rPr")))
            ),
            self._default,
        )

    def of_style(self, style: str | None) -> str | None:
        """The font of a style, looked up through what it is based on."""
        for _ in range(20):
            if style is None or style not in self._styles:
                return None
            font, style = self._styles[style]
            if font:
                return font
        return None

    def of_run(self, run: etree._Element, paragraph_font: str | None) -> str | None:
        properties = run.find(f"{W}rPr")
        own = _font(properties)
        style = None if properties is None else value_of(properties.find(f"{W}rStyle"))
        return own or self.of_style(style) or paragraph_font or self._default


def _font(properties: etree._Element | None) -> str | None:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def value_of(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


@dataclass(frozen=True, slots=True)
class Words:
    """What the text of a document rests on besides its body: fonts by style, and notes by kind and number."""

    fonts: Fonts
    notes: Mapping[tuple[str, str], etree._Element] = field(default_factory=dict)

    def of(self, paragraph: etree._Element) -> str:
        """The text of a paragraph in Unicode, without that of its boxes and notes."""
        paragraph_font = self.fonts.of_style(value_of(paragraph.find(f"{W}pPr/{W}pStyle")))
        pieces: list[tuple[str, str | None]] = []
        for run in _runs(paragraph):
            text = "".join(_pieces(run))
            font = self.fonts.of_run(run, paragraph_font)
            if pieces and pieces[-1][1] == font:
                pieces[-1] = (pieces[-1][0] + text, font)
            elif text:
                pieces.append((text, font))
        return "".join(decode(text, font).text for text, font in pieces)

    def notes_of(self, paragraph: etree._Element) -> Iterator[str]:
        """The footnotes and endnotes that a paragraph refers to."""
        for run in _runs(paragraph):
            for child in run:
                note = self.notes.get((_NOTES.get(str(child.tag), ""), child.get(f"{W}id", "")))
                if note is not None and (text := "\n".join(map(self.of, note.iter(f"{W}p"))).strip()):
                    yield text


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What the text boxes hold that are anchored in a paragraph: elements with blocks; a box drawn twice, once."""
    for run in _runs(paragraph):
        yield from _boxes(run)


def _boxes(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _boxes(child[0])  # the others show the same to older programs
        elif len(child):
            yield from _boxes(child)


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{W}pPr":
            yield from _runs(child)


def _pieces(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
