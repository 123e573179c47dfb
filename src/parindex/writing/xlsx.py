"""The verdict as an Excel workbook: every row with what is claimed and computed, the findings, the totals."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from parindex.checking.finding import BUCKETS, Verdict
from parindex.rules.points import to_points
from parindex.writing.overview import concerns
from parindex.writing.words import BUCKET_MEANINGS, SEVERITIES, STATES, UNREAD, kind_name, printable, row_name
from parindex.writing.words import BUCKETS as BUCKET_NAMES

_ROWS = (("STT", 9), ("Tiêu chí", 45), ("Điểm tối đa", 9), ("Điểm tự chấm", 9), ("Điểm theo số liệu", 10),
         ("Cách có điểm", 20), ("Diễn giải", 35), ("Nhóm điểm", 16), ("Nội dung giải trình", 45),
         ("Điểm cần làm rõ", 60))  # fmt: skip
_FINDINGS = (("Dòng", 11), ("Mức độ", 15), ("Loại", 34), ("Nội dung", 70), ("Trích báo cáo", 40), ("Cần có", 25),
             ("Có thể bị trừ", 10), ("Căn cứ", 20))  # fmt: skip


LINE, TALLEST = 15, 409
"""Points of one line, and of the tallest row that Excel shows."""


def render(verdict: Verdict) -> bytes:
    """The workbook. No text becomes a formula or a link, whatever it begins with."""
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        styles = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "bg_color": "#E8EEF5", "border": 1, "valign": "top"}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
            "number": book.add_format({"num_format": "0.####", "valign": "top", "border": 1}),
        }
        _write(book.add_worksheet("Kết quả"), _ROWS, _row_lines(verdict), styles)
        _write(book.add_worksheet("Điểm cần làm rõ"), _FINDINGS, _finding_lines(verdict), styles)
        _write(
            book.add_worksheet("Tổng hợp"), (("Nội dung", 45), ("Điểm", 12), ("Ghi chú", 80)), _totals(verdict), styles
        )
    return held.getvalue()


def _row_lines(verdict: Verdict) -> list[list[object]]:
    asked = {concern.criterion: concern.findings for concern in concerns(verdict.sheet, verdict.findings)}
    lines: list[list[object]] = []
    for row in verdict.sheet.rows:
        answer = verdict.answers.get(row.id)
        bucket = verdict.buckets.get(row.id)
        messages = (f"{SEVERITIES[finding.severity]}: {finding.message}" for finding in asked.get(row.id, ()))
        lines.append([
            row_name(row.id), row.title, row.maximum, row.claimed,
            _points(answer.computed) if answer else None,
            STATES[answer.state] if answer and answer.state else None,
            answer.trace if answer else None,
            BUCKET_NAMES[bucket] if bucket else None,
            row.explanation, "\n".join(messages),
        ])  # fmt: skip
    return lines


def _finding_lines(verdict: Verdict) -> list[list[object]]:
    return [
        [
            row_name(finding.criterion), SEVERITIES[finding.severity], kind_name(finding.kind), finding.message,
            finding.evidence, finding.expected, _points(finding.at_risk or None),
            "cách tính suy ra" if finding.inferred else None,
        ]
        for concern in concerns(verdict.sheet, verdict.findings)
        for finding in concern.findings
    ]  # fmt: skip


def _totals(verdict: Verdict) -> list[list[object]]:
    totals = verdict.totals
    buckets: list[list[object]] = [
        [BUCKET_NAMES[bucket], _points(totals.buckets.get(bucket, 0)), BUCKET_MEANINGS[bucket]] for bucket in BUCKETS
    ]
    unread: list[list[object]] = [[UNREAD, None, words] for words in verdict.sheet.source.skipped]
    return [
        ["Điểm tối đa", _points(totals.maximum), None],
        ["Điểm tự chấm", _points(totals.claimed), "cộng các tiêu chí không có tiêu chí con"],
        *buckets,
        ["Tính được theo cách tính đã nêu rõ", _points(totals.computed.points), f"{totals.computed.leaves} tiêu chí"],
        ["Gợi ý theo cách tính suy ra", _points(totals.suggested.points), f"{totals.suggested.leaves} tiêu chí"],
        ["Có thể bị trừ", _points(totals.at_risk), "xét theo chính lời báo cáo"],
        ["Có thể bị trừ thêm", _points(totals.at_risk_inferred), "xét theo cách tính suy ra, chưa văn bản nào nêu"],
        ["Bộ tiêu chí", None, verdict.edition or "chưa có bộ nào khớp"],
        ["Tệp", None, verdict.sheet.source.path],
        *unread,
    ]


def _points(ticks: int | None) -> Decimal | None:
    return None if ticks is None else to_points(ticks)


def _write(sheet: Any, columns: tuple[tuple[str, int], ...], lines: list[list[object]], styles: dict[str, Any]) -> None:
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles["head"])
    sheet.set_row(0, 2 * LINE)
    for number, line in enumerate(lines, start=1):
        sheet.set_row(number, _height(line, [width for _, width in columns]))
        for column, value in enumerate(line):
            if isinstance(value, Decimal):
                sheet.write_number(number, column, value, styles["number"])
            else:
                sheet.write_string(number, column, printable(str(value or ""))[:32_767], styles["text"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(lines), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(line: Sequence[object], widths: Sequence[int]) -> int:
    """Points that a row needs to show its words, since not every program fits rows by itself when it opens a file."""
    texts = (str(value or "") for value in line)
    needed = (
        sum(-(-max(len(part), 1) // width) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(LINE * max(needed, default=1), TALLEST)
