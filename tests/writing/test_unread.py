"""What of a file was not read is said in every paper."""

import io
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from python_calamine import CalamineWorkbook
from rich.console import Console

from parindex.checking.finding import Verdict
from parindex.writing import html, terminal, xlsx
from parindex.writing.docx import render as word

SENTENCE = "Trang 2 là ảnh nên chưa được đọc."


@pytest.fixture
def unread(verdict: Verdict) -> Verdict:
    source = replace(verdict.sheet.source, skipped=(SENTENCE,))
    return replace(verdict, sheet=replace(verdict.sheet, source=source))


def shown(verdict: Verdict) -> str:
    console = Console(file=io.StringIO(), width=100)
    terminal.show(verdict, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def commented(verdict: Verdict) -> str:
    return "\n".join(comment.text for comment in docx.Document(io.BytesIO(word(verdict))).comments)


def tabled(verdict: Verdict) -> str:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.render(verdict))).get_sheet_by_name("Tổng hợp").to_python()
    return "\n".join(" ".join(map(str, row)) for row in rows)


@pytest.mark.parametrize("paper", [shown, commented, tabled, lambda verdict: html.render(verdict).decode()])
def test_a_paper_says_it_and_is_silent_where_all_was_read(
    paper: Callable[[Verdict], str], verdict: Verdict, unread: Verdict
) -> None:
    assert SENTENCE in paper(unread) and "Lưu ý khi đọc tệp" in paper(unread)
    assert "Lưu ý khi đọc tệp" not in paper(verdict)
