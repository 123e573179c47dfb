"""Words and quotes."""

import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.checking.finding import Verdict
from parindex.editions.sheet import Total
from parindex.writing.quotes import find, places
from parindex.writing.words import other_total, printable, printed, row_name


@pytest.mark.parametrize(
    ("criterion", "name"),
    [("1.6", "1.6"), ("1.6#2", "1.6 (ý 2)"), ("II.1", "II.1"), ("header", "Phần đầu"), ("total", "Dòng tổng")],
)
def test_rows_are_called_as_officials_call_them(criterion: str, name: str) -> None:
    assert row_name(criterion) == name


def test_points_keep_the_decimals_of_the_report() -> None:
    assert [printed(Decimal(text)) for text in ("1.0", "0.25", "1E+2")] == ["1,0", "0,25", "100"]
    assert printed(None) == ""


def test_a_quote_is_found_however_its_white_space_runs() -> None:
    assert find("kế hoạch\n số  47/KH-UBND", "kế hoạch số 47/KH-UBND") == (0, 24)
    assert find("kế hoạch", "báo cáo") is None
    assert find("kế hoạch", " ") is None


def test_overlapping_quotes_are_marked_once() -> None:
    assert places("một hai ba bốn", ["hai ba", "ba bốn", None, "một"]) == [(0, 3), (4, 14)]


@given(st.text())
def test_printable_text_stands_in_any_file(text: str) -> None:
    clean = printable(text)
    clean.encode()
    assert printable(clean) == clean


@pytest.mark.parametrize("form", ["NFC", "NFD", "1258"])
def test_a_quote_is_found_however_its_marks_are_typed(form: str) -> None:
    text = "Số cuộc đối thoại đã được tổ chức"
    typed = unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)
    if form == "1258":  # the keyboard's own way: the vowel in one piece, the tone apart
        for whole, apart in (("ố", "ô\u0301"), ("ộ", "ô\u0323"), ("ạ", "a\u0323"), ("ổ", "ô\u0309"), ("ứ", "ư\u0301")):
            typed = typed.replace(whole, apart)
    place = find(typed, "đối thoại đã được tổ chức")
    assert place
    assert unicodedata.normalize("NFC", typed[slice(*place)]) == "đối thoại đã được tổ chức"


def test_a_printed_total_that_differs_from_the_sum_is_said(verdict: Verdict) -> None:
    assert other_total(verdict) == ""
    sheet = replace(verdict.sheet, total=Total(Decimal(10), Decimal("9.5")))
    told = "Dòng tổng của báo cáo in 9,5; cộng các tiêu chí thành phần được 9,25."
    assert other_total(replace(verdict, sheet=sheet)) == told
    assert other_total(replace(verdict, sheet=replace(sheet, total=None))) == ""
