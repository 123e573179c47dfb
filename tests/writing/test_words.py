"""Words, quotes and saving."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.writing.quotes import find, places
from parindex.writing.saving import save
from parindex.writing.words import printable, printed, row_name


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


def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "ket-qua.html"
    save(b"truoc", place)
    with pytest.raises(TypeError):
        save("chữ", place)  # type: ignore[arg-type]
    assert place.read_bytes() == b"truoc"
    assert list(tmp_path.iterdir()) == [place]


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
