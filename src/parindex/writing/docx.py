"""The verdict as Word comments: in the very file that was given in, or in a table rebuilt from another format."""

import hashlib
import io
import zipfile
from pathlib import Path

from lxml import etree

from parindex.checking.finding import BUCKETS, Finding, Verdict
from parindex.reading.errors import ReadingError
from parindex.reading.package import opened, parse_xml
from parindex.rules.points import points_text
from parindex.writing.word.comments import Comments
from parindex.writing.word.rebuilt import rebuilt
from parindex.writing.word.rows import find_rows
from parindex.writing.word.text import W, pieces, text_of
from parindex.writing.words import BUCKETS as BUCKET_NAMES
from parindex.writing.words import NO_EDITION, SEVERITIES, UNREAD, printable, row_name

_MAIN, _LINKS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_NO_COMMENTS = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"

MOST_HEADING = 20
"""Paragraphs from the top in which the words of the heading are looked for."""


def render(verdict: Verdict) -> bytes:
    """A DOCX file whose comments are the findings; every part but the text and its comments is as it was.

    ReadingError when the Word file is no longer the one that was read.
    """
    source = verdict.sheet.source
    content = rebuilt(verdict.sheet) if source.format != "docx" else _unchanged(Path(source.path), source.sha256)
    with opened(content) as package:
        parts = {part.filename: package.read(part) for part in package.infolist()}
        body = parse_xml(parts[_MAIN])
        name = _comments_part(parts)
        comments = Comments(parse_xml(parts.get(name, _NO_COMMENTS)))
        _comment(body, verdict, comments)
        changed = {_MAIN: _xml(body), name: _xml(comments.root), _LINKS: parts[_LINKS], _TYPES: parts[_TYPES]}
        return _repacked(package, changed)


def _unchanged(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"Không mở lại được {path.name} để ghi góp ý ({error.strerror}).") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ReadingError(f"{path.name} đã thay đổi trong lúc kiểm tra. Đề nghị lưu tệp rồi chạy lại.")
    return content


def _comment(body: etree._Element, verdict: Verdict, comments: Comments) -> None:
    """Put the summary on the first words of the document, and each finding on its words, its row, or the row above."""
    rows = find_rows(body, verdict.sheet)
    paragraphs = [paragraph for paragraph in body.iter(f"{W}p") if text_of(pieces(paragraph)).strip()]
    top = paragraphs[0]
    rows["header"] = tuple(paragraphs[:MOST_HEADING])
    comments.on_block(top, _summary(verdict))
    parents = {row.id: row.parent for row in verdict.sheet.rows}
    for finding in verdict.findings:
        place: str | None = finding.criterion
        while place and place not in rows:
            place = parents.get(place)
        lines = _lines(finding, named=place != finding.criterion)
        cells = rows[place] if place else ()
        if comments.on_words(cells, finding.evidence, lines):
            continue
        if finding.evidence:
            lines.append(f"Trích: “{printable(finding.evidence)}”")
        comments.on_block(top if place in (None, "header") else _fullest(cells), lines)


def _fullest(cells: tuple[etree._Element, ...]) -> etree._Element:
    """The cell to comment when no words are quoted: the last that says something."""
    return next((cell for cell in reversed(cells) if text_of(pieces(cell)).strip()), cells[0])


def _summary(verdict: Verdict) -> list[str]:
    totals = verdict.totals
    claim = f"Kết quả kiểm tra: tự chấm {points_text(totals.claimed)}/{points_text(totals.maximum)} điểm."
    buckets = [f"{BUCKET_NAMES[bucket]}: {points_text(totals.buckets.get(bucket, 0))} điểm" for bucket in BUCKETS]
    edition = f"Đối chiếu với bộ tiêu chí {verdict.edition}." if verdict.edition else NO_EDITION
    return [
        claim,
        *buckets,
        edition,
        *(f"{UNREAD}: {printable(words)}" for words in verdict.sheet.source.skipped),
        "Các ghi chú bên lề là những điều người thẩm định có thể hỏi; không thay ai chấm điểm.",
    ]


def _lines(finding: Finding, named: bool) -> list[str]:
    place = f"{row_name(finding.criterion)}: " if named and finding.criterion != "header" else ""
    lines = [f"{SEVERITIES[finding.severity]}. {place}{printable(finding.message)}"]
    if finding.expected:
        lines.append(f"Cần có: {printable(finding.expected)}")
    if finding.at_risk:
        basis = " (theo cách tính suy ra, chưa văn bản nào nêu)" if finding.inferred else ""
        lines.append(f"Có thể bị trừ: {points_text(finding.at_risk)} điểm{basis}")
    return lines


def _comments_part(parts: dict[str, bytes]) -> str:
    """The name of the comments part; a document without one is told of it in its links and types."""
    links = parse_xml(parts.get(_LINKS, _NO_LINKS))
    for link in links:
        if link.get("Type") == _COMMENTS:
            target = link.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"word/{target}"
    name = "comments.xml"
    while f"word/{name}" in parts:
        name = f"parindex-{name}"
    identity = "rIdParindex"
    etree.SubElement(links, f"{_PACKAGE}relationships}}Relationship", Id=identity, Type=_COMMENTS, Target=name)
    types = parse_xml(parts[_TYPES])
    etree.SubElement(types, f"{_PACKAGE}content-types}}Override", PartName=f"/word/{name}", ContentType=_CONTENT_TYPE)
    parts[_LINKS], parts[_TYPES] = _xml(links), _xml(types)
    return f"word/{name}"


def _repacked(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The package with some parts changed or added; all others keep their bytes, order and dates."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in package.infolist():
            content = changed.pop(part.filename) if part.filename in changed else package.read(part)
            copy.writestr(part, content, part.compress_type)
        for name, content in changed.items():
            copy.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
