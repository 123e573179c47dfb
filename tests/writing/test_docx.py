"""Word files with comments."""

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from parindex.checking.finding import Finding, Verdict
from parindex.editions.sheet import Sheet
from parindex.reading import ReadingError, read
from parindex.writing.docx import render
from parindex.writing.word.rebuilt import rebuilt
from parindex.writing.word.text import W, isolate, pieces, text_of

CHANGED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def given_in(verdict: Verdict, path: Path) -> Verdict:
    """The verdict on the Word file at a path."""
    source = replace(
        verdict.sheet.source, path=str(path), format="docx", sha256=hashlib.sha256(path.read_bytes()).hexdigest()
    )
    return replace(verdict, sheet=replace(verdict.sheet, source=source))


def word_file(sheet: Sheet, path: Path) -> Path:
    """A report as Word keeps it: labels and titles in one merged cell here and there, runs cut anywhere."""
    document = Document()
    document.add_paragraph("UBND xã Ví Dụ")
    document.add_paragraph("Số:    /BC-UBND")
    table = document.add_table(rows=1, cols=5)
    for row in sheet.rows:
        cells = table.add_row().cells
        label = f"{row.label}." if row.label else ""
        if row.parent is None:
            cells[0].merge(cells[1]).text = f"{label} {row.title}"
        else:
            cells[0].text, cells[1].text = label, row.title
        cells[2].text, cells[3].text = str(row.maximum), str(row.claimed)
        paragraph = cells[4].paragraphs[0]
        text = "".join(letter for letter in row.explanation or "" if letter >= " " or letter == "\n")
        for start in range(0, len(text), 7):
            paragraph.add_run(text[start : start + 7]).bold = start % 2 == 0
    table.add_row().cells[1].text = "Tổng cộng"
    document.save(str(path))
    return path


def opened(content: bytes) -> WordDocument:
    """The file as python-docx sees it."""
    return Document(io.BytesIO(content))


def commented(content: bytes) -> list[tuple[str, str]]:
    """The words each comment stands on, and its first line."""
    document = opened(content)
    first_lines = {str(comment.comment_id): comment.text.split("\n")[0] for comment in document.comments}
    found: dict[str, str] = {}
    inside: set[str] = set()
    for element in document.element.body.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            inside.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            inside.remove(number)
        elif element.tag == f"{W}t":
            for number in inside:
                found[number] += element.text or ""
    return [(found[number], line) for number, line in first_lines.items()]


@pytest.fixture
def word_verdict(verdict: Verdict, tmp_path: Path) -> Verdict:
    """The verdict on a Word file."""
    return given_in(verdict, word_file(verdict.sheet, tmp_path / "bao-cao.docx"))


def test_comments_stand_on_the_quoted_words(word_verdict: Verdict) -> None:
    words = [words for words, _ in commented(render(word_verdict))]
    assert words == ["UBND xã Ví Dụ", "UBND xã Ví Dụ", "Đã tổ chức 02 cuộc", "dự kiến còn 03 cuộc", "Giải quyết tốt",
                     "Thực hiện tốt việc công kai", "22 văn bản", "công kai", "3.5"]  # fmt: skip


def test_a_comment_says_what_to_do_and_by_whom(word_verdict: Verdict) -> None:
    comment = list(opened(render(word_verdict)).comments)[2]
    assert (comment.author, comment.initials) == ("parindex", "PI")
    assert comment.text.split("\n") == [
        "Đề nghị làm rõ. Mới tổ chức 02/05 cuộc mà tự chấm đủ điểm; đề nghị làm rõ.",
        "Cần có: 05 cuộc",
        "Có thể bị trừ: 0,6 điểm",
    ]


def test_everything_else_in_the_file_keeps_its_bytes(word_verdict: Verdict) -> None:
    before = zipfile.ZipFile(word_verdict.sheet.source.path)
    after = zipfile.ZipFile(io.BytesIO(render(word_verdict)))
    assert after.testzip() is None
    assert set(before.namelist()) | CHANGED == set(after.namelist())
    for name in set(before.namelist()) - CHANGED:
        assert before.read(name) == after.read(name)


def test_the_words_of_the_report_do_not_change(word_verdict: Verdict) -> None:
    def letters(document: WordDocument) -> list[str]:
        return [text_of(pieces(row)) for row in document.element.body.iter(f"{W}tr")]

    assert letters(opened(Path(word_verdict.sheet.source.path).read_bytes())) == letters(opened(render(word_verdict)))


