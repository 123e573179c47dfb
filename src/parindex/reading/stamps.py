"""What stands beside the running text of a Word file: text boxes and page headings, where stamps are put."""

from collections.abc import Iterator

from lxml import etree

from parindex.reading.docx_text import W
from parindex.reading.package import opened, parse_xml


def stamps(content: bytes) -> list[str]:
    """The lines of text boxes and page headings. ReadingError when the file is damaged."""
    with opened(content) as package:
        headings = [name for name in package.namelist() if name.startswith("word/header") and name.endswith(".xml")]
        found = [line for name in headings[:20] for line in _paragraphs(parse_xml(package.read(name)))]
        body = parse_xml(package.read("word/document.xml"))
    boxes = (line for box in body.iter(f"{W}txbxContent") for line in _paragraphs(box))
    return list(dict.fromkeys([*found, *boxes]))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        text = "".join(letters.text or "" for letters in paragraph.iter(f"{W}t")).strip()
        if text:
            yield text
