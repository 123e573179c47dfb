"""Every layout of the samples reads to the sheet that it was made from."""

from dataclasses import replace
from pathlib import Path

import pytest
from samples.layouts import LAYOUTS, Layout

from parindex.editions.sheet import Row, Sheet
from parindex.reading import read
from parindex.vietnamese.normal import squeeze

pytestmark = pytest.mark.slow

LAYOUT = pytest.mark.parametrize(
    "layout",
    [
        pytest.param(layout, id=layout.name, marks=[pytest.mark.needs_program(layout.needs)] if layout.needs else [])
        for layout in LAYOUTS
    ],
)


def compared(row: Row) -> Row:
    """A row without its page, words squeezed: a format may not know its pages, nor where a line ends a paragraph."""
    extra = {heading: squeeze(text) for heading, text in row.extra.items() if text}
    return replace(
        row, page=None, title=squeeze(row.title), explanation=squeeze(row.explanation or "") or None, extra=extra
    )


def rows(sheet: Sheet) -> list[Row]:
    return list(map(compared, sheet.rows))


@LAYOUT
def test_a_layout_reads_to_its_truth(layout: Layout, tmp_path: Path) -> None:
    truth, found = layout.truth(), read(layout.make(tmp_path))
    assert rows(found) == rows(truth)
    assert found.total is not None and truth.total is not None
    assert (found.total.maximum, found.total.claimed) == (truth.total.maximum, truth.total.claimed)
    assert found.header == truth.header
