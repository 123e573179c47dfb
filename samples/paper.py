"""The report as a PDF, set by typst."""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst
from samples.printed import (
    HEADINGS,
    MOTTO,
    RECIPIENTS,
    cells,
    day_line,
    number_line,
    title_lines,
    total_cells,
    unit_lines,
)
from samples.report import FOLDER, Report

TEMPLATE = FOLDER / "report.typ"


def write_pdf(report: Report, path: Path) -> None:
    """Write the report with ruling lines and a heading row on every page; long rows break over pages."""
    parents = {row.parent for row in report.rows}
    rows = [{"cells": cells(row), "bold": row.id in parents} for row in report.rows]
    words = {
        "unit": unit_lines(report.header),
        "number": number_line(report.header),
        "motto": MOTTO,
        "day": day_line(report.header),
        "title": title_lines(report.header),
        "opening": report.opening,
        "headings": HEADINGS,
        "rows": [*rows, {"cells": total_cells(report), "bold": True}],
        "recipients": RECIPIENTS,
        "signature": ["TM. ỦY BAN NHÂN DÂN", report.header.signer_title] if report.header.signer_title else [],
    }
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        timestamp=int(datetime(2025, 1, 10, tzinfo=UTC).timestamp()),
    )
    path.write_bytes(made)
