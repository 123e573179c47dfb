"""One scan of official text: what is a figure, and what only looks like one."""

import time
import unicodedata
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.vietnamese.grammar import Count, Date, DocumentNumber, Percent, Period, Ratio, scan
from parindex.vietnamese.normal import nfc


def kinds(text: str) -> list[str]:
    return [type(token).__name__ for token in scan(text)]


def test_tokens_stand_in_order_and_quote_the_text() -> None:
    text = "UBND xã ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2024; hoàn thành 9/10 việc (90%), tổ chức 03 hội nghị"
    assert kinds(text) == ["DocumentNumber", "Ratio", "Count"]
    assert all(text[token.start : token.end] == token.text for token in scan(text))


@pytest.mark.parametrize(
    "text",
    [
        "công khai dự toán quý 1/2023",
        "ngày 28/4/2023",
        "dịch vụ công mức độ 3, 4",
        "Kế hoạch số 12/KH-UBND",
        "Nghị định 30/2020/NĐ-CP",
        "tháng 6/2023",
        "giai đoạn 2021-2025",
        "theo khoản 2 Điều 15",
    ],
)
def test_a_date_a_quarter_a_level_or_a_document_is_no_ratio(text: str) -> None:
    assert not [token for token in scan(text) if isinstance(token, Ratio | Count)]


@pytest.mark.parametrize(
    "text",
    [
        "1430/1478= 96,75%",
        "1.430/1.478 hồ sơ (đạt 96,75%)",
        "1430/1478 hồ sơ được số hóa, đạt tỷ lệ 96,75 %",
        "1430/1478 hồ sơ; tỷ lệ 96,75%",
        "1430/1478, tương đương 96,75%",
    ],
)
def test_a_ratio_carries_the_percent_printed_for_it(text: str) -> None:
    (ratio,) = scan(text)
    assert isinstance(ratio, Ratio) and ratio.percent
    assert (ratio.part, ratio.whole, ratio.percent.value) == (1430, 1478, Decimal("96.75"))


def test_a_percent_with_another_base_stays_apart() -> None:
    text = "đã hoàn thành 38/72 nhiệm vụ (đạt so với kế hoạch 6 tháng là 100%; 52,8% kế hoạch năm)"
    ratio, period, first, second = scan(text)
    assert isinstance(ratio, Ratio) and ratio.percent is None and ratio.noun == "nhiệm vụ"
    assert isinstance(period, Period)
    assert isinstance(first, Percent) and isinstance(second, Percent)
    assert (first.value, second.value) == (100, Decimal("52.8"))


def test_a_ratio_may_stand_in_words() -> None:
    (ratio,) = scan("có 22 hộ trên tổng số 33 hộ")
    assert isinstance(ratio, Ratio)
    assert (ratio.part, ratio.whole, ratio.noun) == (22, 33, "hộ")


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("01 cuộc", "1", "cuộc"),
        ("17 TT liên thông", "17", "TT liên thông"),
        ("6 hồ sơ", "6", "hồ sơ"),
        ("1.478 hồ sơ", "1478", "hồ sơ"),
        ("1,478 hồ sơ", "1478", "hồ sơ"),
        ("05 (năm) cuộc đối thoại với nhân dân", "5", "cuộc đối thoại"),
        ("1.250.000 đồng", "1250000", "đồng"),
        ("150.000đ", "150000", "đ"),
        ("2,5 tỷ đồng", "2.5", "tỷ đồng"),
        ("15 nội dung, đã giải quyết", "15", "nội dung"),
        ("0,25 điểm", "0.25", "điểm"),
    ],
)
def test_a_count_carries_its_words(text: str, value: str, noun: str) -> None:
    (count,) = scan(text)
    assert isinstance(count, Count)
    assert (str(count.value), count.noun) == (value, noun)


def test_one_mark_before_a_measure_is_ambiguous() -> None:
    (money,) = scan("1,478 tỷ đồng")
    (dossiers,) = scan("1,478 hồ sơ")
    assert isinstance(money, Count) and money.ambiguous
    assert isinstance(dossiers, Count) and not dossiers.ambiguous


PERCENTS = [("52,8%", "52.8"), ("100 %", "100"), ("96,75 phần trăm", "96.75"), ("80-90%", "90")]


@pytest.mark.parametrize(("text", "value"), PERCENTS)
def test_a_percent_keeps_its_printed_decimals(text: str, value: str) -> None:
    (percent,) = scan(text)
    assert isinstance(percent, Percent)
    assert str(percent.value) == value


def test_hours_numbers_of_phones_and_list_marks_count_nothing() -> None:
    assert scan("1. Họp lúc 14h30 tại thôn 3, điện thoại 0220 3747 123, Covid-19, ISO 9001:2015, Đề án 06") == ()


def test_decomposed_text_is_read_like_composed_text() -> None:
    text = "Quý I/2024, ngày 5 tháng 3 năm 2024"
    assert scan(unicodedata.normalize("NFD", text)) == scan(text)


PIECES = "38/72 1.478 52,8% 31/02/2023 số 1//KH-UBND ngày quý tháng 6 năm 2023 /BC-UBND ( = đạt % . , \n - 52-TB/ĐU của"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=14).map(" ".join) | st.text(max_size=40))
@settings(max_examples=200)
def test_tokens_of_any_text_never_overlap(text: str) -> None:
    tokens = scan(text)
    assert all(nfc(text)[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


def test_a_whole_report_is_scanned_in_a_moment(seed: Path) -> None:
    text = (seed / "seed.txt").read_text(encoding="utf-8")
    paragraphs = [text[start : start + 130] for start in range(0, len(text), 130)]
    started = time.perf_counter()
    for paragraph in paragraphs:
        scan(paragraph)
    assert time.perf_counter() - started < 1  # some 0.03 s on an idle machine


def test_dates_and_documents_are_found_beside_each_other() -> None:
    date, document = scan("Ngày 28/4/2023 đã có Báo cáo số 52/BC-UBND")
    assert isinstance(date, Date)
    assert isinstance(document, DocumentNumber) and document.date is None
