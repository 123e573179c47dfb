"""What the check says of the real report, on the sample edition."""

import pytest

from parindex.checking.verdict import check
from parindex.editions.loader import library

SOUND = {"1.1.1", "2.2.1", "3.1.1", "3.5.1", "3.5.4", "3.7", "3.7.1", "3.7.2", "5.4.1", "5.4.2", "6.2", "6.4"}
SOUND |= {"7.1.1", "7.1.2"}
FOUND = [
    ("1.6#1", "admits-shortfall"),
    ("1.6#1", "forecast-not-result"),
    ("3.3.4", "admits-shortfall"),
    ("3.2.2", "statement-contradicted"),
    ("1.4.1", "asked-not-answered"),
    ("2.2.4", "asked-not-answered"),
    ("6.3", "asked-not-answered"),
    ("6.5", "asked-not-answered"),
    ("1.7", "deduction-unexplained"),
    ("II.1", "deduction-unexplained"),
    ("4.3", "explanation-truncated"),
    ("5.3.2", "forecast-not-result"),
    ("5.2", "wrong-measure"),
    ("7.2.1", "wrong-measure"),
    ("3.3.1", "no-explanation"),
    ("4.2", "no-explanation"),
    ("3.4.1", "bare-assertion"),
    ("II.2", "survey-self-scored"),
]


@pytest.fixture(scope="module")
def verdict(seed_sheet):
    return check(seed_sheet, tuple(library()))


def test_the_report_follows_the_sample_edition(verdict):
    assert verdict.edition == "cchc-cap-xa-mau/2023-1"
    assert verdict.match == 1


def test_what_does_not_hold_is_found(verdict):
    found = {(finding.criterion, finding.kind) for finding in verdict.findings}
    assert set(FOUND) - found == set()


def test_sound_rows_get_no_warning_and_lose_no_points(verdict):
    assert [f for f in verdict.findings if f.criterion in SOUND and f.severity != "note"] == []
    assert {verdict.buckets[row] for row in SOUND if row in verdict.buckets} == {"supported"}


def test_on_pace_at_mid_year_is_not_wrong(verdict):
    for row in ("1.1.3", "1.3.1"):
        assert verdict.answers[row].state == "not_due"
        assert verdict.buckets[row] == "not_yet_due"
        judged = {f.kind for f in verdict.findings if f.criterion == row and f.severity != "note"}
        assert not {kind for kind in judged if not kind.startswith("citation-")}


def test_nothing_but_arithmetic_is_an_error_on_a_sample_edition(verdict):
    assert [finding for finding in verdict.findings if finding.severity == "error"] == []


def test_three_leaves_are_computed_by_stated_rules(verdict):
    assert (verdict.totals.computed.leaves, verdict.totals.computed.points) == (3, 7500)
    assert verdict.totals.at_risk == 2500
    assert sum(verdict.totals.buckets.values()) == verdict.totals.claimed == 980_000


def test_evidence_is_quoted_to_the_letter(verdict):
    words = {row.id: f"{row.title}\n{row.explanation}" for row in verdict.sheet.rows}
    for finding in verdict.findings:
        if finding.evidence and finding.criterion in words and finding.kind != "over-maximum":
            assert finding.evidence in words[finding.criterion], finding
