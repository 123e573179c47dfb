"""The report as a PDF, set by typst."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import typst
from samples.printed import (
    COLUMNS,
    MOTTO,
    RECIPIENTS,
    Columns,
    cells,
    day_line,
    number_line,
    signature_lines,
    title_lines,
    total_cells,
    unit_lines,
)
from samples.report import FOLDER, Report

TEMPLATE = FOLDER / "report.typ"


def write_pdf(
    report: Report, path: Path, columns: Columns = COLUMNS, *, landscape: bool = False, ruled: bool = True
) -> None:
    """Write the report with headings on every page; long rows break over pages."""
    parents = {row.parent for row in report.rows}
    rows = [{"cells": cells(row, columns), "bold": row.id in parents} for row in report.rows]
    words = {
        "unit": unit_lines(report.header),
        "number": number_line(report.header),
        "motto": MOTTO,
        "day": day_line(report.header),
        "title": title_lines(report.header),
        "opening": report.opening,
        "columns": [asdict(column) | {"centred": column.centred} for column in columns],
        "rows": [*rows, {"cells": total_cells(report, columns), "bold": True}],
        "recipients": RECIPIENTS,
        "signature": signature_lines(report.header),
        "landscape": landscape,
        "ruled": ruled,
    }
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        timestamp=int(datetime(2025, 1, 10, tzinfo=UTC).timestamp()),
    )
    path.write_bytes(made)
