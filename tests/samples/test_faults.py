"""The faults: enough of every kind, independent of each other, and each report still a whole one."""

from collections import Counter
from itertools import combinations

import pytest
from samples.faults import Flawed, faults, flawed, half_year, silences
from samples.measure import measure
from samples.report import sheet

from parindex.checking.finding import Finding
from parindex.editions.sheet import Row, Sheet

KINDS = (
    "sum-mismatch",
    "over-maximum",
    "not-a-number",
    "duplicate-row",
    "maximum-differs",
    "missing-criterion",
    "unknown-row",
    "rule-differs",
    "ratio-wrong",
    "figures-disagree",
    "statement-contradicted",
    "admits-shortfall",
    "forecast-not-result",
    "wrong-measure",
    "asked-not-answered",
    "no-explanation",
    "bare-assertion",
    "explanation-truncated",
    "explanation-repeated",
    "deduction-unexplained",
    "no-period-basis",
    "survey-self-scored",
    "citation-malformed",
    "citation-conflict",
    "citation-out-of-order",
    "citation-date-impossible",
    "citation-outside-period",
    "citation-missing-part",
    "header-incomplete",
    "spelling",
)
REPORTS = flawed()


def test_every_kind_has_at_least_three_faults() -> None:
    counted = Counter(fault.kind for fault in faults())
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 3


def test_kinds_that_may_speak_and_kinds_that_must_not_are_kinds() -> None:
    named = {kind for fault in faults() for kind in fault.also} | {kind for each in silences() for kind in each.kinds}
    assert named <= set(KINDS)


def test_there_are_thirty_sound_wordings_that_a_careless_check_would_flag() -> None:
    assert len(silences()) >= 30


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.name)
def test_no_row_is_touched_by_two_faults(one: Flawed) -> None:
    items = [*one.faults, *one.silences]
    assert [(a.id, b.id) for a, b in combinations(items, 2) if a.touches & b.touches] == []


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.name)
def test_a_flawed_report_differs_from_the_sound_one_where_its_faults_are(one: Flawed) -> None:
    before, after = ({row.id: row for row in report.rows} for report in (Flawed("", one.base).sheet(), one.sheet()))
    touched = set[str]().union(*(item.touches for item in (*one.faults, *one.silences)))
    words = {id_ for id_ in before | after if _explanation(before, id_) != _explanation(after, id_)}
    assert words <= touched
    for fault in one.faults:
        assert fault.at in ("header", "total") or any(before.get(id_) != after.get(id_) for id_ in fault.touches)


def test_all_faults_and_silences_stand_in_some_report() -> None:
    assert sum(len(one.faults) for one in REPORTS) == len(faults())
    assert sum(len(one.silences) for one in REPORTS) == len(silences())


def test_the_half_year_report_is_whole() -> None:
    report = sheet(half_year())
    assert report.total is not None
    assert report.total.claimed == sum(row.claimed or 0 for row in report.leaves())
    assert all(row.explanation for row in report.leaves())
    assert not {row.explanation for row in report.leaves()} & {
        row.explanation for row in Flawed("", "year").sheet().rows
    }


def test_a_check_that_says_nothing_finds_nothing_and_raises_no_alarm() -> None:
    result = measure(lambda report: [])
    assert (result.recall, result.found, result.broken, result.alarms) == (0, [], [], [])


def test_a_check_that_flags_everything_is_seen_to_cry_wolf() -> None:
    def check(report: Sheet) -> list[Finding]:
        rows = [row.id for row in report.rows]
        return [Finding(kind, "warning", row, "") for kind in KINDS for row in [*rows, "header", "total", "2.3"]]

    result = measure(check)
    assert len(result.missed) < 10  # rows taken out are not there to be named
    assert len(result.broken) >= 30
    assert result.precision < 0.05


def _explanation(rows: dict[str, Row], id_: str) -> str | None:
    return rows[id_].explanation if id_ in rows else None
