"""The verdict as Word comments: in the very file that was given in, or in a table rebuilt from another format."""

import hashlib
import io
import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from parindex.checking.finding import BUCKETS, Finding, Verdict
from parindex.reading.docx import main_part
from parindex.reading.errors import ReadingError
from parindex.reading.package import opened, parse_xml, related
from parindex.rules.points import points_text
from parindex.vietnamese.system_errors import reason
from parindex.writing.word.comments import Comments
from parindex.writing.word.rebuilt import rebuilt
from parindex.writing.word.rows import find_rows
from parindex.writing.word.text import paragraphs, pieces, text_of
from parindex.writing.words import BUCKETS as BUCKET_NAMES
from parindex.writing.words import NO_EDITION, SEVERITIES, UNREAD, other_total, printable, row_name

_TYPES = "[Content_Types].xml"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_COMMENTS_TYPE, _MAIN_TYPE = f"{_WORD_TYPE}.comments+xml", f"{_WORD_TYPE}.document.main+xml"
_NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_NO_COMMENTS = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"

MOST_HEADING = 20
"""Paragraphs from the top in which the words of the heading are looked for."""


def render(verdict: Verdict) -> bytes:
    """A DOCX file whose comments are the findings; every part but the text and its comments is as it was.

    Macros are left out: a .docx cannot hold them. ReadingError when the Word file is no longer the one that was read.
    """
    source = verdict.sheet.source
    content = rebuilt(verdict.sheet) if source.format != "docx" else _unchanged(Path(source.path), source.sha256)
    with opened(content) as package:
        main = main_part(package)
        links = posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")
        parts = {part.filename: package.read(part) for part in package.infolist()}
        parts.setdefault(links, _NO_LINKS)
        name = related(package, main).get("comments") or _new_comments_part(parts, main, links)
        _without_macros(parts, main, links)
        body = parse_xml(parts[main])
        comments = Comments(parse_xml(parts.get(name, _NO_COMMENTS)))
        _comment(body, verdict, comments)
        return _repacked(package, parts | {main: _xml(body), name: _xml(comments.root)})


def _unchanged(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"Không mở lại được {path.name} để ghi góp ý ({reason(error)}).") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ReadingError(f"{path.name} đã thay đổi trong lúc kiểm tra. Đề nghị lưu tệp rồi chạy lại.")
    return content


def _comment(body: etree._Element, verdict: Verdict, comments: Comments) -> None:
    """Put the summary on the first words of the document, and each finding on its words, its row, or the row above."""
    rows = find_rows(body, verdict.sheet)
    filled = [paragraph for paragraph in paragraphs(body) if text_of(pieces(paragraph)).strip()]
    top = filled[0]
    rows["header"] = tuple(filled[:MOST_HEADING])
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
        *filter(None, [other_total(verdict)]),
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


def _new_comments_part(parts: dict[str, bytes], main: str, links: str) -> str:
    """A name for the comments of a document that has none; its links and types are told of it."""
    name, folder = "comments.xml", posixpath.dirname(main)
    while posixpath.join(folder, name) in parts:
        name = f"parindex-{name}"
    link = {"Id": "rIdParindex", "Type": _COMMENTS, "Target": name}
    parts[links] = _added(parts[links], "relationships}Relationship", link)
    part = posixpath.join(folder, name)
    override = {"PartName": f"/{part}", "ContentType": _COMMENTS_TYPE}
    parts[_TYPES] = _added(parts[_TYPES], "content-types}Override", override)
    return part


def _added(content: bytes, tag: str, attributes: dict[str, str]) -> bytes:
    root = parse_xml(content)
    etree.SubElement(root, f"{_PACKAGE}{tag}", attributes)
    return _xml(root)


def _without_macros(parts: dict[str, bytes], main: str, links: str) -> None:
    """A document with macros, or a template, becomes a plain document: Word opens no .docx that is anything else."""
    types = parse_xml(parts[_TYPES])
    override = next((each for each in types if each.get("PartName") == f"/{main}"), None)
    if override is None or override.get("ContentType") == _MAIN_TYPE:
        return
    override.set("ContentType", _MAIN_TYPE)
    targets = parse_xml(parts[links])
    for link in list(targets):
        if link.get("Type", "").endswith("/vbaProject"):
            targets.remove(link)
    for name in [name for name in parts if "vba" in name.lower()]:
        del parts[name]
        for each in [each for each in types if each.get("PartName") == f"/{name}"]:
            types.remove(each)
    parts[links], parts[_TYPES] = _xml(targets), _xml(types)


def _repacked(package: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    """The package with its parts as they are now; those that did not change keep their bytes, order and dates."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy:
        there = {part.filename: part for part in package.infolist() if part.filename in parts}
        for part in there.values():
            copy.writestr(part, parts[part.filename], part.compress_type)
        for name in parts.keys() - there.keys():
            copy.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
