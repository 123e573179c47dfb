"""Comments on the words of a Word document: their marks in the text, and the part that holds them."""

from lxml import etree

from parindex.writing.quotes import find
from parindex.writing.word.text import SPACE, W, isolate, paragraphs, pieces, text_of

AUTHOR = "parindex"


class Comments:
    """The comments part of a document; new ones are numbered after those that are there."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        numbers = [int(number) for comment in root if (number := comment.get(f"{W}id", "")).isdigit()]
        self._next = max(numbers, default=-1) + 1

    def on_words(self, cells: tuple[etree._Element, ...], quote: str | None, lines: list[str]) -> bool:
        """Comment the quoted words in the last of the cells that holds them; False where none does."""
        for cell in reversed(cells):
            place = find(text_of(pieces(cell)), quote) if quote else None
            if place:
                first, last = isolate(cell, *place)
                start, end, reference = self._write(lines)
                first.addprevious(start)
                last.addnext(reference)
                last.addnext(end)
                return True
        return False

    def on_block(self, block: etree._Element, lines: list[str]) -> None:
        """Comment the whole of a cell or paragraph."""
        within = list(paragraphs(block))
        properties = within[0].find(f"{W}pPr")
        start, end, reference = self._write(lines)
        within[0].insert(0 if properties is None else 1, start)
        within[-1].extend([end, reference])

    def _write(self, lines: list[str]) -> tuple[etree._Element, etree._Element, etree._Element]:
        """A new comment; its marks in the text are where it starts, where it ends, and what refers to it."""
        number = str(self._next)
        self._next += 1
        names = {f"{W}id": number, f"{W}author": AUTHOR, f"{W}initials": "PI"}
        comment = etree.SubElement(self.root, f"{W}comment", names)
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t", {SPACE: "preserve"}).text = line
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
        start, end = (
            etree.Element(f"{W}{name}", {f"{W}id": number}) for name in ("commentRangeStart", "commentRangeEnd")
        )
        return start, end, reference
