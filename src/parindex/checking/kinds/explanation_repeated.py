"""An explanation that only says its title again, or what another row says."""

from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import NONE_OCCURRED
from parindex.checking.report import Report
from parindex.checking.wording import admission, bare, telling
from parindex.editions.sheet import Row

KIND: Final = "explanation-repeated"
BUCKET: Final = "unproved"

STAFF = telling("cán bộ, công chức, viên chức")
"""Who does it, which every explanation may add."""

WORTH_ASKING = 8
"""Words from which two equal explanations are no accident."""


def find(report: Report) -> Iterator[Finding]:
    first: dict[str, Row] = {}
    for row in report.leaves:
        if not row.claimed or not report.says_something(row) or report.surveyed(row):
            continue
        if restates_title(report, row):
            yield Finding(
                KIND,
                "warning",
                row.id,
                "Giải trình chỉ nhắc lại tên tiêu chí; đề nghị nêu kết quả cụ thể: số liệu, ngày, văn bản.",
                evidence=report.words(row).text.strip(),
                expected="kết quả thực hiện của tiêu chí",
            )
        elif NONE_OCCURRED.find(report.words(row)) is None:
            yield from _says_the_same(report, row, first)


def restates_title(report: Report, row: Row) -> bool:
    """Whether an explanation has most of its title's words and no other that says anything."""
    words = report.words(row)
    if words.tokens or admission(words):
        return False
    said, title = telling(words.text), telling(row.title)
    return len(title) >= 3 and said - STAFF <= title and 10 * len(said & title) >= 7 * len(title)


def _says_the_same(report: Report, row: Row, first: dict[str, Row]) -> Iterator[Finding]:
    said = bare(report.words(row).text)
    other = first.setdefault(" ".join(said), row)
    figures = any(word[0].isdigit() for word in said)
    if other is row or (len(said) < WORTH_ASKING and not figures):
        return
    yield Finding(
        KIND,
        "warning" if len(said) >= WORTH_ASKING else "note",
        row.id,
        f"Giải trình giống hệt mục {other.label or other.id} “{other.title}”; đề nghị nêu kết quả, số liệu riêng của "
        "tiêu "
        "chí này.",
        evidence=report.words(row).text.strip(),
        expected="số liệu riêng của tiêu chí",
    )
