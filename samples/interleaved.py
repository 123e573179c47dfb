"""The report as a PDF-to-text tool leaves it: cell by cell, broken as in the columns, with justified spaces."""

import textwrap
from itertools import chain
from pathlib import Path

from samples.report import Report

from parindex.editions.sheet import Row
from parindex.writing.layout.words import MOTTO, day_line, number_line
from parindex.writing.official.paper import frame
from parindex.writing.official.words import COLUMNS, cells, headings, title_lines, total_cells

TITLE_LETTERS, EXPLANATION_LETTERS, HEADING_LETTERS = 36, 32, 14
LINES_A_PAGE = 42


def write_text(report: Report, path: Path) -> None:
    """Write the text. A form feed and the page number stand where a page ends."""
    lines = [*_top(report), *chain.from_iterable(map(_row, report.rows)), "", " ".join(total_cells(report)).strip(), ""]
    lines += ["", *frame(report).signer]
    for page, start in enumerate(range(LINES_A_PAGE, len(lines), LINES_A_PAGE), 2):
        lines[start] = f"\f{page}\n{lines[start]}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _top(report: Report) -> list[str]:
    around = frame(report)
    heads = chain.from_iterable(textwrap.wrap(text, HEADING_LETTERS) for text in headings(COLUMNS))
    top = [*around.issuer, "", number_line(around), "", *MOTTO, "", day_line(around), ""]
    top += [*title_lines(report.header), ""]
    return [*top, *textwrap.wrap(report.opening, 80), "", *heads, ""]


def _row(row: Row) -> list[str]:
    """Label and title, then the points before the first line of the explanation; wide lines are spread."""
    label, title, maximum, claimed, explanation = cells(row)
    head = textwrap.wrap(title, TITLE_LETTERS, break_on_hyphens=False)
    words = [line for text in explanation.split("\n") for line in textwrap.wrap(text, EXPLANATION_LETTERS)]
    points = f"{maximum} {claimed}".strip()
    short = len(head) == 1
    start = [f"{label} {head[0]}".strip()] if short else [label, *head] if label else head
    return [*start, "", " ".join([points, *words[:1]]), *map(_spread, words[1:-1]), *words[1:][-1:], ""]


def _spread(line: str) -> str:
    """A justified line: two spaces between words where the line is short of its width."""
    return line if len(line) >= EXPLANATION_LETTERS - 2 else line.replace(" ", "  ")
