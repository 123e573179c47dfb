"""Dates that no calendar has."""

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo số 9/BC-UBND ngày 31/02/2023",
        "Kế hoạch số 9/KH-UBND ngày 31 tháng 4 năm 2023",
        "họp ngày 12/13/2023",
        "Kế hoạch số 9/KH-UBND, ngày 29/2/2023",
        "Quyết định số 5/QĐ-UBND ngày 16/01/2203",
    ],
)
def test_an_impossible_date_is_asked_about(findings, words):
    [finding] = findings("citation-date-impossible", f"1 | | Kế hoạch | 1 | 1 | {words}")
    assert finding.severity == "warning"
    assert finding.evidence in words


@pytest.mark.parametrize("words", ["ngày 28/4/2023", "29/02/2024", "quý 1/2023", "ngày 30/9/2020", "38/72"])
def test_sound_dates_are_left_alone(findings, words):
    assert not findings("citation-date-impossible", f"1 | | Kế hoạch | 1 | 1 | {words}")
