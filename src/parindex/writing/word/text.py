"""The text of a Word cell, and the runs that hold a stretch of it."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_REMOVED = {f"{W}del", f"{W}moveFrom"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run and where its text starts in the text of the whole."""

    run: etree._Element
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paragraphs(block: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a body, cell or row, itself one maybe; none of a text box, which can hold no comment."""
    if block.tag == f"{W}p":
        yield block
    elif block.tag != f"{W}r":
        for child in block:
            yield from paragraphs(child)


def pieces(block: etree._Element) -> list[Piece]:
    """The runs of a cell or paragraph with their text, a line feed between paragraphs; removed words left out."""
    found: list[Piece] = []
    place = 0
    for paragraph in paragraphs(block):
        for run in _runs(paragraph):
            text = "".join(map(_letters, run))
            found.append(Piece(run, place, text))
            place += len(text)
        place += 1
    return found


def text_of(found: list[Piece]) -> str:
    """The text that pieces make up."""
    text = ""
    for piece in found:
        text += "\n" * (piece.start - len(text)) + piece.text
    return text


def isolate(block: etree._Element, start: int, end: int) -> tuple[etree._Element, etree._Element]:
    """The first and last run of a stretch of a block's text, runs being split so that they hold nothing else."""
    for edge in (start, end):
        for piece in pieces(block):
            if piece.start < edge < piece.end:
                _split(piece.run, edge - piece.start)
    within = [piece.run for piece in pieces(block) if piece.text and start <= piece.start and piece.end <= end]
    return within[0], within[-1]


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _REMOVED and child.tag != f"{W}p":
            yield from _runs(child)


def _letters(child: etree._Element) -> str:
    return child.text or "" if child.tag == f"{W}t" else _BREAKS.get(str(child.tag), "")


def _split(run: etree._Element, at: int) -> None:
    """Cut a run in two after `at` letters; both keep its formatting."""
    right = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    place = 0
    for child in list(run):
        if child.tag == f"{W}rPr":
            right.append(deepcopy(child))
            continue
        letters = _letters(child)
        if place >= at:
            right.append(child)
        elif place + len(letters) > at:
            rest = deepcopy(child)
            child.text, rest.text = letters[: at - place], letters[at - place :]
            child.set(SPACE, "preserve")
            rest.set(SPACE, "preserve")
            right.append(rest)
        place += len(letters)
    run.addnext(right)
