"""The commented Word file is what Word demands: parts, types and links agree, and comments stand where they may."""

import io
import posixpath
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from tests.writing.test_docx import given_in, word_file

from parindex.checking.finding import Verdict
from parindex.reading.docx import read_document
from parindex.reading.table import Table
from parindex.writing.docx import render
from parindex.writing.word.text import W

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def faults(content: bytes) -> list[str]:
    """What Word would call unreadable in a package, as far as its parts, types, links and comments go."""
    package = zipfile.ZipFile(io.BytesIO(content))
    names, found = package.namelist(), []
    found += [f"{name} twice" for name, count in Counter(names).items() if count > 1]
    types = etree.fromstring(package.read("[Content_Types].xml"))
    typed = Counter(each.get("PartName") for each in types.iter(f"{TYPES}Override"))
    endings = {each.get("Extension", "").lower() for each in types.iter(f"{TYPES}Default")}
    found += [f"type of {part}" for part, count in typed.items() if count > 1 or part.lstrip("/") not in names]
    found += [
        f"no type for {name}"
        for name in names
        if f"/{name}" not in typed and name.rpartition(".")[2].lower() not in endings and not name.endswith("/")
        and name != "[Content_Types].xml"
    ]  # fmt: skip
    for name in names:
        if name.endswith(".rels"):
            links = etree.fromstring(package.read(name)).findall(f"{RELATIONSHIPS}Relationship")
            found += [f"{name}: {id}" for id, count in Counter(link.get("Id") for link in links).items() if count > 1]
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in links:
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
                if link.get("TargetMode") != "External" and target not in names:
                    found.append(f"{name}: no {target}")
    return found + _comment_faults(package)


def _comment_faults(package: zipfile.ZipFile) -> list[str]:
    (main,) = [name for name in package.namelist() if name.startswith("word/document")]
    (part,) = [name for name in package.namelist() if name.endswith("comments.xml")]
    body, comments = (etree.fromstring(package.read(name)) for name in (main, part))
    ids = [comment.get(f"{W}id") for comment in comments]
    found = [f"comment {id} twice" for id, count in Counter(ids).items() if count > 1]
    found += [f"comment {each.get(f'{W}id')} empty" for each in comments if each.find(f"{W}p") is None]
    marks = {
        name: list(body.iter(f"{W}{name}")) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    found += [name for name, each in marks.items() if sorted(x.get(f"{W}id") for x in each) != sorted(ids)]
    order = {element: place for place, element in enumerate(body.iter())}
    starts = {each.get(f"{W}id"): order[each] for each in marks["commentRangeStart"]}
    for end in marks["commentRangeEnd"]:
        found += ["ends before it starts"] if order[end] < starts[end.get(f"{W}id")] else []
    for each in (*marks["commentRangeStart"], *marks["commentRangeEnd"], *marks["commentReference"]):
        above = [ancestor.tag for ancestor in each.iterancestors()]
        in_run = f"{W}r" in (above[1:] if each.tag == f"{W}commentReference" else above)
        misplaced = in_run or f"{W}p" not in above or {f"{W}txbxContent", f"{W}del", f"{W}rPr"} & set(above)
        found += [f"{each.tag} misplaced"] if misplaced else []
    return found


@pytest.fixture
def given(verdict: Verdict, tmp_path: Path) -> Path:
    return word_file(verdict.sheet, tmp_path / "bao-cao.docx")


def rewritten(path: Path, changes: dict[str, tuple[str, str]], more: dict[str, str]) -> None:
    """Replace words in parts of a package, and add parts."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, (old, new) in changes.items():
        assert old.encode() in parts[name]
        parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as package:
        for name, content in (parts | {name: text.encode() for name, text in more.items()}).items():
            package.writestr(name, content)


def test_a_word_file_comes_back_sound(verdict: Verdict, given: Path) -> None:
    assert faults(render(given_in(verdict, given))) == []


def test_a_table_built_anew_is_sound(verdict: Verdict) -> None:
    assert faults(render(verdict)) == []


def test_a_file_with_macros_comes_back_as_a_plain_document_without_them(verdict: Verdict, given: Path) -> None:
    project = '<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/></Types>'
    link = '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    rewritten(
        given,
        {
            "[Content_Types].xml": ("</Types>", f'<Default Extension="bin" ContentType="x/y"/>{project}'),
            "word/_rels/document.xml.rels": ("</Relationships>", f'{link}Target="vbaProject.bin"/></Relationships>'),
        },
        {"word/vbaProject.bin": "macro", "word/vbaData.xml": "<x/>"},
    )
    rewritten(given, {"[Content_Types].xml": (MAIN, MACROS)}, {})
    assert rows_of(given) == len(verdict.sheet.rows) + 2
    content = render(given_in(verdict, given))
    assert faults(content) == []
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in names if "vba" in name]
    assert docx.Document(io.BytesIO(content)).tables


def test_a_text_part_of_another_name_is_read_and_commented(verdict: Verdict, given: Path) -> None:
    with zipfile.ZipFile(given) as package:
        parts = {name.replace("word/document.xml", "word/document2.xml"): package.read(name) for name in
                 package.namelist()}  # fmt: skip
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    with zipfile.ZipFile(given, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(b"word/document.xml", b"word/document2.xml"))
    assert rows_of(given) == len(verdict.sheet.rows) + 2
    assert faults(render(given_in(verdict, given))) == []


def test_no_comment_stands_in_a_text_box_or_on_what_was_taken_out(verdict: Verdict, given: Path) -> None:
    document = docx.Document(str(given))
    cell = document.tables[0].rows[5].cells[4].paragraphs[0]._p
    words = verdict.findings[1].evidence
    box = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    cell.insert(0, parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))
    cell.insert(0, parse_xml(f'<w:del {nsdecls("w")} w:id="9"><w:r><w:delText>{words}</w:delText></w:r></w:del>'))
    document.save(str(given))
    assert faults(render(given_in(verdict, given))) == []


def rows_of(path: Path) -> int:
    (table,) = (part for part in read_document(path.read_bytes()).parts if isinstance(part, Table))
    return len(table.rows)
