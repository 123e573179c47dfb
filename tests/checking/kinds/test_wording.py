"""Each kind that reads words, on the flawed and the sound explanations of flawed.txt and sound.txt."""

from pathlib import Path

import pytest

from parindex.editions.sheet import Header, Period

YEAR = Header(unit="Xã An Bình", date="2024-12-31", period=Period(2024, "year"))

READING_WORDS = (
    "bare-assertion",
    "admits-shortfall",
    "forecast-not-result",
    "wrong-measure",
    "asked-not-answered",
    "no-explanation",
    "explanation-truncated",
    "explanation-repeated",
    "statement-contradicted",
    "deduction-unexplained",
)


def lines(name: str) -> list[list[str]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [
        [cell.strip() for cell in line.split("|")] for line in text.splitlines() if line and not line.startswith("#")
    ]


@pytest.mark.parametrize(("kind", "title", "explanation"), lines("flawed.txt"))
def test_flawed_words_are_found(findings, kind, title, explanation):
    found = findings(kind, f"1 | | {title} | 1 | 1 | {explanation}", header=YEAR)
    assert [finding.criterion for finding in found] == ["1"]
    assert found[0].evidence is None or found[0].evidence in explanation


@pytest.mark.parametrize(("title", "explanation"), lines("sound.txt"))
def test_sound_words_are_left_alone(findings, title, explanation):
    line = f"1 | | {title} | 1 | 1 | {explanation}"
    assert [finding for kind in READING_WORDS for finding in findings(kind, line, header=YEAR)] == []


@pytest.mark.parametrize("later", ["tháng 9", "tháng 9/2023", "quý IV", "ngày 15/12/2023"])
def test_a_time_after_the_period_is_a_forecast(findings, later):
    explanation = f"Theo chương trình công tác, {later} tổ chức 01 diễn đàn"
    assert findings("forecast-not-result", f"1 | | Tổ chức diễn đàn doanh nghiệp | 1 | 1 | {explanation}")
    assert not findings("forecast-not-result", f"1 | | Tổ chức diễn đàn | 1 | 1 | {explanation}", header=YEAR)
