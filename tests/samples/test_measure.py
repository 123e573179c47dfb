"""What the check is worth on words that no rule was written from."""

import pytest
from samples.faults import HELD_OUT, half_year
from samples.make import sound
from samples.measure import Measure, measure
from samples.report import Report, sheet

from parindex.checking.finding import Finding
from parindex.checking.verdict import check
from parindex.editions.loader import library
from parindex.editions.sheet import Sheet

EDITIONS = tuple(library())


def found(report: Sheet) -> tuple[Finding, ...]:
    return check(report, EDITIONS).findings


@pytest.fixture(scope="module")
def unseen() -> Measure:
    return measure(found, HELD_OUT)


def test_nine_of_ten_faults_are_found_and_nine_of_ten_alarms_are_true(unseen: Measure) -> None:
    assert unseen.recall >= 0.9
    assert unseen.precision >= 0.9


def test_of_each_kind_at_least_half_are_found(unseen: Measure) -> None:
    missed = [fault.kind for fault in unseen.missed]
    hit = [fault.kind for fault in unseen.found]
    assert [kind for kind in {*missed, *hit} if missed.count(kind) > hit.count(kind)] == []


@pytest.mark.parametrize("report", [sound(), half_year()], ids=["year", "half-year"])
def test_a_sound_report_gets_no_error_and_at_most_three_warnings(report: Report) -> None:
    severities = [finding.severity for finding in found(sheet(report))]
    assert "error" not in severities
    assert severities.count("warning") <= 3