def test_comments_that_were_there_stay(verdict: Verdict, tmp_path: Path) -> None:
    path = word_file(verdict.sheet, tmp_path / "bao-cao.docx")
    document = Document(str(path))
    document.add_comment(document.paragraphs[0].runs, text="Đã xem.", author="Văn thư")
    document.save(str(path))
    comments = list(opened(render(given_in(verdict, path))).comments)
    assert (comments[0].author, comments[0].text) == ("Văn thư", "Đã xem.")
    assert len({comment.comment_id for comment in comments}) == len(comments) == len(verdict.findings) + 2


def test_findings_on_the_total_and_on_rows_that_are_not_there_have_a_place(word_verdict: Verdict) -> None:
    findings = (
        Finding("sum-mismatch", "error", "total", "Tổng in khác tổng cộng lại."),
        Finding("missing-criterion", "warning", "9.9", "Chưa có tiêu chí này."),
    )
    summary, total, missing = commented(render(replace(word_verdict, findings=findings)))
    assert total == ("Tổng cộng", "Cần sửa. Tổng in khác tổng cộng lại.")
    assert missing == (summary[0], "Đề nghị làm rõ. 9.9: Chưa có tiêu chí này.")


def test_a_report_in_another_format_comes_out_as_a_table_with_comments(verdict: Verdict) -> None:
    content = render(verdict)
    (table,) = opened(content).tables
    assert len(table.rows) == len(verdict.sheet.rows) + 2
    assert [cell.text for cell in table.rows[3].cells] == [
        "1.1", "Kế hoạch CCHC năm (trong Quý IV năm trước)", "1", "1,0", "Kế hoạch số 47/KH-UBND ngày\n30/12/2024",
    ]  # fmt: skip
    assert ("Đã tổ chức 02 cuộc", "Đề nghị làm rõ. " + verdict.findings[1].message) in commented(content)


def test_hostile_words_stand_in_the_table_as_words(verdict: Verdict) -> None:
    (table,) = opened(rebuilt(verdict.sheet)).tables
    assert '<script>alert(1)</script> & [red]tô đỏ[/red] =HYPERLINK("x")' in table.rows[8].cells[4].text


def test_a_file_changed_since_it_was_read_is_refused(word_verdict: Verdict) -> None:
    path = Path(word_verdict.sheet.source.path)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ReadingError, match="đã thay đổi"):
        render(word_verdict)
    path.unlink()
    with pytest.raises(ReadingError, match="Không mở lại được"):
        render(word_verdict)


def test_the_real_report_gets_its_comments_where_its_rows_stand(seed: Path, verdict: Verdict) -> None:
    sheet = read(seed / "seed.docx")
    leaves = [row for row in sheet.leaves() if row.explanation]
    findings = tuple(
        Finding("ratio-wrong", "warning", row.id, "Đề nghị làm rõ.", (row.explanation or "")[-30:]) for row in leaves
    )
    words = [words for words, _ in commented(render(replace(verdict, sheet=sheet, findings=findings)))][1:]
    wanted = [(row.explanation or "")[-30:] for row in leaves]
    assert ["".join(found.split()) for found in words] == ["".join(text.split()) for text in wanted]


@given(st.lists(st.text(st.sampled_from("aăâ \t\n"), max_size=6), min_size=1, max_size=6), st.data())
def test_a_stretch_of_words_is_isolated_without_changing_any(runs: list[str], drawn: st.DataObject) -> None:
    paragraph = etree.Element(f"{W}p")
    for text in runs:
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        for letter in text:
            tag = {"\t": "tab", "\n": "br"}.get(letter, "t")
            etree.SubElement(run, f"{W}{tag}").text = letter if tag == "t" else None
    whole = text_of(pieces(paragraph))
    assert whole == "".join(runs)
    if not whole:
        return
    start = drawn.draw(st.integers(0, len(whole) - 1))
    end = drawn.draw(st.integers(start + 1, len(whole)))
    first, last = isolate(paragraph, start, end)
    found = pieces(paragraph)
    assert text_of(found) == whole
    assert next(piece.start for piece in found if piece.run is first) == start
    assert next(piece.end for piece in found if piece.run is last) == end
    assert all(piece.run.find(f"{W}rPr/{W}b") is not None for piece in found)
