"""A whole report in order, of which no kind that holds citations and figures together says anything."""

from pathlib import Path

import pytest

from parindex.editions.sheet import Header, Period

YEAR = Header(unit="Xã An Bình", date="2024-12-10", period=Period(2024, "year"))
ROWS = Path(__file__).with_name("sound_report.txt")


@pytest.mark.parametrize(
    "kind",
    [
        "citation-conflict",
        "citation-out-of-order",
        "citation-outside-period",
        "figures-disagree",
        "ratio-wrong",
        "spelling",
    ],
)
def test_a_sound_report_is_left_alone(findings, kind):
    lines = ROWS.read_text("utf-8").splitlines()[1:]
    cells = [line.split(" | ") for line in lines]
    rows = [f"{name} | {above} | {title} | 1 | 1 | {words}" for name, above, title, words in cells]
    assert findings(kind, *rows, header=YEAR) == []
