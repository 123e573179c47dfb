"""The official report as PDF/A, set by typst."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from parindex.writing.official.report import Report
from parindex.writing.official.words import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    LIST_OF_EVIDENCE,
    MOTTO,
    Columns,
    attached_to,
    cells,
    day_line,
    evidence_cells,
    number_line,
    signature_lines,
    title_lines,
    total_cells,
    unit_lines,
)

TEMPLATE = Path(__file__).with_name("report.typ")


def render(report: Report, columns: Columns = COLUMNS, *, landscape: bool = False, ruled: bool = True) -> bytes:
    """The report as PDF/A-2b with headings on every page; long rows break over pages."""
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
        "recipients": report.recipients,
        "signature": signature_lines(report.header),
        "evidence": {
            "title": LIST_OF_EVIDENCE,
            "attached": attached_to(report.header),
            "columns": EVIDENCE_COLUMNS,
            "rows": [evidence_cells(place, proof) for place, proof in enumerate(report.evidence, 1)],
        },
        "landscape": landscape,
        "ruled": ruled,
    }
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        timestamp=int(report.made.timestamp()),
        pdf_standards=["a-2b"],
    )
    return bytes(made)
